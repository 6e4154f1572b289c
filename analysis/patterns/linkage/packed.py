"""Which offences were done most alike, among very many: behaviours as bits, likelihood ratios as counts of bits.

Each behaviour adds one of three weights: both present, both absent, or one of each; it adds nothing where it is unknown
of either. Weights are rounded to a 31st of the largest, so that a sum of them is five counts of bits; what is kept is
then weighed exactly. One pair takes about 30 instructions, and no table of all pairs is ever made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.compiled import compiled
from analysis.patterns.linkage.keeping import BOUND, LOWEST, keep_best, shared_out
from graph.errors import InputError

if TYPE_CHECKING:
    from analysis.patterns.linkage.keeping import Places, Scores
    from analysis.patterns.linkage.offences import Floats

Bits = NDArray[np.uint64]
States = NDArray[np.int8]
Shares = NDArray[np.float32]

PRESENT, ABSENT, NOT_KNOWN = 1, 0, -1
MOST_BEHAVIOURS = 64
PLANES = 5
LARGEST = 2**PLANES - 1
NOBODY = -1
_TILE = 1024
"""Offences that rows are compared with at a time: their words stay in the nearest of the processor's memories."""


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
    masks, exact = masks_of(weights), np.array([weights.present, weights.absent, weights.differ])
    words = words_of(states)
    wanted = rows or range(len(states))
    found = _nobody(len(wanted), keep)

    def fill(part: range, table: Scores) -> None:
        here = slice(part.start - wanted.start, part.stop - wanted.start)
        sums = table[: len(part)]
        sum_up(words, masks, part.start, sums)
        keep_best(sums, found.others[here])
        found.scores[here] = _weigh(states, exact, part.start, found.others[here])
        _put_in_order(found.others[here], found.scores[here])

    shared_out(fill, wanted, len(states))
    return found


def rounded_weights(weights: Weights, unit: float | None = None) -> NDArray[np.int64]:
    """The whole numbers of a unit that the weights are rounded to: three rows; what differs counts against.

    Where no unit is given it is a 31st of the largest weight.
    """
    step = unit or (max(float(np.abs(each).max(initial=0)) for each in weights) or 1.0) / LARGEST
    signed = (weights.present, weights.absent, -weights.differ)
    return np.array([np.clip(np.rint(each / step), 0, LARGEST) for each in signed], dtype=np.int64)


def words_of(states: States) -> Bits:
    """What is present of each offence, and what is absent, each as the bits of one word."""
    _check(states.shape[1])
    return np.stack((_packed(states, PRESENT), _packed(states, ABSENT)))


def masks_of(weights: Weights, unit: float | None = None) -> Bits:
    """For each of the three weights and each power of two, the behaviours whose rounded weight holds it."""
    _check(len(weights.present))
    whole = rounded_weights(weights, unit)
    bits = np.uint64(1) << np.arange(whole.shape[1], dtype=np.uint64)
    held = (whole[:, None, :] >> np.arange(PLANES)[None, :, None]) & 1
    return np.asarray((held.astype(np.uint64) * bits).sum(axis=2, dtype=np.uint64))


def most_in_common(states: States, *, keep: int = 100) -> Alike:
    """The same by Jaccard: of the behaviours present in either, the share present in both."""
    _check(states.shape[1])
    present, found = _packed(states, PRESENT), _nobody(len(states), keep)
    counts = np.bitwise_count(present).astype(np.float32)

    def fill(part: range, table: Scores) -> None:
        here, shares = slice(part.start, part.stop), table[: len(part)]
        _commonest(present, counts, part.start, shares)
        keep_best(shares, found.others[here])
        scores = np.take_along_axis(shares, found.others[here], axis=1) / BOUND
        found.scores[here] = np.where(found.others[here] == NOBODY, -np.inf, scores)
        _put_in_order(found.others[here], found.scores[here])

    shared_out(fill, range(len(states)), len(states))
    return found


def sum_up(words: Bits, masks: Bits, begin: int, sums: Scores) -> None:
    """Write the rounded sums of some offences with all others: a row for each, from a place on."""
    number = words.shape[1]
    sums[:, number:] = LOWEST
    for start in range(0, number, _TILE):
        _sums(words, masks, (begin, start, min(start + _TILE, number)), sums)
    np.fill_diagonal(sums[:, begin:], LOWEST)


