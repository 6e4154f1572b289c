"""What solved offences teach: how much each likeness says, and how often pairs that looked so alike were linked.

Every labelled pair is scored by a model that saw neither of its offenders, so no score is of something remembered.
"""

from __future__ import annotations

from itertools import combinations_with_replacement
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.patterns.linkage import labelled as keys
from analysis.patterns.linkage.labelled import Labelled
from analysis.patterns.linkage.model import BEHAVIOUR_WEIGHT, Habit, LinkageModel, fit
from analysis.patterns.linkage.sampling import sample

if TYPE_CHECKING:
    from analysis.patterns.linkage.comparing import Compared, Comparer
    from analysis.patterns.linkage.labelled import Judged
    from analysis.patterns.linkage.offences import Floats, Ints
    from analysis.patterns.series.cases import Cases

FOLDS = 4
FEWEST_LINKED = 20
FEWEST_GROUPS = 12
ASSUMED_HABIT = 0.5
FEWEST_SO_HIGH = 20
"""Of fewer pairs than these no share is told: three of three says less than eighteen of the twenty highest."""
PAIRS = 2_000
"""Of the pairs that are not linked as many near ones and as many far ones are learnt from: somebody waits."""
SEED = 1


class Experience(NamedTuple):
    """Labelled pairs by their log likelihood ratio, the highest first, and whether each was truly linked."""

    scores: Floats
    linked: Floats

    def at(self, score: float) -> tuple[int, int]:
        """How many labelled pairs scored at least so high, or the highest ones where few did, and how many were linked.

        >>> Experience(np.arange(100.0, 0.0, -1.0), np.repeat([1.0, 0.0], 50)).at(31.0)
        (70, 50)
        >>> Experience(np.arange(100.0, 0.0, -1.0), np.repeat([1.0, 0.0], 50)).at(200.0)
        (20, 20)
        """
        number = max(int(np.searchsorted(-self.scores, -score, side="right")), FEWEST_SO_HIGH)
        number = min(number, len(self.scores))
        return number, int(self.linked[:number].sum())


class Learnt(NamedTuple):
    """What is known of hands in general.

    Attributes:
        model: Likelihood ratios; assumed ones where there were too few solved offences to learn from.
        experience: What came of labelled pairs; None where there were too few.
        words: From what it was learnt, or why it was not, in a sentence.
    """

    model: LinkageModel
    experience: Experience | None
    words: str


def labelled_of(cases: Cases) -> Labelled | None:
    """The offences that somebody was convicted of, and by whom; None where there is none."""
    rows = [(who, place) for place, case in enumerate(cases.each) for who in case.offenders]
    if not rows:
        return None
    number = {who: index for index, who in enumerate(sorted({who for who, _ in rows}))}
    return Labelled(
        cases.offences,
        np.array([number[who] for who, _ in rows], dtype=np.int64),
        np.array([place for _, place in rows], dtype=np.int64),
    )


def learn(cases: Cases, comparer: Comparer) -> Learnt:
    """Learn from what the viewer may see of solved offences; with too few of them assume, and say so."""
    labelled = labelled_of(cases)
    if labelled is None:
        return _assumed(cases, 0)
    judged, group = keys.judged_pairs(labelled), keys.groups(labelled)
    linked = int(judged.linked.sum())
    if linked < FEWEST_LINKED or len(np.unique(group[group != keys.NO_GROUP])) < FEWEST_GROUPS:
        return _assumed(cases, linked)
    compared = comparer.compare(judged.pairs)
    model = fit(sample(compared, judged.linked, seed=SEED, most=PAIRS), cases.offences.behaviours)
    fold = keys.folds(group, FOLDS, seed=SEED)
    scores = _unseen(cases, judged, fold, comparer)
    order = np.argsort(-scores, kind="stable")
    words = (
        f"Learnt from {len(scores):,} pairs of {len(labelled.solved):,} offences with a conviction on record, "
        f"{linked:,} of them with an offender in common."
    )
    return Learnt(model, Experience(scores[order], judged.linked[order]), words)


def _unseen(cases: Cases, judged: Judged, fold: Ints, comparer: Comparer) -> Floats:
    compared = comparer.compare(judged.pairs)
    one, other = fold[judged.pairs.first], fold[judged.pairs.second]
    scores = np.full(len(one), np.nan)
    for a, b in combinations_with_replacement(range(FOLDS), 2):
        test = np.flatnonzero(((one == a) & (other == b)) | ((one == b) & (other == a)))
        train = np.flatnonzero(~np.isin(one, (a, b)) & ~np.isin(other, (a, b)))
        if len(test) and judged.linked[train].any():
            model = fit(
                sample(compared.of(train), judged.linked[train], seed=SEED, most=PAIRS), cases.offences.behaviours
            )
            scores[test] = parts_of(model, compared.of(test), len(test)).sum(axis=1)
    return np.where(np.isnan(scores), -np.inf, scores)


def parts_of(model: LinkageModel, compared: Compared, number: int) -> Floats:
    """Log likelihood ratios of so many pairs: a column for each measure and each behaviour."""
    if not len(compared):
        return np.zeros((number, len(model.curves) + len(model.habits)))
    return model.contributions(compared)


def _assumed(cases: Cases, linked: int) -> Learnt:
    habits = tuple(Habit(ASSUMED_HABIT, BEHAVIOUR_WEIGHT, column.rates) for column in cases.offences.behaviours)
    words = (
        f"Only {linked} pairs of offences on record have a convicted offender in common, and {FEWEST_LINKED} among "
        f"{FEWEST_GROUPS} offenders are needed to learn from: behaviours are weighed as if a hand kept to each half of "
        "the time, place and time say nothing, and how often such pairs are linked is not known."
    )
    return Learnt(LinkageModel(float("nan"), {}, habits), None, words)
