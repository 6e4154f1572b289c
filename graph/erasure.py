"""Erasure by a retention decision: what was said of one person goes, and a tombstone says by which decision.

All of it is one transaction. The audit keeps ids and hashes, of which none is anybody's value; the texts that
somebody searched for are not hashed themselves, so the chains still verify. What is erased does not come back with the
next load of the same file: its lines are known. Reports that mention the person are not the person's and stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import uuid4

from graph.audit import AuditTrail, Entry
from graph.erasing.belongings import Belongings, belongings_of
from graph.erasing.naming import Naming
from graph.erasing.quarantined import empty_quarantine
from graph.errors import AccessRefusedError, InputError, MosaicError, NotOnRecordError
from graph.neo4j import cypher_erasure as cypher
from graph.neo4j import cypher_gaps, cypher_write
from graph.neo4j.cypher_read import SEEN
from graph.reading.dossier import not_on_record
from graph.reading.frame import View, frame_of, look
from graph.vocabulary import Operation
from graph.writer import clock
from graph.writing import lease
from graph.writing.taking_back import take_back

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from graph.neo4j.bolt import Bolt, Tx
    from graph.writer import Who

MAY_ERASE = "manager"
"""The role of users who may carry out a retention decision."""
KEPT = (
    "id line ordinal table model about kind source recorded acc seq superseded replaced cuts load "
    "erased_at erased_decision"
).split()
"""What a tombstone keeps of a record: which version of which row it was, about which thing, and when it stood."""


class Erasing(NamedTuple):
    """What is to be erased: the person's id, the reference of the retention decision, and its reason."""

    person: str
    decision: str
    reason: str


class Erased(NamedTuple):
    """An erasure that stands; it says nothing of how much there was, since not all of it was for everybody to see."""

    id: str
    person: str
    decision: str
    at: datetime


def erase_person(bolt: Bolt, trail: AuditTrail, who: Who, erasing: Erasing, *, now: datetime) -> Erased:
    """Erase what was said of one person, in every version, and every text that names them outside reports.

    Raises:
        AccessRefusedError: If this user may not carry out retention decisions.
        InputError: If decision or reason are not given, or the thing is no person.
        NotOnRecordError: If this viewer may not see the person.
        LeaseError: If a load is still writing after `lease.PATIENCE_S` seconds.
    """
    _require_role(trail, who, erasing)
    if not erasing.decision.strip() or not erasing.reason.strip():
        raise InputError("Name the retention decision and say why: an erasure stands on a decision.")
    erased = Erased(f"erasure-{uuid4().hex}", erasing.person, erasing.decision, now)
    held = lease.take(bolt, "erasure", now=clock, waiting=lambda _: None)
    try:
        if held.left_open:
            take_back(bolt, held, now=clock)
        answer = trail.write(
            "erase", who.viewer, who.reason, lambda tx: _work(tx, held, _Told(who, erased, erasing.reason))
        )
    finally:
        lease.release(bolt, held)
    if isinstance(answer, MosaicError):
        raise answer
    return answer


def _require_role(trail: AuditTrail, who: Who, erasing: Erasing) -> None:
    if MAY_ERASE in who.viewer.roles:
        return
    entry = Entry(Operation.REFUSAL, (erasing.person,), "nothing erased")
    trail.write("refuse an erasure", who.viewer, who.reason, lambda _: (None, entry))
    raise AccessRefusedError(
        "You may not erase: a retention decision is carried out by somebody with the role `manager`."
    )


class _Told(NamedTuple):
    """Who erases what, and why."""

    who: Who
    erased: Erased
    reason: str


def _work(tx: Tx, held: lease.Held, told: _Told) -> tuple[Erased | MosaicError, Entry]:
    erased = told.erased
    try:
        _require_person(tx, told.who, erased.person)
    except (InputError, NotOnRecordError) as refusal:
        return refusal, Entry(Operation.REFUSAL, (erased.person,), "nothing erased")
    lease.fence(tx, held, now=clock())
    belongings = belongings_of(tx, erased.person)
    seq = held.published + 1
    result = _erase(tx, erased, belongings, seq=seq)
    tx.run(cypher.NOTE, erasure=_note(told, seq, result))
    # A sequence number of its own lets every cache of the graph notice that something went.
    tx.run(cypher_write.PUBLISH, holder=held.holder, seq=seq)
    return erased, Entry(Operation.ERASURE, (erased.id, *belongings.things), _counts(belongings, result))


