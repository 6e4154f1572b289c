"""The error rates of the linkage model, measured on labelled offences that it was not fitted to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.patterns.linkage import labelled as keys
from analysis.patterns.linkage.baselines import fit_logistic, fit_naive_bayes
from analysis.patterns.linkage.bootstrap import Compared as Against
from analysis.patterns.linkage.bootstrap import Drawing, paired_bootstrap
from analysis.patterns.linkage.candidates import Ranks, rank_series
from analysis.patterns.linkage.comparing import Comparer, Pairs
from analysis.patterns.linkage.measures import Ranking
from analysis.patterns.linkage.model import LinkageModel, fit
from analysis.patterns.linkage.sampling import sample
from graph.errors import InputError

if TYPE_CHECKING:
    from analysis.patterns.linkage.comparing import Compared
    from analysis.patterns.linkage.labelled import Labelled
    from analysis.patterns.linkage.offences import Floats, Ints

MOST_OFFENCES = 4_000
BANDS = (0.0, 0.001, 0.01, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0)


class Trial(NamedTuple):
    """How the evaluation is done; the same seed gives the same answer."""

    folds: int = 5
    seed: int = 1


class Band(NamedTuple):
    """Pairs whose stated probability lay in a band, and how many of them were truly linked."""

    low: float
    high: float
    pairs: int
    linked: int
    stated: float


class Scored(NamedTuple):
    """Pairs within a held-out fold, scored by models that never saw anything of their offenders."""

    pairs: Pairs
    linked: Floats
    fold: Ints
    ours: Floats
    naive_bayes: Floats
    logistic: Floats


class Evaluation(NamedTuple):
    """What was measured.

    Attributes:
        offences: How many offences there are, and how many of them are solved.
        ranking: The ranking of the pooled pairs.
        fold_auc: The area under the curve in each fold; NaN where a fold has no linked pair.
        calibration: Stated against true.
        series: The rank of the true series for each offence that belongs to one.
        baselines: The usual ways, each as its ranking and what ours is better by.
        model: Fitted to everything, to be read.
    """

    offences: tuple[int, int]
    scored: Scored
    ranking: Ranking
    fold_auc: list[float]
    calibration: list[Band]
    series: Ranks
    baselines: dict[str, tuple[Ranking, Against]]
    model: LinkageModel


def evaluate_linkage(labelled: Labelled, trial: Trial) -> Evaluation:
    """Grouped cross-validation: nobody's offences in both train and test, test pairs wholly inside the held-out fold.

    Raises:
        InputError: If nobody is known for two offences, if there are too few offenders, or too many offences.
    """
    judged = _judged(labelled)
    comparer = Comparer(labelled.offences)
    group = keys.groups(labelled)
    fold = keys.folds(group, trial.folds, seed=trial.seed)
    compared = comparer.compare(judged.pairs)
    exam = _Exam(labelled, comparer, judged, compared, fold)
    sat = [_sit(exam, number, trial.seed) for number in range(trial.folds)]
    ranks = Ranks(np.array([rank for part in sat for rank in part.ranks]))
    model = fit(sample(compared, judged.linked, seed=trial.seed), labelled.offences.behaviours)
    return _measured(labelled, _pooled([part.scored for part in sat]), ranks, _Rest(trial, group, model))


class _Exam(NamedTuple):
    labelled: Labelled
    comparer: Comparer
    judged: keys.Judged
    compared: Compared
    fold: Ints


class _Sat(NamedTuple):
    scored: Scored
    ranks: list[float]


def _sit(exam: _Exam, number: int, seed: int) -> _Sat:
    """Fit without one fold, and score what lies in it."""
    judged, compared = exam.judged, exam.compared
    one, other = exam.fold[judged.pairs.first], exam.fold[judged.pairs.second]
    train, test = (
        np.flatnonzero((one != number) & (other != number)),
        np.flatnonzero((one == number) & (other == number)),
    )
    if not judged.linked[train].any():
        raise InputError("One offender has nearly all the linked offences: ask for fewer folds, or add offences.")
    if judged.linked[train].all():
        raise InputError("Outside one fold every pair is by one hand: add offences of other offenders.")
    some = sample(compared.of(train), judged.linked[train], seed=seed)
    model = fit(some, exam.labelled.offences.behaviours)
    held = compared.of(test)
    ours = model.log_odds(held) + _shift(judged.linked[train], (one == other)[train])
    scores = (ours, fit_naive_bayes(some).scores(held), fit_logistic(some).scores(held))
    scored = Scored(judged.pairs.of(test), judged.linked[test], np.full(len(test), number), *scores)
    return _Sat(scored, _ranks(exam.labelled, exam.comparer, model, np.flatnonzero(exam.fold == number)))


def _shift(linked: Floats, within: np.ndarray) -> float:
    """How much likelier a link is within a fold than anywhere, as log odds: folds keep the links and drop other pairs.

    Taken from the training folds alone; without it a probability stated for a held-out fold would be too low.
    """
    hits = float(linked.sum())
    inside = float(linked[within].sum())
    return float(np.log(max(inside, 1) / max(within.sum() - inside, 1)) - np.log(hits / max(len(linked) - hits, 1)))


class _Rest(NamedTuple):
    trial: Trial
    group: Ints
    model: LinkageModel


def _judged(labelled: Labelled) -> keys.Judged:
    if len(labelled.offences) > MOST_OFFENCES:
        message = (
            f"{len(labelled.offences):,} offences are too many to compare all of them with one another "
            f"(at most {MOST_OFFENCES:,}): take a shorter period or a smaller area."
        )
        raise InputError(message)
    judged = keys.judged_pairs(labelled)
    if not judged.linked.any():
        raise InputError(
            "Nobody is known for two offences within a year of each other: there is nothing to learn from."
        )
    return judged


def _ranks(labelled: Labelled, comparer: Comparer, model: LinkageModel, asked: Ints) -> list[float]:
    known = keys.series(labelled)
    members = np.unique(np.concatenate(known))
    found = []
    for offence in np.intersect1d(asked, members):
        others = members[members != offence]
        log_odds = np.full(len(labelled.offences), -np.inf)
        log_odds[others] = model.log_odds(comparer.compare(Pairs(np.full(len(others), offence), others)))
        rank = rank_series(int(offence), log_odds, known)
        found += [] if rank is None else [rank]
    return found


def _pooled(parts: list[Scored]) -> Scored:
    first, second = (np.concatenate([part.pairs[side] for part in parts]) for side in (0, 1))
    columns = [np.concatenate([part[column] for part in parts]) for column in range(1, len(Scored._fields))]
    return Scored(Pairs(first, second), *columns)


def _measured(labelled: Labelled, scored: Scored, series: Ranks, rest: _Rest) -> Evaluation:
    if not scored.linked.any():
        raise InputError("No linked pair lies within one fold: ask for fewer folds, or add offences.")
    ours = Ranking(scored.ours, scored.linked)
    drawing = Drawing(scored.pairs, rest.group, rest.trial.seed)
    theirs = {
        name: Ranking(scores, scored.linked)
        for name, scores in (("naive_bayes", scored.naive_bayes), ("logistic", scored.logistic))
    }
    return Evaluation(
        offences=(len(labelled.offences), len(labelled.solved)),
        scored=scored,
        ranking=ours,
        fold_auc=[_fold_auc(scored, number) for number in range(rest.trial.folds)],
        calibration=calibration(scored.ours, scored.linked),
        series=series,
        baselines={name: (ranking, paired_bootstrap(ours, ranking, drawing)) for name, ranking in theirs.items()},
        model=rest.model,
    )


def _fold_auc(scored: Scored, number: int) -> float:
    inside = scored.fold == number
    return Ranking(scored.ours[inside], scored.linked[inside]).auc() if inside.any() else float("nan")


def calibration(log_odds: Floats, linked: Floats) -> list[Band]:
    """In bands of stated probability: how many pairs, how many truly linked, and what was stated on average."""
    stated = 1 / (1 + np.exp(-np.clip(log_odds, -500, 500)))
    place = np.clip(np.searchsorted(BANDS, stated, side="right") - 1, 0, len(BANDS) - 2)
    found = []
    for band in range(len(BANDS) - 1):
        inside = place == band
        if inside.any():
            size, hits = int(inside.sum()), int(linked[inside].sum())
            found.append(Band(BANDS[band], BANDS[band + 1], size, hits, float(stated[inside].mean())))
    return found
