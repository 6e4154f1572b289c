"""Measures of a ranking agree with every pair compared one by one, weights and ties included."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from analysis.network.ranking_error import ranking_error


def _drawn(seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return rng.integers(0, 12, 80).astype(float), rng.random(80) < 0.2


@pytest.mark.parametrize("seed", range(5))
def test_the_area_is_the_chance_that_a_true_pair_stands_before_a_false_one(seed: int) -> None:
    scores, is_true = _drawn(seed)
    compared = list(product(scores[is_true], scores[~is_true]))
    expected = sum((true > false) + (true == false) / 2 for true, false in compared) / len(compared)
    assert ranking_error(scores, is_true, np.ones(80)).auc == pytest.approx(expected)


@pytest.mark.parametrize("seed", range(5))
def test_average_precision_is_the_mean_precision_at_the_score_of_each_true_pair(seed: int) -> None:
    scores, is_true = _drawn(seed)
    expected = np.mean([is_true[scores >= score].mean() for score in scores[is_true]])
    assert ranking_error(scores, is_true, np.ones(80)).average_precision == pytest.approx(expected)


@pytest.mark.parametrize("seed", range(5))
def test_precision_among_the_first_is_what_chance_gives_where_scores_are_equal(seed: int) -> None:
    scores, is_true = _drawn(seed)
    wanted, rng = int(is_true.sum()), np.random.default_rng(seed)
    drawn = [is_true[np.lexsort((rng.random(80), -scores))[:wanted]].mean() for _ in range(3000)]
    assert ranking_error(scores, is_true, np.ones(80)).precision_at_m == pytest.approx(np.mean(drawn), abs=0.01)


@pytest.mark.parametrize("seed", range(5))
def test_a_weight_of_three_is_the_same_pair_three_times(seed: int) -> None:
    scores, is_true = _drawn(seed)
    weight = np.where(is_true, 1, 3)
    thrice = ranking_error(np.repeat(scores, weight), np.repeat(is_true, weight), np.ones(int(weight.sum())))
    assert ranking_error(scores, is_true, weight.astype(float)) == pytest.approx(thrice)


def test_nothing_to_find_is_not_measurable() -> None:
    assert np.isnan(ranking_error(np.ones(3), np.zeros(3, dtype=bool), np.ones(3)).auc)
