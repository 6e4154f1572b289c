"""Which offences were done most alike, among very many: behaviours as bits, likelihood ratios as counts of bits.

Each behaviour adds one of three weights: both present, both absent, or one of each; it adds nothing where it is unknown
of either. Weights are rounded to a 31st of the largest, so that a sum of them is five counts of bits; what is kept is
then weighed exactly. One pair takes about 30 instructions, and no table of all pairs is ever made.
"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.compiled import compiled
from graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.patterns.linkage.offences import Floats

Bits = NDArray[np.uint64]
Places = NDArray[np.int32]
Scores = NDArray[np.int16]
"""Rounded likelihood ratios, or shares, as whole numbers: a row for each offence, a column for each other one."""
States = NDArray[np.int8]

PRESENT, ABSENT, NOT_KNOWN = 1, 0, -1
MOST_BEHAVIOURS = 64
PLANES = 5
LARGEST = 2**PLANES - 1
NOBODY = -1
LANES = 2048
"""The sums of an offence are looked through in so many lanes: every so-manieth one is of one lane."""
TOGETHER = 16
"""Rows that one thread compares at a time: their sums stay in the processor's own memory."""
A_PART = 64 * TOGETHER
_BOUND = MOST_BEHAVIOURS * LARGEST
_RANGE = 2 * _BOUND + 2
_LOWEST = -_BOUND - 1
"""Below every sum: what stands for an offence beside itself."""


class Weights(NamedTuple):
    """Log likelihood ratios of each behaviour: both present, both absent, and one of each."""

    present: Floats
    absent: Floats
    differ: Floats


class Alike(NamedTuple):
    """The most alike others of each offence, the most alike first.

    Attributes:
        others: Their places; NOBODY where there are fewer.
        scores: Their log likelihood ratios, or shares of behaviours in common; -inf where there is nobody.
    """

    others: Places
    scores: Floats


def most_alike(states: States, weights: Weights, *, keep: int = 100, rows: range | None = None) -> Alike:
    """The others that were done most alike, for each offence or for those of some rows.

    >>> states = np.array([[1, 0], [1, 0], [1, -1], [0, 1]], dtype=np.int8)
    >>> weights = Weights(np.array([2.0, 2.0]), np.array([0.5, 0.5]), np.array([-1.0, -1.0]))
    >>> most_alike(states, weights, keep=2).others[0].tolist()
    [1, 2]

    Args:
        states: PRESENT, ABSENT or NOT_KNOWN: a row for each offence, a column for each behaviour.
        weights: What each behaviour adds.
        keep: How many others are kept of each.
        rows: Whose others are wanted; everybody's where None.

    Raises:
        InputError: If there are more behaviours than bits in a word.
    """
    masks, exact = _rounded(weights), np.array([weights.present, weights.absent, weights.differ])
    words = np.stack((_packed(states, PRESENT), _packed(states, ABSENT)))
    wanted = rows or range(len(states))
    found = _nobody(len(wanted), keep)

    def fill(part: range, table: Scores) -> None:
        here = slice(part.start - wanted.start, part.stop - wanted.start)
        sums = table[: len(part)]
        _sums(words, masks, part.start, sums)
        _keep_best(sums, found.others[here])
        found.scores[here] = _weigh(states, exact, part.start, found.others[here])
        _put_in_order(found.others[here], found.scores[here])

    _shared_out(fill, wanted, len(states))
    return found


def rounded_weights(weights: Weights) -> NDArray[np.int64]:
    """The whole numbers that the weights are rounded to: three rows; what differs counts against."""
    largest = max(float(np.abs(each).max(initial=0)) for each in weights) or 1.0
    signed = (weights.present, weights.absent, -weights.differ)
    return np.array([np.clip(np.rint(each / largest * LARGEST), 0, LARGEST) for each in signed], dtype=np.int64)


