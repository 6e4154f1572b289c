"""Pairs of offences compared feature by feature: distances and gaps as numbers, behaviours as agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.patterns.linkage.nearness import Nearer, nearer, nearest_apart, nearness
from analysis.patterns.linkage.offences import UNKNOWN, Floats, Ints, Offences
from analysis.patterns.linkage.rhythm import hour_weights, mean_difference, weekday_weights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.patterns.linkage.offences import Behaviour

DIFFERS = -1.0
HALF_A_DAY = 0.5
NEAR_BY = 0.03
"""Beyond the nearest three in a hundred, distance alone says little, and the longer the gap, the less."""
FAR_WEIGHT = 0.5
TABLES_UP_TO = 4_000
"""Offences up to which it is counted once for all pairs who is nearer: two tables of 64 MB each."""
PAIRS_AT_ONCE = 100_000
_WHOLE_DAY = 0.99
_NO_AREA = 1e-6


class Pairs(NamedTuple):
    """Pairs of offences by their places in the columns."""

    first: Ints
    second: Ints

    def of(self, chosen: Ints | slice) -> Pairs:
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
        self._nearness = nearness(offences) if len(offences) <= TABLES_UP_TO else None
        self._hours = hour_weights(offences.first, offences.last)
        self._weekdays = weekday_weights(offences.first, offences.last)
        self.blur = _blur(offences)
        self.near_by = float(np.log(max(NEAR_BY * len(offences), 1)))
        # Where a file gives days and no hours, the time of day is unknown of every offence.
        self._knows_hours = bool(np.any(offences.last - offences.first < _WHOLE_DAY))

    def nearer(self, pairs: Pairs) -> Nearer:
        """How many others lie nearer; asked at once for all pairs that are compared in parts, since it goes by rows."""
        return self._nearness.of(pairs) if self._nearness else nearer(self.offences, pairs)

    def order(self, pairs: Pairs) -> Floats:
        """By what pairs are ranked before anything is known of hands: distance, or gap where there are no places."""
        apart = distances(self.offences, pairs)
        return apart if np.isfinite(apart).any() else gaps(self.offences, pairs)

    def in_parts(self, pairs: Pairs, counted: Nearer | None = None) -> Iterator[tuple[slice, Compared]]:
        """Compare so many pairs at a time that memory does not grow with their number."""
        counted = counted or self.nearer(pairs)
        for begin in range(0, len(pairs.first), PAIRS_AT_ONCE):
            part = slice(begin, begin + PAIRS_AT_ONCE)
            yield part, self.compare(pairs.of(part), counted.of(part))

    def compare(self, pairs: Pairs, counted: Nearer | None = None) -> Compared:
        """Compare these pairs on every measure and behaviour."""
        first, second = pairs
        gap = np.log(gaps(self.offences, pairs) + HALF_A_DAY)
        near = counted or self.nearer(pairs)
        measures = {
            "distance": np.log(distances(self.offences, pairs) + self.blur),
            "gap": gap,
            "nearer in space": near.in_space,
            "nearer in space and time": near.in_both,
            "far and late": gap + FAR_WEIGHT * np.maximum(near.in_space - self.near_by, 0),
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


def _blur(offences: Offences) -> float:
    """A distance below which two places are as good as one: a twentieth of what commonly lies to the next offence."""
    apart = nearest_apart(offences)
    return float(np.median(apart)) / 20 if len(apart) else 1.0


def _agreement(column: Behaviour, pairs: Pairs) -> Floats:
    one, other = column.codes[pairs.first], column.codes[pairs.second]
    found = np.where(one == other, one, DIFFERS)
    return np.where((one == UNKNOWN) | (other == UNKNOWN), np.nan, found.astype(np.float64))
