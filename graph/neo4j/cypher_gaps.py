"""Every statement on the lives of gaps: steps are added and read, and only erasure ever changes what they say."""

from __future__ import annotations

from graph.neo4j.cypher_read import stands
from graph.neo4j.statement import Statement

_SEEN = (
    f"MATCH (n:Entity {{id: id}}) WHERE EXISTS {{ MATCH (r:Record {{about: id}}) WHERE {stands('r')} }} "
    f"OR EXISTS {{ MATCH (n)-[l]-() WHERE {stands('l')} }} RETURN n"
)
# A step has the access class of all that it rests on, worked out when it is read: a report that is withheld later takes
# the step with it. What it rests on may have been replaced since, so only the class counts.
_OPEN_TO_VIEWER = (
    "COUNT { UNWIND s.evidence AS id MATCH (r:Record {id: id}) WHERE r.acc IN $acc RETURN r } = size(s.evidence) "
    f"AND COUNT {{ UNWIND s.subjects AS id {_SEEN} }} = size(s.subjects)"
)
_RESTS = f"COUNT {{ UNWIND s.cited AS id MATCH (r:Record {{id: id}}) WHERE {stands('r')} RETURN r }} = size(s.cited)"

STEPS = Statement(
    "steps in the lives of gaps",
    f"MATCH (s:GapStep) WHERE s.at <= $at AND {_OPEN_TO_VIEWER} "
    f"RETURN s {{.*}} AS step, {_RESTS} AS rests ORDER BY s.at, s.id",
)
STEPS_OF = Statement(
    "steps in the life of one gap",
    f"MATCH (s:GapStep {{gap: $gap}}) WHERE s.at <= $at AND {_OPEN_TO_VIEWER} "
    f"RETURN s {{.*}} AS step, {_RESTS} AS rests ORDER BY s.at, s.id",
)
UNSEEN = Statement(
    "what a step rests on and its viewer may not see",
    "CALL () { UNWIND $evidence AS id OPTIONAL MATCH (r:Record {id: id}) WHERE r.acc IN $acc AND r.seq <= $pub "
    "WITH id, r WHERE r IS NULL RETURN id UNION "
    f"UNWIND $subjects AS id WITH id WHERE NOT EXISTS {{ {_SEEN} }} RETURN id }} RETURN id",
)
ADD = Statement("add a step in the life of a gap", "CREATE (s:GapStep) SET s = $step")
FORGET_WORDS = Statement(
    "forget what was said of gaps",
    "MATCH (s:GapStep) WHERE any(id IN $ids WHERE id IN s.subjects) SET s.words = ''",
)
