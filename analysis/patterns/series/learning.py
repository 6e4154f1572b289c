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
from analysis.patterns.linkage.offences import UNKNOWN
from analysis.patterns.linkage.sampling import Sample, choose

if TYPE_CHECKING:
    from analysis.patterns.linkage.comparing import Compared, Comparer
    from analysis.patterns.linkage.labelled import Judged
    from analysis.patterns.linkage.nearness import Nearer
    from analysis.patterns.linkage.offences import Floats, Ints, Offences
    from analysis.patterns.series.cases import Cases

FOLDS = 4
FEWEST_LINKED = 20
FEWEST_GROUPS = 12
ASSUMED_HABIT = 0.5
FEWEST_SO_HIGH = 20
"""Of fewer pairs than these no share is told: three of three says less than eighteen of the twenty highest."""
PAIRS = 2_000
"""Of the pairs that are not linked as many near ones and as many far ones are learnt from: somebody waits."""
MOST_SOLVED = 2_000
"""Solved offences that are learnt from; of more, whole groups of offenders are drawn."""
SEED = 1


class Experience(NamedTuple):
    """What came of labelled pairs.

    Attributes:
        scores: Their log likelihood ratios, the highest first.
        linked: Whether each was truly linked.
        stands_for: How many pairs that are not linked each of them stands for: more than one where solved offences
            were drawn from many, since a draw keeps what is linked together and loses other pairs.
    """

    scores: Floats
    linked: Floats
    stands_for: float = 1.0

    @property
    def share_linked(self) -> Floats:
        """For each pair which share of those that scored at least so high were linked."""
        hits, misses = np.cumsum(self.linked), self.stands_for * np.cumsum(1 - self.linked)
        return np.asarray(hits / (hits + misses))

    def at(self, score: float) -> tuple[int, int]:
        """How many labelled pairs scored at least so high, or the highest ones where few did, and how many were linked.

        >>> Experience(np.arange(100.0, 0.0, -1.0), np.repeat([1.0, 0.0], 50)).at(31.0)
        (70, 50)
        >>> Experience(np.arange(100.0, 0.0, -1.0), np.repeat([1.0, 0.0], 50)).at(200.0)
        (20, 20)
        """
        number = max(int(np.searchsorted(-self.scores, -score, side="right")), FEWEST_SO_HIGH)
        number = min(number, len(self.scores))
        hits = int(self.linked[:number].sum())
        return hits + round(self.stands_for * (number - hits)), hits


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
    every = labelled_of(cases)
    if every is None:
        return _assumed(cases, _too_few(0))
    if not _is_any_known(cases.offences, every.solved):
        return _assumed(cases, "Of no offence with a conviction on record a place, a time or a behaviour is known")
    labelled = keys.drawn(every, MOST_SOLVED, seed=SEED)
    judged, group = keys.judged_pairs(labelled), keys.groups(labelled)
    linked = int(judged.linked.sum())
    if linked < FEWEST_LINKED or len(np.unique(group[group != keys.NO_GROUP])) < FEWEST_GROUPS:
        return _assumed(cases, _too_few(linked))
    lesson = _Lesson(cases, comparer, judged, comparer.nearer(judged.pairs))
    scores = _unseen(lesson, keys.folds(group, FOLDS, seed=SEED))
    order = np.argsort(-scores, kind="stable")
    experience = Experience(scores[order], judged.linked[order], len(every.solved) / len(labelled.solved))
    words = (
        f"Learnt from {len(scores):,} pairs of {len(labelled.solved):,} offences with a conviction on record, "
        f"{linked:,} of them with an offender in common."
    )
    return Learnt(lesson.model(np.arange(len(scores))), experience, words + _drawn_words(every, labelled))


def _drawn_words(every: Labelled, labelled: Labelled) -> str:
    if labelled is every:
        return ""
    return f" They were drawn from {len(every.solved):,} such offences, and numbers are told for all of these."


class _Lesson(NamedTuple):
    """Judged pairs that are compared when they are needed: all of them at once would not fit into memory."""

    cases: Cases
    comparer: Comparer
    judged: Judged
    nearer: Nearer

    def model(self, among: Ints) -> LinkageModel:
        """Fit to some of the pairs."""
        order = self.comparer.order(self.judged.pairs.of(among))
        chosen, weight = choose(order, self.judged.linked[among], seed=SEED, most=PAIRS)
        places = among[chosen]
        compared = self.comparer.compare(self.judged.pairs.of(places), self.nearer.of(places))
        return fit(Sample(compared, self.judged.linked[places], weight), self.cases.offences.behaviours)


def _unseen(lesson: _Lesson, fold: Ints) -> Floats:
    """The score of each pair by the model that was taught without the folds of its two offences."""
    linked, one, other = lesson.judged.linked, fold[lesson.judged.pairs.first], fold[lesson.judged.pairs.second]
    taught: dict[tuple[int, int], LinkageModel] = {}
    for a, b in combinations_with_replacement(range(FOLDS), 2):
        train = np.flatnonzero(~np.isin(one, (a, b)) & ~np.isin(other, (a, b)))
        if linked[train].any():
            taught[a, b] = lesson.model(train)
    scores = np.full(len(one), -np.inf)
    for part, compared in lesson.comparer.in_parts(lesson.judged.pairs, lesson.nearer):
        low, high = np.minimum(one[part], other[part]), np.maximum(one[part], other[part])
        for (a, b), model in taught.items():
            test = np.flatnonzero((low == a) & (high == b))
            scores[part.start + test] = parts_of(model, compared.of(test), len(test)).sum(axis=1)
    return scores


def parts_of(model: LinkageModel, compared: Compared, number: int) -> Floats:
    """Log likelihood ratios of so many pairs: a column for each measure and each behaviour."""
    if not len(compared):
        return np.zeros((number, len(model.curves) + len(model.habits)))
    return model.contributions(compared)


def _is_any_known(offences: Offences, solved: Ints) -> bool:
    """Whether anything of the solved offences can be compared."""
    coded = any((column.codes[solved] != UNKNOWN).any() for column in offences.behaviours)
    return coded or bool(np.isfinite(offences.places[solved]).any() or np.isfinite(offences.first[solved]).any())


def _too_few(linked: int) -> str:
    return (
        f"Only {linked} pairs of offences on record have a convicted offender in common, and {FEWEST_LINKED} among "
        f"{FEWEST_GROUPS} offenders are needed to learn from"
    )


def _assumed(cases: Cases, why: str) -> Learnt:
    habits = tuple(Habit(ASSUMED_HABIT, BEHAVIOUR_WEIGHT, column.rates) for column in cases.offences.behaviours)
    words = (
        f"{why}: behaviours are weighed as if a hand kept to each half of the time, place and time say nothing, and "
        "how often such pairs are linked is not known."
    )
    return Learnt(LinkageModel(float("nan"), {}, habits), None, words)
