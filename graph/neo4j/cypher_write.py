"""Every statement that changes the graph of records, things and links."""

from __future__ import annotations

from graph.kinds import NODE_KINDS
from graph.links import LINK_TYPES
from graph.neo4j.statement import Statement

LEASE = Statement(
    "look at the lease",
    "MATCH (s:Sequence {name: 'main'}) RETURN s.published AS published, s.holder AS holder, s.host AS host, "
    "s.pid AS pid, s.started AS started, s.beat AS beat, s.source AS source, coalesce(s.open, false) AS open",
)
# The first SET takes the write lock, so that two that ask at once are answered one after the other.
TAKE_LEASE = Statement(
    "take the lease",
    "MATCH (s:Sequence {name: 'main'}) SET s.asked = $now "
    "WITH s WHERE coalesce(s.holder, '') = $expected "
    "SET s.holder = $holder, s.host = $host, s.pid = $pid, s.started = $started, s.beat = $now, s.source = $source "
    "RETURN s.published AS published, coalesce(s.open, false) AS open",
)
FENCE = Statement(
    "hold the lease",
    "MATCH (s:Sequence {name: 'main'}) SET s.beat = $now WITH s WHERE s.holder = $holder "
    "SET s.open = true RETURN s.published AS published",
)
PUBLISH = Statement(
    "publish", "MATCH (s:Sequence {name: 'main'}) WHERE s.holder = $holder SET s.published = $seq, s.open = false"
)
RELEASE = Statement(
    "release the lease",
    "MATCH (s:Sequence {name: 'main'}) WHERE s.holder = $holder SET s.open = false "
    "REMOVE s.holder, s.host, s.pid, s.started, s.beat, s.source",
)
NOTE_LOAD = Statement("note a load", "CREATE (l:Load) SET l = $load")

CLASSES = Statement("access classes", "MATCH (c:AccessClass) RETURN c.number AS number, c.key AS key")
ADD_CLASS = Statement(
    "add an access class",
    "MERGE (c:AccessClass {key: $key}) ON CREATE SET c.number = $number RETURN c.number AS number",
)

VERSIONS = Statement(
    "versions of lines",
    "UNWIND $lines AS line MATCH (r:Record {line: line}) "
    "RETURN line, r.erased_decision, r.ordinal, r.digest, r.load, r.again, r.superseded, r.recorded, "
    "r.recorded_stated, r.replaced, r.pending, r.ties, coalesce(r.acc_due, r.acc), r.corrects, r.cuts, "
    "[r.f_surname, r.f_forenames, r.f_dob, r.f_pnc_id, r.f_cro] ORDER BY r.ordinal",
)
MISSING = Statement(
    "things that are not there",
    "UNWIND $ids AS id OPTIONAL MATCH (n:Entity {id: id}) WITH id, n WHERE n IS NULL RETURN id",
)
CLASSES_OF_REPORTS = Statement(
    "access classes of reports and items",
    "UNWIND $ids AS id MATCH (r:Record {about: id}) WHERE r.model IN ['Report', 'ReportItem'] AND r.superseded IS NULL "
    "RETURN id, coalesce(r.acc_due, r.acc)",
)
MINT = {
    kind: Statement(
        f"bring {kind} into being",
        "UNWIND $things AS thing MERGE (n:Entity {id: thing.id}) "
        f"ON CREATE SET n:{kind}, n.seq = $seq, n.name = thing.name "
        "RETURN count(CASE WHEN n.seq = $seq THEN 1 END) AS created",
    )
    for kind in NODE_KINDS
}
ADD_RECORDS = Statement("add records", "UNWIND $records AS record CREATE (r:Record) SET r = record")
ADD_LINKS = {
    name: Statement(
        f"add links {name}",
        "UNWIND $links AS link MATCH (a:Entity {id: link.start}) MATCH (b:Entity {id: link.end}) "
        f"CREATE (a)-[l:{name}]->(b) SET l = link.hot",
    )
    for name in LINK_TYPES
}
SUPERSEDE_RECORDS = Statement(
    "supersede records",
    "UNWIND $old AS old MATCH (r:Record {id: old.id}) SET r.superseded = $seq, r.replaced = old.replaced",
)
NOTE_AGAIN = Statement(
    "note records that came again", "UNWIND $ids AS id MATCH (r:Record {id: id}) SET r.again = $load"
)
SUPERSEDE_LINKS = {
    name: Statement(
        f"supersede links {name}",
        f"UNWIND $old AS old MATCH ()-[l:{name} {{id: old.id}}]->() SET l.superseded = $seq, l.replaced = old.replaced",
    )
    for name in LINK_TYPES
}

