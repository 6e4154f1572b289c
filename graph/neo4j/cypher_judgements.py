"""Every statement on judgements: two ids in order, a verdict, who, when and why; replaced or undone, never changed.

Judgements of two kinds stand side by side, told apart by their verdicts: whether two records are one thing, and whether
two offences are by one hand.
"""

from __future__ import annotations

from graph.neo4j.statement import Statement

IN_FORCE = Statement(
    "judgements in force at a moment",
    "UNWIND $ids AS id "
    "CALL (id) { MATCH (j:Judgement {one: id}) RETURN j UNION MATCH (j:Judgement {other: id}) RETURN j } "
    "WITH DISTINCT j WHERE j.verdict IN $verdicts AND j.at <= $at AND (j.undone_at IS NULL OR j.undone_at > $at) "
    "AND (j.replaced_at IS NULL OR j.replaced_at > $at) RETURN j {.*} AS judgement",
)
EVER = Statement(
    "every judgement on a thing",
    "CALL () { MATCH (j:Judgement {one: $id}) RETURN j UNION MATCH (j:Judgement {other: $id}) RETURN j } "
    "WITH DISTINCT j WHERE j.verdict IN $verdicts AND j.at <= $at RETURN j {.*} AS judgement ORDER BY j.at DESC, j.id",
)
ALL_IN_FORCE = Statement(
    "every judgement of a kind in force at a moment",
    "MATCH (j:Judgement) WHERE j.verdict IN $verdicts AND j.at <= $at AND (j.undone_at IS NULL OR j.undone_at > $at) "
    "AND (j.replaced_at IS NULL OR j.replaced_at > $at) RETURN j {.*} AS judgement ORDER BY j.at DESC, j.id",
)
BY_ID = Statement("a judgement", "MATCH (j:Judgement {id: $id}) RETURN j {.*} AS judgement")
# Writing a property locks the thing, so that two who judge the same pair at once are answered one after the other.
LOCK = Statement("hold a thing while it is judged", "MATCH (n:Entity {id: $id}) SET n.seq = n.seq")
_COUNT = " WITH j MATCH (s:Sequence {name: 'main'}) SET s.judged = coalesce(s.judged, 0) + 1"
ADD = Statement("add a judgement", "CREATE (j:Judgement) SET j = $judgement" + _COUNT)
REPLACE = Statement("replace a judgement", "MATCH (j:Judgement {id: $id}) SET j.replaced_at = $at, j.replaced_by = $by")
UNDO = Statement(
    "undo a judgement",
    "MATCH (j:Judgement {id: $id}) SET j.undone_at = $at, j.undone_by = $by, j.undone_reason = $reason" + _COUNT,
)
