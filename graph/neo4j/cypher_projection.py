"""Every statement that fills the columnar projection: unfiltered columns, which only `graph.projection` may read.

What a load has not published yet never shows: neither its rows nor the end that it gives to others. Rows that were
withdrawn or erased are left out, because no column of an analysis ever holds them.
"""

from __future__ import annotations

from graph.kinds import MODELS
from graph.links import LINK_TYPES, SOCIAL
from graph.model.row import fields_of
from graph.neo4j.statement import Statement

OF_RECORDS = (
    "id", "about", "source", "recorded", "report", "grade", "strength", "statement", "valid_from", "valid_to",
    "states", "unreadable", "recorded_by", "key",
)  # fmt: skip
BLANK_AS_TEXT = ("kind", "strength", "from_earliest", "from_latest", "to_earliest", "to_latest")
OF_LINKS = ("id", "start", "end", "record", "recorded", *BLANK_AS_TEXT)
OF_TIES = ("grade", "report")
FATE = ("acc", "seq", "superseded", "replaced", "cuts")
UNREAD = frozenset(
    {
        ("Report", "text"), ("ReportItem", "text"), ("Condition", "wording"), ("CommunityNote", "text"),
        ("Marker", "text"), ("Beat", "geojson"), ("Photo", "file"), ("Action", "wording"),
    }
)  # fmt: skip
"""Long texts, which no analysis of many people reads: what is not kept cannot leak."""


def stored_fields(model: str) -> tuple[str, ...]:
    """The fields of a model that the projection keeps."""
    return tuple(name for name in fields_of(MODELS[model]) if (model, name) not in UNREAD)


def columns_of_records(model: str) -> tuple[str, ...]:
    """The names of a record's columns, in the order in which its statements give them."""
    return (*OF_RECORDS, *(f"f_{name}" for name in stored_fields(model)), *FATE)


def columns_of_links(link_type: str) -> tuple[str, ...]:
    """The names of a link's columns, in the order in which its statements give them."""
    return (*OF_LINKS, *(OF_TIES if link_type in SOCIAL else ()), *FATE)


def _fate(name: str) -> str:
    ended = f"CASE WHEN {name}.superseded <= $pub THEN {name}.{{0}} END"
    parts = (f"{name}.acc", f"{name}.seq", ended.format("superseded"), ended.format("replaced"), f"{name}.cuts")
    return ", ".join(f"[{name} IN found | {part}]" for part in parts)


def _records(model: str) -> str:
    read = [f"[r IN found | r.{name}]" for name in columns_of_records(model)[: -len(FATE)]]
    return f"RETURN {', '.join(read)}, {_fate('r')}"


def _links(link_type: str) -> str:
    blank = [f"[l IN found | coalesce(l.{name}, '')]" for name in BLANK_AS_TEXT]
    ties = [f"[r IN told | coalesce(r.{name}, '')]" for name in OF_TIES] if link_type in SOCIAL else []
    ends = ["[a IN starts | a.id]", "[b IN ends | b.id]"]
    read = ["[l IN found | l.id]", *ends, "[l IN found | l.record]", "[l IN found | l.recorded]"]
    return f"RETURN {', '.join((*read, *blank, *ties))}, {_fate('l')}"


def _told(link_type: str) -> str:
    return " MATCH (r:Record {id: l.record})" if link_type in SOCIAL else ""


def _gathered(link_type: str) -> str:
    told = ", collect(r) AS told" if link_type in SOCIAL else ""
    return f"collect(l) AS found, collect(a) AS starts, collect(b) AS ends{told}"


_KEPT = "r.withdrawn IS NULL AND r.erased_at IS NULL AND r.seq <= $pub"

RECORDS = {
    model: Statement(
        f"all records {model} for the projection",
        "UNWIND range(0, $pub, $step) AS low CALL (low) { MATCH (r:Record) "
        f"WHERE r.model = '{model}' AND r.seq > low AND r.seq <= low + $step AND {_KEPT} RETURN collect(r) AS found }} "
        f"WITH found WHERE size(found) > 0 {_records(model)}",
    )
    for model in MODELS
    if not MODELS[model].MASKED
}
SOME_RECORDS = {
    model: Statement(
        f"some records {model} for the projection",
        f"UNWIND $ids AS id MATCH (r:Record {{id: id}}) WHERE {_KEPT} WITH collect(r) AS found {_records(model)}",
    )
    for model in RECORDS
}
LINKS = {
    name: Statement(
        f"all links {name} for the projection",
        f"UNWIND $parts AS part CALL (part) {{ MATCH (a)-[l:{name}]->(b) WHERE l.id STARTS WITH '{name}:line-' + part "
        f"AND l.seq <= $pub{_told(name)} RETURN {_gathered(name)} }} WITH * WHERE size(found) > 0 {_links(name)}",
    )
    for name in LINK_TYPES
}
SOME_LINKS = {
    name: Statement(
        f"some links {name} for the projection",
        f"UNWIND $ids AS id MATCH (a)-[l:{name} {{id: id}}]->(b) WHERE l.seq <= $pub{_told(name)} "
        f"WITH {_gathered(name)} {_links(name)}",
    )
    for name in LINK_TYPES
}
# Most tables of a small force are empty, and a statement that is never sent is never planned either.
MODELS_THERE = Statement(
    "models of which there are records",
    "UNWIND $models AS model WITH model "
    "WHERE EXISTS { MATCH (r:Record) WHERE r.model = model AND r.seq > 0 AND r.seq <= $pub } RETURN model",
)
LINK_COUNTS = Statement(
    "how many links of each type there are",
    f"RETURN {', '.join(f'COUNT {{ ()-[:{name}]->() }} AS {name}' for name in LINK_TYPES)}",
)

STATE = Statement(
    "the state of the graph, for the projection",
    "MATCH (s:Sequence {name: 'main'}) RETURN s.published AS published, coalesce(s.graph, '') AS graph, "
    "COLLECT { MATCH (l:Load) WHERE l.seq <= s.published RETURN [l.id, l.at] ORDER BY l.id DESC LIMIT 1 }[0] AS load",
)
LOAD = Statement("when a load was", "MATCH (l:Load {id: $id}) RETURN l.at AS at")
# Old versions end, are cut short or get another class, and links come after their record: each is the whole row anew.
CHANGED = Statement(
    "records that changed since",
    "CALL () { MATCH (n:Record) WHERE n.seq > $since AND n.seq <= $pub WITH DISTINCT n.line AS line "
    "MATCH (r:Record {line: line}) RETURN r "
    "UNION MATCH (r:Record) WHERE r.superseded > $since AND r.superseded <= $pub RETURN r "
    "UNION MATCH (r:Record) WHERE r.touched > $since AND r.touched <= $pub RETURN r "
    "UNION MATCH (q:Quarantined) WHERE q.closed > $since AND q.closed <= $pub AND q.pending IS NOT NULL "
    "MATCH (r:Record {id: q.pending}) RETURN r } "
    "RETURN r.id AS id, r.model AS model, r.seq AS seq, r.ties AS ties, r.erased_at IS NOT NULL AS erased, "
    "coalesce(r.touched > $since, false) AS touched",
)
