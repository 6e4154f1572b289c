"""Analyses of networks at the size of a country, and beside networkx at a size that networkx can take.

The network is drawn at random with a realistic spread of ties: most people have a few, some have hundreds (Chung and Lu
2002, weights log-normal). Figures at full size have targets; those beside networkx are taken in the same run.
"""

from __future__ import annotations

import argparse
import json
from os import getloadavg
from typing import TYPE_CHECKING, NamedTuple

import networkx as nx
import numpy as np

from analysis.network.betweenness import betweenness
from analysis.network.groups import communities, components, cores, graph_of
from analysis.network.nearest import nearest_to_each
from analysis.network.shortest import shortest_paths
from analysis.network.structure import Pairs
from analysis.network.together import Network
from analysis.network.web import Web
from benchmarks.figures import Figure, table, timed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PATHS = 100
SOURCES = 256
SPREAD = 1.0
SMALL = 20_000
"""People up to whom networkx answers within the run."""


class Job(NamedTuple):
    """One figure: what is timed, below how many seconds it must stay at full size, and what networkx does for it."""

    name: str
    ours: Callable[[], object]
    theirs: Callable[[], object]
    below: float


def drawn(people: int, ties: int, seed: int) -> Network:
    """A random network of so many people and ties."""
    rng = np.random.default_rng(seed)
    reach = np.cumsum(rng.lognormal(0, SPREAD, people))
    codes = np.zeros(0, dtype=np.int64)
    while len(codes) < ties:
        ends = np.searchsorted(reach, rng.random((2, ties)) * reach[-1])
        low, high = ends.min(axis=0), ends.max(axis=0)
        codes = np.union1d(codes, (low * people + high)[low < high])
    codes = np.sort(rng.permutation(codes)[:ties])
    pairs = Pairs(codes // people, codes % people)
    return Network(tuple(f"p{number:07}" for number in range(people)), pairs, np.ones(ties), (), Web({}, 0))


def jobs(network: Network, seed: int) -> list[Job]:
    """Everything that is timed, on structures that are built already."""
    graph, matrix = graph_of(network), network.matrix
    ends = np.random.default_rng(seed).integers(0, len(network.people), (PATHS, 2)).tolist()
    pairs = [(one, other) for one, other in ends if one != other]
    small = (
        nx.Graph(zip(network.pairs.first.tolist(), network.pairs.second.tolist(), strict=True))
        if len(network.people) <= SMALL
        else nx.Graph()
    )
    return [
        Job("components", lambda: components(graph), lambda: list(nx.connected_components(small)), 1),
        Job("k-core", lambda: cores(graph), lambda: nx.core_number(small), 1),
        Job("Leiden", lambda: communities(graph, seed), lambda: nx.community.louvain_communities(small, seed=seed), 10),
        Job(f"{PATHS} shortest paths", lambda: shortest_paths(graph, pairs), lambda: _paths(small, pairs), 0.1),
        Job(
            f"betweenness from {SOURCES} people",
            lambda: betweenness(matrix, np.random.default_rng(seed), sources=SOURCES),
            lambda: nx.betweenness_centrality(small, k=min(SOURCES, len(small)), seed=seed),
            60,
        ),
        Job("suggestions at two steps", lambda: nearest_to_each(matrix, 5), lambda: _two_steps(small), 2),
    ]


def _paths(graph: nx.Graph[int], pairs: list[tuple[int, int]]) -> None:
    for one, other in pairs:
        if one in graph and other in graph and nx.has_path(graph, one, other):
            nx.bidirectional_shortest_path(graph, one, other)


def _two_steps(graph: nx.Graph[int]) -> None:
    pairs = ((one, far) for one in graph for near in graph[one] for far in graph[near] if far > one)
    for _ in nx.resource_allocation_index(graph, set(pairs)):
        pass


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures as a table and as one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--ties", type=int, default=3_000_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    before = getloadavg()[0]
    _run(jobs(drawn(min(2_000, given.people), min(6_000, given.ties), given.seed), given.seed))
    figures = [*_beside_networkx(given), *_at_size(given)]
    print(table(figures))
    load = {"load_before": before, "load_after": getloadavg()[0]}
    print(
        json.dumps(
            {**load, "people": given.people, "ties": given.ties} | {each.name: each.measured for each in figures}
        )
    )


def _run(some: list[Job]) -> None:
    """Compile every loop once: that is paid once per machine and is no part of a figure."""
    for job in some:
        job.ours()


def _beside_networkx(given: argparse.Namespace) -> list[Figure]:
    people = min(SMALL, given.people)
    ties = people * given.ties // given.people
    some = jobs(drawn(people, ties, given.seed), given.seed)
    return [
        Figure(name=f"{job.name}, {people:,} people{who}", measured=timed(run) / 1000, unit="s")
        for job in some
        for who, run in (("", job.ours), (", networkx", job.theirs))
    ]


def _at_size(given: argparse.Namespace) -> list[Figure]:
    network = drawn(given.people, given.ties, given.seed)
    built: list[list[Job]] = []
    building = timed(lambda: built.append(jobs(network, given.seed))) / 1000
    figures = [Figure(name="building, no target", measured=building, unit="s")]
    return figures + [
        Figure(name=f"{job.name}, {given.people:,} people", measured=timed(job.ours) / 1000, below=job.below, unit="s")
        for job in built[0]
    ]


if __name__ == "__main__":
    main()
