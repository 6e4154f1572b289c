"""Every statement that gives records, links and quarantined rows another access class."""

from __future__ import annotations

from graph.links import LINK_TYPES
from graph.neo4j.statement import Statement

FOLLOWERS = Statement(
    "what follows reports",
    "UNWIND $reports AS report CALL (report) { "
    "MATCH (n:Record {report: report}) WHERE n.inherits IS NOT NULL "
    "RETURN n, 'Record' AS label, n.superseded IS NULL AS stands "
    "UNION ALL MATCH (n:Quarantined {report: report}) WHERE n.inherits IS NOT NULL "
    "RETURN n, 'Quarantined' AS label, false AS stands } "
    "RETURN label, n.id AS id, n.line AS line, n.about AS about, n.model AS model, n.inherits AS inherits, "
    "report, n.own AS own, coalesce(n.acc_due, n.acc) AS was, n.seq AS seq, "
    "CASE label WHEN 'Record' THEN n.ties END AS ties, stands",
)
CLASSES_OF_LINES = Statement(
    "access classes of the versions of lines",
    "UNWIND $lines AS line MATCH (r:Record {line: line}) "
    "RETURN 'Record' AS label, r.id AS id, line, coalesce(r.acc_due, r.acc) AS acc, "
    "coalesce(r.acc_due, r.acc) AS was, r.seq AS seq, r.ties AS ties, r.superseded IS NULL AS stands",
)
NOTE_DUE = {
    label: Statement(
        f"note the access classes due to {label}",
        f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) SET n.acc_due = row.acc",
    )
    for label in ("Record", "Quarantined")
}
DUE = {
    label: Statement(
        f"access classes due to {label}",
        f"MATCH (n:{label}) WHERE n.acc_due IS NOT NULL "
        f"RETURN '{label}' AS label, n.id AS id, n.acc_due AS acc, n.ties AS ties",
    )
    for label in ("Record", "Quarantined")
}
RECLASS = {
    label: Statement(
        f"give {label} another access class",
        f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) SET n.acc = row.acc, n.touched = $seq, "
        "n.s_acc = CASE WHEN n.s_acc IS NULL THEN NULL ELSE row.word END REMOVE n.acc_due",
    )
    for label in ("Record", "Quarantined")
}
RECLASS_LINKS = {
    name: Statement(
        f"give links {name} another access class",
        f"UNWIND $rows AS row MATCH ()-[l:{name} {{id: row.id}}]->() SET l.acc = row.acc",
    )
    for name in LINK_TYPES
}
