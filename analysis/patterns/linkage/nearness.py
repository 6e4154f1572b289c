"""How near two offences are for where and when they happened: how many others lie nearer to either.

Among some thousands of offences every count is made once and kept in two square tables; among more, counts are made
for the pairs that are wanted and no others. Either way they are the same.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from analysis.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.patterns.linkage.comparing import Pairs
    from analysis.patterns.linkage.offences import Floats, Ints, Offences

Counts = NDArray[np.int32]
_ROWS_AT_ONCE = 64


class Nearness(NamedTuple):
    """Two square tables: for each offence (row), how many lie at least as near as another one (column).

    Attributes:
        in_space: By distance alone.
        in_both: By distance and by gap together.
    """

    in_space: Counts
    in_both: Counts

    def of(self, pairs: Pairs) -> Nearer:
        """What the tables say of some pairs."""
        there, back = ([table[ends] for table in self] for ends in (pairs, pairs[::-1]))
        return Nearer(*(_mean_log(*counts) for counts in zip(there, back, strict=True)))


class Nearer(NamedTuple):
    """For each pair the logarithm of how many others lie nearer, averaged over its ends; NaN where that is unknown."""

    in_space: Floats
    in_both: Floats

    def of(self, chosen: Ints | slice) -> Nearer:
        """Of some of the pairs."""
        return Nearer(self.in_space[chosen], self.in_both[chosen])


def nearness(offences: Offences) -> Nearness:
    """Count who is nearer; an offence without a place or time is nobody's neighbour, and its own counts are 0."""
    number, found = len(offences), Nearness(*np.zeros((2, len(offences), len(offences)), dtype=np.int32))
    row, others = _rows(offences), np.arange(number)

    def fill(i: int) -> None:
        found.in_space[i], found.in_both[i] = row(i, others)

    _for_each(fill, others)
    return found


def nearer(offences: Offences, pairs: Pairs) -> Nearer:
    """The same for these pairs alone, without a table of all."""
    origin, other = np.concatenate(pairs), np.concatenate(pairs[::-1])
    order = np.argsort(origin, kind="stable")
    asked_of, starts = np.unique(origin[order], return_index=True)
    asked, row = np.split(order, starts[1:]), _rows(offences)
    counts = np.zeros((2, len(order)), dtype=np.int32)

    def fill(at: int) -> None:
        counts[:, asked[at]] = row(int(asked_of[at]), other[asked[at]])

    _for_each(fill, np.arange(len(asked_of)))
    return Nearer(*(_mean_log(*np.split(each, 2)) for each in counts))


def nearest_apart(offences: Offences) -> Floats:
    """How far offences whose place and time are known lie from the nearest other one, those at one place left out."""
    known = offences.places[np.isfinite(offences.places).all(axis=1) & np.isfinite(offences.first + offences.last)]
    if len(known) <= 1:
        return np.zeros(0)
    apart = cKDTree(known).query(known, k=2)[0][:, 1]
    return np.asarray(apart[apart > 0])


def _mean_log(there: Counts, back: Counts) -> Floats:
    with np.errstate(divide="ignore"):
        found = (np.log(there.astype(np.float64)) + np.log(back.astype(np.float64))) / 2
    return np.where((there > 0) & (back > 0), found, np.nan)


def _for_each(fill: Callable[[int], None], rows: Ints) -> None:
    """Do something for every row, many at a time, in as many threads as there are processors."""

    def work(part: Ints) -> None:
        for i in part:
            fill(int(i))

    parts = np.array_split(rows, len(rows) // _ROWS_AT_ONCE + 1)
    if len(parts) == 1:
        return work(rows)
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        list(pool.map(work, parts))
    return None


def _rows(offences: Offences) -> Callable[[int, Ints], Counts]:
    """What counts, for one offence and some others, who lies at least as near: in space, and in both."""
    places, middle = np.ascontiguousarray(offences.places), (offences.first + offences.last) / 2

    def row(i: int, others: Ints) -> Counts:
        apart, gap = places[others] - places[i], np.abs(middle[others] - middle[i])
        far = np.sqrt(apart[:, 0] ** 2 + apart[:, 1] ** 2)
        counts, known = np.zeros((2, len(others)), dtype=np.int32), np.isfinite(far + gap) & (others != i)
        if known.any():
            bounds, ring = np.unique(far[known], return_inverse=True)
            gaps, late = np.unique(gap[known], return_inverse=True)
            in_ring, met = _met((places, middle), i, bounds, gaps)
            counts[0, known] = np.cumsum(in_ring)[ring]
            counts[1, known] = _within(met, np.vstack((ring, late)))
        return counts

    return row


@compiled
def _met(what: tuple[Floats, Floats], i: int, bounds: Floats, gaps: Floats) -> tuple[Ints, Counts]:
    """How many others lie in each ring between two bounds, and ring and stretch of time of each that lies in both."""
    places, middle = what
    in_ring, met, number = np.zeros(len(bounds), dtype=np.int64), np.empty((2, len(places)), dtype=np.int32), 0
    widest, longest = bounds[-1], gaps[-1]
    for k in range(len(places)):
        apart = np.sqrt((places[k, 0] - places[i, 0]) ** 2 + (places[k, 1] - places[i, 1]) ** 2)
        if k == i or not apart <= widest:
            continue
        ring = np.searchsorted(bounds, apart)
        in_ring[ring] += 1
        gap = abs(middle[k] - middle[i])
        if gap <= longest:
            met[0, number], met[1, number] = ring, np.searchsorted(gaps, gap)
            number += 1
    return in_ring, met[:, :number].copy()


@compiled
def _within(met: Counts, asked: Ints) -> Counts:
    """For each ring and stretch that is asked about, how many of those met lie in it or before it, in both."""
    ends = np.zeros(asked[0].max() + 2, dtype=np.int64)
    for ring in met[0]:
        ends[ring + 1] += 1
    ends = np.cumsum(ends)
    slot, late = ends.copy(), np.empty(met.shape[1], dtype=np.int64)
    for at in range(met.shape[1]):
        late[slot[met[0, at]]] = met[1, at] + 1
        slot[met[0, at]] += 1
    # A tree of counts over the stretches of time, filled from the innermost ring outwards.
    tree, done = np.zeros(asked[1].max() + 2, dtype=np.int32), 0
    found = np.zeros(asked.shape[1], dtype=np.int32)
    for at in np.argsort(asked[0]):
        while done < ends[asked[0, at] + 1]:
            place = late[done]
            while place < len(tree):
                tree[place] += 1
                place += place & -place
            done += 1
        below = asked[1, at] + 1
        while below > 0:
            found[at] += tree[below]
            below -= below & -below
    return found
