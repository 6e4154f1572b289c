"""Every statement on what people watch: who, what, from when, and until when where they stopped."""

from __future__ import annotations

from graph.neo4j.cypher_read import stands
from graph.neo4j.statement import Statement

_SEEN = (
    f"EXISTS {{ MATCH (r:Record {{about: n.id}}) WHERE {stands('r')} }} "
    f"OR EXISTS {{ MATCH (n)-[l]-() WHERE {stands('l')} }}"
)
WATCHED = Statement(
    "what somebody watches",
    "MATCH (w:Watch {user: $user}) WHERE w.at <= $at AND (w.ended_at IS NULL OR w.ended_at > $at) "
    f"MATCH (n:Entity {{id: w.thing}}) WHERE {_SEEN} RETURN DISTINCT n.id AS id ORDER BY id",
)
# A thing that is watched already is not watched twice; one that was left is watched anew, and both times stay.
WATCH = Statement(
    "watch a thing",
    "OPTIONAL MATCH (w:Watch {user: $user, thing: $thing}) WHERE w.ended_at IS NULL "
    "WITH w WHERE w IS NULL CREATE (:Watch {id: $id, user: $user, thing: $thing, at: $now})",
)
UNWATCH = Statement(
    "stop watching a thing",
    "MATCH (w:Watch {user: $user, thing: $thing}) WHERE w.ended_at IS NULL SET w.ended_at = $now",
)
