"""What people do about gaps: tasked, answered, accepted, put aside, judged. Steps are added and never changed.

Whether a gap stands is no business of this module: the rules say so each time they are asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from graph.audit import Entry
from graph.changing import What, change
from graph.errors import AccessRefusedError, InputError
from graph.model.gap_step import GapStep, StepKind, StepOn, StepSaid
from graph.neo4j import cypher_gaps as cypher
from graph.reading.dossier import not_on_record
from graph.vocabulary import Operation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from graph.audit import AuditTrail
    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame
    from graph.writer import Who

OWNS_COMPARTMENT = "compartment_owner"
"""The role of users who may tell others whom to ask about what their compartment holds."""
MAY: Mapping[StepKind, frozenset[str]] = {
    StepKind.ANSWERED: frozenset({"enter"}),
    StepKind.JUDGED: frozenset({"enter"}),
    StepKind.OPENED: frozenset({"enter"}),
    StepKind.ACCEPTED_UNKNOWN: frozenset({"manager", "offender_manager"}),
    StepKind.SUPPRESSED: frozenset({"manager", "offender_manager"}),
    StepKind.HELD_ELSEWHERE: frozenset({OWNS_COMPARTMENT}),
}
"""The roles of which one is needed for a step; whoever may see a gap may task it."""


def take_step(trail: AuditTrail, who: Who, on: StepOn, said: StepSaid, *, now: datetime) -> GapStep:
    """Take a step in the life of a gap; earlier ones stay, and the latest that a viewer may see counts.

    Raises:
        AccessRefusedError: If this user may not take such a step.
        InputError: If something is missing that such a step cannot be without.
        NotOnRecordError: If this viewer may not see all that the step rests on.
    """
    step = GapStep(id=f"step-{uuid4().hex}", on=_resting(on, said), said=said, by=who.viewer.user_id, at=now)

    def work(tx: Tx, frame: Frame) -> tuple[GapStep, Entry]:
        _admit(who, said.kind)
        require(said, now)
        _see_all(tx, frame, step.on)
        tx.run(cypher.ADD, step=_stored(step))
        return step, Entry(Operation.ALTERATION, (on.gap, step.id, *on.subjects), f"gap {said.kind}", said.words)

    return change(trail, who, What("take a step", (on.gap,)), work)


def require(said: StepSaid, now: datetime) -> None:
    """See that a step says what it cannot be without.

    Raises:
        InputError: If it does not; the message says what to add.
    """
    if said.kind is StepKind.TASKED and not (said.owner or said.agency):
        raise InputError("Say who is to find out: an owner or an agency.")
    if said.kind is StepKind.TASKED and said.due_on is None:
        raise InputError("Say by which day it is to be found out.")
    if said.kind is StepKind.JUDGED and said.usefulness is None:
        raise InputError("Say what you think of it: useful, not a gap, or already known.")
    if said.kind is StepKind.SUPPRESSED and (said.until is None or said.until <= now.date()):
        raise InputError("Say until which day it is put aside: nothing is put aside for ever, or into the past.")
    if said.kind not in {StepKind.TASKED, StepKind.JUDGED} and not said.words.strip():
        raise InputError("Say it in words: without them nobody can review the step.")


def _admit(who: Who, kind: StepKind) -> None:
    needed = MAY.get(kind)
    if needed is not None and not needed & who.viewer.roles:
        words = " or ".join(f"`{role}`" for role in sorted(needed))
        raise AccessRefusedError(f"You may not do this: ask a colleague who has the role {words}.")


def _resting(on: StepOn, said: StepSaid) -> StepOn:
    """A step rests on what its gap rests on and on what it cites."""
    return on.model_copy(update={"evidence": tuple(sorted({*on.evidence, *said.cited}))})


def _see_all(tx: Tx, frame: Frame, on: StepOn) -> None:
    if tx.rows(cypher.UNSEEN, evidence=list(on.evidence), subjects=list(on.subjects), **frame.parameters):
        raise not_on_record()


def _stored(step: GapStep) -> dict[str, object]:
    """The step as properties: what it says and what it is on lie flat beside each other."""
    flat = {**step.on.model_dump(mode="json"), **step.said.model_dump(mode="json", exclude_none=True)}
    return {**flat, "id": step.id, "by": step.by, "at": int(step.at.timestamp() * 1000)}
