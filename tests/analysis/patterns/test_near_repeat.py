"""The Knox test against a count by hand, a published example, and what shuffling must leave alone."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.patterns.distance import Distance
from analysis.patterns.near_repeat import Bands, Shuffles, near_repeat
from graph.errors import InputError

BANDS = Bands((0, 1, 20, 40, 80), (0, 1, 7, 14, 30))
FEW = Shuffles(39, seed=4)
INFINITE = float("inf")


def _events(seed: int, number: int = 90) -> tuple[np.ndarray, np.ndarray]:
    draw = np.random.default_rng(seed)
    # Whole numbers, so that many pairs lie exactly on an edge.
    return draw.integers(0, 60, (number, 2)).astype(float), draw.integers(0, 40, number).astype(float)


def _by_hand(places: np.ndarray, days: np.ndarray, bands: Bands, method: Distance) -> list[list[int]]:
    table = [[0] * (len(bands.time) - 1) for _ in bands.space[1:]]
    for i in range(len(days)):
        for j in range(i):
            across, up = np.abs(places[i] - places[j])
            distance = across + up if method is Distance.MANHATTAN else float(np.hypot(across, up))
            for row, (near, far) in enumerate(zip(bands.space, bands.space[1:], strict=False)):
                for column, (soon, late) in enumerate(zip(bands.time, bands.time[1:], strict=False)):
                    table[row][column] += near <= distance < far and soon <= abs(days[i] - days[j]) < late
    return table


@pytest.mark.parametrize("method", Distance)
@pytest.mark.parametrize("seed", range(3))
def test_pairs_are_counted_as_by_hand(seed: int, method: Distance) -> None:
    places, days = _events(seed)
    found = near_repeat(places, days, BANDS, method=method, shuffles=FEW)
    assert found.observed.tolist() == _by_hand(places, days, BANDS, method)


@pytest.mark.parametrize(
    ("bands", "observed"),
    [
        (Bands((0, 1, 200, 400, INFINITE), (0, 3, 6, INFINITE)), [[0, 0, 0], [0, 1, 0], [0, 0, 0], [0, 0, 0]]),
        (Bands((0, 1, 100, 200, INFINITE), (0, 3, 6, INFINITE)), [[0, 0, 0], [0, 0, 0], [0, 1, 0], [0, 0, 0]]),
    ],
)
def test_the_published_example_of_two_offences_falls_into_the_published_cells(
    bands: Bands, observed: list[list[int]]
) -> None:
    # Two offences 100 m and 3 days apart: Steenbeek, NearRepeat 0.1.1, vignette "NRC", section "Pathological examples".
    found = near_repeat(np.array([[0.0, 0.0], [0.0, 100.0]]), np.array([0.0, 3.0]), bands, shuffles=FEW)
    assert found.observed.tolist() == observed


def test_the_share_of_the_shuffles_is_that_of_every_order_of_the_dates() -> None:
    # Four offences, two of them near: of the six ways to choose who is near, two give a gap below two days.
    places, days = np.array([[0.0, 0], [0, 1], [500, 0], [0, 900]]), np.array([0.0, 1, 10, 11])
    found = near_repeat(places, days, Bands((0, 10), (0, 2)), shuffles=Shuffles(3_999, seed=2))
    assert found.observed.tolist() == [[1]]
    assert found.p[0, 0] == pytest.approx(2 / 6, abs=0.03)
    assert found.expected[0, 0] == pytest.approx(2 / 6, abs=0.03)


def test_the_same_seed_gives_the_same_answer_and_another_one_another() -> None:
    places, days = _events(7)
    first, again, other = (
        near_repeat(places, days, BANDS, shuffles=Shuffles(39, seed)).expected.tolist() for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other


def test_offences_without_place_or_day_are_left_out_and_counted() -> None:
    places, days = _events(5)
    places[3, 1], days[8] = np.nan, np.nan
    whole = np.delete(np.arange(len(days)), [3, 8])
    found = near_repeat(places, days, BANDS, shuffles=FEW)
    assert (found.events, found.left_out) == (len(days) - 2, 2)
    assert found.observed.tolist() == near_repeat(places[whole], days[whole], BANDS, shuffles=FEW).observed.tolist()


@pytest.mark.parametrize("bands", [Bands((0,), (0, 7)), Bands((0, 100, 100), (0, 7)), Bands((-5, 100), (0, 7))])
def test_edges_that_do_not_rise_are_refused_in_words(bands: Bands) -> None:
    with pytest.raises(InputError, match="rising numbers"):
        near_repeat(*_events(1), bands)


def test_one_offence_has_nothing_to_be_compared_with() -> None:
    with pytest.raises(InputError, match="Fewer than two"):
        near_repeat(np.zeros((1, 2)), np.zeros(1), BANDS)
