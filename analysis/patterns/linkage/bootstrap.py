"""How sure a difference between two rankings is: offenders drawn again and again, both measured on each draw."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from analysis.patterns.linkage.comparing import Pairs
    from analysis.patterns.linkage.measures import Ranking
    from analysis.patterns.linkage.offences import Floats, Ints

DRAWS = 200


class Difference(NamedTuple):
    """By how much one measure is better, and the middle 95% of the draws."""

    difference: float
    low: float
    high: float


class Compared(NamedTuple):
    """Both measures of one ranking less those of another."""

    auc: Difference
    average_precision: Difference


class Drawing(NamedTuple):
    """What is drawn: the pairs, the group of each offence, and the seed."""

    pairs: Pairs
    group: Ints
    seed: int


def paired_bootstrap(ours: Ranking, theirs: Ranking, drawing: Drawing, *, draws: int = DRAWS) -> Compared:
    """Draw offenders with replacement; a pair counts as often as both were drawn, one offender's own once each."""
    draw = np.random.default_rng(drawing.seed)
    names, place = np.unique(drawing.group, return_inverse=True)
    one, other = place[drawing.pairs.first], place[drawing.pairs.second]
    found = []
    for _ in range(draws):
        times = np.bincount(draw.integers(0, len(names), len(names)), minlength=len(names)).astype(np.float64)
        weight = np.where(one == other, times[one], times[one] * times[other])
        found.append(_difference(ours, theirs, weight))
    rows = np.array(found)
    whole = _difference(ours, theirs, None)
    low, high = np.nanquantile(rows, 0.025, axis=0), np.nanquantile(rows, 0.975, axis=0)
    auc, precision = (Difference(whole[at], float(low[at]), float(high[at])) for at in (0, 1))
    return Compared(auc, precision)


def _difference(ours: Ranking, theirs: Ranking, weight: Floats | None) -> tuple[float, float]:
    return (
        ours.auc(weight) - theirs.auc(weight),
        ours.average_precision(weight) - theirs.average_precision(weight),
    )
