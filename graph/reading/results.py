"""What a reader gives back: things, the records and links that assert them, and the reports behind those."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.drafts import Bounds, Stored
from graph.kinds import MASKED_KINDS, MODELS, NODE_KINDS
from graph.knowledge import KnowledgeState
from graph.model.row import fields_of
from graph.vocabulary import Change

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.access import AccessClass

WITHHELD_FIELDS: Mapping[str, Stored] = {}


@dataclass(frozen=True, slots=True)
class Thing:
    """Something on record, as this viewer may call it.

    Attributes:
        id: Its id.
        kind: A label from `graph.kinds.NODE_KINDS`.
        label: What to call it; a masked thing is called only what it is.
        masked: Whether its values are shown only to somebody who gives a reason.
    """

    id: str
    kind: str
    label: str
    masked: bool = False


def thing_of(node_id: str, kind: str, label: str | None, *, reveal: bool = False) -> Thing:
    """Name a thing: by its record, else by what it is."""
    title = NODE_KINDS[kind].title
    if kind in MASKED_KINDS and not reveal:
        return Thing(node_id, kind, f"{title.capitalize()} (masked)", masked=True)
    return Thing(node_id, kind, label or f"{title.capitalize()}, nothing recorded that names it", kind in MASKED_KINDS)


class Changed(NamedTuple):
    """What a person did to a row: a `graph.vocabulary.Change` value, who it was, and why."""

    what: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Record:
    """One version of one source row, with its provenance: what the source item says.

    Attributes:
        recorded_at: When the source recorded it; where `recorded_stated` is False, when it was loaded.
        values: What it says, field by field; empty where it is masked.
        states: What it says that it does not say, and why: not known, refused, unreadable and so on.
        unreadable: The text of cells that could not be read, as it came.
        restricted: How it may be handled.
        current: Whether it is the newest version of its line in this view.
        erased_at: When a retention decision erased what it said; None for a record that stands.
        erased_decision: The reference of that decision.
        changed: What a person did to make this version; None where it is as its source has it.
    """

    id: str
    line: str
    ordinal: int
    table: str
    model: str
    about: str
    kind: str
    source: str
    key: str
    report: str | None
    report_ref: str | None
    grade: str | None
    conditions: str | None
    recorded_at: datetime
    recorded_stated: bool
    recorded_by: str | None
    statement: str | None
    strength: str | None
    valid_from: str | None
    valid_to: str | None
    bounds: Bounds
    values: Mapping[str, Stored]
    states: Mapping[str, KnowledgeState]
    unreadable: Mapping[str, str]
    extras: Mapping[str, str]
    restricted: AccessClass
    file: str
    line_no: int
    seq: int
    current: bool
    masked: bool
    erased_at: datetime | None = None
    erased_decision: str | None = None
    changed: Changed | None = None

    @property
    def withdrawn(self) -> bool:
        """Whether a person withdrew it, so that it says nothing any longer."""
        return self.changed is not None and self.changed.what == Change.WITHDRAWN

    @property
    def is_erased(self) -> bool:
        """Whether a retention decision took what it said away; only a tombstone is left."""
        return self.erased_at is not None

    def text(self, field: str) -> str | None:
        """The value of a field as words, or None where the record gives none."""
        value = self.values.get(field)
        if value is None:
            return None
        return ", ".join(value) if isinstance(value, list) else str(value)


@dataclass(frozen=True, slots=True)
class Link:
    """One assertion by one source item that two things are related, seen from one of them.

    Attributes:
        forward: Whether it goes from the thing that was asked about.
        other: The thing at the other end.
        record: The record that asserts it.
    """

    id: str
    type: str
    kind: str | None
    forward: bool
    other: Thing
    record: Record


class CitedReport(NamedTuple):
    """A report or item that this viewer may see, as far as others rest on it.

    Attributes:
        withdrawn: Who withdrew it, or the report that it is an item of, and why; it is no origin any longer.
    """

    thing: Thing
    record: Record
    origin: str | None
    grade: str | None
    withdrawn: Changed | None = None


class Returned(NamedTuple):
    """A report that a supervisor returned: how often, and whether it still waits to be corrected."""

    report: str
    times: int
    waits: bool


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that this viewer may see about one thing.

    Attributes:
        thing: What it is about.
        records: What is said of it.
        links: What ties it to others.
        reports: The reports and items that those rest on, by id, as far as this viewer may see them.
        same: Other records that somebody judged to be the same, this one left out.
        loaded_at: When data were last loaded.
        as_at: The moment that it shows, or None for now.
        complete: False where it has more links than were asked for.
        withdrawn: What was said of it, or tied it to others, and was withdrawn: who did, when and why, and no values.
        erased: Tombstones of what was said of it and erased: under which decision, when, and no values.
    """

    thing: Thing
    records: tuple[Record, ...]
    links: tuple[Link, ...]
    reports: Mapping[str, CitedReport]
    same: tuple[Thing, ...]
    loaded_at: datetime | None
    as_at: datetime | None
    complete: bool
    withdrawn: tuple[Record, ...] = ()
    erased: tuple[Record, ...] = ()

    def of(self, model: str) -> tuple[Record, ...]:
        """Its records of one model, the latest recorded first."""
        return tuple(sorted((r for r in self.records if r.model == model), key=lambda r: r.recorded_at, reverse=True))

    def tied(self, *types: str) -> tuple[Link, ...]:
        """Its links of some types, the latest recorded first."""
        return tuple(
            sorted((li for li in self.links if li.type in types), key=lambda li: li.record.recorded_at, reverse=True)
        )

    def grade_of(self, record: Record) -> str | None:
        """The grading that a record goes by: its own, else its item's or report's."""
        if record.grade:
            return record.grade
        cited = self.reports.get(record.report or "")
        return cited.grade if cited else None

    def origin_of(self, record: Record) -> str | None:
        """Where a record's information first came from, as far as is recorded and may be seen."""
        cited = self.reports.get(record.report or "")
        return cited.origin if cited else None


