"""Pairs of offences compared feature by feature: distances and gaps as numbers, behaviours as agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.patterns.linkage.nearness import Nearness, nearness
from analysis.patterns.linkage.offences import UNKNOWN, Floats, Ints, Offences
from analysis.patterns.linkage.rhythm import hour_weights, mean_difference, weekday_weights

if TYPE_CHECKING:
    from analysis.patterns.linkage.offences import Behaviour

DIFFERS = -1.0
HALF_A_DAY = 0.5
NEAR_BY = 0.03
"""Beyond the nearest three in a hundred, distance alone says little, and the longer the gap, the less."""
FAR_WEIGHT = 0.5
_WHOLE_DAY = 0.99
_NO_AREA = 1e-6


class Pairs(NamedTuple):
    """Pairs of offences by their places in the columns."""

    first: Ints
    second: Ints

    def of(self, chosen: Ints) -> Pairs:
        """Some of the pairs."""
        return Pairs(self.first[chosen], self.second[chosen])


class Compared(NamedTuple):
    """What pairs have in common; NaN where it is unknown of either offence.

    Attributes:
        measures: Name to one number for each pair; smaller is more alike.
        agreements: One for each behaviour: the shared value's place in `Behaviour.values`, or DIFFERS.
    """

    measures: dict[str, Floats]
    agreements: tuple[Floats, ...]

    def __len__(self) -> int:
        """The number of pairs."""
        columns = (*self.measures.values(), *self.agreements)
        return len(columns[0]) if columns else 0

    def measure(self, name: str) -> Floats:
        """A measure of each pair; one that is known of none of these pairs is not held."""
        return self.measures[name] if name in self.measures else np.full(len(self), np.nan)

    def of(self, chosen: Ints) -> Compared:
        """Some of the pairs."""
        measures = {name: values[chosen] for name, values in self.measures.items()}
        return Compared(measures, tuple(values[chosen] for values in self.agreements))


class Comparer:
    """Compares pairs among one set of offences; what is near depends on all of them, solved or not."""

    def __init__(self, offences: Offences) -> None:
        self.offences = offences
        self._nearness: Nearness = nearness(offences)
        self._hours = hour_weights(offences.first, offences.last)
        self._weekdays = weekday_weights(offences.first, offences.last)
        self._blur = _blur(self._nearness, offences)
        self._near_by = np.log(max(NEAR_BY * len(offences), 1))
        # Where a file gives days and no hours, the time of day is unknown of every offence.
        self._knows_hours = bool(np.any(offences.last - offences.first < _WHOLE_DAY))

    def compare(self, pairs: Pairs) -> Compared:
        """Compare these pairs on every measure and behaviour."""
        first, second = pairs
        gap = np.log(gaps(self.offences, pairs) + HALF_A_DAY)
        near = _both(self._nearness.in_space, pairs)
        measures = {
            "distance": np.log(distances(self.offences, pairs) + self._blur),
            "gap": gap,
            "nearer in space": near,
            "nearer in space and time": _both(self._nearness.in_both, pairs),
            "far and late": gap + FAR_WEIGHT * np.maximum(near - self._near_by, 0),
            "weekday": mean_difference(self._weekdays[first], self._weekdays[second]),
        }
        if self._knows_hours:
            measures["hour"] = mean_difference(self._hours[first], self._hours[second])
        known = {name: values for name, values in measures.items() if np.isfinite(values).any()}
        return Compared(known, tuple(_agreement(column, pairs) for column in self.offences.behaviours))


def distances(offences: Offences, pairs: Pairs) -> Floats:
    """The distance of each pair as the crow flies, in the unit of the places."""
    apart = offences.places[pairs.first] - offences.places[pairs.second]
    return np.asarray(np.sqrt((apart**2).sum(axis=1)))


def gaps(offences: Offences, pairs: Pairs) -> Floats:
    """The expected number of days between the two offences of each pair, each being anywhere in its window."""
    a, b = offences.first[pairs.first], offences.last[pairs.first]
    c, d = offences.first[pairs.second], offences.last[pairs.second]
    apart = np.abs(a + b - c - d) / 2
    # For windows that overlap, the mean of |u - v| over both; the cubes come from integrating twice.
    area = np.maximum((b - a) * (d - c), _NO_AREA)
    inside = (np.abs(b - c) ** 3 + np.abs(a - d) ** 3 - np.abs(a - c) ** 3 - np.abs(b - d) ** 3) / (6 * area)
    overlaps = (np.minimum(b, d) > np.maximum(a, c)) & ((b - a) * (d - c) > _NO_AREA)
    return np.where(overlaps, inside, apart)


def _blur(near: Nearness, offences: Offences) -> float:
    """A distance below which two places are as good as one: a twentieth of what commonly lies to the next offence."""
    rows, columns = np.nonzero(near.in_space == 1)
    found = distances(offences, Pairs(rows, columns))
    apart = found[found > 0]
    return float(np.median(apart)) / 20 if len(apart) else 1.0


def _both(counts: np.ndarray, pairs: Pairs) -> Floats:
    there, back = counts[pairs.first, pairs.second], counts[pairs.second, pairs.first]
    with np.errstate(divide="ignore"):
        found = (np.log(there.astype(np.float64)) + np.log(back.astype(np.float64))) / 2
    return np.where((there > 0) & (back > 0), found, np.nan)


def _agreement(column: Behaviour, pairs: Pairs) -> Floats:
    one, other = column.codes[pairs.first], column.codes[pairs.second]
    found = np.where(one == other, one, DIFFERS)
    return np.where((one == UNKNOWN) | (other == UNKNOWN), np.nan, found.astype(np.float64))
