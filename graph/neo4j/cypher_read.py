"""Every statement that reads the graph for a viewer: each one filters by access class, sequence and moment."""

from __future__ import annotations

from graph.links import LINK_TYPES, OF_CHILDREN, SOCIAL
from graph.neo4j.statement import Statement


def stands(name: str) -> str:
    """The one predicate of visibility: allowed, published, recorded by then, and not yet replaced.

    What made room sooner than its successor says has cuts: pairs of a sequence number and a moment. Each property
    that is looked at costs a walk along all of them, on 20,000 links of a hub 15 ms; hence the CASE, not ANDs and ORs.
    """
    cut = f"any(i IN range(0, size({name}.cuts) - 2, 2) WHERE {name}.cuts[i] <= $pub AND {name}.cuts[i + 1] <= $at)"
    return (
        f"{name}.acc IN $acc AND {name}.seq <= $pub AND {name}.recorded <= $at AND "
        f"CASE WHEN {name}.superseded IS NULL OR {name}.superseded > $pub THEN true "
        f"WHEN {name}.replaced > $at THEN {name}.cuts IS NULL OR NOT {cut} ELSE false END"
    )


KIND = "[word IN labels({name}) WHERE word <> 'Entity'][0]"
LABEL = (
    "COLLECT {{ MATCH (named:Record {{about: {name}.id}}) WHERE named.label IS NOT NULL AND "
    + stands("named")
    + " RETURN named.label ORDER BY named.withdrawn IS NULL DESC, named.seq DESC, named.id DESC LIMIT 1 }}[0]"
)
_OTHER_KIND = KIND.format(name="other")
_OTHER_LABEL = LABEL.format(name="other")
OTHER = f"other.id AS other, {_OTHER_KIND} AS other_kind, other.name AS other_name, {_OTHER_LABEL} AS other_label"
_OTHER_MAP = f"other: other.id, other_kind: {_OTHER_KIND}, other_name: other.name, other_label: {_OTHER_LABEL}"

_FURTHER_TYPES = (
    "MANAGED_BY|LED_BY|ASSESSED_BY|CONDITION_OF|CONTACT_WITH|VISIT_AT|VISITED_IN|OCCURRED_AT"
    "|INVOLVED_IN|VICTIM_OF|LIVES_AT|ITEM_OF"
)

FRAME = Statement(
    "frame of a read",
    "MATCH (s:Sequence {name: 'main'}) RETURN s.published AS published, coalesce(s.judged, 0) AS judged, "
    "COLLECT { MATCH (c:AccessClass) RETURN [c.number, c.key] } AS classes, "
    "COLLECT { MATCH (l:Load) RETURN l.at ORDER BY l.id DESC LIMIT 1 }[0] AS loaded",
)

# An item has the origin of its report, and goes when its report is withdrawn.
_WHOLE = (
    f"COLLECT {{ MATCH (w:Record {{about: c.report}}) WHERE c.model = 'ReportItem' AND w.model = 'Report' "
    f"AND {stands('w')} RETURN w {{.f_origin_id, .withdrawn, .change, .changed_by, .change_reason}} LIMIT 1 }}[0]"
)
_CITED = f"""COLLECT {{
    UNWIND [r IN records WHERE r.report IS NOT NULL | r.report]
         + [l IN links WHERE l.record.report IS NOT NULL | l.record.report] AS cited
    WITH DISTINCT cited MATCH (c:Record {{about: cited}}) WHERE c.model IN ['Report', 'ReportItem'] AND {stands("c")}
    RETURN {{id: cited, record: c {{.*}}, whole: {_WHOLE}}} }} AS reports"""

