"""What a network falls into without somebody, against networkx and against trying everybody."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from analysis.network.cutting import cuts, who_holds_together, who_reaches
from tests.analysis.network.random_networks import matrix_from, random_network


def _pairs_left(network: nx.Graph[int], without: set[int]) -> int:
    left = network.subgraph(set(network) - without)
    return sum(len(part) * (len(part) - 1) // 2 for part in nx.connected_components(left))


@pytest.mark.parametrize("seed", range(8))
def test_who_alone_holds_people_together_is_as_networkx_has_it(seed: int) -> None:
    network = random_network(seed, people=40, chance=0.05)
    found = cuts(matrix_from(network))
    assert set(np.nonzero(found.pieces > 1)[0]) == set(nx.articulation_points(network))
    before = {person: len(nx.node_connected_component(network, person)) - 1 for person in network}
    expected = [_pairs_left(network, set()) - before[person] - _pairs_left(network, {person}) for person in network]
    assert found.lost.tolist() == expected


@pytest.mark.parametrize("seed", range(5))
def test_each_further_key_player_cuts_the_most_of_what_is_still_connected(seed: int) -> None:
    network = random_network(seed, people=30, chance=0.06)
    found = who_holds_together(matrix_from(network), 3)
    before = _pairs_left(network, set())
    for count, (place, share) in enumerate(zip(found.places, found.share, strict=True), 1):
        chosen = set(found.places[: count - 1])
        pairs = {each: _lost(network, chosen, each) for each in set(network) - chosen}
        assert pairs[place] == max(pairs.values())
        assert share == pytest.approx(1 - _pairs_left(network, set(found.places[:count])) / before)


def _lost(network: nx.Graph[int], chosen: set[int], person: int) -> int:
    left = network.subgraph(set(network) - chosen)
    own = len(nx.node_connected_component(left, person)) - 1
    return _pairs_left(network, chosen) - own - _pairs_left(network, chosen | {person})


@pytest.mark.parametrize("seed", range(5))
def test_those_who_reach_are_never_far_from_the_best_set(seed: int) -> None:
    network = random_network(seed, people=24, chance=0.08)
    near = {person: set(nx.single_source_shortest_path_length(network, person, cutoff=2)) for person in network}
    found = who_reaches(matrix_from(network), 3)
    reached = set().union(*(near[place] for place in found.places))
    assert found.share[-1] == pytest.approx(len(reached) / len(network))
    best = max(len(set().union(*(near[each] for each in chosen))) for chosen in combinations(network, 3))
    assert len(reached) >= 0.63 * best
