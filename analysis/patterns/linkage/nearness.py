"""How near two offences are for where and when they happened: how many others lie nearer to either."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.compiled import compiled

if TYPE_CHECKING:
    from analysis.patterns.linkage.offences import Floats, Offences

Counts = NDArray[np.int32]


class Nearness(NamedTuple):
    """Two square tables: for each offence (row), how many lie at least as near as another one (column).

    Attributes:
        in_space: By distance alone.
        in_both: By distance and by gap together.
    """

    in_space: Counts
    in_both: Counts


def nearness(offences: Offences) -> Nearness:
    """Count who is nearer; an offence without a place or time is nobody's neighbour, and its own counts are 0."""
    middle = (offences.first + offences.last) / 2
    in_space, in_both = _nearer(np.ascontiguousarray(offences.places), middle)
    return Nearness(in_space, in_both)


@compiled
def _nearer(places: Floats, middle: Floats) -> tuple[Counts, Counts]:
    number = len(places)
    in_space = np.zeros((number, number), dtype=np.int32)
    in_both = np.zeros((number, number), dtype=np.int32)
    for i in range(number):
        distance = np.sqrt((places[:, 0] - places[i, 0]) ** 2 + (places[:, 1] - places[i, 1]) ** 2)
        gap = np.abs(middle - middle[i])
        distance[i] = np.nan
        near, soon = np.argsort(distance), np.sort(gap)
        # A tree of counts over the gaps seen so far, filled from the nearest offence outwards.
        tree = np.zeros(number + 1, dtype=np.int32)
        for place in range(number):
            j = near[place]
            if np.isnan(distance[j]) or np.isnan(gap[j]):
                continue
            in_space[i, j] = place + 1
            at = np.searchsorted(soon, gap[j], side="right")
            below = at
            while at <= number:
                tree[at] += 1
                at += at & -at
            while below > 0:
                in_both[i, j] += tree[below]
                below -= below & -below
    return in_space, in_both
