"""Betweenness is networkx's; a sample says how far off it may be."""

from __future__ import annotations

from itertools import product

import networkx as nx
import numpy as np
import pytest

from analysis.network.betweenness import between_groups, betweenness
from tests.analysis.network.random_networks import matrix_from, random_network

RNG = np.random.default_rng


@pytest.mark.parametrize("seed", range(5))
def test_exact_shares_are_those_of_networkx(seed: int) -> None:
    network = random_network(seed, people=50, chance=0.07)
    found = betweenness(matrix_from(network), RNG(1))
    expected = nx.betweenness_centrality(network)
    assert found.share == pytest.approx([expected[person] for person in range(50)])
    assert not found.error.any()


def test_a_sample_is_off_by_about_what_it_says() -> None:
    network = nx.barabasi_albert_graph(3_500, 2, seed=3)
    found = betweenness(matrix_from(network), RNG(5), sources=400)
    exact = betweenness(matrix_from(network), RNG(5), sources=3_500)
    top = np.argsort(-exact.share)[:50]
    off = np.abs(found.share[top] - exact.share[top]) / found.error[top]
    assert (found.sources, exact.sources) == (400, 3_500)
    assert np.mean(off < 2) > 0.9


@pytest.mark.parametrize("seed", range(4))
def test_between_two_groups_only_their_shortest_paths_count(seed: int) -> None:
    network = random_network(seed, people=20, chance=0.12)
    expected = np.zeros(20)
    for pair in product((0, 1, 2), (17, 18, 19)):
        if nx.has_path(network, *pair):
            paths = list(nx.all_shortest_paths(network, *pair))
            for path in paths:
                expected[path[1:-1]] += 1 / len(paths) / 9
    assert between_groups(matrix_from(network), (0, 1, 2), (17, 18, 19)) == pytest.approx(expected)
