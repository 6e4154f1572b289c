"""Paths are those that networkx finds, in its order of cost; what cannot be reached is an answer."""

from __future__ import annotations

from itertools import islice, pairwise, product
from math import log
from random import Random
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from analysis.network.paths import Wanted, between, fewest_links, strongest
from analysis.network.web import Web, web_of
from analysis.network.weights import Weights
from graph.drafts import Bounds
from graph.errors import InputError
from graph.partdates import parse_part_date
from tests.analysis.network.invented_ties import TODAY, among, during, tie
from tests.analysis.network.random_networks import random_network

if TYPE_CHECKING:
    from analysis.network.ties import Tie

WEIGHTS = Weights()
LONG = Wanted(alternatives=8, most_steps=12)


def _web(ties: list[Tie], *without: str) -> Web:
    return web_of(ties, WEIGHTS, TODAY, without=without)


def _drawn(seed: int) -> tuple[Web, nx.Graph[str]]:
    """A random web with every tie graded at random, and the same for networkx."""
    rng = Random(seed)  # noqa: S311
    grades = [f"{source}{information}P" for source, information in product("123", "ABCD")]
    network = random_network(seed, people=14, chance=0.3)
    ties = [each._replace(grade=rng.choice(grades)) for each in among(network.edges)]
    web = _web(ties)
    oracle: nx.Graph[str] = nx.Graph()
    for one, others in web.steps.items():
        oracle.add_weighted_edges_from((one, other, -log(step.weight)) for other, step in others.items())
    return web, oracle


@pytest.mark.parametrize("seed", range(6))
def test_the_strongest_alternatives_are_those_of_networkx(seed: int) -> None:
    web, oracle = _drawn(seed)
    expected = [
        sum(oracle.edges[pair]["weight"] for pair in pairwise(path))
        for path in islice(nx.shortest_simple_paths(oracle, "p0", "p9", weight="weight"), 8)
    ]
    found = strongest(web, "p0", "p9", LONG)
    assert [-log(path.strength) for path in found.paths] == pytest.approx(expected)


@pytest.mark.parametrize("seed", range(6))
def test_the_fewest_links_are_those_of_networkx(seed: int) -> None:
    web, oracle = _drawn(seed)
    expected = [len(path) - 1 for path in islice(nx.shortest_simple_paths(oracle, "p0", "p9"), 8)]
    assert [len(path.steps) for path in fewest_links(web, "p0", "p9", LONG).paths] == expected


@pytest.mark.parametrize("seed", range(4))
def test_paths_in_time_are_those_left_when_every_path_is_tried(seed: int) -> None:
    rng = Random(seed)  # noqa: S311
    network = random_network(seed, people=9, chance=0.35)
    years = [sorted(rng.sample(range(2000, 2020), 2)) for _ in network.edges]
    ties = [during(each, f"{a}-01-01", f"{b}-01-01") for each, (a, b) in zip(among(network.edges), years, strict=True)]
    web = _web(ties)
    drawn = nx.Graph([(one, other) for one, others in web.steps.items() for other in others])
    every = nx.all_simple_paths(drawn, "p0", "p8")
    expected = sorted(tuple(path) for path in every if _can_be_passed_on(web, path))
    found = fewest_links(web, "p0", "p8", Wanted(1000, 12, in_time=True))
    assert sorted(path.things for path in found.paths) == expected


def _can_be_passed_on(web: Web, path: list[str]) -> bool:
    day = ""
    for pair in pairwise(path):
        (only,) = web.steps[pair[0]][pair[1]].ties
        day = max(day, only.bounds.from_earliest or "")
        if day > (only.bounds.to_latest or "9"):
            return False
    return True


def test_the_short_way_and_the_strong_way_stand_side_by_side_with_the_weakest_step_marked() -> None:
    doubtful = tie("a", "c", kind="unknown", strength="possible", grade="3DP")
    web = _web([doubtful, tie("a", "b", kind="partner"), tie("b", "c", kind="family")])
    found = between(web, "a", "c", Wanted())
    assert found.fewest.paths[0].things == ("a", "c")
    assert found.strong.paths[0].things == ("a", "b", "c")
    assert found.strong.paths[0].weakest == 1


def test_a_shared_phone_leads_from_one_to_the_other_unless_phones_are_left_out() -> None:
    shared = [tie("a", "n", "USES_PHONE", ""), tie("b", "n", "USES_PHONE", "")]
    assert fewest_links(_web(shared), "a", "b", Wanted()).paths[0].things == ("a", "n", "b")
    for word in ("USES_PHONE", "phone"):
        assert fewest_links(_web(shared, word), "a", "b", Wanted()).paths == ()


def test_a_kind_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(InputError, match="no kind of tie `telepathy` to leave out: use one of ASSOCIATED_WITH"):
        _web([], "telepathy")


def test_longer_paths_than_wanted_disconnected_people_and_oneself_have_none() -> None:
    web = _web(among([(0, 1), (1, 2), (2, 3), (8, 9)]))
    assert fewest_links(web, "p0", "p3", Wanted(most_steps=2)).paths == ()
    assert fewest_links(web, "p0", "p9", Wanted()).paths == ()
    assert fewest_links(web, "p0", "p0", Wanted()).paths == ()
    assert fewest_links(web, "p0", "nobody", Wanted()).paths == ()


def test_what_a_source_refutes_is_no_step_and_is_counted() -> None:
    web = _web([tie("a", "b", strength="refuted")])
    assert (web.refuted, dict(web.steps)) == (1, {})


def test_copies_of_one_origin_add_nothing_and_a_second_origin_does() -> None:
    copies = [tie("a", "b", origin="O1", grade="2BP"), tie("a", "b", origin="O1", grade="2BP")]
    once, twice = (WEIGHTS.of_step(ties, TODAY) for ties in (copies[:1], copies))
    assert once == twice
    assert WEIGHTS.of_step([*copies, tie("a", "b", origin="O2", grade="2BP")], TODAY) > once


def test_a_tie_that_ended_ten_years_ago_is_worth_half() -> None:
    ended = during(tie("a", "b"), "2010-01-01", "2016-11-24")
    assert WEIGHTS.of_tie(ended, TODAY) == pytest.approx(WEIGHTS.of_tie(tie("a", "b"), TODAY) / 2, rel=1e-3)


def test_a_hub_of_ten_thousand_is_crossed_and_is_worth_less_than_a_thing_that_two_share() -> None:
    crowd = [tie(f"p{number}", "hall", "MEMBER_OF", "") for number in range(10_000)]
    found = strongest(_web(crowd), "p1", "p9999", Wanted())
    assert [path.things for path in found.paths] == [("p1", "hall", "p9999")]
    two = strongest(_web(crowd[:2]), "p0", "p1", Wanted())
    assert found.paths[0].strength < two.paths[0].strength


@pytest.mark.parametrize("text", ["2021", "2021-03", "2021-03-04", "c. 2021", "c. March 2021", "c. 4 March 2021"])
def test_a_part_date_comes_back_from_the_days_that_it_can_mean(text: str) -> None:
    meant = parse_part_date(text)
    bounds = Bounds(meant.earliest.isoformat(), meant.latest.isoformat())
    assert tie("a", "b")._replace(bounds=bounds).period.valid_from == meant
