"""Every statement that takes back what a dead or abandoned load left; nothing published is ever touched."""

from __future__ import annotations

from graph.links import LINK_TYPES
from graph.neo4j.statement import Statement

UNPUBLISHED_RECORDS = Statement(
    "unpublished records",
    "MATCH (r:Record) WHERE r.seq > $published RETURN r.id AS id, r.line AS line, r.ties AS ties LIMIT $limit",
)
REMOVE_LINKS = {
    name: Statement(
        f"remove unpublished links {name}",
        f"UNWIND $ids AS id MATCH ()-[l:{name} {{id: id}}]->() WHERE l.seq > $published DELETE l",
    )
    for name in LINK_TYPES
}
REMOVE_RECORDS = Statement(
    "remove unpublished records",
    "UNWIND $ids AS id MATCH (r:Record {id: id}) WHERE r.seq > $published DELETE r",
)
SUPERSEDED_UNPUBLISHED = Statement(
    "records superseded and not published",
    "MATCH (r:Record) USING INDEX r:Record(superseded) WHERE r.superseded > $published AND r.seq <= $published "
    "RETURN r.id AS id, r.ties AS ties LIMIT $limit",
)
RESTORE_LINKS = {
    name: Statement(
        f"restore links {name}",
        f"UNWIND $ids AS id MATCH ()-[l:{name} {{id: id}}]->() REMOVE l.superseded, l.replaced",
    )
    for name in LINK_TYPES
}
RESTORE_RECORDS = Statement(
    "restore records", "UNWIND $ids AS id MATCH (r:Record {id: id}) REMOVE r.superseded, r.replaced"
)
_KEPT_CUTS = (
    "reduce(kept = [], i IN range(0, size({0}.cuts) - 2, 2) | "
    "CASE WHEN {0}.cuts[i] <= $published THEN kept + {0}.cuts[i..i + 2] ELSE kept END)"
)
FORGET_AGAIN = Statement(
    "forget that versions of lines came again",
    "UNWIND $lines AS line MATCH (r:Record {line: line}) WHERE r.again > $published REMOVE r.again",
)
CUT_UNPUBLISHED = Statement(
    "versions of lines whose time an unpublished one cut short",
    "UNWIND $lines AS line MATCH (r:Record {line: line}) WHERE r.cuts[-2] > $published "
    "RETURN r.id AS id, r.ties AS ties",
)
UNCUT_LINKS = {
    name: Statement(
        f"give links {name} their time back",
        f"UNWIND $ids AS id MATCH ()-[l:{name} {{id: id}}]->() SET l.cuts = {_KEPT_CUTS.format('l')}",
    )
    for name in LINK_TYPES
}
UNCUT_RECORDS = Statement(
    "give records their time back",
    f"UNWIND $ids AS id MATCH (r:Record {{id: id}}) SET r.cuts = {_KEPT_CUTS.format('r')}",
)
FORGET_DUE = {
    label: Statement(
        f"forget the access classes due to {label}",
        f"MATCH (n:{label}) WHERE n.acc_due IS NOT NULL WITH n LIMIT $limit REMOVE n.acc_due "
        "RETURN count(*) AS removed",
    )
    for label in ("Record", "Quarantined")
}
CLOSED_UNPUBLISHED = Statement(
    "waiting rows closed and not published",
    "MATCH (q:Quarantined) USING INDEX q:Quarantined(closed) WHERE q.closed > $published AND q.seq <= $published "
    "RETURN q.id AS id, q.links AS links, q.pending AS pending LIMIT $limit",
)
REOPEN = Statement(
    "let them wait again",
    "UNWIND $items AS item MATCH (q:Quarantined {id: item.id}) "
    "SET q.state = CASE q.kind WHEN 'waiting' THEN 'waiting' ELSE 'open' END "
    "REMOVE q.closed, q.closed_how, q.closed_by, q.closed_why "
    "WITH item WHERE item.pending IS NOT NULL MATCH (r:Record {id: item.pending}) SET r.pending = true",
)
REMOVE_QUARANTINED = Statement(
    "remove unpublished quarantine",
    "MATCH (q:Quarantined) WHERE q.seq > $published WITH q LIMIT $limit DELETE q RETURN count(*) AS removed",
)
REMOVE_THINGS = Statement(
    "remove unpublished things",
    "MATCH (n:Entity) WHERE n.seq > $published WITH n LIMIT $limit DELETE n RETURN count(*) AS removed",
)
