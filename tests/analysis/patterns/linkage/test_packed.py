"""The most alike offences by packed bits against plain sums over every pair, on seeded random offences."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.patterns.linkage.packed import (
    ABSENT,
    NOBODY,
    NOT_KNOWN,
    PRESENT,
    States,
    Weights,
    most_alike,
    most_in_common,
    rounded_weights,
)
from graph.errors import InputError


def invented(seed: int, *, offences: int = 300, behaviours: int = 60) -> tuple[States, Weights]:
    draw = np.random.default_rng(seed)
    states = draw.choice([PRESENT, ABSENT, NOT_KNOWN], (offences, behaviours), p=[0.3, 0.45, 0.25]).astype(np.int8)
    present, absent, differ = (
        draw.uniform(0, 3, behaviours),
        draw.uniform(0, 0.5, behaviours),
        draw.uniform(0, 1, behaviours),
    )
    return states, Weights(present, absent, -differ)


def plain(states: States, weights: Weights) -> np.ndarray:
    one, other = states[:, None, :], states[None, :, :]
    alike = np.where(one == PRESENT, weights.present, weights.absent)
    added = np.where((one < 0) | (other < 0), 0.0, np.where(one == other, alike, weights.differ))
    sums = added.sum(axis=2)
    np.fill_diagonal(sums, -np.inf)
    return np.asarray(sums)


@pytest.mark.parametrize("seed", range(3))
def test_the_best_by_rounded_weights_are_those_of_plain_sums(seed: int) -> None:
    states, weights = invented(seed, behaviours=64 - seed)
    whole = rounded_weights(weights).astype(np.float64)
    rounded = Weights(whole[0], whole[1], -whole[2])
    rounded.present[0] = 31.0  # so that rounding these weights again changes nothing
    rounded.absent[1], rounded.differ[2] = 31.0, -31.0  # the most that a weight can say, either way
    expected = -np.sort(-plain(states, rounded), axis=1)[:, :20]
    assert np.array_equal(most_alike(states, rounded, keep=20).scores, expected)


def test_what_is_kept_is_weighed_exactly_and_hardly_anything_better_is_lost() -> None:
    states, weights = invented(7)
    found = most_alike(states, weights, keep=20)
    sums = plain(states, weights)
    assert np.allclose(np.take_along_axis(sums, found.others.astype(np.int64), axis=1), found.scores)
    best = -np.sort(-sums, axis=1)[:, :20]
    assert np.abs(best - found.scores).max() < 1.0
    assert np.isclose(best, found.scores).mean() > 0.8


def test_jaccard_is_that_of_plain_sets() -> None:
    states, _ = invented(3)
    present = (states == PRESENT).astype(np.int64)
    both = present @ present.T
    either = present.sum(axis=1)[:, None] + present.sum(axis=1) - both
    shares = both / either
    np.fill_diagonal(shares, -1)
    expected = -np.sort(-shares, axis=1)[:, :20]
    assert np.abs(most_in_common(states, keep=20).scores - expected).max() < 1 / 1_000


def test_some_rows_are_asked_as_in_the_whole() -> None:
    states, weights = invented(5)
    some, every = most_alike(states, weights, keep=9, rows=range(100, 140)), most_alike(states, weights, keep=9)
    assert np.array_equal(some.others, every.others[100:140])


def test_where_there_are_fewer_others_nobody_stands_for_the_rest() -> None:
    states, weights = invented(2, offences=3)
    found = most_alike(states, weights, keep=4)
    assert found.others[:, 2:].tolist() == [[NOBODY, NOBODY]] * 3
    assert sorted(found.others[0, :2].tolist()) == [1, 2]


def test_offences_of_which_nothing_is_coded_are_as_alike_as_any() -> None:
    _, weights = invented(1)
    unknown = np.full((5_000, 60), NOT_KNOWN, dtype=np.int8)
    found = most_alike(unknown, weights, keep=3, rows=range(2))
    assert found.scores.tolist() == [[0.0] * 3] * 2
    assert 0 not in found.others[0]


def test_more_behaviours_than_bits_in_a_word_are_refused() -> None:
    states, weights = invented(1, offences=4, behaviours=65)
    with pytest.raises(InputError, match="leave out"):
        most_alike(states, weights)
