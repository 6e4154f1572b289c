"""Which people belong together: who can reach whom, communities and how stable they are, dense cores, and cliques.

The analyst's question: which groups are there, how sure is each of them, and who is in it?

Formula. Communities are those of the Leiden method, which moves people between groups as long as modularity,
Q = sum over groups of (ties inside / all ties - (degrees in it / twice all ties)^2), grows. It is run from several
seeds; the run with the highest modularity is shown, and a group's stability is how often two of its people fall into
one group, over all runs. A k-core is what is left when whoever has fewer than k ties within it is taken away.

Source. Traag, Waltman and van Eck, From Louvain to Leiden, 2019; Seidman, Network structure and minimum degree, 1983;
Bron and Kerbosch, Finding all cliques, 1973.

What must not be concluded: that a group is a gang, or that its people act together. It says that the record ties them
more to each other than to the rest, and the record shows who was looked at.
"""

from __future__ import annotations

from itertools import combinations, islice
from os import cpu_count
from typing import TYPE_CHECKING, Any, NamedTuple

import networkx as nx
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from analysis.network.together import Network

SEEDS = 10
REPEATABLE_UP_TO = 100_000
"""Ties up to which one thread works alone, so that a seed always gives the same groups."""
FEWEST_IN_A_CLIQUE = 4
MOST_CLIQUES = 20_000
MOST_CLIQUE_TIES = 200_000


class Group(NamedTuple):
    """People whom the record ties to each other more than to the rest.

    Attributes:
        members: Their places, those with the most ties inside first.
        stability: How often two of its people fall together from other seeds, from 0 to 1.
        ties_inside: Pairs of them that are tied.
        ties_out: Ties from one of them to somebody else.
        core: The largest k such that it meets a k-core of the network.
    """

    members: tuple[int, ...]
    stability: float
    ties_inside: int
    ties_out: int
    core: int


class Groups(NamedTuple):
    """What a network falls into.

    Attributes:
        groups: Communities of two or more people, the largest first.
        component: For each person the number of the component: who can reach whom, the largest being 0.
        core: For each person the largest k of a k-core that they are in.
        cliques: Sets of people who are all tied to each other and to nobody else in common, the largest first.
        cliques_complete: Whether every clique was found; in dense networks the search is stopped.
        alone: How many people are tied to nobody.
        agreement: How alike the runs from different seeds are: the mean adjusted Rand index, 1 where all are the same.
    """

    groups: tuple[Group, ...]
    component: NDArray[np.int64]
    core: NDArray[np.int64]
    cliques: tuple[tuple[int, ...], ...]
    cliques_complete: bool
    alone: int
    agreement: float


def groups_of(network: Network, *, seeds: int = SEEDS) -> Groups:
    """Find the groups of a network.

    >>> from analysis.network.together import Network
    >>> from analysis.network.structure import pairs_of
    >>> from analysis.network.web import Web
    >>> two = pairs_of([(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5)])
    >>> network = Network(tuple("abcdef"), two, np.ones(6), (), Web({}, 0))
    >>> [group.members for group in groups_of(network, seeds=2).groups]
    [(0, 1, 2), (3, 4, 5)]
    """
    if not len(network.pairs):
        return _nobody_tied(len(network.people))
    graph = graph_of(network)
    core = cores(graph)
    runs = [communities(graph, seed) for seed in range(seeds)]
    best = max(runs, key=lambda labels: _modularity(network, labels))
    found, complete = _cliques(network)
    ties = np.bincount(np.concatenate([*network.pairs]), minlength=len(network.people))
    return Groups(
        tuple(_groups(network, best, runs, core)),
        components(graph),
        core,
        found,
        complete,
        int((ties == 0).sum()),
        agreement_of(runs),
    )


def _nobody_tied(count: int) -> Groups:
    core = np.zeros(count, dtype=np.int64)
    return Groups((), np.arange(count), core, (), cliques_complete=True, alone=count, agreement=1.0)


def graph_of(network: Network) -> Any:  # noqa: ANN401 - networkit has no types
    """The network as networkit has it, weighted."""
    import networkit  # noqa: PLC0415 - a second to load, for commands that need it

    # networkit's own "most threads" are those that were set last: after a small network it would stay at one.
    networkit.setNumberOfThreads(1 if len(network.pairs) <= REPEATABLE_UP_TO else cpu_count() or 1)
    ends = network.pairs.first, network.pairs.second
    return networkit.GraphFromCoo((network.weight, ends), n=len(network.people), weighted=True)


