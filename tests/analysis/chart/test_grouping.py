"""What belongs together: by hand for the rules, by brute force on random charts for the chains."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from random import Random

import networkx as nx
import pytest

from analysis.chart.grouping import By, Together, together
from tests.analysis.chart.made import at, facts, thing, tie

TODAY = date(2026, 11, 24)
KETTLE = thing("address-1", "Address", "3 Kettle Row")


def test_a_person_of_two_addresses_goes_with_the_firmest_then_the_latest() -> None:
    ties = [
        at("a", "address-1", strength="possible", from_on="2026-01-01"),
        at("a", "address-2", strength="confirmed", from_on="2020-01-01"),
        at("b", "address-2", from_on="2021-01-01"),
        at("b", "address-1", from_on="2019-01-01"),
    ]
    assert together(facts([KETTLE], ties), By.ADDRESS, TODAY) == (Together("", ("address-2", "a", "b"), "address-2"),)


def test_what_is_refuted_over_or_yet_to_come_joins_nobody() -> None:
    ties = [
        at("a", "address-1"),
        at("b", "address-1", to_on="2026-11-23"),
        at("c", "address-1", strength="refuted"),
        at("d", "address-1", from_on="2026-11-25"),
        tie("a", "b", kind="family", strength="refuted"),
    ]
    for by in By:
        assert [each for each in together(facts([KETTLE], ties), by, TODAY) if len(each.of) > 2 or "b" in each.of] == []


def test_an_address_is_called_what_it_is_and_a_household_shares_a_home() -> None:
    ties = [at("a", "address-1"), at("b", "address-1"), at("c", "address-1", "work"), tie("d", "a", kind="household")]
    chart = facts([KETTLE], ties)
    assert together(chart, By.ADDRESS, TODAY) == (Together("3 Kettle Row", ("address-1", "a", "b", "c"), "address-1"),)
    assert together(chart, By.HOUSEHOLD, TODAY) == (Together("Household 1", ("a", "b", "d")),)


def _chains(ids: list[str], joined: set[frozenset[str]]) -> set[frozenset[str]]:
    """Join whatever shares somebody until nothing does: slow, and plainly right."""
    parts = {frozenset({each}) for each in ids}
    for pair in joined:
        met = [part for part in parts if part & pair]
        parts = (parts - set(met)) | {frozenset().union(*met)}
    return {part for part in parts if len(part) > 1}


@pytest.mark.parametrize("seed", range(12))
def test_families_are_the_chains_of_family_and_partner_ties(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - a test that can be repeated
    ids = [f"p{n}" for n in range(14)]
    kinds = ["family", "partner", "friend", "ex_partner"]
    ties = [tie(*pair, kind=random.choice(kinds)) for pair in combinations(ids, 2) if random.random() < 0.12]
    joined = {frozenset({each.start, each.end}) for each in ties if each.kind in {"family", "partner"}}
    found = together(facts([], ties), By.FAMILY, TODAY)
    assert {frozenset(each.of) for each in found} == _chains(ids, joined)
    assert [len(each.of) for each in found] == sorted((len(each.of) for each in found), reverse=True)


@pytest.mark.parametrize("seed", range(4))
def test_communities_are_as_good_as_a_search_by_another_method_and_always_the_same(seed: int) -> None:
    web = nx.planted_partition_graph(3, 9, 0.8, 0.03, seed=seed)
    ties = [tie(f"p{one:02}", f"p{other:02}") for one, other in web.edges]
    found = together(facts([], ties), By.COMMUNITY, TODAY)
    assert found == together(facts([], reversed(ties)), By.COMMUNITY, TODAY)
    parts = [{int(each[1:]) for each in group.of} for group in found]
    greedy = [set(part) for part in nx.community.greedy_modularity_communities(web)]
    assert nx.community.modularity(web, parts) >= nx.community.modularity(web, greedy) - 0.01


def test_parallel_assertions_draw_nobody_nearer() -> None:
    ring = [tie(f"p{n}", f"p{(n + 1) % 6}") for n in range(6)]
    often = [tie("p0", "p1", id=f"ASSOCIATED_WITH:line-x.{n}:0") for n in range(50)]
    assert together(facts([], ring), By.COMMUNITY, TODAY) == together(facts([], ring + often), By.COMMUNITY, TODAY)
