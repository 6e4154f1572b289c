"""Charts for notebooks that are written in py2neo, and back: the optional extra `mosaic[py2neo]`.

A subgraph is a drawing, not a way into the database: py2neo is never connected to it here.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

import networkx as nx

from graph.errors import InputError
from graph.kinds import NODE_KINDS

if TYPE_CHECKING:
    from analysis.network.as_networkx import Drawn

ID = "mosaic_id"
"""The property by which a node is the one that Mosaic knows."""
LINK = "mosaic_link"
"""The property by which a relationship is an assertion that is on record."""


def to_subgraph(graph: Drawn) -> Any:  # noqa: ANN401 - py2neo has no types
    """The graph as a `py2neo.Subgraph`, ready to be merged into somebody's own database by `mosaic_id`."""
    py2neo = _py2neo()
    nodes = {}
    for name, said in graph.nodes(data=True):
        node = nodes[name] = py2neo.Node(said["kind"], **{ID: name, "label": said["label"]})
        node.__primarylabel__, node.__primarykey__ = said["kind"], ID
    relationships = [
        py2neo.Relationship(nodes[one], said["type"], nodes[other], **{LINK: key}, **_plain(said))
        for one, other, key, said in graph.edges(keys=True, data=True)
    ]
    return py2neo.Subgraph(nodes.values(), relationships)


def from_subgraph(subgraph: Any) -> Drawn:  # noqa: ANN401
    """A `py2neo.Subgraph` as a graph; what has no `mosaic_id` or `mosaic_link` is new.

    Raises:
        InputError: If a node has no label that is a kind of thing.
    """
    graph: Drawn = nx.MultiDiGraph()
    names, numbers = {}, count(1)
    for node in sorted(subgraph.nodes, key=lambda node: (str(dict(node).get(ID, "")), str(sorted(dict(node).items())))):
        kinds = [label for label in node.labels if label in NODE_KINDS]
        if len(kinds) != 1:
            message = (
                f"A node of the subgraph needs just one label that is a kind of thing, such as {', '.join(_SOME)}."
            )
            raise InputError(message)
        names[node] = dict(node).get(ID) or f"new-{next(numbers)}"
        graph.add_node(names[node], **{**dict(node), "kind": kinds[0]})
    for each in subgraph.relationships:
        said = dict(each)
        key = said.pop(LINK, None) or f"new-{next(numbers)}"
        graph.add_edge(names[each.start_node], names[each.end_node], key=key, type=type(each).__name__, **said)
    return graph


_SOME = ("Person", "Address", "Phone")


def _plain(said: dict[str, Any]) -> dict[str, Any]:
    """What a property can hold: py2neo knows no empty value, and the type is said already."""
    return {name: value for name, value in said.items() if value is not None and name != "type"}


def _py2neo() -> Any:  # noqa: ANN401
    try:
        import py2neo  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        message = "py2neo is not installed: it is the optional extra `mosaic[py2neo]`."
        raise InputError(message) from error
    return py2neo
