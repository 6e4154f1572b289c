"""The use cases of correcting, regrading and withdrawing: a new version with who, when and why, never another text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from graph.drafts import ByHand, Draft
from graph.errors import InputError
from graph.keys import digest
from graph.vocabulary import Change, Operation
from ingest.by_hand.desk import SUPERVISES
from ingest.by_hand.fields import said_anew
from ingest.by_hand.rows import GRADED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graph.reader import Reader
    from graph.reading.results import Dossier, Record
    from graph.reading.version import Standing
    from ingest.by_hand.desk import Desk

REPORTED = frozenset({"ITEM_OF", "MENTIONS"})
"""What is a part of a report, and is withdrawn with it."""


class Version(NamedTuple):
    """A version that a person made: its record, the line it is of, and the thing it is about."""

    record: str
    line: str
    about: str


class Done(NamedTuple):
    """What was changed: the row that was named first, and what goes with it."""

    change: Change
    versions: tuple[Version, ...]
    load: int


def correct(desk: Desk, record: str, told: Mapping[str, str], *, reason: str) -> Done:
    """Say fields of a row anew; where only the grading is, it is regraded.

    Args:
        desk: Who corrects.
        record: The record or line, or a thing that has one record of its own.
        told: Fields and parts of its provenance, as texts; a blank one says nothing any longer.
        reason: Why.

    Raises:
        AccessRefusedError: If this user may not change records.
        NotOnRecordError: If there is no such row that this user may see.
        InputError: If no reason is given, or the row cannot be changed so.
    """
    desk.admit((record,))
    if not told:
        raise InputError("Say what is to be corrected: at least one field.")
    change = Change.REGRADED if set(told) <= {"grade", *GRADED} else Change.CORRECTED

    def made(standing: Standing) -> Draft:
        if standing.record.withdrawn:
            raise InputError("This row was withdrawn: enter it anew, if it holds after all.")
        if standing.waits:
            raise InputError("This row still waits for something that it refers to: correct it when that has come.")
        return said_anew(standing.draft, told)

    return _changed(desk, [record], _Making(change, reason, made))


def withdraw(desk: Desk, record: str, *, reason: str) -> Done:
    """Let a row say nothing any longer; a report takes its items and mentions with it.

    Raises:
        AccessRefusedError: If this user may not change records.
        NotOnRecordError: If there is no such row that this user may see.
        InputError: If no reason is given, or it was withdrawn already.
    """
    desk.admit((record,))

    def made(standing: Standing) -> Draft:
        if standing.record.withdrawn:
            raise InputError("This row was withdrawn already.")
        return _silent(standing.draft)

    lines = _with_its_parts(desk.reader, record) if reason.strip() else [record]
    return _changed(desk, lines, _Making(Change.WITHDRAWN, reason, made))


def give_back(desk: Desk, report: str, *, reason: str) -> Done:
    """Return a report to whoever submitted it: it says what it said, and that somebody asked for it to be put right.

    Raises:
        AccessRefusedError: If this user does not supervise.
        NotOnRecordError: If there is no such report that this user may see.
        InputError: If no reason is given, or it is no report that stands.
    """
    desk.admit((report,), SUPERVISES)

    def made(standing: Standing) -> Draft:
        if standing.record.model != "Report" or standing.record.withdrawn:
            raise InputError("Only a report that stands can be returned to whoever submitted it.")
        return standing.draft

    return _changed(desk, [report], _Making(Change.RETURNED, reason, made))


class _Making(NamedTuple):
    change: Change
    reason: str
    made: Callable[[Standing], Draft]


def _changed(desk: Desk, references: list[str], making: _Making) -> Done:
    if not making.reason.strip():
        raise InputError("Say why: nothing is changed without a reason.")
    reader = desk.reader
    lines = [own_line(reader, reference) for reference in references]
    drafts: list[tuple[Draft, int]] = []

    def make() -> list[Draft]:
        for line in lines:
            standing = reader.standing(line)
            drafts.append((_by_hand(desk, standing, making), standing.record.ordinal))
        return [draft for draft, _ in drafts]

    published = desk.put_in(make, Operation.ALTERATION, making.reason)
    # The next version's number is not known here where others are hidden from this user, so it is asked for.
    versions = tuple(Version(reader.standing(d.line).record.id, d.line, d.about.id) for d, _ in drafts)
    return Done(making.change, versions, published.load)


def _by_hand(desk: Desk, standing: Standing, making: _Making) -> Draft:
    draft = making.made(standing)
    now = int(desk.now().timestamp() * 1000)
    done = ByHand(making.change.value, desk.user, making.reason.strip(), standing.of_source)
    origin = replace(draft.origin, recorded=now, recorded_by=desk.user)
    content = (draft.line, str(standing.record.ordinal), str(now), desk.user, making.change.value)
    return replace(draft, origin=origin, by_hand=done, digest=digest("by hand", *content))


def _silent(draft: Draft) -> Draft:
    """The row without anything that it says: what it is about, its source and its restrictions stay."""
    origin = replace(
        draft.origin, grade=None, conditions=None, statement=None, strength=None, valid_from=None, valid_to=None
    )
    origin = replace(origin, bounds=type(origin.bounds)())
    return replace(draft, values={}, states=(), unreadable=(), extras=(), links=(), origin=origin)


def own_line(reader: Reader, reference: str) -> str:
    """The line or record that a reference names: itself, or the one record of its own that a thing has.

    Raises:
        InputError: If a thing has several.
        NotOnRecordError: If there is none that may be seen.
    """
    if reference.startswith("line-"):
        return reference
    dossier = reader.dossier(reader.find(reference))
    own = own_records(dossier)
    if len(own) != 1:
        ids = ", ".join(record.id for record in own) or "none"
        raise InputError(f"Name the record that is meant, not the thing: its own records are {ids}.")
    return own[0].line


def own_records(dossier: Dossier) -> tuple[Record, ...]:
    """The records that bring a thing into being, those that say something of it first."""
    return tuple(record for record in (*dossier.records, *dossier.withdrawn) if record.model == dossier.thing.kind)


def _with_its_parts(reader: Reader, reference: str) -> list[str]:
    line = own_line(reader, reference)
    record = reader.standing(line).record
    if record.model != "Report":
        return [line]
    parts = (link.record.line for link in reader.dossier(record.about).links if link.type in REPORTED)
    return list(dict.fromkeys((line, *parts)))
