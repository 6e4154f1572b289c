"""Every score agrees with networkx, or with a sum written out, on seeded random networks."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import pytest

from analysis.network import closeness as module
from analysis.network.candidates import candidates
from analysis.network.closeness import closeness
from analysis.network.structure import pairs_of
from tests.analysis.network.random_networks import matrix_from, random_network, untied

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ORACLES: dict[str, Callable[..., Iterable[tuple[int, int, float]]]] = {
    "jaccard": nx.jaccard_coefficient,
    "resource_allocation": nx.resource_allocation_index,
    "ties_multiplied": nx.preferential_attachment,
}
NONE = pairs_of([])


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", ORACLES)
def test_a_published_score_is_what_networkx_says(name: str, seed: int) -> None:
    network = random_network(seed)
    pairs = untied(network)
    listed = list(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True))
    expected = [score for _, _, score in ORACLES[name](network, listed)]
    assert closeness(matrix_from(network), pairs)[name] == pytest.approx(expected)


@pytest.mark.parametrize("seed", range(3))
def test_adamic_and_adar_agree_with_the_sum_written_out(seed: int) -> None:
    network = random_network(seed)
    pairs = untied(network)
    expected = [
        sum(1 / np.log(network.degree[shared]) for shared in nx.common_neighbors(network, int(a), int(b)))
        for a, b in zip(*pairs, strict=True)
    ]
    assert closeness(matrix_from(network), pairs)["adamic_adar"] == pytest.approx(expected)


@pytest.mark.parametrize("seed", range(3))
def test_steps_and_walks_agree_with_networkx(seed: int) -> None:
    network = random_network(seed)
    pairs = untied(network)
    scores = closeness(matrix_from(network), pairs)
    lengths = dict(nx.all_pairs_shortest_path_length(network))
    steps = [-lengths[a].get(b, module.LONGEST) for a, b in zip(*(side.tolist() for side in pairs), strict=True)]
    assert scores["steps"].tolist() == steps
    tied = [person for person in network if network.degree[person]]
    start = tied[0]
    rank = nx.pagerank(network, alpha=1 - module.RESTART, personalization={start: 1}, tol=1e-12, max_iter=1000)
    walk = module._long_walk(nx.to_numpy_array(network), np.array([d for _, d in network.degree]))
    back = nx.pagerank(network, alpha=1 - module.RESTART, personalization={tied[1]: 1}, tol=1e-12, max_iter=1000)
    assert walk[start, tied[1]] == pytest.approx(rank[tied[1]] + back[start], abs=1e-9)


@pytest.mark.parametrize("seed", range(2))
def test_a_large_network_keeps_every_pair_at_two_steps_and_counts_the_others(seed: int) -> None:
    network = random_network(seed, people=700, chance=0.004)
    found = candidates(matrix_from(network), NONE, np.random.default_rng(seed))
    kept = set(zip(*(side.tolist() for side in found.pairs), strict=True))
    around = (combinations(sorted(network[person]), 2) for person in network)
    near = {pair for pairs in around for pair in pairs if not network.has_edge(*pair)}
    assert near <= kept
    assert found.weight.sum() == pytest.approx(700 * 699 / 2 - network.number_of_edges())


def test_paths_of_every_length_agree_with_their_sum() -> None:
    network = random_network(4)
    ties = nx.to_numpy_array(network)
    damped = ties / (2 * np.linalg.eigvalsh(ties)[-1])
    expected = sum(np.linalg.matrix_power(damped, length) for length in range(60))
    assert np.allclose(module._by_spectrum(ties)["all_paths"], expected)