def _require_person(tx: Tx, who: Who, person: str) -> None:
    frame = frame_of(look(tx), who.viewer, View())
    seen = tx.row(SEEN, ids=[person], **frame.parameters)
    if seen is None:
        raise not_on_record()
    if seen["kind"] != "Person":
        raise InputError("Only what was said of a person is erased by a retention decision: name a person.")


class _Result(NamedTuple):
    """What went beyond the records: quarantined rows, checked lines, and audit lines whose searched text went."""

    quarantined: int
    traces: int
    texts: list[str]


def _erase(tx: Tx, erased: Erased, belongings: Belongings, *, seq: int) -> _Result:
    naming = Naming(belongings.records)
    quarantined = empty_quarantine(tx, belongings, naming, _mark(erased))
    _bury(tx, erased, [*belongings.records, *quarantined.waiting], seq=seq)
    looked_for = {"ids": list(belongings.things), "needles": naming.needles}
    traces = _naming(naming, tx.rows(cypher.TRACE_LINES, **looked_for))
    tx.run(cypher.FORGET_TRACES, ids=traces, decision=erased.decision)
    texts = _naming(naming, tx.rows(cypher.AUDIT_TEXTS, **looked_for))
    tx.run(cypher.FORGET_TEXTS, ids=texts)
    tx.run(cypher.FORGET_REASONS, ids=list(belongings.things))
    tx.run(cypher_gaps.FORGET_WORDS, ids=list(belongings.things))
    _forget_charts(tx, erased, naming, looked_for)
    return _Result(quarantined.rows, len(traces), texts)


def _forget_charts(tx: Tx, erased: Erased, naming: Naming, looked_for: Mapping[str, Any]) -> None:
    """Drafts go whole; a version of a saved chart leaves a tombstone, since others may rest on its number."""
    tx.run(cypher.FORGET_DRAFTS, ids=_naming(naming, tx.rows(cypher.DRAFTS, **looked_for)))
    tx.run(cypher.FORGET_CHARTS, ids=_naming(naming, tx.rows(cypher.CHARTS, **looked_for)), **_mark(erased))
    names = tx.rows(cypher.CHART_NAMES, needles=looked_for["needles"])
    tx.run(cypher.FORGET_CHART_NAMES, ids=_naming(naming, names))


def _naming(naming: Naming, rows: list[dict[str, Any]]) -> list[str]:
    return [row["id"] for row in rows if row["found"] or naming.is_in(row["text"])]


def _bury(tx: Tx, erased: Erased, records: list[dict[str, Any]], *, seq: int) -> None:
    for link_type in sorted({tie for record in records for tie in record.get("ties") or ()}):
        tx.run(cypher.REMOVE_LINKS[link_type], ids=[record["id"] for record in records])
    kept = ({name: record.get(name) for name in KEPT} | _new_mark(erased, record) for record in records)
    # By this number every cache of columns finds what it must forget.
    stones = [{**stone, "touched": seq} for stone in kept]
    tx.run(cypher.BURY, stones=stones)


def _new_mark(erased: Erased, record: Mapping[str, Any]) -> dict[str, object]:
    """The mark of this decision; what an earlier one erased stays erased by that."""
    return {} if record.get("erased_at") else _mark(erased)


def _mark(erased: Erased) -> dict[str, object]:
    return {"erased_at": int(erased.at.timestamp() * 1000), "erased_decision": erased.decision}


def _note(told: _Told, seq: int, result: _Result) -> dict[str, object]:
    erased = told.erased
    return {
        "id": erased.id,
        "person": erased.person,
        "decision": erased.decision,
        "reason": told.reason,
        "by": told.who.viewer.user_id,
        "at": _mark(erased)["erased_at"],
        "seq": seq,
        "texts": result.texts,
    }


def _counts(belongings: Belongings, result: _Result) -> str:
    return (
        f"{len(belongings.records)} records, {result.quarantined} quarantined rows, {result.traces} checked lines, "
        f"{len(result.texts)} searched texts"
    )
