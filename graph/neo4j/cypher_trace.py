"""Checks of pasted lists: kept with their result, no trace included."""

from __future__ import annotations

from graph.neo4j.statement import Statement

KEEP = Statement(
    "keep a check",
    "CREATE (c:TraceCheck) SET c = $check WITH c UNWIND $lines AS line "
    "CREATE (c)<-[:LINE_OF]-(t:TraceLine) SET t = line",
)
KEPT = Statement(
    "checks that a user made",
    "MATCH (c:TraceCheck {by: $by}) WITH c ORDER BY c.at DESC LIMIT $limit "
    "RETURN c {.*} AS check, COLLECT { MATCH (c)<-[:LINE_OF]-(t:TraceLine) RETURN t {.*} } AS lines",
)
