"""Groups are those that networkx and brute force find; a group that was planted is found and said to be stable."""

from __future__ import annotations

from os import cpu_count
from typing import TYPE_CHECKING

import networkit
import networkx as nx
import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score  # type: ignore[import-untyped]

from analysis.network.groups import REPEATABLE_UP_TO, agreement_of, graph_of, groups_of
from analysis.network.structure import pairs_of
from analysis.network.together import Network
from analysis.network.web import Web
from tests.analysis.network.random_networks import random_network

if TYPE_CHECKING:
    from analysis.network.groups import Groups


def _network(drawn: nx.Graph[int]) -> Network:
    pairs = pairs_of(drawn.edges)
    return Network(tuple(f"p{each:03}" for each in drawn), pairs, np.ones(len(pairs)), (), Web({}, 0))


def _planted(seed: int) -> tuple[nx.Graph[int], Groups]:
    drawn: nx.Graph[int] = nx.planted_partition_graph(4, 12, 0.7, 0.02, seed=seed)
    return drawn, groups_of(_network(drawn), seeds=5)


@pytest.mark.parametrize("seed", range(5))
def test_components_cores_and_cliques_are_those_of_networkx(seed: int) -> None:
    drawn = random_network(seed, people=60, chance=0.08)
    found = groups_of(_network(drawn), seeds=1)
    parts = sorted((sorted(part) for part in nx.connected_components(drawn)), key=lambda part: (-len(part), part))
    assert [np.nonzero(found.component == number)[0].tolist() for number in range(len(parts))] == parts
    assert found.core.tolist() == list(nx.core_number(drawn).values())
    expected = sorted(tuple(sorted(each)) for each in nx.find_cliques(drawn) if len(each) > 3)
    assert (sorted(found.cliques), found.cliques_complete) == (expected, True)
    assert found.alone == nx.number_of_isolates(drawn)


@pytest.mark.parametrize("seed", range(3))
def test_planted_groups_are_found_and_stable(seed: int) -> None:
    drawn, found = _planted(seed)
    planted = {tuple(range(start, start + 12)) for start in range(0, 48, 12)}
    assert {tuple(sorted(group.members)) for group in found.groups} == planted
    assert min(group.stability for group in found.groups) > 0.9
    assert found.agreement > 0.9
    for group in found.groups:
        inside = drawn.subgraph(group.members).number_of_edges()
        assert group.ties_inside == inside
        assert group.ties_out == sum(drawn.degree(each) for each in group.members) - 2 * inside


def test_where_there_are_no_groups_seeds_do_not_agree() -> None:
    drawn = random_network(3, people=120, chance=0.05)
    found = groups_of(_network(drawn), seeds=6)
    assert found.agreement < 0.6
    assert min(group.stability for group in found.groups) < 0.8


def test_a_seed_gives_the_same_groups_again() -> None:
    network = _network(random_network(5, people=80, chance=0.06))
    assert groups_of(network, seeds=4).groups == groups_of(network, seeds=4).groups


def test_nobody_tied_to_anybody_is_an_answer() -> None:
    found = groups_of(_network(random_network(1, people=5, chance=0.0)))
    assert (found.groups, found.alone, found.cliques) == ((), 5, ())


@pytest.mark.parametrize("seed", range(4))
def test_agreement_is_the_adjusted_rand_index_of_scikit_learn(seed: int) -> None:
    rng = np.random.default_rng(seed)
    one, other = rng.integers(0, 4, 50), rng.integers(0, 6, 50)
    assert agreement_of([one, other]) == pytest.approx(adjusted_rand_score(one, other))


def test_a_large_network_is_worked_on_by_every_processor_after_a_small_one() -> None:
    draw = np.random.default_rng(1)
    count = REPEATABLE_UP_TO // 2
    large = pairs_of(np.unique(np.sort(draw.integers(0, count, (3 * count, 2))), axis=0).tolist())
    graph_of(_network(random_network(1, people=10, chance=0.5)))
    assert networkit.getMaxNumberOfThreads() == 1
    graph_of(Network(tuple(f"p{each}" for each in range(count)), large, np.ones(len(large)), (), Web({}, 0)))
    assert networkit.getMaxNumberOfThreads() == cpu_count()