def _nobody(rows: int, keep: int) -> Alike:
    return Alike(np.full((rows, keep), NOBODY, dtype=np.int32), np.full((rows, keep), -np.inf))


def _check(behaviours: int) -> None:
    if behaviours > MOST_BEHAVIOURS:
        message = f"{behaviours} behaviours are more than {MOST_BEHAVIOURS}: leave out those that hardly vary."
        raise InputError(message)


def _packed(states: States, state: int) -> Bits:
    bits = np.uint64(1) << np.arange(states.shape[1], dtype=np.uint64)
    return np.asarray(((states == state) * bits).sum(axis=1, dtype=np.uint64))


def _put_in_order(others: Places, scores: Floats) -> None:
    order = np.argsort(-scores, axis=1, kind="stable")
    others[:], scores[:] = np.take_along_axis(others, order, axis=1), np.take_along_axis(scores, order, axis=1)


@compiled
def _sums(words: Bits, masks: Bits, where: tuple[int, int, int], sums: Scores) -> None:
    # The long sums are the count of bits in a word; the compiler knows them and makes one instruction of each.
    m1, m2 = np.uint64(0x5555555555555555), np.uint64(0x3333333333333333)
    m4, every = np.uint64(0x0F0F0F0F0F0F0F0F), np.uint64(0x0101010101010101)
    one, two, four, top = np.uint64(1), np.uint64(2), np.uint64(4), np.uint64(56)
    begin, start, stop = where
    # Stretches are cut out, since the compiler goes many at a time only where a place is never counted from the end.
    present, absent, planes = words[0, start:stop], words[1, start:stop], masks.shape[1]
    sums[:, start:stop] = 0
    for at in range(len(sums) * planes):
        row, plane = at // planes, at % planes
        here, not_here, total = words[0, begin + row], words[1, begin + row], sums[row, start:stop]
        both, neither = here & masks[0, plane], not_here & masks[1, plane]
        only_here, only_there = here & masks[2, plane], not_here & masks[2, plane]
        if neither | only_here | only_there == 0:
            # Only what is rare weighs so much: mostly that both do it, and then a third of the work is enough.
            for j in range(len(total)):
                x = both & present[j]
                x = x - ((x >> one) & m1)
                x = (x & m2) + ((x >> two) & m2)
                x = (((x + (x >> four)) & m4) * every) >> top
                total[j] += np.int16(np.int64(x) << plane)
            continue
        for j in range(len(total)):
            x = (both & present[j]) | (neither & absent[j])
            x = x - ((x >> one) & m1)
            x = (x & m2) + ((x >> two) & m2)
            x = (((x + (x >> four)) & m4) * every) >> top
            y = (only_here & absent[j]) | (only_there & present[j])
            y = y - ((y >> one) & m1)
            y = (y & m2) + ((y >> two) & m2)
            y = (((y + (y >> four)) & m4) * every) >> top
            total[j] += np.int16((np.int64(x) - np.int64(y)) << plane)


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
def _commonest(present: Bits, counts: Shares, begin: int, shares: Scores) -> None:
    m1, m2 = np.uint64(0x5555555555555555), np.uint64(0x3333333333333333)
    m4, every = np.uint64(0x0F0F0F0F0F0F0F0F), np.uint64(0x0101010101010101)
    one, two, four, top = np.uint64(1), np.uint64(2), np.uint64(4), np.uint64(56)
    number, bound = len(present), np.float32(BOUND)
    for row in range(len(shares)):
        here, count, share = present[begin + row], counts[begin + row], shares[row]
        share[number:] = LOWEST
        for j in range(number):
            x = here & present[j]
            x = x - ((x >> one) & m1)
            x = (x & m2) + ((x >> two) & m2)
            x = (((x + (x >> four)) & m4) * every) >> top
            both = np.float32(np.int32(x))
            share[j] = np.int16(np.int32(both * bound / max(count + counts[j] - both, np.float32(1))))
        share[begin + row] = LOWEST
