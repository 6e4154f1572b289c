"""How good a ranking is: area under the curve, average precision, and precision among the first so many.

All three take weights, for samples whose pairs stand for many, and treat pairs of equal score as equally good: an order
among them would be an accident.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


class RankingError(NamedTuple):
    """What a ranking achieved; not a number where there was nothing to find or nothing else."""

    auc: float
    average_precision: float
    precision_at_m: float


class _Steps(NamedTuple):
    """A ranking from the best score down, one entry for each distinct score: how many true and false pairs by then."""

    true: NDArray[np.float64]
    false: NDArray[np.float64]


def ranking_error(scores: NDArray[np.float64], is_true: NDArray[np.bool_], weight: NDArray[np.float64]) -> RankingError:
    """Measure a ranking.

    >>> ranking_error(np.array([3.0, 2.0, 1.0]), np.array([True, False, True]), np.ones(3)).auc
    0.5
    """
    steps = _steps(scores, is_true, weight)
    if not len(steps.true) or not steps.true[-1] or not steps.false[-1]:
        return RankingError(float("nan"), float("nan"), float("nan"))
    return RankingError(_auc(steps), _average_precision(steps), _precision_at(steps, steps.true[-1]))


def _steps(scores: NDArray[np.float64], is_true: NDArray[np.bool_], weight: NDArray[np.float64]) -> _Steps:
    order = np.argsort(-scores, kind="stable")
    ends = np.append(np.nonzero(np.diff(scores[order]))[0], len(order) - 1) if len(order) else order
    true = np.cumsum(np.where(is_true, weight, 0.0)[order])[ends]
    return _Steps(true, np.cumsum(np.where(is_true, 0.0, weight)[order])[ends])


def _auc(steps: _Steps) -> float:
    true, false = np.insert(steps.true, 0, 0), np.insert(steps.false, 0, 0)
    area = np.sum(np.diff(false) * (true[1:] + true[:-1]) / 2)
    return float(area / (true[-1] * false[-1]))


def _average_precision(steps: _Steps) -> float:
    gained = np.diff(steps.true, prepend=0)
    return float(np.sum(gained * steps.true / (steps.true + steps.false)) / steps.true[-1])


def _precision_at(steps: _Steps, wanted: float) -> float:
    """Among the first `wanted` pairs; of a tie across the border, the share that an accident would take."""
    listed = np.insert(steps.true + steps.false, 0, 0)
    return float(np.interp(wanted, listed, np.insert(steps.true, 0, 0)) / wanted)
