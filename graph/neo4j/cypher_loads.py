"""Every statement on loads that were published."""

from __future__ import annotations

from graph.neo4j.cypher_read import stands
from graph.neo4j.statement import Statement

LATEST_OF = Statement(
    "the latest load of a source", "MATCH (l:Load {source: $source}) RETURN l.at AS at ORDER BY l.id DESC LIMIT 1"
)
SEQUENCE_AT = Statement(
    "what was published at a moment", "MATCH (l:Load) WHERE l.at <= $moment RETURN coalesce(max(l.seq), 0) AS seq"
)
# A new coding of an offence is news like a new offence; so is a report that mentions one.
ARRIVED = Statement(
    "offences that came in or changed since",
    "MATCH (r:Record) WHERE r.seq > $since AND r.model IN ['Offence', 'MoBehaviour'] AND "
    f"r.withdrawn IS NULL AND {stands('r')} RETURN DISTINCT r.about AS id ORDER BY id",
)
MENTIONED = Statement(
    "offences that a report mentions since",
    "MATCH (r:Record) WHERE r.seq > $since AND r.model = 'Mention' AND r.withdrawn IS NULL AND "
    f"{stands('r')} MATCH (:Entity {{id: r.about}})-[l:MENTIONS]->(o:Offence) WHERE l.record = r.id AND {stands('l')} "
    "RETURN DISTINCT o.id AS id ORDER BY id",
)
