"""Pairs compared: against brute force, against drawing at random, and without guessing what is unknown."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.patterns.linkage.comparing import DIFFERS, Comparer, Pairs, gaps
from analysis.patterns.linkage.nearness import nearer, nearness
from analysis.patterns.linkage.offences import Offences, behaviour, flat
from analysis.patterns.linkage.rhythm import hour_weights, mean_difference, weekday_weights


def _offences(seed: int, number: int = 40) -> Offences:
    draw = np.random.default_rng(seed)
    first = draw.uniform(0, 100, number)
    places = draw.uniform(0, 10, (number, 2))
    places[3], first[5] = np.nan, np.nan
    return Offences(places, first, first + draw.exponential(0.5, number))


@pytest.mark.parametrize("seed", range(2))
def test_who_is_nearer_is_counted_as_by_hand(seed: int) -> None:
    offences = _offences(seed)
    distance = np.linalg.norm(offences.places[:, None] - offences.places, axis=2)
    np.fill_diagonal(distance, np.nan)
    middle = (offences.first + offences.last) / 2
    gap = np.abs(middle[:, None] - middle)
    usable = np.isfinite(distance) & np.isfinite(gap)
    near = distance[:, None, :] <= distance[:, :, None]
    both = (near & (gap[:, None, :] <= gap[:, :, None])).sum(axis=2) * usable
    found = nearness(offences)
    assert found.in_both.tolist() == both.tolist()
    assert found.in_space.tolist() == (near.sum(axis=2) * usable).tolist()


def test_counts_for_some_pairs_are_those_of_the_tables() -> None:
    offences = _offences(4)
    # Coordinates are often rounded, so that many lie just as far.
    offences = Offences(np.round(offences.places), offences.first, offences.last)
    pairs = Pairs(*np.random.default_rng(4).integers(0, len(offences), (2, 300)))
    looked_up, counted = nearness(offences).of(pairs), nearer(offences, pairs)
    for table, alone in zip(looked_up, counted, strict=True):
        assert np.array_equal(table, alone, equal_nan=True)
    assert np.isfinite(looked_up.in_both).any()


def test_the_gap_between_two_windows_is_the_mean_of_all_it_can_be() -> None:
    windows = [(0.0, 2.0, 1.0, 4.0), (0.0, 1.0, 5.0, 6.0), (0.0, 4.0, 1.0, 2.0), (3.0, 3.0, 3.5, 3.5)]
    draw = np.random.default_rng(0)
    for a, b, c, d in windows:
        offences = Offences(np.zeros((2, 2)), np.array([a, c]), np.array([b, d]))
        found = gaps(offences, Pairs(np.array([0]), np.array([1])))[0]
        drawn = np.abs(draw.uniform(a, b, 200_000) - draw.uniform(c, d, 200_000)).mean()
        assert found == pytest.approx(drawn, abs=0.01)


def test_a_window_weighs_on_each_hour_that_it_covers() -> None:
    # 22:30 to 01:30, and a whole day, which says nothing of the hour.
    weights = hour_weights(np.array([10 + 22.5 / 24, 3.0, np.nan]), np.array([11 + 1.5 / 24, 4.0, np.nan]))
    expected = np.zeros(24)
    expected[[22, 23, 0, 1]] = [1 / 6, 1 / 3, 1 / 3, 1 / 6]
    assert weights[0] == pytest.approx(expected)
    assert weights[1] == pytest.approx(np.full(24, 1 / 24))
    assert np.isnan(weights[2]).all()


def test_hours_and_weekdays_go_round() -> None:
    late, early = (hour_weights(np.array([hour / 24]), np.array([hour / 24])) for hour in (23.5, 1.5))
    assert mean_difference(late, early)[0] == pytest.approx(2)
    sunday, monday = (weekday_weights(np.array([day]), np.array([day])) for day in (6.5, 14.5))
    assert mean_difference(sunday, monday)[0] == pytest.approx(1)


def test_what_is_not_coded_agrees_with_nothing_and_differs_from_nothing() -> None:
    column = behaviour("weapon", ["present", "Present ", "absent", "", "unknown"])
    offences = Offences(np.zeros((5, 2)), np.zeros(5), np.zeros(5), (column,))
    compared = Comparer(offences).compare(Pairs(np.array([0, 0, 0, 3]), np.array([1, 2, 3, 4])))
    found = compared.agreements[0]
    assert column.values[int(found[0])] == "present"
    assert found[1] == DIFFERS
    assert np.isnan(found[2:]).all()


def test_degrees_become_kilometres() -> None:
    north, east = (
        flat(np.array([51.5, 52.5, 51.5]), np.array([0.0, 0.0, 1.0]))[1:]
        - flat(np.array([51.5, 52.5, 51.5]), np.array([0.0, 0.0, 1.0]))[0]
    )
    assert np.hypot(*north) == pytest.approx(111.3, abs=0.5)
    assert np.hypot(*east) == pytest.approx(69.2, rel=0.01)  # cos 51.5° of 111.3 km
