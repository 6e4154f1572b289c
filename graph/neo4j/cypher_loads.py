"""Every statement on loads that were published."""

from __future__ import annotations

from graph.neo4j.statement import Statement

LATEST_OF = Statement(
    "the latest load of a source", "MATCH (l:Load {source: $source}) RETURN l.at AS at ORDER BY l.id DESC LIMIT 1"
)
