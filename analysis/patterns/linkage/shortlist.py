"""Which others of very many may be worth comparing with each offence: the best by method, place and time together.

Method is summed over bits as in `packed`; place and time are added in steps, as in `steps`. Hour and weekday are left
aside, who lies nearer is counted from one side only, and of more behaviours than a word holds the ones that say most
are looked at. So it chooses whom to compare and no more: what is chosen is compared in full.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.patterns.linkage.comparing import Pairs
from analysis.patterns.linkage.keeping import BOUND, LOWEST, keep_best, shared_out
from analysis.patterns.linkage.method import method_of
from analysis.patterns.linkage.packed import LARGEST, NOBODY, masks_of, sum_up, words_of
from analysis.patterns.linkage.steps import steps_of

if TYPE_CHECKING:
    from analysis.patterns.linkage.comparing import Comparer
    from analysis.patterns.linkage.keeping import Places, Scores
    from analysis.patterns.linkage.model import LinkageModel
    from analysis.patterns.linkage.offences import Ints

KEEP = 100
_LEAST_UNIT = 1e-6


class Among(NamedTuple):
    """The offences that are paired, by place, and of how many of them, the first ones, the others are wanted."""

    places: Ints
    asked: int


def shortlist(comparer: Comparer, model: LinkageModel, among: Among, *, keep: int = KEEP) -> Pairs:
    """Pairs that are worth comparing in full: each asked offence with its best others of those, each pair once.

    Args:
        comparer: All offences; who lies nearer is counted among all of them.
        model: What a likeness says.
        among: Which offences are paired.
        keep: With how many others each is paired.
    """
    offences = comparer.offences
    # Those that are paired stand first, so that they are one stretch of rows and of columns.
    order = np.concatenate((among.places, np.setdiff1d(np.arange(len(offences)), among.places)))
    method, steps = method_of(model.habits, offences.behaviours, order), steps_of(comparer, model, order)
    largest = max(float(np.abs(each).max(initial=0)) for each in method.weights)
    # A sum of place and time takes up at most half of what a sum can hold.
    unit = max(largest / LARGEST, steps.reach / (BOUND // 2), _LEAST_UNIT)
    words, masks = words_of(method.states), masks_of(method.weights, unit)
    others = np.full((among.asked, keep), NOBODY, dtype=np.int32)

    def fill(part: range, table: Scores) -> None:
        sums = table[: len(part)]
        sum_up(words, masks, part.start, sums)
        for at, row in enumerate(part):
            steps.add(sums[at], row, unit)
        np.clip(sums, LOWEST + 1, BOUND, out=sums)
        sums[:, len(among.places) :] = LOWEST
        np.fill_diagonal(sums[:, part.start :], LOWEST)
        keep_best(sums, others[part.start : part.stop])

    shared_out(fill, range(among.asked), len(order))
    return _pairs(order, others)


def _pairs(order: Ints, others: Places) -> Pairs:
    row, slot = np.nonzero(others != NOBODY)
    one, other = order[row], order[others[row, slot]]
    codes = np.unique(np.minimum(one, other) * len(order) + np.maximum(one, other))
    return Pairs(codes // len(order), codes % len(order))
