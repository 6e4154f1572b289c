"""Every statement of an erasure: what belongs to one person, and the taking away of what it says."""

from __future__ import annotations

from graph.links import LINK_TYPES
from graph.neo4j.statement import Statement

OWN = Statement(
    "things that are one person's alone by what ties them",
    "MATCH (n:Entity {id: $id})-[l]-(t) WHERE type(l) IN $types "
    "AND NOT EXISTS { MATCH (t)-[m]-(p:Person) WHERE type(m) IN $types AND p.id <> $id } RETURN DISTINCT t.id AS id",
)
SOLE = Statement(
    "things that nothing but one person is tied to",
    "MATCH (n:Entity {id: $id})-[l]-(t) WHERE type(l) IN $types "
    "AND NOT EXISTS { MATCH (t)--(x) WHERE x.id <> $id } RETURN DISTINCT t.id AS id",
)
BEYOND = Statement(
    "what hangs on such things",
    "UNWIND $ids AS id MATCH (t:Entity {id: id})<-[l]-(u) WHERE type(l) IN $types RETURN DISTINCT u.id AS id",
)
RECORDS = Statement(
    "everything said of things", "UNWIND $ids AS id MATCH (r:Record {about: id}) RETURN r {.*} AS record"
)
REMOVE_LINKS = {
    name: Statement(
        f"remove the links {name} of erased records",
        f"UNWIND $ids AS id MATCH ()-[l:{name} {{record: id}}]->() DELETE l",
    )
    for name in LINK_TYPES
}
# A row that waits has no record yet; its tombstone tells the writer what may not come again.
BURY = Statement("leave tombstones", "UNWIND $stones AS stone MERGE (r:Record {id: stone.id}) SET r = stone")

OF_LINES = Statement(
    "quarantined rows of lines", "UNWIND $lines AS line MATCH (q:Quarantined {line: line}) RETURN q {.*} AS item"
)
BY_ID = Statement("quarantined rows", "UNWIND $ids AS id MATCH (q:Quarantined {id: id}) RETURN q {.*} AS item")
NAMING = Statement(
    "quarantined rows that may name somebody",
    "CALL db.index.fulltext.queryNodes('refused', $query) YIELD node AS q RETURN q {.*} AS item",
)
EMPTY = Statement("empty quarantined rows", "UNWIND $items AS item MATCH (q:Quarantined {id: item.id}) SET q = item")

TRACE_LINES = Statement(
    "checked lines that found or may name somebody",
    "MATCH (t:TraceLine) WHERE t.text IS NOT NULL AND (any(id IN $ids WHERE id IN t.found) "
    "OR any(needle IN $needles WHERE toLower(t.text) CONTAINS needle)) "
    "RETURN elementId(t) AS id, t.text AS text, any(id IN $ids WHERE id IN t.found) AS found",
)
FORGET_TRACES = Statement(
    "forget what was checked",
    "UNWIND $ids AS id MATCH (t:TraceLine) WHERE elementId(t) = id SET t.text = '', t.erased_decision = $decision",
)
AUDIT_TEXTS = Statement(
    "searched texts that found or may name somebody",
    "MATCH (a:Audit) WHERE a.text <> '' AND (any(id IN $ids WHERE id IN a.subjects) "
    "OR any(needle IN $needles WHERE toLower(a.text) CONTAINS needle)) "
    "RETURN a.id AS id, a.text AS text, any(id IN $ids WHERE id IN a.subjects) AS found",
)
FORGET_TEXTS = Statement("forget what was searched for", "UNWIND $ids AS id MATCH (a:Audit {id: id}) SET a.text = ''")
FORGET_REASONS = Statement(
    "forget why things were judged",
    "UNWIND $ids AS id MATCH (j:Judgement) WHERE j.one = id OR j.other = id "
    "SET j.reason = '', j.undone_reason = CASE WHEN j.undone_reason IS NULL THEN NULL ELSE '' END",
)
# In JSON a line of a note ends with a backslash and an n, which would make one word of two.
_AS_WORDS = r"replace({}.content, '\\n', ' ')"
# What somebody wrote on a chart of the person, or about them on another one, is theirs no longer.
DRAFTS = Statement(
    "drafts of charts that show or may name somebody",
    f"MATCH (d:ChartDraft) WITH d, {_AS_WORDS.format('d')} AS text "
    "WITH d, text, any(id IN $ids WHERE text CONTAINS id OR d.about STARTS WITH id) AS found "
    "WHERE found OR any(needle IN $needles WHERE toLower(text) CONTAINS needle) RETURN d.id AS id, text, found",
)
CHARTS = Statement(
    "versions of charts that show or may name somebody",
    f"MATCH (v:ChartVersion) WHERE v.erased_at IS NULL WITH v, v.remark + ' ' + {_AS_WORDS.format('v')} AS text "
    "WITH v, text, any(id IN $ids WHERE text CONTAINS id) AS found "
    "WHERE found OR any(needle IN $needles WHERE toLower(text) CONTAINS needle) RETURN v.id AS id, text, found",
)
FORGET_CHARTS = Statement(
    "forget what versions of charts hold",
    "UNWIND $ids AS id MATCH (v:ChartVersion {id: id}) "
    "SET v.content = '', v.remark = '', v.erased_at = $erased_at, v.erased_decision = $erased_decision",
)
CHART_NAMES = Statement(
    "names of charts that may name somebody",
    "MATCH (c:Chart) WHERE any(needle IN $needles WHERE toLower(c.name) CONTAINS needle) "
    "RETURN c.id AS id, c.name AS text, false AS found",
)
FORGET_CHART_NAMES = Statement(
    "forget names of charts", "UNWIND $ids AS id MATCH (c:Chart {id: id}) SET c.name = 'Name erased'"
)
FORGET_DRAFTS = Statement("forget drafts of charts", "UNWIND $ids AS id MATCH (d:ChartDraft {id: id}) DELETE d")
NOTE = Statement("note an erasure", "CREATE (e:Erasure) SET e = $erasure")