def most_in_common(states: States, *, keep: int = 100) -> Alike:
    """The same by Jaccard: of the behaviours present in either, the share present in both."""
    _check(states.shape[1])
    present, found = _packed(states, PRESENT), _nobody(len(states), keep)
    counts = np.bitwise_count(present).astype(np.uint64)

    def fill(part: range, table: Scores) -> None:
        here, shares = slice(part.start, part.stop), table[: len(part)]
        _commonest(present, counts, part.start, shares)
        _keep_best(shares, found.others[here])
        scores = np.take_along_axis(shares, found.others[here], axis=1) / _BOUND
        found.scores[here] = np.where(found.others[here] == NOBODY, -np.inf, scores)
        _put_in_order(found.others[here], found.scores[here])

    _shared_out(fill, range(len(states)), len(states))
    return found


def _nobody(rows: int, keep: int) -> Alike:
    return Alike(np.full((rows, keep), NOBODY, dtype=np.int32), np.full((rows, keep), -np.inf))


def _check(behaviours: int) -> None:
    if behaviours > MOST_BEHAVIOURS:
        message = f"{behaviours} behaviours are more than {MOST_BEHAVIOURS}: leave out those that hardly vary."
        raise InputError(message)


def _packed(states: States, state: int) -> Bits:
    bits = np.uint64(1) << np.arange(states.shape[1], dtype=np.uint64)
    return np.asarray(((states == state) * bits).sum(axis=1, dtype=np.uint64))


def _rounded(weights: Weights) -> Bits:
    """Masks: for each of the three weights and each power of two, the behaviours whose weight holds it."""
    _check(len(weights.present))
    whole = rounded_weights(weights)
    bits = np.uint64(1) << np.arange(whole.shape[1], dtype=np.uint64)
    held = (whole[:, None, :] >> np.arange(PLANES)[None, :, None]) & 1
    return np.asarray((held.astype(np.uint64) * bits).sum(axis=2, dtype=np.uint64))


