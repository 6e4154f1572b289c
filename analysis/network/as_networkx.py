"""What a viewer may see as a `networkx.MultiDiGraph`: one node for each thing, one edge for each assertion.

Parallel assertions stay parallel, keyed by their ids. Nothing that is only suspected becomes an edge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from analysis.network.paths import Path
    from graph.reading.chart import ChartFacts

Drawn = Any
"""A `networkx.MultiDiGraph` of ids: networkx cannot say of its attributes what they hold."""


def drawn(facts: ChartFacts, only: Collection[str] | None = None) -> Drawn:
    """Things and assertions as a graph.

    Args:
        facts: What the viewer may see.
        only: Ids of the assertions that are wanted; None for all of them.
    """
    graph: Drawn = nx.MultiDiGraph()
    for each in facts.things:
        thing = each.thing
        graph.add_node(thing.id, kind=thing.kind, label=thing.label, masked=thing.masked)
    for tie in facts.ties:
        if only is None or tie.id in only:
            said = {"kind": tie.kind, "strength": tie.strength, "statement": tie.statement, "grade": tie.grade}
            graph.add_edge(tie.start, tie.end, key=tie.id, type=tie.type, **said, **tie.bounds._asdict())
    return graph


def marked(graph: Drawn, paths: Iterable[Path]) -> Drawn:
    """The same graph in which each edge says on which paths it lies, and on which of them it is the weakest step."""
    for number, path in enumerate(paths, 1):
        every = ((place, step, tie) for place, step in enumerate(path.steps) for tie in step.ties)
        for place, step, tie in every:
            said = graph.edges[tie.start, tie.end, tie.id]
            said.setdefault("paths", []).append(number)
            said["weight"] = step.weight
            if place == path.weakest:
                said.setdefault("weakest_on", []).append(number)
    return graph
