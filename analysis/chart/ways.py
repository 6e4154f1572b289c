"""Ways between two things: those with the fewest links, and the strongest.

The fewest links often lead through somebody whom everybody meets; the strongest way prefers links that sources state
firmly. The weakest step decides how good a way is.
"""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

import networkx as nx

from graph.vocabulary import Strength

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.reading.chart import Near

COSTS = {Strength.CONFIRMED: 1.0, Strength.PROBABLE: 1.5, Strength.POSSIBLE: 3.0}
COST_NOT_STATED = 2.5
MOST = 4
MOST_STEPS = 6
"""Ways longer than this say little and are not looked for."""


class Way(NamedTuple):
    """One way from the first thing to the last, and its cost: the sum over its steps, less is stronger."""

    ids: tuple[str, ...]
    cost: float
    strongest: bool


def ways(near: Iterable[Near], start: str, end: str) -> tuple[Way, ...]:
    """The strongest way first, then those with the fewest links; none where no way was found.

    What every source refutes is no step.

    >>> from graph.reading.chart import Near
    >>> [way.ids for way in ways([Near("a", "b", ("probable",)), Near("b", "c", ())], "a", "c")]
    [('a', 'b', 'c')]
    """
    graph = _graph(near)
    if not (graph.has_node(start) and graph.has_node(end) and nx.has_path(graph, start, end)):
        return ()
    strongest = tuple(nx.shortest_path(graph, start, end, weight="cost"))
    fewest = [tuple(found) for found in islice(nx.all_shortest_paths(graph, start, end), MOST)]
    found = dict.fromkeys((strongest, *sorted(fewest)))
    kept = [ids for ids in found if len(ids) - 1 <= MOST_STEPS]
    return tuple(Way(ids, _cost(graph, ids), ids == strongest) for ids in kept)


def _graph(near: Iterable[Near]) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    for step in near:
        said = set(step.said)
        if said == {Strength.REFUTED.value}:
            continue
        cost = min((COSTS[Strength(word)] for word in said if word in {*COSTS}), default=COST_NOT_STATED)
        graph.add_edge(step.one, step.other, cost=cost)
    return graph


def _cost(graph: nx.Graph[str], ids: tuple[str, ...]) -> float:
    return float(sum(graph.edges[one, other]["cost"] for one, other in pairwise(ids)))
