"""Whoever stands nearest is whom networkx's resource allocation puts first."""

from __future__ import annotations

import networkx as nx
import pytest

from analysis.network.nearest import NOBODY, nearest, nearest_to_each
from tests.analysis.network.random_networks import matrix_from, random_network


@pytest.mark.parametrize("seed", range(5))
def test_everybody_at_two_steps_is_scored_as_networkx_scores_them(seed: int) -> None:
    network = random_network(seed, people=30, chance=0.1)
    expected = {(a, b): score for a, b, score in nx.resource_allocation_index(network) if score > 0}
    found = nearest(matrix_from(network), kept=30)
    pairs = list(zip(found.pairs.first.tolist(), found.pairs.second.tolist(), strict=True))
    assert dict(zip(pairs, found.score.tolist(), strict=True)) == pytest.approx(
        {tuple(sorted(pair)): score for pair, score in expected.items()}
    )
    assert found.score.tolist() == sorted(found.score.tolist(), reverse=True)


@pytest.mark.parametrize("seed", range(5))
def test_of_each_person_the_best_few_are_kept(seed: int) -> None:
    network = random_network(seed, people=40, chance=0.15)
    scores = {frozenset((a, b)): score for a, b, score in nx.resource_allocation_index(network)}
    others, found = nearest_to_each(matrix_from(network), 3)
    for person in network:
        every = sorted((scores.get(frozenset((person, other)), 0.0) for other in network), reverse=True)
        assert [each for each in found[person].tolist() if each] == pytest.approx([each for each in every[:3] if each])
        assert all(not network.has_edge(person, int(other)) for other in others[person] if other != NOBODY)
