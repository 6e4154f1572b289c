"""Which offences of a whole force were done most alike, by what is coded of them alone and without learning anything.

Learning from solved offences takes half a minute and more, too long for whoever asks what is unreviewed. So behaviours
are weighed as where nothing could be learnt, and place and time say nothing: it chooses what a person should lay side
by side, and how alike two offences are in all is then told by `reasons`. That something is absent from both says
nothing here: coders write down what they see, so that any two offences that were coded with care would look alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.patterns.linkage.comparing import Pairs
from analysis.patterns.linkage.method import method_of
from analysis.patterns.linkage.model import BEHAVIOUR_WEIGHT, Habit
from analysis.patterns.linkage.offences import STATES, coded
from analysis.patterns.linkage.packed import most_alike
from analysis.patterns.series.learning import ASSUMED_HABIT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.patterns.linkage.offences import Floats, Ints

_SAME = 9
"""Digits of a ratio that count: two sums of the same likenesses may differ beyond them."""
_MORE = 4
"""So many times as many others of each offence are weighed exactly as are wanted, since they are chosen by rounding."""


class WantedPairs(NamedTuple):
    """How many pairs are wanted, and how many times likelier under one hand than under two each has to be."""

    most: int
    likelier: int


class MostAlike(NamedTuple):
    """Pairs of offences, the most alike first, and their log likelihood ratios by method."""

    pairs: Pairs
    ratios: Floats


def most_alike_pairs(states: Mapping[str, Ints], asked: Ints, wanted: WantedPairs) -> MostAlike:
    """The pairs with an asked offence that were done most alike.

    Question: which offences should somebody have laid side by side?
    Formula: the sum over behaviours of the log likelihood ratio of being present in both or in one alone, as if a hand
    kept to each half of the time. Equals stand in the order of their places.
    Source: as `reasons`, where nothing could be learnt; joint absence left out as by Jaccard, the usual measure of
    published work on linkage.
    Must not be concluded: that a pair is by one hand; place and time may speak against it.

    Args:
        states: What is coded of all offences: of each behaviour whether it was present, 1, absent, 0, or unknown, -1.
        asked: The places of those offences of which one has to be in each pair.
        wanted: How many pairs, and how alike they have to be.
    """
    if not len(asked) or not states:
        return MostAlike(Pairs(asked[:0], asked[:0]), np.zeros(0))
    behaviours = [coded(name, codes, STATES) for name, codes in states.items()]
    order = np.concatenate((asked, np.setdiff1d(np.arange(len(behaviours[0].codes)), asked)))
    habits = [Habit(ASSUMED_HABIT, BEHAVIOUR_WEIGHT, column.rates) for column in behaviours]
    method = method_of(habits, behaviours, order)
    weights = method.weights._replace(absent=np.zeros_like(method.weights.absent))
    found = most_alike(method.states, weights, keep=wanted.most * _MORE, rows=range(len(asked)))
    row, slot = np.nonzero(found.scores >= np.log(wanted.likelier))
    one, other = order[row], order[found.others[row, slot]]
    ends = np.column_stack((np.minimum(one, other), np.maximum(one, other)))
    pairs, first = np.unique(ends, axis=0, return_index=True)
    ratios = found.scores[row, slot][first]
    best = np.lexsort((pairs[:, 1], pairs[:, 0], -ratios.round(_SAME)))[: wanted.most]
    return MostAlike(Pairs(pairs[best, 0], pairs[best, 1]), ratios[best])
