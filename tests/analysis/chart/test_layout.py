"""A layout in Python: the same for the same things, pins where they are, tied things near, nothing over another."""

from __future__ import annotations

import math
from itertools import combinations
from random import Random

import pytest

from analysis.chart.layout import GAP, Spot, laid_out

Joins = list[tuple[str, str]]


def _made(seed: int, count: int) -> tuple[list[str], Joins]:
    random = Random(seed)  # noqa: S311 - a test that can be repeated
    ids = [f"t{n:03}" for n in range(count)]
    return ids, [(random.choice(ids), random.choice(ids)) for _ in range(count)]


@pytest.mark.parametrize("seed", range(3))
def test_nothing_stands_over_another_and_what_is_tied_is_nearer_than_what_is_not(seed: int) -> None:
    ids, joins = _made(seed, 120)
    found = laid_out(ids, joins, {})
    assert set(found) == set(ids)
    every = [math.dist(found[one], found[other]) for one, other in combinations(ids, 2)]
    tied = [math.dist(found[one], found[other]) for one, other in joins if one != other]
    assert min(every) >= GAP
    assert sum(tied) / len(tied) < 0.5 * sum(every) / len(every)


def test_the_same_things_get_the_same_places_in_whatever_order_their_ties_come() -> None:
    ids, joins = _made(1, 60)
    assert laid_out(ids, joins, {}) == laid_out(ids, joins[::-1], {})


def test_what_is_pinned_stays_and_its_neighbours_come_to_it() -> None:
    ids, joins = _made(2, 60)
    pins = {"t000": Spot(5_000, 5_000), "t001": Spot(5_000, 5_010)}
    joins += [("t000", "alone")]
    found = laid_out([*ids, "alone"], joins, pins)
    assert {each: found[each] for each in pins} == pins
    assert math.dist(found["alone"], pins["t000"]) < 1_500


def test_a_chart_of_nothing_and_of_one_thing_that_is_tied_to_itself() -> None:
    assert laid_out([], [], {}) == {}
    assert laid_out(["a"], [("a", "a")], {}) == {"a": Spot(0, 0)}
