"""The best of each row among very many columns, without a table of all: rows go a few at a time, in several threads."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from analysis.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Callable

Places = NDArray[np.int32]
Scores = NDArray[np.int16]
"""Rounded likelihood ratios, or shares, as whole numbers: a row for each offence, a column for each other one."""

LANES = 2080
"""The sums of an offence are looked through in so many lanes: every so-manieth one is of one lane.

No power of two, or all of a lane would compete for one corner of the processor's memory.
"""
TOGETHER = 16
"""Rows that one thread compares at a time: their sums stay in the processor's own memory."""
A_PART = 64 * TOGETHER
BOUND = 1984
"""Above every sum: 64 behaviours of 31 each."""
LOWEST = -BOUND - 1
"""Below every sum: what stands for an offence beside itself."""
_RANGE = 2 * BOUND + 2


def shared_out(fill: Callable[[range, Scores], None], rows: range, number: int) -> None:
    """Fill all rows, a few at a time, in as many threads as there are processors; each thread has one table."""

    def work(part: range) -> None:
        table = np.empty((TOGETHER, -(-number // LANES) * LANES), dtype=np.int16)
        for at in range(part.start, part.stop, TOGETHER):
            fill(range(at, min(at + TOGETHER, part.stop)), table)

    in_threads(work, rows)


def in_threads(work: Callable[[range], None], rows: range) -> None:
    """Do some work on all rows, a part of them at a time, in as many threads as there are processors."""
    parts = [range(at, min(at + A_PART, rows.stop)) for at in range(rows.start, rows.stop, A_PART)]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        deque(pool.map(work, parts), maxlen=0)


def keep_best(sums: Scores, others: Places) -> None:
    """Write the places of the highest sums of each row; a place beside itself and beyond the last counts lowest."""
    rows, width = sums.shape
    peaks, least = np.empty((rows, LANES), dtype=np.int16), np.empty(rows, dtype=np.int16)
    _peaks(sums, peaks)
    _least(peaks, others.shape[1], least)
    # One more than there are: whatever is looked at is written first.
    places, values = np.empty((rows, width + 1), dtype=np.int32), np.empty((rows, width + 1), dtype=np.int16)
    _choose(places, values, _collect(sums, (peaks, least), places, values), others)


@compiled
def _peaks(sums: Scores, peaks: Scores) -> None:
    for row in range(len(sums)):
        most = peaks[row]
        most[:] = LOWEST
        for start in range(0, sums.shape[1], LANES):
            some = sums[row, start : start + LANES]
            for lane in range(LANES):
                most[lane] = max(most[lane], some[lane])


@compiled
def _least(peaks: Scores, keep: int, least: Scores) -> None:
    """Below what nothing is among the best of a row: as many lanes as are wanted peak at that or above."""
    for row in range(len(peaks)):
        counts = np.zeros(_RANGE, dtype=np.int32)
        for peak in peaks[row]:
            counts[peak - LOWEST] += 1
        above, at = 0, peaks[row].max() - LOWEST + 1
        while at > 1 and above < keep:
            at -= 1
            above += counts[at]
        least[row] = at + LOWEST


@compiled
def _collect(sums: Scores, bar: tuple[Scores, Scores], places: Places, values: Scores) -> Places:
    """Write down whoever may be among the best of each row; how many these are."""
    peaks, least = bar
    found = np.zeros(len(sums), dtype=np.int32)
    for row in range(len(sums)):
        number, mine = 0, sums[row]
        for lane in np.flatnonzero(peaks[row] >= least[row]):
            for j in range(lane, len(mine), LANES):
                # Written in any case and counted only if it stays: a branch here costs more than the rest.
                places[row, number], values[row, number] = j, mine[j]
                number += mine[j] >= least[row]
        found[row] = number
    return found


@compiled
def _choose(places: Places, values: Scores, found: Places, others: Places) -> None:
    keep = others.shape[1]
    for row in range(len(found)):
        counts, mine = np.zeros(_RANGE, dtype=np.int32), values[row, : found[row]]
        for value in mine:
            counts[value - LOWEST] += 1
        above, at = 0, _RANGE
        while at > 1 and above < keep:
            at -= 1
            above += counts[at]
        # The lowest that is kept, and how many of those that are just as low have room.
        cut, room, kept = at + LOWEST, keep - (above - counts[at]), 0
        for at in range(len(mine)):
            is_just_in = (mine[at] == cut) & (room > 0)
            if is_just_in | (mine[at] > cut):
                room -= is_just_in
                others[row, kept] = places[row, at]
                kept += 1
