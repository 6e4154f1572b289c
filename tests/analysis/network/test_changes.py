"""What is new, gone or changed is what sets of assertions say; two equal states have no change."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from analysis.network.changes import Sort, changes
from analysis.network.together import Network, ways_between
from analysis.network.web import web_of
from analysis.network.weights import Weights
from tests.analysis.network.invented_ties import TODAY, among, during, tie
from tests.analysis.network.plain_network import network_of
from tests.analysis.network.random_networks import random_network

if TYPE_CHECKING:
    from analysis.network.ties import Tie


def _network(ties: list[Tie]) -> Network:
    return network_of(web_of(ties, Weights(), TODAY), [f"p{number}" for number in range(12)])


@pytest.mark.parametrize("seed", range(4))
def test_changes_are_those_of_the_sets_of_assertions(seed: int) -> None:
    rng = Random(seed)  # noqa: S311
    ties = among([*random_network(seed, 12, 0.3).edges, *random_network(seed + 50, 12, 0.1).edges])
    earlier, later = rng.sample(ties, len(ties) - 4), rng.sample(ties, len(ties) - 4)
    sides: list[dict[frozenset[str], set[str]]] = [
        {frozenset((each.start, each.end)): set() for each in ties} for _ in range(2)
    ]
    for side, some in zip(sides, (earlier, later), strict=True):
        for one in some:
            side[frozenset((one.start, one.end))].add(one.id)
    expected = {pair: (was, sides[1][pair]) for pair, was in sides[0].items() if was != sides[1][pair]}
    found = changes(_network(earlier), _network(later))
    assert {frozenset((each.one, each.other)) for each in found} == set(expected)
    for each in found:
        was, now = expected[frozenset((each.one, each.other))]
        assert each.sort is (Sort.CHANGED if was and now else Sort.NEW if now else Sort.GONE)
        assert set(each.evidence) == was ^ now


def test_about_a_person_only_their_ties_are_told_and_they_come_first() -> None:
    before, after = _network(among([(1, 2)])), _network(among([(1, 2), (3, 4), (0, 3)]))
    (found,) = [each for each in changes(before, after, "p3") if each.other == "p4"]
    assert (found.one, found.sort) == ("p3", Sort.NEW)
    assert {each.one for each in changes(before, after, "p3")} == {"p3"}


def test_the_same_state_twice_has_no_change() -> None:
    network = _network(among(random_network(1, 12, 0.3).edges))
    assert changes(network, network) == ()


def test_an_address_ties_those_who_can_have_been_there_at_one_time() -> None:
    stays = [tie(who, "a1", "AT_ADDRESS", "home") for who in ("p1", "p2", "p3")]
    times = (("2020-01-01", "2020-06-30"), ("2020-06-01", None), ("2020-07-01", "2020-08-01"))
    found = _network([during(stay, *time) for stay, time in zip(stays, times, strict=True)])
    tied = {(found.people[one], found.people[other]) for one, other in zip(*found.pairs, strict=True)}
    assert tied == {("p1", "p2"), ("p2", "p3")}
    assert ways_between(found.web, "p1", "p3") == ()


def test_what_very_many_share_ties_nobody_and_the_answer_says_so() -> None:
    crowd = [tie(f"p{number}", "club", "MEMBER_OF", "") for number in range(10_000)]
    found = _network([*crowd, *among([(1, 2)])])
    assert (len(found.pairs), len(found.people)) == (1, 10_000)
    assert found.notes == ("1 thing is shared by more than 200 people: that ties nobody to anybody.",)
