"""Statements that analyses of networks ask beside the columns of ties."""

from __future__ import annotations

from graph.links import SHARED
from graph.neo4j.cypher_read import KIND, LABEL, stands
from graph.neo4j.statement import Statement

_SAYS = "r.withdrawn IS NULL AND r.erased_at IS NULL"
# A record that ties somebody to something is what the network is made of: it would only say the ties again.
RECORDS_PER_PERSON = Statement(
    "records per person",
    f"""MATCH (p:Person)
    WITH p.id AS id, COUNT {{ MATCH (r:Record {{about: p.id}})
        WHERE NOT r.model IN $ties AND {_SAYS} AND {stands("r")} }}
      + COUNT {{ MATCH (p)<-[l:MENTIONS]-() WHERE {stands("l")} }} AS records
    WHERE records > 0 WITH substring(id, size(id) - 1) AS part, id, records
    RETURN collect(id) AS ids, collect(records) AS records""",
)

_LINK = (
    "{{type: type({l}), forward: true, id: {l}.id, kind: {l}.kind, record: r {{.*}}, "
    "other: o.id, other_kind: {kind}, other_name: o.name, other_label: {label}}}"
)


def _link(link: str) -> str:
    return _LINK.format(l=link, kind=KIND.format(name="o"), label=LABEL.format(name="o"))


_TYPES = "|".join(sorted(SHARED))
# One row for each thing and type. What many share is cut off inside: whoever walks to it must not pay for all of them.
SHARING = Statement(
    "what somebody shares, and with whom",
    f"""MATCH (n:Entity {{id: $id}})-[first:{_TYPES}]->(thing:Entity) WHERE {stands("first")}
    WITH DISTINCT n, thing, type(first) AS type
    WITH n, thing, type,
    COLLECT {{ MATCH (n)-[m:{_TYPES}]->(o) WHERE o = thing AND type(m) = type AND {stands("m")}
      MATCH (r:Record {{id: m.record}}) RETURN {_link("m")} }} AS mine,
    COLLECT {{ MATCH (thing)<-[t:{_TYPES}]-(o:Person) WHERE type(t) = type AND o <> n AND {stands("t")}
      WITH t, o LIMIT $limit MATCH (r:Record {{id: t.record}}) RETURN {_link("t")} }} AS theirs
    WHERE size(theirs) > 0 RETURN thing.id AS thing, type, mine, theirs ORDER BY thing, type""",
)
