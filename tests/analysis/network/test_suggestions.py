"""A suggestion names common associates and how often such a hunch is right; where nothing tells there is none."""

from __future__ import annotations

from random import Random

import networkx as nx
import numpy as np
import pytest

from analysis.network.structure import pairs_of
from analysis.network.suggestions import suggestions
from analysis.network.together import Network
from analysis.network.web import Web, web_of
from analysis.network.weights import Weights
from tests.analysis.network.invented_ties import TODAY, tie
from tests.analysis.network.plain_network import network_of

RNG = np.random.default_rng


def _network(drawn: nx.Graph[int]) -> Network:
    pairs = pairs_of(drawn.edges)
    return Network(tuple(f"p{each:05}" for each in drawn), pairs, np.ones(len(pairs)), (), Web({}, 0))


def _crowds(seed: int, groups: int) -> nx.Graph[int]:
    return nx.planted_partition_graph(groups, 12, 0.7, 0.2 / groups, seed=seed)


@pytest.mark.parametrize(("groups", "method"), [(5, "learned"), (60, "resource allocation")])
def test_hunches_name_who_is_common_and_how_often_the_like_was_right(groups: int, method: str) -> None:
    drawn = _crowds(3, groups)
    found = suggestions(_network(drawn), RNG(1), most=15)
    assert (found.method, found.tells, len(found.ranked)) == (method, True, 15)
    for each in found.ranked:
        assert not drawn.has_edge(each.one, each.other)
        assert set(each.common) == set(nx.common_neighbors(drawn, each.one, each.other))
        assert 0 <= each.right <= each.tried >= 20
    top = found.ranked[0]
    assert top.right / top.tried > 5 * found.base_rate
    assert [each.score for each in found.ranked] == sorted((each.score for each in found.ranked), reverse=True)


def test_what_is_left_out_on_purpose_is_among_the_first() -> None:
    drawn = _crowds(7, 5)
    hidden = (0, 1)
    drawn.add_edges_from((0, each) for each in range(2, 12))
    drawn.add_edges_from((1, each) for each in range(2, 12))
    if drawn.has_edge(*hidden):
        drawn.remove_edge(*hidden)
    found = suggestions(_network(drawn), RNG(2), most=5, about=0)
    assert {found.ranked[0].one, found.ranked[0].other} == set(hidden)
    assert all(0 in (each.one, each.other) for each in found.ranked)


def test_where_structure_tells_nothing_nothing_is_suggested() -> None:
    drawn = nx.gnp_random_graph(120, 0.05, seed=4)
    found = suggestions(_network(drawn), RNG(1))
    assert (found.ranked, found.tells) == ((), False)
    assert suggestions(_network(nx.path_graph(4)), RNG(1)).auc is None


def test_the_same_question_has_the_same_answer() -> None:
    network = _network(_crowds(1, 4))
    assert suggestions(network, RNG(5)) == suggestions(network, RNG(5))


@pytest.mark.parametrize("people", [400, 900])
def test_whoever_shares_a_thing_is_hidden_together_or_a_hunch_would_be_right_by_the_hiding(people: int) -> None:
    draw = Random(3)  # noqa: S311
    shared = [(thing, who) for thing in range(people * 3 // 10) for who in draw.sample(range(people), 8)]
    ties = [tie(f"p{who:03}", f"t{thing}", "USES_PHONE", "") for thing, who in shared]
    network = network_of(web_of(ties, Weights(), TODAY))
    # Who shares what was drawn at random: nothing tells who will share the next thing.
    one_by_one, together = (suggestions(each, RNG(1)) for each in (network._replace(behind=None), network))
    assert one_by_one.auc is not None
    assert one_by_one.auc > 0.8
    assert (together.ranked, together.tells) == ((), False)
