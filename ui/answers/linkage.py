"""The error rates of the linkage model as a document."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ui.answers.statements import Answer

if TYPE_CHECKING:
    from analysis.patterns.linkage.bootstrap import Compared, Difference
    from analysis.patterns.linkage.candidates import Ranks
    from analysis.patterns.linkage.evaluating import Band, Evaluation
    from analysis.patterns.linkage.measures import Ranking
    from analysis.patterns.linkage.model import LinkageModel
    from analysis.patterns.linkage.offences import Behaviour

TOPS = (50, 100, 500)


class SeriesAnswer(Answer):
    """Each solved offence asked which known series it belongs to, by a model that never saw its fold."""

    offences: int
    mrr: float | None
    top1: float | None
    top5: float | None
    top10: float | None

    @classmethod
    def of(cls, ranks: Ranks) -> SeriesAnswer:
        """The ranks as a document."""
        tops = (_known(ranks.in_top(number)) for number in (1, 5, 10))
        return cls(
            offences=len(ranks.ranks),
            mrr=_known(ranks.mean_reciprocal),
            **dict(zip(("top1", "top5", "top10"), tops, strict=True)),
        )


class BandAnswer(Answer):
    """Of so many pairs with a stated probability of low to high, so many were truly linked."""

    low: float
    high: float
    pairs: int
    linked: int
    stated: float

    @classmethod
    def of(cls, band: Band) -> BandAnswer:
        """A band as a document."""
        return cls(**band._asdict())


class DifferenceAnswer(Answer):
    """By how much ours is better, and the 95% interval over draws of offenders."""

    difference: float
    low: float
    high: float

    @classmethod
    def of(cls, found: Difference) -> DifferenceAnswer:
        """A difference as a document."""
        return cls(**found._asdict())


class BaselineAnswer(Answer):
    """A usual way, measured on the same pairs; `better_by` is ours less this one."""

    auc: float
    average_precision: float
    auc_better_by: DifferenceAnswer
    average_precision_better_by: DifferenceAnswer

    @classmethod
    def of(cls, ranking: Ranking, against: Compared) -> BaselineAnswer:
        """A baseline as a document."""
        return cls(
            auc=ranking.auc(),
            average_precision=ranking.average_precision(),
            auc_better_by=DifferenceAnswer.of(against.auc),
            average_precision_better_by=DifferenceAnswer.of(against.average_precision),
        )


class CurveAnswer(Answer):
    """What a measure says: log likelihood ratios at its knots, straight in between and flat beyond."""

    measure: str
    knots: tuple[float, ...]
    log_likelihood_ratios: tuple[float, ...]


class HabitAnswer(Answer):
    """What a behaviour says: how often offenders keep to it, and what the evidence is multiplied by."""

    behaviour: str
    kept: float
    weight: float
    base_rates: dict[str, float]


class ModelAnswer(Answer):
    """The model fitted to all labelled pairs, to be read out."""

    prior_log_odds: float
    curves: tuple[CurveAnswer, ...]
    behaviours: tuple[HabitAnswer, ...]

    @classmethod
    def of(cls, model: LinkageModel, behaviours: tuple[Behaviour, ...]) -> ModelAnswer:
        """A model as a document."""
        curves = (
            CurveAnswer(measure=name, knots=tuple(curve.knots), log_likelihood_ratios=tuple(curve.heights))
            for name, curve in model.curves.items()
        )
        habits = (
            HabitAnswer(
                behaviour=column.name,
                kept=habit.keeps,
                weight=habit.weight,
                base_rates=dict(zip(column.values, habit.rates.tolist(), strict=False)),
            )
            for habit, column in zip(model.habits, behaviours, strict=True)
        )
        return cls(prior_log_odds=model.prior, curves=tuple(curves), behaviours=tuple(habits))


class LinkageAnswer(Answer):
    """How well pairs and series are found among offences that the model was not fitted to.

    Attributes:
        pairs: Pairs of solved offences within one held-out fold and at most a year apart.
        linked_in_top: How many of the first 50, 100 and 500 pairs are linked.
        calibration: Stated probability against what was true.
    """

    auc: float
    average_precision: float
    fold_auc: tuple[float | None, ...]
    pairs: int
    linked_pairs: int
    linked_in_top: dict[str, int]
    series: SeriesAnswer
    calibration: tuple[BandAnswer, ...]
    baselines: dict[str, BaselineAnswer]
    offences: int
    solved: int
    folds: int
    seed: int
    model: ModelAnswer
    notes: tuple[str, ...]
    caveats: tuple[str, ...]

    @classmethod
    def of(
        cls,
        found: Evaluation,
        behaviours: tuple[Behaviour, ...],
        *,
        seed: int,
        notes: tuple[str, ...],
        caveats: tuple[str, ...],
    ) -> LinkageAnswer:
        """An evaluation as a document."""
        return cls(
            auc=found.ranking.auc(),
            average_precision=found.ranking.average_precision(),
            fold_auc=tuple(_known(value) for value in found.fold_auc),
            pairs=len(found.scored.linked),
            linked_pairs=int(found.scored.linked.sum()),
            linked_in_top={str(number): found.ranking.linked_in_top(number) for number in TOPS},
            series=SeriesAnswer.of(found.series),
            calibration=tuple(BandAnswer.of(band) for band in found.calibration),
            baselines={name: BaselineAnswer.of(*measured) for name, measured in found.baselines.items()},
            offences=found.offences[0],
            solved=found.offences[1],
            folds=len(found.fold_auc),
            seed=seed,
            model=ModelAnswer.of(found.model, behaviours),
            notes=notes,
            caveats=caveats,
        )


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value
