"""How often suggested associations are right, measured by hiding associations that are known.

The analyst's question: how far may I trust a list of likely unrecorded associations, on data like mine?
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.counted import counted
from analysis.network.closeness import PUBLISHED, STACKED
from analysis.network.ranking_error import RankingError, ranking_error
from analysis.network.unrecorded import all_learned, chances, hidden_from, learned, lessons, look
from graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from analysis.network.hiding import Material
    from analysis.network.unrecorded import Looked

OURS = "mosaic"
STACK = "stacked"
FEWEST_PAIRS = 10
CANNOT_TELL_AUC = 0.6
MANY_UNKNOWN = 0.5


class Spread(NamedTuple):
    """A figure over the seeds: its mean and standard deviation, None where it could not be measured."""

    mean: float | None
    deviation: float | None


class MethodError(NamedTuple):
    """How well a method found what was hidden, over all pairs and where both people had a tie left."""

    auc: Spread
    average_precision: Spread
    precision_at_m: Spread
    auc_both_known: Spread
    average_precision_both_known: Spread


class AssociationError(NamedTuple):
    """The outcome of an evaluation.

    Attributes:
        methods: Each method by name.
        best: The one with the highest mean average precision.
        people: How many people there are.
        pairs: How many pairs are tied.
        hidden: How many pairs were hidden, on average.
        without_structure: Which share of those had somebody with no other tie left.
    """

    methods: Mapping[str, MethodError]
    best: str
    people: int
    pairs: int
    hidden: float
    without_structure: float

    @property
    def verdict(self) -> str:
        """Whether structure can tell, in words."""
        auc = self.methods[self.best].auc.mean or 0.0
        if self.without_structure >= MANY_UNKNOWN or auc < CANNOT_TELL_AUC:
            return (
                f"Structure alone cannot tell here: of {self.without_structure:.0%} of the hidden pairs at least one "
                "person has no other tie on record (first-time co-offenders, for instance). For them there is no "
                "suggestion to be made from ties; place, time and age may help where they are given."
            )
        return (
            f"Of the hidden pairs {1 - self.without_structure:.0%} are of people who both have other ties on record; "
            f"for those the ranking of `{self.best}` is informative. A high rank is a hypothesis, never a finding."
        )


def association_error(material: Material, *, share: float, seeds: int) -> AssociationError:
    """Hide a share of what is known, once for each seed, and see who finds it again.

    Raises:
        InputError: If there is too little to hide anything.
    """
    pairs = len(material.pairs())
    if pairs < FEWEST_PAIRS:
        there = counted(pairs, "distinct pair")
        message = f"Too few associations to evaluate: {there}, and at least {FEWEST_PAIRS} are needed."
        raise InputError(message)
    runs = [_run(material, share, np.random.default_rng(seed)) for seed in range(seeds)]
    methods = {name: _method([run.methods[name] for run in runs]) for name in runs[0].methods}
    return AssociationError(
        methods,
        max(methods, key=lambda name: methods[name].average_precision.mean or 0.0),
        material.people_count,
        pairs,
        float(np.mean([run.hidden for run in runs])),
        float(np.mean([run.without_structure for run in runs])),
    )


class _Measured(NamedTuple):
    every: RankingError
    known: RankingError


class _Run(NamedTuple):
    methods: Mapping[str, _Measured]
    hidden: int
    without_structure: float


def _run(material: Material, share: float, rng: np.random.Generator) -> _Run:
    left = material.without(share, rng)
    looked = look(left, hidden_from(material, left), rng)
    wanted = int(looked.is_wanted.sum())
    unknown = float((looked.is_wanted & ~looked.known).sum() / max(wanted, 1))
    return _Run(
        {name: _measured(looked, scores) for name, scores in _ranked(left, looked, share, rng)}, wanted, unknown
    )


def _ranked(
    left: Material, looked: Looked, share: float, rng: np.random.Generator
) -> Iterator[tuple[str, NDArray[np.float64]]]:
    for name in PUBLISHED:
        yield name, looked.scores[name]
    seen = lessons(left, share, rng)
    yield STACK, looked.ranked(learned(seen, STACKED, rng))
    yield OURS, chances(looked, all_learned(seen, rng))


def _measured(looked: Looked, scores: NDArray[np.float64]) -> _Measured:
    known = looked.known
    return _Measured(
        ranking_error(scores, looked.is_wanted, looked.found.weight),
        ranking_error(scores[known], looked.is_wanted[known], looked.found.weight[known]),
    )


def _method(measured: Sequence[_Measured]) -> MethodError:
    return MethodError(
        _spread([each.every.auc for each in measured]),
        _spread([each.every.average_precision for each in measured]),
        _spread([each.every.precision_at_m for each in measured]),
        _spread([each.known.auc for each in measured]),
        _spread([each.known.average_precision for each in measured]),
    )


def _spread(values: Sequence[float]) -> Spread:
    measured = [value for value in values if not np.isnan(value)]
    if not measured:
        return Spread(None, None)
    return Spread(float(np.mean(measured)), float(np.std(measured)))
