"""Which offences were done most alike, among very many: behaviours as bits, likelihood ratios as counts of bits.

Each behaviour adds one of three weights: both present, both absent, or one of each; it adds nothing where it is unknown
of either. Weights are rounded to a 31st of the largest, so that a sum of them is six counts of bits, one of each power
of two and the last one against; what is kept is then weighed exactly. No table of all pairs is ever made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.compiled import bits_set, compiled
from analysis.patterns.linkage.keeping import BOUND, LOWEST, in_threads, keep_best, shared_out
from graph.errors import InputError

if TYPE_CHECKING:
    from analysis.patterns.linkage.keeping import Places, Scores
    from analysis.patterns.linkage.offences import Floats

Bits = NDArray[np.uint64]
States = NDArray[np.int8]
Shares = NDArray[np.float32]

PRESENT, ABSENT, NOT_KNOWN = 1, 0, -1
MOST_BEHAVIOURS = 64
PLANES = 6
"""Powers of two of a rounded weight; the last one counts against, as in whole numbers of the processor."""
LARGEST = 2 ** (PLANES - 1) - 1
NOBODY = -1
_TILE = 4096
"""Offences that rows are compared with at a time: their words stay in a memory of the processor's own."""


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
        sums = table[: len(part)]
        sum_up(words, masks, part.start, sums)
        keep_best(sums, found.others[part.start - wanted.start : part.stop - wanted.start])

    def finish(part: range) -> None:
        here = slice(part.start - wanted.start, part.stop - wanted.start)
        found.scores[here] = _weigh(words, exact, part.start, found.others[here])
        _put_in_order(found.others[here], found.scores[here])

    shared_out(fill, wanted, len(states))
    in_threads(finish, wanted)
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
    """For each of the three weights and each power of two, the behaviours whose rounded weight holds it.

    Below nought a number of the processor is one large power of two against and some smaller ones for.
    """
    _check(len(weights.present))
    whole = rounded_weights(weights, unit)
    whole[2] *= -1
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

    def finish(part: range) -> None:
        _put_in_order(found.others[part.start : part.stop], found.scores[part.start : part.stop])

    shared_out(fill, range(len(states)), len(states))
    in_threads(finish, range(len(states)))
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
def _sums(words: Bits, planes: Bits, where: tuple[int, int, int], sums: Scores) -> None:
    begin, start, stop = where
    # Stretches are cut out, since the compiler goes many at a time only where a place is never counted from the end.
    present, absent = words[0, start:stop], words[1, start:stop]
    for row in range(len(sums)):
        here, not_here, total = words[0, begin + row], words[1, begin + row], sums[row, start:stop]
        # By plane, the behaviours that count if the other one's are present, and those that count if they are absent.
        p = (here & planes[0]) | (not_here & planes[2])
        a = (here & planes[2]) | (not_here & planes[1])
        p0, p1, p2, p3, p4, p5 = p[0], p[1], p[2], p[3], p[4], p[5]
        a0, a1, a2, a3, a4, a5 = a[0], a[1], a[2], a[3], a[4], a[5]
        for j in range(len(total)):
            x, y = present[j], absent[j]
            # All planes in one pass, the largest first, so that a score is doubled and never leaves its register.
            score = -np.int64(bits_set((p5 & x) | (a5 & y)))
            score = score + score + np.int64(bits_set((p4 & x) | (a4 & y)))
            score = score + score + np.int64(bits_set((p3 & x) | (a3 & y)))
            score = score + score + np.int64(bits_set((p2 & x) | (a2 & y)))
            score = score + score + np.int64(bits_set((p1 & x) | (a1 & y)))
            total[j] = np.int16(score + score + np.int64(bits_set((p0 & x) | (a0 & y))))


@compiled
def _weigh(words: Bits, weights: Floats, begin: int, others: Places) -> Floats:
    scores, kept, one = np.empty(others.shape), np.empty((2, others.shape[1]), dtype=np.uint64), np.uint64(1)
    for row in range(len(others)):
        here, not_here, score = words[0, begin + row], words[1, begin + row], scores[row]
        for at in range(len(score)):
            other = others[row, at]
            # Words are fetched once for all behaviours: reaching for each costs more than weighing does.
            kept[0, at], kept[1, at] = words[0, max(other, 0)], words[1, max(other, 0)]
            score[at] = 0.0 if other >= 0 else -np.inf
        for column in range(weights.shape[1]):
            bit = one << np.uint64(column)
            is_here, is_not_here = here & bit != 0, not_here & bit != 0
            present = weights[0, column] if is_here else weights[2, column] if is_not_here else 0.0
            absent = weights[2, column] if is_here else weights[1, column] if is_not_here else 0.0
            for at in range(len(score)):
                score[at] += present if kept[0, at] & bit else absent if kept[1, at] & bit else 0.0
    return scores


@compiled
def _commonest(present: Bits, counts: Shares, begin: int, shares: Scores) -> None:
    number, bound = len(present), np.float32(BOUND)
    for row in range(len(shares)):
        here, count, share = present[begin + row], counts[begin + row], shares[row]
        share[number:] = LOWEST
        for j in range(number):
            both = np.float32(np.int32(bits_set(here & present[j])))
            share[j] = np.int16(np.int32(both * bound / max(count + counts[j] - both, np.float32(1))))
        share[begin + row] = LOWEST