# Each cut is a pair: from which sequence number on it counts, and when the version made room. They are added and
# never changed, so that a reader of an earlier state sees what it saw.
CUT_RECORDS = Statement(
    "cut the time of old records short",
    "UNWIND $cut AS cut MATCH (r:Record {id: cut.id}) SET r.cuts = coalesce(r.cuts, []) + cut.cut",
)
CUT_LINKS = {
    name: Statement(
        f"cut the time of old links {name} short",
        f"UNWIND $cut AS cut MATCH ()-[l:{name} {{id: cut.id}}]->() SET l.cuts = coalesce(l.cuts, []) + cut.cut",
    )
    for name in LINK_TYPES
}

# A row that waits, stops waiting and waits again is the same item; a refused row that somebody dismissed stays so.
# Only what readers never look at is changed of an item that they may see already.
QUARANTINE = Statement(
    "put into quarantine",
    "UNWIND $items AS item MERGE (q:Quarantined {id: item.id}) "
    "FOREACH (_ IN CASE WHEN q.seq IS NULL OR (q.kind = 'waiting' AND q.state = 'closed') THEN [1] ELSE [] END | "
    "SET q = item)",
)
OVERTAKE = Statement(
    "close what a newer version has overtaken",
    "UNWIND $lines AS line MATCH (q:Quarantined {line: line.line}) WHERE q.state = 'waiting' "
    "AND NOT q.id IN line.keep AND NOT (line.stated AND coalesce(q.stated, false)) "
    "SET q.state = 'closed', q.closed = $seq, q.closed_how = 'overtaken' "
    "WITH q WHERE q.pending IS NOT NULL MATCH (r:Record {id: q.pending}) REMOVE r.pending",
)
WAITING = Statement("lines of what waits", "MATCH (q:Quarantined {state: 'waiting'}) RETURN DISTINCT q.line")
ARRIVED = Statement(
    "waiting rows whose references have come",
    "MATCH (q:Quarantined {state: 'waiting'}) "
    "WHERE all(id IN q.needs WHERE EXISTS { MATCH (n:Entity {id: id}) }) "
    "WITH q LIMIT $limit OPTIONAL MATCH (r:Record {id: q.pending}) "
    "RETURN q.id AS id, q.draft AS draft, q.links AS links, q.pending AS pending, "
    "r {acc: coalesce(r.acc_due, r.acc), .superseded, .replaced, .cuts} AS fate",
)
NO_LONGER_WAITING = Statement(
    "items that this load closed",
    "MATCH (q:Quarantined) WHERE q.closed > $published AND q.kind = 'waiting' RETURN q.id AS id, q.closed_how AS how",
)
CLOSE_ARRIVED = Statement(
    "close what has arrived",
    "UNWIND $items AS item MATCH (q:Quarantined {id: item.id}) "
    "SET q.state = 'closed', q.closed = $seq, q.closed_how = item.how",
)
CLOSE_BY_HAND = Statement(
    "close what somebody decided on",
    "MATCH (q:Quarantined {id: $id}) WHERE q.state <> 'closed' OR q.closed > $published "
    "SET q.state = 'closed', q.closed = $seq, q.closed_how = $how, q.closed_by = $by, q.closed_why = $why "
    "WITH q WHERE q.pending IS NOT NULL MATCH (r:Record {id: q.pending}) REMOVE r.pending",
)
NO_LONGER_PENDING = Statement(
    "a record whose links all stand", "UNWIND $ids AS id MATCH (r:Record {id: id}) REMOVE r.pending"
)

LINES_AFTER = Statement(
    "lines of a source after an id",
    "MATCH (r:Record) WHERE r.id > $after WITH r ORDER BY r.id LIMIT $limit "
    "RETURN r.id, r.line, "
    "r.source = $source AND r.table IN $tables AND r.superseded IS NULL "
    "AND r.withdrawn IS NULL AND r.erased_at IS NULL, "
    "r {absent_line: r.line, .table, .key, acc: coalesce(r.acc_due, r.acc), .report, .inherits, .own}",
)
UNDER_REVIEW = Statement(
    "absent lines under review",
    "MATCH (q:Quarantined {state: 'open'}) WHERE q.kind = 'absent' AND q.source = $source RETURN q.id, q.absent_line",
)