# One statement for a page: every further one would cost a journey to the server. A link's own record is left out
# where it stands among the records: most links of a person are asserted by records about that person.
THING = Statement(
    "a thing and everything around it",
    f"""MATCH (n:Entity {{id: $id}})
    WITH n, COLLECT {{ MATCH (r:Record {{about: $id}}) WHERE {stands("r")} RETURN r {{.*}} }} AS records,
    COLLECT {{ MATCH (n)-[l]-(other) WHERE {stands("l")} WITH n, l, other LIMIT $limit
      MATCH (r:Record {{id: l.record}})
      RETURN {{type: type(l), forward: startNode(l) = n, id: l.id, kind: l.kind, record_id: l.record,
               record: CASE WHEN r.about <> $id THEN r {{.*}} END, {_OTHER_MAP}}} }} AS links,
    COLLECT {{ MATCH (n)-[l]-() WHERE l.acc IN $acc AND l.superseded <= $pub
      WITH DISTINCT split(l.record, '.')[0] AS line LIMIT $limit
      MATCH (r:Record {{line: line}}) WHERE r.withdrawn AND {stands("r")} RETURN r {{.*}} }} AS gone
    RETURN {KIND.format(name="n")} AS kind, n.name AS name, records, links, gone, {_CITED},
    EXISTS {{ MATCH (j:Judgement) WHERE j.one = $id OR j.other = $id }} AS judged""",
)
FURTHER = Statement(
    "one step further, for the lines of a page",
    f"""UNWIND $ids AS id MATCH (n:Entity {{id: id}})
    WITH n, COLLECT {{ MATCH (r:Record {{about: n.id}}) WHERE {stands("r")}
      AND NOT r.model IN ['Mention', 'Receipt'] WITH r LIMIT $limit RETURN r {{.*}} }} AS records,
    COLLECT {{ MATCH (n)-[l:{_FURTHER_TYPES}]-(other) WHERE {stands("l")} AND other.id <> $start
      WITH n, l, other LIMIT $limit MATCH (r:Record {{id: l.record}})
      RETURN {{type: type(l), forward: startNode(l) = n, id: l.id, kind: l.kind, record: r {{.*}}, {_OTHER_MAP}}}
    }} AS links
    RETURN n.id AS id, {KIND.format(name="n")} AS kind, n.name AS name, records, links, {_CITED}""",
)
# A named person who deals with another nominal is not shown here: whom that is would be a trace of somebody else.
LAST_STEP = Statement(
    "whom conditions name, and who is named at agencies",
    f"""UNWIND $ids AS id MATCH (n:Entity {{id: id}})-[l:CONDITION_NAMES|WORKS_FOR]-(other)
    WHERE {stands("l")} AND other.id <> $start
    AND NOT EXISTS {{ MATCH (other)-[d:DEALS_WITH]->() WHERE {stands("d")} }}
    WITH n, l, other LIMIT $limit MATCH (r:Record {{id: l.record}})
    RETURN n.id AS id, type(l) AS type, startNode(l) = n AS forward, l.id AS link, l.kind AS kind,
    r {{.*}} AS record, {OTHER}""",
)
REPORTS = Statement(
    "cited reports",
    "UNWIND $ids AS id MATCH (r:Record {about: id}) "
    f"WHERE r.model IN ['Report', 'ReportItem'] AND {stands('r')} "
    f"WITH id, r AS c RETURN id, c {{.*}} AS record, {_WHOLE} AS whole",
)
ASSERTED_BY = Statement(
    "what a report asserts",
    f"UNWIND $ids AS id MATCH (r:Record {{report: id}}) WHERE r.withdrawn IS NULL AND {stands('r')} "
    "WITH r ORDER BY r.id LIMIT $limit MATCH (other:Entity {id: r.about}) "
    f"RETURN r {{.*}} AS record, {OTHER}",
)
ENDS = {
    name: Statement(
        f"ends of links {name}",
        f"UNWIND $ids AS id MATCH (a)-[l:{name} {{id: id}}]->(other) WHERE {stands('l')} "
        f"RETURN l.id AS id, l.record AS record, l.kind AS kind, a.id AS start, {OTHER}",
    )
    for name in LINK_TYPES
}
OFFICERS = Statement(
    "officers whom sources call so",
    f"UNWIND $keys AS key MATCH (r:Record {{key: key}}) WHERE r.model = 'Officer' AND {stands('r')} "
    f"MATCH (other:Entity {{id: r.about}}) RETURN DISTINCT key, {OTHER}",
)
VISIBLE = Statement(
    "things of which something may be seen",
    "UNWIND $ids AS id MATCH (n:Entity {id: id}) "
    f"WHERE EXISTS {{ MATCH (r:Record {{about: id}}) WHERE {stands('r')} }} "
    f"OR EXISTS {{ MATCH (n)-[l]-() WHERE {stands('l')} }} RETURN id",
)
LABELS = Statement(
    "labels of things",
    f"UNWIND $ids AS id MATCH (other:Entity {{id: id}}) RETURN {OTHER}",
)
VERSION = Statement(
    "the version of a line that stands",
    f"MATCH (r:Record {{line: $line}}) WHERE {stands('r')} RETURN r {{.*}} AS record LIMIT 1",
)
RETURNS = Statement(
    "reports that a supervisor returned",
    "MATCH (r:Record) USING INDEX r:Record(change) WHERE r.change = 'returned' AND r.model = 'Report' "
    "AND r.acc IN $acc AND r.seq <= $pub AND r.recorded <= $at "
    f"RETURN r.about AS about, collect({stands('r')}) AS stand",
)
HISTORY = Statement(
    "every version of a line",
    "MATCH (r:Record {line: $line}) WHERE r.acc IN $acc AND r.seq <= $pub AND r.recorded <= $at "
    f"RETURN r {{.*}} AS record, {stands('r')} AS stands ORDER BY r.ordinal",
)
BY_KEY = Statement(
    "things that a source calls so",
    f"MATCH (r:Record {{key: $key}}) WHERE r.label IS NOT NULL AND {stands('r')} "
    "RETURN DISTINCT r.about AS id LIMIT 50",
)

