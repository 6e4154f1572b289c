"""Paths with the fewest steps are as short as networkx's, and every step is a tie."""

from __future__ import annotations

from itertools import combinations, pairwise

import networkx as nx
import numpy as np
import pytest

from analysis.network.groups import graph_of
from analysis.network.shortest import shortest_paths
from analysis.network.structure import pairs_of
from analysis.network.together import Network
from analysis.network.web import Web
from tests.analysis.network.random_networks import random_network


@pytest.mark.parametrize("seed", range(4))
def test_paths_are_as_short_as_those_of_networkx(seed: int) -> None:
    drawn = random_network(seed, people=40, chance=0.05)
    pairs = pairs_of(drawn.edges)
    network = Network(tuple(f"p{each:02}" for each in drawn), pairs, np.ones(len(pairs)), (), Web({}, 0))
    asked = list(combinations(drawn, 2))
    for pair, path in zip(asked, shortest_paths(graph_of(network), asked), strict=True):
        if not nx.has_path(drawn, *pair):
            assert path == ()
            continue
        assert (path[0], path[-1], len(path) - 1) == (*pair, nx.shortest_path_length(drawn, *pair))
        assert all(drawn.has_edge(*step) for step in pairwise(path))
