"""Every statement on what has changed since a chart was saved: two states of knowledge beside each other."""

from __future__ import annotations

from graph.neo4j.cypher_read import KIND, LABEL, stands
from graph.neo4j.statement import Statement


def stood(name: str) -> str:
    """The predicate of visibility for the state of knowledge that is compared with: `$then_pub` and `$then_at`."""
    return stands(name).replace("$pub", "$then_pub").replace("$at", "$then_at")


# Receipts say that somebody was sent a report: nothing about the thing.
_ABOUT = "UNWIND $ids AS id MATCH (r:Record {about: id}) WHERE r.model <> 'Receipt' AND "
CAME = Statement(
    "records that stand and did not then", f"{_ABOUT} {stands('r')} AND NOT ({stood('r')}) RETURN r {{.*}} AS record"
)
LEFT = Statement(
    "records that stood then and do not now", f"{_ABOUT} {stood('r')} AND NOT ({stands('r')}) RETURN r {{.*}} AS record"
)
RESTS_ON = Statement(
    "reports on which what is said of things rests",
    f"UNWIND $ids AS id MATCH (r:Record {{about: id}}) WHERE r.report IS NOT NULL AND {stands('r')} "
    "RETURN DISTINCT r.report AS report",
)
CALLED = Statement(
    "what things are called",
    "UNWIND $ids AS id MATCH (n:Entity {id: id}) "
    f"WHERE EXISTS {{ MATCH (r:Record {{about: id}}) WHERE {stands('r')} }} "
    f"OR EXISTS {{ MATCH (n)-[l]-() WHERE {stands('l')} }} "
    f"RETURN id, {KIND.format(name='n')} AS kind, {LABEL.format(name='n')} AS label, n.name AS name",
)
LINES = Statement(
    "lines of which a version stands",
    f"UNWIND $lines AS line MATCH (r:Record {{line: line}}) WHERE {stands('r')} RETURN DISTINCT line",
)
BEHIND = Statement(
    "records by their ids",
    f"UNWIND $ids AS id MATCH (r:Record {{id: id}}) WHERE {stands('r')} RETURN r {{.*}} AS record",
)
JUDGED = Statement(
    "judgements on things",
    "UNWIND $ids AS id "
    "CALL (id) { MATCH (j:Judgement {one: id}) RETURN j UNION MATCH (j:Judgement {other: id}) RETURN j } "
    "WITH DISTINCT j WHERE j.at <= $at RETURN j {.*} AS judgement ORDER BY j.at, j.id",
)
