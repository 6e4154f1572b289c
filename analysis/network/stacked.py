"""Scores stacked into one by a logistic model with shrinkage, and what each score contributed.

Scores are put on a logarithmic scale and standardised within their own network, so that a model learned on a network
from which links were hidden holds for the network itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

SHRINKAGE = 10.0
ROUNDS = 40
STILL = 1e-6
_STRETCH = 20.0
_FURTHEST = 30.0


class Lesson(NamedTuple):
    """Standardised scores of pairs, which of them were true, and how many pairs each stands for."""

    scores: NDArray[np.float64]
    is_true: NDArray[np.bool_]
    weight: NDArray[np.float64]


class Stacked(NamedTuple):
    """A fitted model.

    Attributes:
        names: The scores, in order.
        weights: What one standard deviation of each is worth, as a logarithm of odds.
        base: The logarithm of the odds of an average pair.
    """

    names: tuple[str, ...]
    weights: NDArray[np.float64]
    base: float

    def log_odds(self, scores: NDArray[np.float64]) -> NDArray[np.float64]:
        """The logarithm of the odds of each pair."""
        odds: NDArray[np.float64] = scores @ self.weights + self.base
        return odds


def standardised(
    scores: Mapping[str, NDArray[np.float64]], names: Sequence[str], weight: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The named scores as columns of mean nought and deviation one; what is not known (nan) counts as the mean."""
    table = np.stack([scores[name] for name in names], axis=1)
    table = np.sign(table) * np.log1p(np.abs(table) * _STRETCH)
    known = ~np.isnan(table)
    share = known * weight[:, None]
    total = np.maximum(share.sum(axis=0), 1e-12)
    mean = np.where(known, table, 0.0).T @ weight / total
    apart = np.where(known, table - mean, 0.0)
    deviation = np.sqrt((apart**2).T @ weight / total)
    return apart / np.where(deviation > 0, deviation, 1.0)


def fitted(names: Sequence[str], lessons: Sequence[Lesson]) -> Stacked:
    """Fit by Newton's method; the shrinkage keeps scores that say the same from cancelling each other out."""
    scores = np.concatenate([lesson.scores for lesson in lessons])
    design = np.hstack([scores, np.ones((len(scores), 1))])
    is_true = np.concatenate([lesson.is_true for lesson in lessons])
    weight = np.concatenate([lesson.weight for lesson in lessons])
    shrink = np.diag([SHRINKAGE] * scores.shape[1] + [1e-6])
    found = np.zeros(design.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(design @ found, -_FURTHEST, _FURTHEST)))
        pull = design.T @ (weight * (is_true - chance)) - shrink @ found
        step = np.linalg.solve((design.T * (weight * chance * (1 - chance))) @ design + shrink, pull)
        found += np.clip(step, -5, 5)
        if np.abs(step).max() < STILL:
            break
    return Stacked(tuple(names), found[:-1], float(found[-1]))
