"""Seeded random networks, as networkx and as Mosaic have them."""

from __future__ import annotations

import networkx as nx

from analysis.network.structure import Matrix, Pairs, matrix_of, pairs_of


def random_network(seed: int, people: int = 30, chance: float = 0.12) -> nx.Graph[int]:
    """A network in which some are tied to nobody."""
    drawn: nx.Graph[int] = nx.gnp_random_graph(people, chance, seed=seed)
    return drawn


def matrix_from(network: nx.Graph[int]) -> Matrix:
    """The same as a matrix."""
    return matrix_of(pairs_of(network.edges), network.number_of_nodes())


def untied(network: nx.Graph[int]) -> Pairs:
    """Every pair that it does not tie."""
    return pairs_of(sorted(nx.non_edges(network)))
