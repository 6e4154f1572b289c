"""Known series as candidates for an offence: how well it fits each, from how well it fits their offences."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from analysis.patterns.linkage.offences import Floats, Ints

BEST_SHARE = 0.5


class Ranks(NamedTuple):
    """Where the true series stood, 1 being first, for each offence that was asked about."""

    ranks: Floats

    @property
    def mean_reciprocal(self) -> float:
        """The mean of 1 / rank."""
        return float(np.mean(1 / self.ranks)) if len(self.ranks) else float("nan")

    def in_top(self, number: int) -> float:
        """The share of the offences whose true series was among the first so many."""
        return float(np.mean(self.ranks <= number)) if len(self.ranks) else float("nan")


def fit_to_series(log_odds: Floats) -> float:
    """How well an offence fits a series: half by the offence of it that it fits best, half by all of them.

    The best alone would favour long series, which have more chances; the mean alone would forget that hands drift.
    """
    return float(BEST_SHARE * log_odds.max() + (1 - BEST_SHARE) * log_odds.mean())


def rank_of_true(scores: Floats, is_true: np.ndarray) -> float:
    """The rank of the best of the true ones among all others; half of those with the same score stand above."""
    best = scores[is_true].max()
    others = scores[~is_true]
    return float(1 + (others > best).sum() + (others == best).sum() / 2)


def rank_series(offence: int, log_odds: Floats, known: list[Ints]) -> float | None:
    """The rank of the series that the offence belongs to, with the offence itself left out of it.

    Args:
        offence: Its place.
        log_odds: Of the offence with every other one, by place.
        known: The places of the offences of each series.
    """
    scores, is_true = [], []
    for members in known:
        others = members[members != offence]
        scores.append(fit_to_series(log_odds[others]))
        is_true.append(len(others) < len(members))
    return rank_of_true(np.array(scores), np.array(is_true)) if any(is_true) else None
