"""Logistic regression with coefficients that may not be negative, and a pull of each towards a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.linalg import cholesky
from scipy.optimize import nnls

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.patterns.linkage.offences import Floats

_STEPS = 40
_HALVINGS = 12
_ENOUGH = 1e-7


class Examples(NamedTuple):
    """What is fitted: a row of numbers for each pair, whether it is linked (0 or 1), and how much it counts."""

    rows: Floats
    linked: Floats
    weight: Floats


class Pull(NamedTuple):
    """The value that each coefficient is pulled towards, and how hard."""

    centre: Floats
    strength: Floats


class Fitted(NamedTuple):
    """The log odds are `intercept + rows @ coefficients`."""

    intercept: float
    coefficients: Floats


def fit_bounded_logistic(examples: Examples, pull: Pull, *, may_be_negative: bool = False) -> Fitted:
    """Newton's method; each step solves the bounded quadratic problem exactly (Lawson and Hanson's NNLS)."""
    rows = np.column_stack((np.ones(len(examples.rows)), examples.rows))
    centre, strength = np.append(0.0, pull.centre), np.append(1e-9, pull.strength)
    share = float(np.average(examples.linked, weights=examples.weight))
    current = np.append(np.log(share / (1 - share)), np.zeros(len(pull.centre)))

    def loss(values: Floats) -> float:
        odds = rows @ values
        fit = (examples.weight * (np.logaddexp(0, odds) - examples.linked * odds)).sum()
        return float(fit + (strength * (values - centre) ** 2).sum() / 2)

    before = loss(current)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ current, -500, 500)))
        slope = rows.T @ (examples.weight * (chance - examples.linked)) + strength * (current - centre)
        bend = (rows * (examples.weight * chance * (1 - chance))[:, None]).T @ rows + np.diag(strength + 1e-9)
        goal = current - np.linalg.solve(bend, slope)
        step = (goal if may_be_negative else _bounded(bend, goal)) - current
        current, after = _shortened(loss, current, step, before)
        if before - after < _ENOUGH * (1 + abs(after)):
            break
        before = after
    return Fitted(float(current[0]), current[1:])


def _bounded(bend: Floats, goal: Floats) -> Floats:
    """The point nearest to the goal, measured by the curvature, with no negative value but the first one's."""
    root = cholesky(bend)
    twice = np.column_stack((root, -root[:, 0]))
    found, _ = nnls(twice, root @ goal, maxiter=50 * len(goal))
    return np.append(found[0] - found[-1], found[1:-1])


def _shortened(loss: Callable[[Floats], float], current: Floats, step: Floats, before: float) -> tuple[Floats, float]:
    for halving in range(_HALVINGS):
        tried = current + step / 2**halving
        after = loss(tried)
        if after <= before:
            return tried, after
    return current, before