# Counts and page from one walk over the links: over those of a hub, a second walk takes as long as the first.
NEIGHBOURS = Statement(
    "one hop: its counts and a page of it",
    f"""MATCH (n:Entity {{id: $id}})
    WITH n, COLLECT {{ MATCH (n)-[l]-(end) WHERE {stands("l")}
      WITH type(l) AS type, labels(end) AS words, count(DISTINCT end) AS things, collect(l) AS links
      RETURN {{type: type, kind: [word IN words WHERE word <> 'Entity'][0], things: things, links: links}} }} AS found
    RETURN {KIND.format(name="n")} AS kind, n.name AS name, {LABEL.format(name="n")} AS label,
    [one IN found | {{type: one.type, kind: one.kind, links: size(one.links), things: one.things}}] AS counts,
    COLLECT {{ UNWIND found AS one WITH n, one WHERE $types = [] OR one.type IN $types UNWIND one.links AS l
      WITH n, l ORDER BY l.recorded DESC, l.id SKIP $skip LIMIT $limit
      WITH n, l, CASE WHEN startNode(l) = n THEN endNode(l) ELSE startNode(l) END AS other
      RETURN {{type: type(l), forward: startNode(l) = n, id: l.id, kind: l.kind, record: l.record,
        strength: l.strength, statement: l.statement, from_earliest: l.from_earliest, from_latest: l.from_latest,
        to_earliest: l.to_earliest, to_latest: l.to_latest, {_OTHER_MAP}}} }} AS page""",
)

SEARCH = Statement(
    "search",
    "CALL db.index.fulltext.queryNodes('searched', $query, {limit: $fetch}) YIELD node AS r, score "
    f"WITH CASE WHEN {stands('r')} THEN r END AS r OPTIONAL MATCH (other:Entity {{id: r.about}}) "
    f"RETURN r {{.*}} AS record, {OTHER}",
)
# A load that is not published yet may have closed a row already: whoever reads must still find it open.
_STATE = "CASE WHEN q.closed > $pub THEN CASE q.kind WHEN 'waiting' THEN 'waiting' ELSE 'open' END ELSE q.state END"
REFUSED = Statement(
    "refused rows that mention this",
    "CALL db.index.fulltext.queryNodes('refused', $query, {limit: $limit}) YIELD node AS q "
    f"WHERE q.acc IN $acc AND q.seq <= $pub AND {_STATE} <> 'closed' WITH q ORDER BY q.id LIMIT $shown "
    "RETURN q.id AS id, q.kind AS kind, q.file AS file, q.line_no AS line_no, q.reasons AS reasons",
)

SEEN = Statement(
    "things that a viewer may know of",
    "UNWIND $ids AS id MATCH (n:Entity {id: id}) "
    f"WHERE EXISTS {{ MATCH (r:Record {{about: id}}) WHERE {stands('r')} }} "
    f"OR EXISTS {{ MATCH (n)-[l]-() WHERE {stands('l')} }} "
    f"RETURN id, {KIND.format(name='n')} AS kind",
)

