"""A suggestion names common associates and how often such a hunch is right; where nothing tells there is none."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from analysis.network.structure import pairs_of
from analysis.network.suggestions import suggestions
from analysis.network.together import Network
from analysis.network.web import Web

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