def components(graph: Any) -> NDArray[np.int64]:  # noqa: ANN401
    """For each person the number of the component, the largest being 0."""
    import networkit  # noqa: PLC0415

    found = networkit.components.ConnectedComponents(graph).run()
    return _by_size(np.array(found.getPartition().getVector(), dtype=np.int64))


def cores(graph: Any) -> NDArray[np.int64]:  # noqa: ANN401
    """For each person the largest k of a k-core that they are in."""
    import networkit  # noqa: PLC0415

    return np.array(networkit.centrality.CoreDecomposition(graph).run().scores(), dtype=np.int64)


def communities(graph: Any, seed: int) -> NDArray[np.int64]:  # noqa: ANN401
    """For each person the number of the Leiden community, the largest being 0."""
    import networkit  # noqa: PLC0415

    networkit.setSeed(seed, False)  # noqa: FBT003 - its own signature
    found = networkit.community.ParallelLeiden(graph).run()
    return _by_size(np.array(found.getPartition().getVector(), dtype=np.int64))


def agreement_of(runs: Sequence[NDArray[np.int64]]) -> float:
    """The mean adjusted Rand index over every two runs (Hubert and Arabie 1985)."""
    found = [_rand(one, other) for one, other in combinations(runs, 2)]
    return float(np.mean(found)) if found else 1.0


def _rand(one: NDArray[np.int64], other: NDArray[np.int64]) -> float:
    count = len(one)
    both = _pairs_within(one * (int(other.max()) + 1) + other)
    mine, theirs = _pairs_within(one), _pairs_within(other)
    expected = mine * theirs / max(count * (count - 1) / 2, 1)
    most = (mine + theirs) / 2
    return 1.0 if most == expected else float((both - expected) / (most - expected))


def _pairs_within(labels: NDArray[np.int64]) -> float:
    sizes = np.unique(labels, return_counts=True)[1].astype(np.float64)
    return float((sizes * (sizes - 1) / 2).sum())


def _by_size(labels: NDArray[np.int64]) -> NDArray[np.int64]:
    """The same classes numbered by size, the largest 0; equally large ones by their first person."""
    sizes = np.bincount(labels)
    # Written from the last person to the first, so that the first one stays.
    first = np.full(len(sizes), len(labels))
    first[labels[::-1]] = np.arange(len(labels))[::-1]
    rank = np.empty(len(sizes), dtype=np.int64)
    rank[np.lexsort((first, -sizes))] = np.arange(len(sizes))
    ranked: NDArray[np.int64] = rank[labels]
    return ranked


def _modularity(network: Network, labels: NDArray[np.int64]) -> float:
    first, second = labels[network.pairs.first], labels[network.pairs.second]
    all_ties = network.weight.sum()
    degrees = np.bincount(first, network.weight, labels.max() + 1) + np.bincount(
        second, network.weight, labels.max() + 1
    )
    return float(network.weight[first == second].sum() / all_ties - ((degrees / (2 * all_ties)) ** 2).sum())


def _groups(
    network: Network, best: NDArray[np.int64], runs: Sequence[NDArray[np.int64]], core: NDArray[np.int64]
) -> Iterator[Group]:
    same = best[network.pairs.first] == best[network.pairs.second]
    inside = np.bincount(best[network.pairs.first[same]], minlength=best.max() + 1)
    ends = np.concatenate([network.pairs.first[same], network.pairs.second[same]])
    ties = np.bincount(ends, minlength=len(best))
    crossing = np.concatenate([best[network.pairs.first[~same]], best[network.pairs.second[~same]]])
    out = np.bincount(crossing, minlength=best.max() + 1)
    order = np.lexsort((np.arange(len(best)), -ties, best))
    for label, members in enumerate(np.split(order, np.cumsum(np.bincount(best))[:-1])):
        if len(members) > 1:
            stable = float(np.mean([_pairs_within(run[members]) for run in runs])) / _pairs_within(best[members])
            top = int(core[members].max())
            yield Group(tuple(members.tolist()), stable, int(inside[label]), int(out[label]), top)


def _cliques(network: Network) -> tuple[tuple[tuple[int, ...], ...], bool]:
    if len(network.pairs) > MOST_CLIQUE_TIES:
        return (), False
    graph: nx.Graph[int] = nx.Graph()
    graph.add_edges_from(zip(network.pairs.first.tolist(), network.pairs.second.tolist(), strict=True))
    listed = list(islice(nx.find_cliques(graph), MOST_CLIQUES + 1))
    found = [tuple(sorted(clique)) for clique in listed[:MOST_CLIQUES] if len(clique) >= FEWEST_IN_A_CLIQUE]
    return tuple(sorted(found, key=lambda clique: (-len(clique), clique))), len(listed) <= MOST_CLIQUES
