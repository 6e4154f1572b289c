"""Everything that is stored, in a form that can be compared: for tests of "nothing changed" and "the same came out"."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from graph.neo4j.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.neo4j.bolt import Bolt

# Who holds the lease, who looked and which numbers were handed out is not what is on record.
NODES = Statement(
    "every node",
    "MATCH (n) WHERE NOT n:Migration AND NOT n:Audit AND NOT n:Sequence AND NOT n:AccessClass AND NOT n:Load "
    "OPTIONAL MATCH (c:AccessClass {number: n.acc}) RETURN labels(n) AS labels, n {.*, class: c.key} AS properties",
)
LINKS = Statement(
    "every link",
    "MATCH (a)-[l]->(b) OPTIONAL MATCH (c:AccessClass {number: l.acc}) "
    "RETURN type(l) AS type, a.id AS start, b.id AS end, l {.*, class: c.key} AS properties",
)
# Marks that a load leaves for itself; no reader looks at them.
NEVER = frozenset({"acc", "s_acc"})
# What differs between two ways to the same graph: which load and transaction brought it, and when.
CIRCUMSTANCE = frozenset({"seq", "load", "again", "superseded", "replaced", "recorded", "closed", "cuts", "touched"})


def everything(graph: Bolt, leaving_out: Iterable[str] = ()) -> list[str]:
    """Every node and link as sorted lines of JSON."""
    hidden = NEVER | set(leaving_out)
    rows = [*graph.alone(NODES), *graph.alone(LINKS)]
    return sorted(json.dumps({**row, "properties": _kept(row["properties"], hidden)}, sort_keys=True) for row in rows)


def content(graph: Bolt) -> list[str]:
    """The same without the circumstances of its loading; whether something is superseded stays."""
    lines = []
    for row in [*graph.alone(NODES), *graph.alone(LINKS)]:
        old = row["properties"].get("superseded") is not None
        kept = _kept(row["properties"], NEVER | CIRCUMSTANCE)
        lines.append(json.dumps({**row, "properties": {**kept, "old": old}}, sort_keys=True))
    return sorted(lines)


def _kept(properties: dict[str, Any], hidden: Iterable[str]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if name not in set(hidden) and value not in (None, [])}