def _shared_out(fill: Callable[[range, Scores], None], rows: range, number: int) -> None:
    """Fill all rows, a few at a time, in as many threads as there are processors; each thread has one table."""

    def work(part: range) -> None:
        table = np.empty((TOGETHER, -(-number // LANES) * LANES), dtype=np.int16)
        for at in range(part.start, part.stop, TOGETHER):
            fill(range(at, min(at + TOGETHER, part.stop)), table)

    parts = [range(at, min(at + A_PART, rows.stop)) for at in range(rows.start, rows.stop, A_PART)]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        deque(pool.map(work, parts), maxlen=0)


def _keep_best(sums: Scores, others: Places) -> None:
    """Write the places of the highest sums of each row; a place beside itself and beyond the last counts lowest."""
    peaks, cuts = np.empty((len(sums), LANES), dtype=np.int16), np.empty((len(sums), 2), dtype=np.int32)
    _peaks(sums, peaks)
    _cuts(sums, peaks, others.shape[1], cuts)
    np.maximum(cuts[:, 0], _LOWEST + 1, out=cuts[:, 0])
    _gather(sums, peaks, cuts, others)


def _put_in_order(others: Places, scores: Floats) -> None:
    order = np.argsort(-scores, axis=1, kind="stable")
    others[:], scores[:] = np.take_along_axis(others, order, axis=1), np.take_along_axis(scores, order, axis=1)


@compiled
def _sums(words: Bits, masks: Bits, begin: int, sums: Scores) -> None:
    # The long sums are the count of bits in a word; the compiler knows them and makes one instruction of each.
    m1, m2 = np.uint64(0x5555555555555555), np.uint64(0x3333333333333333)
    m4, every = np.uint64(0x0F0F0F0F0F0F0F0F), np.uint64(0x0101010101010101)
    one, two, four, top = np.uint64(1), np.uint64(2), np.uint64(4), np.uint64(56)
    present, absent, number = words[0], words[1], words.shape[1]
    for row in range(len(sums)):
        here, not_here, total = present[begin + row], absent[begin + row], sums[row]
        total[:number] = 0
        total[number:] = _LOWEST
        for plane in range(masks.shape[1]):
            both, neither = here & masks[0, plane], not_here & masks[1, plane]
            only_here, only_there = here & masks[2, plane], not_here & masks[2, plane]
            for j in range(number):
                x = (both & present[j]) | (neither & absent[j])
                x = x - ((x >> one) & m1)
                x = (x & m2) + ((x >> two) & m2)
                x = (((x + (x >> four)) & m4) * every) >> top
                y = (only_here & absent[j]) | (only_there & present[j])
                y = y - ((y >> one) & m1)
                y = (y & m2) + ((y >> two) & m2)
                y = (((y + (y >> four)) & m4) * every) >> top
                total[j] += np.int16((np.int64(x) - np.int64(y)) << plane)
        total[begin + row] = _LOWEST


@compiled
def _peaks(sums: Scores, peaks: Scores) -> None:
    for row in range(len(sums)):
        most = peaks[row]
        most[:] = _LOWEST
        for start in range(0, sums.shape[1], LANES):
            some = sums[row, start : start + LANES]
            for lane in range(LANES):
                most[lane] = max(most[lane], some[lane])


@compiled
def _cuts(sums: Scores, peaks: Scores, keep: int, cuts: Places) -> None:
    for row in range(len(sums)):
        counts = np.zeros(_RANGE, dtype=np.int32)
        for peak in peaks[row]:
            counts[peak - _LOWEST] += 1
        # As many lanes as are wanted peak at this or above, so nothing below it is among the best.
        above, at = 0, _RANGE
        while at > 1 and above < keep:
            at -= 1
            above += counts[at]
        least = at + _LOWEST
        counts[:] = 0
        for lane in np.flatnonzero(peaks[row] >= least):
            for j in range(lane, sums.shape[1], LANES):
                counts[sums[row, j] - _LOWEST] += 1
        above, at = 0, _RANGE
        while at > 1 and above < keep:
            at -= 1
            above += counts[at]
        # The lowest that is kept, and how many of those that are just as low have room.
        cuts[row, 0], cuts[row, 1] = at + _LOWEST, keep - (above - counts[at])


@compiled
def _gather(sums: Scores, peaks: Scores, cuts: Places, others: Places) -> None:
    spare = np.empty(others.shape[1] + 1, dtype=np.int32)
    for row in range(len(sums)):
        filled, cut, room = 0, cuts[row, 0], cuts[row, 1]
        for lane in np.flatnonzero(peaks[row] >= cut):
            for j in range(lane, sums.shape[1], LANES):
                just_in = (sums[row, j] == cut) & (room > 0)
                room -= just_in
                # Written in any case and counted only if it stays: a branch here costs more than the rest.
                spare[filled] = j
                filled += (sums[row, j] > cut) | just_in
        others[row, :filled] = spare[:filled]


@compiled
def _weigh(states: States, weights: Floats, begin: int, others: Places) -> Floats:
    adds, scores = np.zeros((3, states.shape[1])), np.empty(others.shape)
    for row in range(len(others)):
        for column in range(states.shape[1]):
            one = states[begin + row, column]
            adds[1, column] = 0.0 if one < 0 else weights[2 if one == 1 else 1, column]
            adds[2, column] = 0.0 if one < 0 else weights[0 if one == 1 else 2, column]
        for at in range(others.shape[1]):
            total = 0.0 if others[row, at] >= 0 else -np.inf
            for column in range(states.shape[1]):
                total += adds[states[others[row, at], column] + 1, column]
            scores[row, at] = total
    return scores


@compiled
def _commonest(present: Bits, counts: Bits, begin: int, shares: Scores) -> None:
    m1, m2 = np.uint64(0x5555555555555555), np.uint64(0x3333333333333333)
    m4, every = np.uint64(0x0F0F0F0F0F0F0F0F), np.uint64(0x0101010101010101)
    one, two, four, top = np.uint64(1), np.uint64(2), np.uint64(4), np.uint64(56)
    number = len(present)
    for row in range(len(shares)):
        here, share = present[begin + row], shares[row]
        share[number:] = _LOWEST
        for j in range(number):
            x = here & present[j]
            x = x - ((x >> one) & m1)
            x = (x & m2) + ((x >> two) & m2)
            x = (((x + (x >> four)) & m4) * every) >> top
            either = counts[begin + row] + counts[j] - x
            share[j] = np.int16(np.float32(x) / np.float32(max(either, one)) * np.float32(_BOUND))
        share[begin + row] = _LOWEST
