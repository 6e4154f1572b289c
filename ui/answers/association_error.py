"""How often suggested associations are right, as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.answers.statements import Answer

if TYPE_CHECKING:
    from analysis.network.association_error import AssociationError, MethodError

MEANT = (
    "Measured by hiding known associations and looking whether each method ranks them before other pairs.",
    "Some of the other pairs may be associated in truth, so a true figure may be higher.",
    "Stacked methods learn from what is left, by hiding again (nested validation), and never from a hidden pair.",
    "Somebody whose only link was hidden stands out by having none: believe `…_both_known`, where both have another.",
    "A suggestion is a hypothesis for a person to test. It must never be recorded as an association or acted on alone.",
)


class MethodAnswer(Answer):
    """One method: means over the seeds, and their standard deviations."""

    auc: float | None
    auc_spread: float | None
    average_precision: float | None
    average_precision_spread: float | None
    precision_at_m: float | None
    precision_at_m_spread: float | None
    auc_both_known: float | None
    average_precision_both_known: float | None

    @classmethod
    def of(cls, error: MethodError) -> MethodAnswer:
        """A method's figures as a document."""
        return cls(
            auc=error.auc.mean,
            auc_spread=error.auc.deviation,
            average_precision=error.average_precision.mean,
            average_precision_spread=error.average_precision.deviation,
            precision_at_m=error.precision_at_m.mean,
            precision_at_m_spread=error.precision_at_m.deviation,
            auc_both_known=error.auc_both_known.mean,
            average_precision_both_known=error.average_precision_both_known.mean,
        )


class AssociationErrorAnswer(Answer):
    """The outcome of `mosaic evaluate associations`; `m` is the number of hidden pairs.

    Attributes:
        best: The method with the highest mean average precision.
        hidden: What was hidden: `links` or `events`.
        hidden_pairs: How many pairs that hid, on average.
        without_structure: Which share of them had somebody with no other tie left.
    """

    methods: dict[str, MethodAnswer]
    best: str
    hidden: str
    share: float
    seeds: int
    people: int
    pairs: int
    hidden_pairs: float
    without_structure: float
    verdict: str
    notes: tuple[str, ...]
    caveats: tuple[str, ...] = MEANT

    @classmethod
    def of(
        cls, error: AssociationError, *, hidden: str, share: float, seeds: int, notes: tuple[str, ...]
    ) -> AssociationErrorAnswer:
        """An evaluation as a document."""
        return cls(
            methods={name: MethodAnswer.of(method) for name, method in error.methods.items()},
            best=error.best,
            hidden=hidden,
            share=share,
            seeds=seeds,
            people=error.people,
            pairs=error.pairs,
            hidden_pairs=error.hidden,
            without_structure=error.without_structure,
            verdict=error.verdict,
            notes=notes,
        )