QUARANTINE = Statement(
    "quarantine",
    f"MATCH (q:Quarantined) WHERE q.acc IN $acc AND q.seq <= $pub AND {_STATE} IN $states "
    "AND ($id = '' OR q.id = $id) AND ($source = '' OR q.source = $source) AND ($kind = '' OR q.kind = $kind) "
    "AND ($file = '' OR toLower(q.file) CONTAINS $file) AND ($table = '' OR toLower(q.table) CONTAINS $table) "
    "AND ($reason = '' OR any(reason IN q.reasons WHERE toLower(reason) CONTAINS $reason)) "
    f"RETURN q {{.id, .kind, state: {_STATE}, .source, .table, .file, .line_no, .mapping, .raw, .reasons, "
    "closed_how: CASE WHEN q.closed <= $pub THEN q.closed_how END, "
    "closed_by: CASE WHEN q.closed <= $pub THEN q.closed_by END, "
    "closed_why: CASE WHEN q.closed <= $pub THEN q.closed_why END} AS item "
    "ORDER BY q.seq DESC, q.file, q.line_no, q.id SKIP $skip LIMIT $limit",
)
QUARANTINE_COUNTS = Statement(
    "quarantine by kind",
    f"MATCH (q:Quarantined) WHERE q.acc IN $acc AND q.seq <= $pub AND {_STATE} <> 'closed' "
    # In an order of its own: that in which the database meets the rows would tell of those that are withheld.
    "RETURN q.kind AS kind, count(*) AS count ORDER BY kind",
)

RECORD_COLUMNS = Statement(
    "records of a model as columns",
    "MATCH (r:Record) WHERE r.model = $model AND r.withdrawn IS NULL AND r.erased_at IS NULL AND " + stands("r") + " "
    "WITH substring(r.id, 5, 1) AS part, collect(r) AS found "
    "RETURN [r IN found | r.id], [r IN found | r.about], [r IN found | r.source], [r IN found | r.recorded], "
    "[field IN $fields | [r IN found | r[field]]]",
)
BEHAVIOURS_CODED = Statement(
    "behaviours that are coded of any offence",
    "MATCH (r:Record) WHERE r.model = 'MoBehaviour' AND r.f_behaviour IS NOT NULL AND r.withdrawn IS NULL "
    f"AND r.erased_at IS NULL AND {stands('r')} "
    "RETURN DISTINCT coalesce(r.f_dimension, '') AS dimension, r.f_behaviour AS behaviour",
)
_BOUNDS = (
    "collect(coalesce(l.from_earliest, '')), collect(coalesce(l.from_latest, '')), collect(coalesce(l.to_earliest, ''))"
)
LINK_COLUMNS = {
    name: Statement(
        f"links {name} as columns",
        f"MATCH (a)-[l:{name}]->(b) WHERE {stands('l')} "
        "WITH substring(a.id, size(a.id) - 1) AS part, a, b, l "
        "RETURN collect(l.id), collect(a.id), collect(b.id), collect(coalesce(l.kind, '')), collect(l.record), "
        "collect(l.recorded), collect(coalesce(l.strength, '')), collect(coalesce(l.to_latest, ''))"
        + (f", {_BOUNDS}" if name in OF_CHILDREN else ""),
    )
    for name in LINK_TYPES
}
# What an analysis of networks needs to know of a tie beside its ends: its period, and the provenance of its record.
TIE_COLUMNS = {
    name: Statement(
        f"ties {name} as columns",
        f"MATCH (a)-[l:{name}]->(b) WHERE {stands('l')} MATCH (r:Record {{id: l.record}}) "
        "WITH substring(a.id, size(a.id) - 1) AS part, a, b, l, r "
        "RETURN collect(l.id), collect(a.id), collect(b.id), collect(coalesce(l.kind, '')), collect(l.record), "
        "collect(l.recorded), collect(coalesce(l.strength, '')), collect(coalesce(l.to_latest, '')), "
        f"{_BOUNDS}, "
        "collect(coalesce(r.grade, '')), collect(coalesce(r.report, ''))",
    )
    for name in sorted(SOCIAL)
}
