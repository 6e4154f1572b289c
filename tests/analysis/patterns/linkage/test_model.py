"""The model: what agreement says, curves that fall, and a fit that an independent method confirms."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize

from analysis.patterns.linkage.bounded_logistic import Examples, Pull, fit_bounded_logistic
from analysis.patterns.linkage.comparing import DIFFERS, Comparer
from analysis.patterns.linkage.labelled import Labelled, judged_pairs
from analysis.patterns.linkage.model import LinkageModel, evidence, fit
from analysis.patterns.linkage.sampling import sample
from tests.analysis.patterns.linkage.invented_series import invented_series


@pytest.fixture(scope="module")
def labelled() -> Labelled:
    return invented_series(3)


@pytest.fixture(scope="module")
def model(labelled: Labelled) -> LinkageModel:
    judged = judged_pairs(labelled)
    compared = Comparer(labelled.offences).compare(judged.pairs)
    return fit(sample(compared, judged.linked, seed=1), labelled.offences.behaviours)


def test_agreement_is_worth_its_likelihood_ratio() -> None:
    # Kept in half the linked pairs; value 0 has a base rate of 0.1. One hand: 0.5 + 0.5 * 0.1; two hands: 0.1.
    found = np.exp(evidence(np.array([0.0, 1.0, DIFFERS, np.nan]), 0.5, np.array([0.1, 0.9])))
    assert found == pytest.approx([0.55 / 0.1, 0.95 / 0.9, 0.5, 1.0])


def test_the_likelihood_ratio_of_a_behaviour_is_one_on_average_over_two_hands() -> None:
    rates = np.array([0.1, 0.3, 0.6])
    ratios = np.exp(evidence(np.array([0.0, 1.0, 2.0, DIFFERS]), 0.4, rates))
    assert ratios @ np.append(rates**2, 1 - (rates**2).sum()) == pytest.approx(1)


def test_curves_fall_and_unknown_says_nothing(model: LinkageModel) -> None:
    for name, curve in model.curves.items():
        assert np.all(np.diff(curve.heights) <= 1e-9), name
        assert curve.at(np.array([np.nan])).tolist() == [0.0]
    assert model.curves["distance"].heights[0] > 1


def test_contributions_add_up(model: LinkageModel, labelled: Labelled) -> None:
    compared = Comparer(labelled.offences).compare(judged_pairs(labelled).pairs)
    contributions = model.contributions(compared)
    assert contributions.shape == (len(compared), len(model.curves) + len(model.habits))
    assert model.log_odds(compared) == pytest.approx(model.prior + contributions.sum(axis=1))


def test_what_offenders_keep_to_is_found(model: LinkageModel) -> None:
    # Each of the two offences of a pair keeps to the habit in three of four cases.
    kept = np.mean([habit.keeps for habit in model.habits])
    assert kept == pytest.approx(0.75**2, abs=0.15)


@pytest.mark.parametrize("may_be_negative", [False, True])
def test_the_fit_is_that_of_an_independent_method(*, may_be_negative: bool) -> None:
    draw = np.random.default_rng(4)
    rows = draw.normal(size=(400, 5))
    linked = (draw.random(400) < 1 / (1 + np.exp(-(rows @ [1.0, -1.0, 0.5, 0.0, 2.0] - 1)))).astype(float)
    weight, centre, strength = draw.uniform(0.5, 2, 400), np.array([0.0, 0, 0.8, 0, 0]), np.full(5, 2.0)
    found = fit_bounded_logistic(
        Examples(rows, linked, weight), Pull(centre, strength), may_be_negative=may_be_negative
    )

    def loss(values: np.ndarray) -> float:
        odds = values[0] + rows @ values[1:]
        pulled = (strength * (values[1:] - centre) ** 2).sum() / 2
        return float((weight * (np.logaddexp(0, odds) - linked * odds)).sum() + pulled)

    bounds = [(None, None), *[(None if may_be_negative else 0.0, None)] * 5]
    other = minimize(loss, np.zeros(6), method="L-BFGS-B", bounds=bounds)
    assert [found.intercept, *found.coefficients] == pytest.approx(other.x, abs=2e-3)
