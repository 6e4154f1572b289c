"""The nodes and links of a loaded graph, so that other ways of writing can be timed on exactly the same ones."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.neo4j.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.neo4j.bolt import Bolt

Properties = dict[str, Any]

NODES = Statement(
    "every node that a load writes",
    "MATCH (n:Entity|Record|Quarantined) RETURN labels(n) AS labels, properties(n) AS hot",
)
LINKS = Statement(
    "every link",
    "MATCH (a:Entity)-[l]->(b:Entity) RETURN type(l) AS type, a.id AS start, b.id AS end, properties(l) AS hot",
)


class Elements(NamedTuple):
    """Nodes by their labels and links by their type, as rows that an UNWIND takes."""

    nodes: dict[tuple[str, ...], list[Properties]]
    links: dict[str, list[Properties]]

    @property
    def size(self) -> int:
        """How many nodes and links there are."""
        return sum(map(len, self.nodes.values())) + sum(map(len, self.links.values()))

    def sample(self, share: float) -> Elements:
        """The first part of the nodes and the links between them, to try things on."""
        nodes = {labels: rows[: int(len(rows) * share) + 1] for labels, rows in self.nodes.items()}
        kept = {row["id"] for rows in nodes.values() for row in rows}
        links = {name: [row for row in rows if {row["start"], row["end"]} <= kept] for name, rows in self.links.items()}
        return Elements(nodes, {name: rows for name, rows in links.items() if rows})


def elements_of(bolt: Bolt) -> Elements:
    """Read everything that a load wrote, things before what hangs on them."""
    nodes: defaultdict[tuple[str, ...], list[Properties]] = defaultdict(list)
    links: defaultdict[str, list[Properties]] = defaultdict(list)
    for row in bolt.read("nodes", lambda tx: tx.rows(NODES)):
        nodes[tuple(sorted(row["labels"]))].append(row["hot"])
    for row in bolt.read("links", lambda tx: tx.rows(LINKS)):
        links[row["type"]].append({"start": row["start"], "end": row["end"], "hot": row["hot"]})
    return Elements(dict(nodes), {name: sorted(rows, key=_ends) for name, rows in links.items()})


def batches(rows: list[Properties], size: int) -> Iterator[list[Properties]]:
    """Rows in parts of at most `size`."""
    return (rows[start : start + size] for start in range(0, len(rows), size))


def _ends(row: Properties) -> tuple[str, str]:
    return row["start"], row["end"]
