"""Offences as columns: where, when and how; what is not known is marked so and never taken for an absence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.vocabulary import BehaviourState

if TYPE_CHECKING:
    from collections.abc import Sequence

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

UNKNOWN = -1
STATES = (BehaviourState.ABSENT.value, BehaviourState.PRESENT.value)
"""The states of a coded behaviour, each at the place that is its number."""
SAYS_UNKNOWN = frozenset({"", "unknown", "not known", "unk", "n/k", "nk", "n/a", "na", "nan", "none", "null", "?"})
_KILOMETRES_A_DEGREE = 111.32


class Behaviour(NamedTuple):
    """One thing that is coded of every offence.

    Attributes:
        name: What it is called.
        codes: For each offence the place of its value in `values`, or UNKNOWN.
        values: The distinct values; for a behaviour, present and absent.
        rates: How frequent each value is among these offences where it is known, shrunk towards an even share.
    """

    name: str
    codes: Ints
    values: tuple[str, ...]
    rates: Floats


class Offences(NamedTuple):
    """Offences in one order.

    Attributes:
        places: One row of x and y in one unit for each offence; NaN where unknown.
        first: Earliest time, in days; NaN where unknown.
        last: Latest time, in days.
        behaviours: What is coded.
    """

    places: Floats
    first: Floats
    last: Floats
    behaviours: tuple[Behaviour, ...] = ()

    def __len__(self) -> int:
        """The number of offences."""
        return len(self.places)


def behaviour(name: str, cells: Sequence[str]) -> Behaviour:
    """A coded column; the rate of a value counts half an offence more, so that a rare one is not taken for never.

    >>> behaviour("entry", ["door", "window", "Door", "", "unknown"]).codes.tolist()
    [0, 1, 0, -1, -1]
    """
    plain = [cell.strip().casefold() for cell in cells]
    values = tuple(sorted({cell for cell in plain if cell not in SAYS_UNKNOWN}))
    place = {value: index for index, value in enumerate(values)}
    return coded(name, np.array([place.get(cell, UNKNOWN) for cell in plain], dtype=np.int64), values)


def coded(name: str, codes: Ints, values: tuple[str, ...]) -> Behaviour:
    """The same of a column that is in numbers already: the places of its values, or UNKNOWN."""
    counts = np.bincount(codes[codes >= 0], minlength=len(values)).astype(np.float64)
    rates = (counts + 0.5) / (counts.sum() + 0.5 * max(len(values), 1))
    return Behaviour(name, codes, values, rates)


def flat(latitude: Floats, longitude: Floats) -> Floats:
    """Degrees as kilometres on a plane around their middle, which is right to a per cent within one force's area."""
    usable = np.isfinite(latitude) & np.isfinite(longitude)
    middle = float(np.mean(latitude[usable])) if usable.any() else 0.0
    across = longitude * _KILOMETRES_A_DEGREE * np.cos(np.radians(middle))
    return np.column_stack((across, latitude * _KILOMETRES_A_DEGREE))
