"""Every statement that compares the graph with itself, a page at a time; what a load has not published is left out."""

from __future__ import annotations

from graph.links import LINK_TYPES
from graph.neo4j.statement import Statement

SEQUENCE = Statement(
    "the sequence and the loads",
    "MATCH (s:Sequence {name: 'main'}) RETURN s.published AS published, s.holder IS NOT NULL AS held, "
    "COLLECT { MATCH (c:AccessClass) RETURN c.number } AS classes, "
    "COLLECT { MATCH (l:Load) RETURN l.seq ORDER BY l.seq DESC LIMIT 1 }[0] AS loaded",
)

_SUPERSEDED = "CASE WHEN {0}.superseded <= $pub THEN {0}.superseded ELSE 0 END"
_REPLACED = "CASE WHEN {0}.superseded <= $pub THEN {0}.replaced ELSE 0 END"
_LINK_FAULT = f"""CASE
    WHEN r IS NULL THEN 'record'
    WHEN coalesce(l.acc, -1) <> r.acc THEN 'class'
    WHEN coalesce(l.seq, -1) < r.seq THEN 'begun'
    WHEN l.seq > $pub AND NOT $held THEN 'sequence'
    WHEN {_SUPERSEDED.format("l")} <> {_SUPERSEDED.format("r")} THEN 'superseded'
    WHEN {_REPLACED.format("l")} <> {_REPLACED.format("r")} THEN 'superseded'
    WHEN coalesce(r.cuts[-2], 0) <= $pub AND coalesce(l.cuts, []) <> coalesce(r.cuts, []) THEN 'superseded'
END"""

LINKS = {
    name: Statement(
        f"verify links {name}",
        f"MATCH ()-[l:{name}]->() WHERE l.id > $after WITH l ORDER BY l.id LIMIT $limit "
        f"OPTIONAL MATCH (r:Record {{id: l.record}}) WITH l, {_LINK_FAULT} AS fault "
        "RETURN max(l.id) AS last, count(*) AS seen, "
        "collect(CASE WHEN fault IS NOT NULL THEN [fault, l.id] END) AS faults",
    )
    for name in LINK_TYPES
}
COUNT_LINKS = {
    name: Statement(f"count links {name}", f"MATCH ()-[l:{name}]->() RETURN count(l) AS links") for name in LINK_TYPES
}
RECORDS = Statement(
    "verify records",
    "MATCH (r:Record) WHERE r.id > $after WITH r ORDER BY r.id LIMIT $limit "
    "OPTIONAL MATCH (n:Entity {id: r.about}) WITH r, CASE "
    "WHEN n IS NULL AND r.erased_at IS NULL THEN 'thing' "
    "WHEN NOT coalesce(r.acc IN $classes, false) THEN 'no class' "
    "WHEN r.id <> r.line + '.' + toString(r.ordinal) THEN 'id' "
    "WHEN r.seq > $pub AND NOT $held THEN 'sequence' END AS fault "
    "RETURN max(r.id) AS last, count(*) AS seen, "
    "collect(CASE WHEN fault IS NOT NULL THEN [fault, r.id] END) AS faults",
)
COUNT_RECORDS = Statement("count the records", "MATCH (r:Record) RETURN count(r) AS records")
# Grouping in the order of the index lets the page end early instead of grouping everything first.
LINES = Statement(
    "verify lines",
    "MATCH (r:Record) WHERE r.line > $after AND r.seq <= $pub "
    "WITH r.line AS line, count(*) AS versions, max(r.ordinal) AS top, "
    "sum(CASE WHEN r.superseded IS NULL OR r.superseded > $pub THEN 1 ELSE 0 END) AS current "
    "ORDER BY line LIMIT $limit "
    "RETURN max(line) AS last, count(*) AS seen, collect(CASE WHEN current <> 1 THEN ['current', line] "
    "WHEN versions <> top THEN ['version', line] END) AS faults",
)
TIES = Statement(
    "how many links a page of records asserts",
    "MATCH (r:Record) WHERE r.id > $after AND r.id <= $last UNWIND r.ties AS tie RETURN tie, count(*) AS links",
)
LATE = Statement(
    "links that have not come with their records",
    "MATCH (q:Quarantined) WHERE q.pending IS NOT NULL AND q.links IS NOT NULL "
    "AND coalesce(q.closed_how, '') <> 'arrived' AND q.id > $after "
    "WITH q ORDER BY q.id LIMIT $limit RETURN q.id AS id, q.links AS links",
)
ABOVE = {
    "things": Statement("things above the sequence", "MATCH (n:Entity) WHERE n.seq > $pub RETURN n.id AS id LIMIT 20"),
    "quarantined rows": Statement(
        "quarantined rows above the sequence",
        "MATCH (q:Quarantined) WHERE q.seq > $pub RETURN q.id AS id LIMIT 20",
    ),
    "closed rows": Statement(
        "quarantined rows closed above the sequence",
        "MATCH (q:Quarantined) WHERE q.closed > $pub RETURN q.id AS id LIMIT 20",
    ),
    "superseded records": Statement(
        "records superseded above the sequence",
        "MATCH (r:Record) WHERE r.superseded > $pub RETURN r.id AS id LIMIT 20",
    ),
}