@cache
def _fields_of(model: str) -> tuple[tuple[str, str], ...]:
    """Fields and the names they are stored under, in the order of the layout: the database's own order may change."""
    return tuple((name, f"f_{name}") for name in fields_of(MODELS[model]))


def record_of(row: Mapping[str, Any], classes: Mapping[int, AccessClass], *, reveal: bool = False) -> Record:
    """Make a record from its stored properties; a masked model's values stay behind unless revealed."""
    masked = (MODELS[row["model"]].MASKED or row["kind"] in MASKED_KINDS) and not reveal
    values = {name: row[stored] for name, stored in _fields_of(row["model"]) if stored in row}
    return Record(
        id=row["id"],
        line=row["line"],
        ordinal=row["ordinal"],
        table=row["table"],
        model=row["model"],
        about=row["about"],
        kind=row["kind"],
        source=row["source"],
        key="" if masked else row.get("key", ""),
        report=row.get("report"),
        report_ref=row.get("report_ref"),
        grade=row.get("grade"),
        conditions=row.get("conditions"),
        recorded_at=moment(row["recorded"]),
        recorded_stated=bool(row.get("recorded_stated")),
        recorded_by=row.get("recorded_by"),
        statement=row.get("statement"),
        strength=row.get("strength"),
        valid_from=row.get("valid_from"),
        valid_to=row.get("valid_to"),
        bounds=Bounds(*(row.get(name) for name in Bounds._fields)),
        values=WITHHELD_FIELDS if masked else values,
        states={} if masked else {name: KnowledgeState(state) for name, state in _pairs(row.get("states"))},
        unreadable={} if masked else dict(_pairs(row.get("unreadable"))),
        extras={} if masked else dict(_pairs(row.get("extras"))),
        restricted=classes[row["acc"]],
        file=row.get("file", ""),
        line_no=row.get("line_no", 0),
        seq=row["seq"],
        current=True,
        masked=masked,
        erased_at=moment(row["erased_at"]) if "erased_at" in row else None,
        erased_decision=row.get("erased_decision"),
        changed=changed_of(row),
    )


def changed_of(row: Mapping[str, Any]) -> Changed | None:
    """What a person did to a stored version, if anybody did."""
    if "change" not in row:
        return None
    return Changed(row["change"], row.get("changed_by", ""), row.get("change_reason", ""))


def moment(milliseconds: int) -> datetime:
    """A stored moment as an aware UTC time."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def _pairs(entries: list[str] | None) -> list[tuple[str, str]]:
    return [(name, text) for name, _, text in (entry.partition("=") for entry in entries or ())]


def cited_of(found: Mapping[str, Any], classes: Mapping[int, AccessClass]) -> CitedReport:
    """Make a cited report, or an item with the origin of its report, from what is stored of it."""
    row, whole = found["record"], found["whole"] or {}
    record = record_of(row, classes)
    return CitedReport(
        thing_of(record.about, record.kind, row.get("label")),
        record,
        record.text("origin_id") or whole.get("f_origin_id"),
        own_grade(record),
        next((changed_of(each) for each in (row, whole) if each.get("withdrawn")), None),
    )


def own_grade(record: Record) -> str | None:
    """The grading of a report or item in one word such as `2CC`, or None where a part of it is not recorded."""
    parts = [record.text(name) for name in ("source_grade", "info_grade", "handling_code")]
    return "".join(part for part in parts if part) if all(parts[:2]) else None
