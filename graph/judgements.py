"""A person's decision on two records: recorded, superseded, undone, never overwritten.

Either that two records are one thing, are not, or may be; or that two offences are by one hand, are not, or were
referred.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from graph.audit import Entry
from graph.changing import What, change
from graph.errors import InputError
from graph.model.judgement import Contradiction, Judgement
from graph.neo4j import cypher_judgements as cypher
from graph.neo4j.cypher_read import SEEN
from graph.reading.clusters import cluster_of, judgement_of
from graph.reading.dossier import not_on_record
from graph.vocabulary import LinkVerdict, Operation, Verdict

if TYPE_CHECKING:
    from datetime import datetime

    from graph.audit import AuditTrail
    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame
    from graph.writer import Who


class Decided(NamedTuple):
    """What somebody decided of two things, and why; the order of the two means nothing."""

    one: str
    other: str
    verdict: Verdict | LinkVerdict
    reason: str


class Recorded(NamedTuple):
    """A judgement that stands.

    Attributes:
        judgement: The judgement.
        replaced: The one on the same two whose place it took.
        contradictions: What it contradicts, or what contradicts itself around it: for a person to resolve.
    """

    judgement: Judgement
    replaced: Judgement | None
    contradictions: tuple[Contradiction, ...]


def record_judgement(trail: AuditTrail, who: Who, decided: Decided, *, now: datetime) -> Recorded:
    """Record a judgement; one on the same two that is in force is replaced and kept.

    A judgement that contradicts others is recorded all the same, because a person may know better than those
    before; the contradiction is told.

    Raises:
        InputError: If no reason is given, if both are one thing, or if things like these cannot be judged so.
        NotOnRecordError: If this viewer may not see both things.
    """
    if not decided.reason.strip():
        raise InputError("Say why: a judgement without a reason cannot be reviewed.")
    if decided.one == decided.other:
        raise InputError("These two are one and the same record: name two different ones.")
    judgement = _judgement(decided, who, now)

    def work(tx: Tx, frame: Frame) -> tuple[Recorded, Entry]:
        _hold_both(tx, frame, judgement)
        replaced = _replace(tx, frame, judgement)
        tx.run(cypher.ADD, judgement=_stored(judgement))
        is_identity = isinstance(judgement.verdict, Verdict)
        contradictions = cluster_of(tx, frame, judgement.one).contradictions if is_identity else ()
        recorded = Recorded(judgement, replaced, _concerning(contradictions, judgement))
        return recorded, _entry(judgement, f"judged {judgement.verdict}")

    return change(trail, who, What("judge", (judgement.one, judgement.other)), work)


def undo_judgement(trail: AuditTrail, who: Who, judgement_id: str, *, because: str, now: datetime) -> Judgement:
    """Take a judgement back; what it joined falls apart again, and nothing else changes.

    Raises:
        InputError: If no reason is given, or the judgement is no longer in force.
        NotOnRecordError: If there is no such judgement on things that this viewer may see.
    """
    if not because.strip():
        raise InputError("Say why: a judgement is not taken back without a reason.")

    def work(tx: Tx, frame: Frame) -> tuple[Judgement, Entry]:
        judgement = _in_force(tx, frame, judgement_id)
        undone = {"at": _milliseconds(now), "by": who.viewer.user_id, "reason": because}
        tx.run(cypher.UNDO, id=judgement.id, **undone)
        changed = {"undone_at": now, "undone_by": who.viewer.user_id, "undone_reason": because}
        return judgement.model_copy(update=changed), _entry(judgement, f"undone: {judgement.verdict}")

    return change(trail, who, What("judge", (judgement_id,)), work)


def _judgement(decided: Decided, who: Who, now: datetime) -> Judgement:
    one, other = sorted((decided.one, decided.other))
    return Judgement(
        id=f"judgement-{uuid4().hex}",
        one=one,
        other=other,
        verdict=decided.verdict,
        by=who.viewer.user_id,
        at=now,
        reason=decided.reason,
    )


def _hold_both(tx: Tx, frame: Frame, judgement: Judgement) -> None:
    for end in (judgement.one, judgement.other):
        tx.run(cypher.LOCK, id=end)
    kinds = set(_kinds(tx, frame, judgement))
    if isinstance(judgement.verdict, LinkVerdict) and kinds != {"Offence"}:
        raise InputError("Only two offences can be by one hand.")
    if len(kinds) > 1:
        raise InputError("Only two things of one kind can be one and the same.")


def _kinds(tx: Tx, frame: Frame, judgement: Judgement) -> list[str]:
    seen = tx.rows(SEEN, ids=[judgement.one, judgement.other], **frame.parameters)
    if len(seen) < len(judgement.ends):
        raise not_on_record()
    return [row["kind"] for row in seen]


def _replace(tx: Tx, frame: Frame, judgement: Judgement) -> Judgement | None:
    verdicts = [verdict.value for verdict in type(judgement.verdict)]
    rows = tx.rows(cypher.IN_FORCE, ids=[judgement.one], at=frame.at, verdicts=verdicts)
    standing = (judgement_of(row["judgement"]) for row in rows)
    old = next((found for found in standing if found.ends == judgement.ends), None)
    if old is None:
        return None
    tx.run(cypher.REPLACE, id=old.id, at=_milliseconds(judgement.at), by=judgement.id)
    return old.model_copy(update={"replaced_at": judgement.at, "replaced_by": judgement.id})


def _in_force(tx: Tx, frame: Frame, judgement_id: str) -> Judgement:
    row = tx.row(cypher.BY_ID, id=judgement_id)
    if row is None:
        raise not_on_record()
    _hold_both(tx, frame, judgement_of(row["judgement"]))
    # Read again now that it is held: somebody may have been quicker.
    row = tx.row(cypher.BY_ID, id=judgement_id) or row
    judgement = judgement_of(row["judgement"])
    if not judgement.is_in_force:
        raise InputError("This judgement is no longer in force: it was undone, or a newer one took its place.")
    return judgement


def _concerning(contradictions: tuple[Contradiction, ...], judgement: Judgement) -> tuple[Contradiction, ...]:
    """Those that this judgement has a part in: as the one that says different, or as a step of the path."""
    return tuple(
        found
        for found in contradictions
        if found.different.id == judgement.id
        or any({one, other} == judgement.ends for one, other in zip(found.path, found.path[1:], strict=False))
    )


def _stored(judgement: Judgement) -> dict[str, object]:
    kept = judgement.model_dump(mode="json", exclude_none=True)
    return {**kept, "at": _milliseconds(judgement.at)}


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def _entry(judgement: Judgement, result: str) -> Entry:
    return Entry(Operation.COMBINATION, (judgement.one, judgement.other, judgement.id), result)
