"""The measures of a ranking against counting by hand, ties included."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.patterns.linkage.bootstrap import Drawing, paired_bootstrap
from analysis.patterns.linkage.comparing import Pairs
from analysis.patterns.linkage.measures import Ranking


def _ranked(seed: int) -> tuple[np.ndarray, np.ndarray]:
    draw = np.random.default_rng(seed)
    return draw.integers(0, 12, 60).astype(float), (draw.random(60) < 0.3).astype(float)


@pytest.mark.parametrize("seed", range(3))
def test_the_area_is_the_chance_to_rank_two_rightly(seed: int) -> None:
    scores, linked = _ranked(seed)
    above = [(a > b) + (a == b) / 2 for a in scores[linked > 0] for b in scores[linked == 0]]
    assert Ranking(scores, linked).auc() == pytest.approx(np.mean(above))


@pytest.mark.parametrize("seed", range(3))
def test_average_precision_takes_ties_in_together(seed: int) -> None:
    scores, linked = _ranked(seed)
    precisions = [linked[scores >= score].mean() for score in scores[linked > 0]]
    assert Ranking(scores, linked).average_precision() == pytest.approx(np.mean(precisions))


def test_a_pair_that_counts_twice_is_like_two_pairs() -> None:
    scores, linked = _ranked(5)
    times = np.random.default_rng(1).integers(0, 3, len(scores))
    repeated = Ranking(np.repeat(scores, times), np.repeat(linked, times))
    weighted = Ranking(scores, linked)
    assert weighted.auc(times.astype(float)) == pytest.approx(repeated.auc())
    assert weighted.average_precision(times.astype(float)) == pytest.approx(repeated.average_precision())


def test_one_kind_alone_has_no_area() -> None:
    assert np.isnan(Ranking(np.arange(3.0), np.ones(3)).auc())
    assert np.isnan(Ranking(np.arange(3.0), np.zeros(3)).average_precision())


def test_a_ranking_is_not_better_than_itself_and_better_than_chance() -> None:
    draw = np.random.default_rng(2)
    first, second = np.triu_indices(40, 1)
    group = np.arange(40) // 2
    linked = (group[first] == group[second]).astype(float)
    good, chance = (
        Ranking(scores, linked) for scores in (linked + draw.normal(0, 0.3, len(linked)), draw.random(len(linked)))
    )
    drawing = Drawing(Pairs(first, second), group, seed=1)
    same = paired_bootstrap(good, good, drawing, draws=20)
    assert (same.auc.low, same.auc.difference, same.auc.high) == (0.0, 0.0, 0.0)
    assert paired_bootstrap(good, chance, drawing, draws=50).auc.low > 0
