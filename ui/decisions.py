"""Decisions as they are recorded: a row entered by hand, in the class of what it rests on, and what was seen then."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.errors import InputError
from ingest.by_hand.enter import enter
from ingest.by_hand.form import Form

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from graph.vocabulary import DecisionKind
    from ingest.by_hand.desk import Desk
    from ingest.by_hand.enter import Entered


class Deciding(NamedTuple):
    """A decision that somebody makes.

    Attributes:
        kind: What it is on.
        about: What is decided, in words.
        rationale: Why.
        tests: How each of the five tests is met, by its field.
        evidence: The records that it rests on.
        person: The nominal; empty for a decision on something else.
        subjects: What it is on where it is on no nominal: the officer whose caseload is reviewed.
    """

    kind: DecisionKind
    about: str
    rationale: str
    tests: Mapping[str, str]
    evidence: tuple[str, ...] = ()
    person: str = ""
    subjects: tuple[str, ...] = ()


def decide(desk: Desk, deciding: Deciding, *, seen_as_at: datetime) -> Entered:
    """Record a decision.

    A decision on a person makes that person visible to whoever sees the decision, so it also rests on what names them.

    Raises:
        AccessRefusedError: If this user may not enter records.
        InputError: If something is missing.
        NotOnRecordError: If this user may not see what it is on or rests on.
    """
    if not (deciding.about.strip() and deciding.rationale.strip()):
        raise InputError("Say what is decided, and why: nobody can defend a decision without either.")
    fields = {
        "kind": deciding.kind.value,
        "about": deciding.about,
        "rationale": deciding.rationale,
        "made_on": desk.now().isoformat(timespec="seconds"),
        "by": desk.user,
        "evidence": ";".join((*deciding.subjects, *deciding.evidence)),
        "seen_as_at": seen_as_at.isoformat(timespec="seconds"),
        **deciding.tests,
    }
    rests_on = deciding.evidence
    if deciding.person:
        fields["person_id"] = deciding.person
        named = desk.reader.dossier(desk.reader.find(deciding.person)).records
        rests_on += tuple(record.id for record in named if record.model == "Person")[:1]
    return enter(desk, Form(kind="decision", fields=fields, rests_on=rests_on))
