"""Things, records and links as documents: ids, kinds, labels, values, states, grading and times."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

from graph.kinds import MODELS
from graph.links import LINK_TYPES
from graph.model.row import fields_of

if TYPE_CHECKING:
    from graph.reading.results import Changed, CitedReport, Dossier, Link, Record, Thing

Value = str | int | float | bool | list[str]


class Answer(BaseModel):
    """A part of a document; times are ISO 8601 in UTC."""

    model_config = ConfigDict(frozen=True)


class ThingAnswer(Answer):
    """Something on record, as this viewer may call it."""

    id: str
    kind: str
    label: str
    masked: bool

    @classmethod
    def of(cls, thing: Thing) -> ThingAnswer:
        """A thing as a document."""
        return cls(id=thing.id, kind=thing.kind, label=thing.label, masked=thing.masked)


class ChangedAnswer(Answer):
    """What a person did to a row: corrected, regraded or withdrawn, by whom and why."""

    what: str
    by: str
    reason: str

    @classmethod
    def of(cls, changed: Changed | None) -> ChangedAnswer | None:
        """What a person did, as a document."""
        return None if changed is None else cls(**changed._asdict())


class RecordAnswer(Answer):
    """One version of one source row: what it says, and where that comes from.

    Attributes:
        line: The row whatever its version; `mosaic history` shows every version.
        states: What the record says that it does not say, and why.
        unreadable: Cells that could not be read, as they came.
        recorded_at: When the source recorded it; where `recorded_stated` is false, when it was loaded.
        erased_at: When its values were erased by a retention decision.
    """

    id: str
    line: str
    version: int
    model: str
    title: str
    about: str
    values: dict[str, Value]
    states: dict[str, str]
    unreadable: dict[str, str]
    extras: dict[str, str]
    grading: str | None
    conditions: str | None
    statement: str | None
    strength: str | None
    valid_from: str | None
    valid_to: str | None
    source: str
    key: str
    report: str | None
    report_ref: str | None
    recorded_at: datetime
    recorded_stated: bool
    recorded_by: str | None
    handling: str | None
    action: str | None
    sanitisation: str | None
    compartments: list[str]
    current: bool
    masked: bool
    erased_at: datetime | None
    erased_decision: str | None
    changed: ChangedAnswer | None

    @classmethod
    def of(cls, record: Record, grading: str | None) -> RecordAnswer:
        """A record as a document; its grading may be its report's."""
        same = {name: getattr(record, name) for name in cls.model_fields if name not in _DERIVED}
        values = {name: record.values[name] for name in fields_of(MODELS[record.model]) if name in record.values}
        return cls.model_validate(
            {
                **same,
                "values": values,
                "version": record.ordinal,
                "title": MODELS[record.model].TITLE,
                "grading": grading,
                "changed": ChangedAnswer.of(record.changed),
                "handling": record.restricted.handling,
                "action": record.restricted.action,
                "sanitisation": record.restricted.sanitisation,
                "compartments": sorted(record.restricted.compartments),
            }
        )


_DERIVED = {"changed", "values", "version", "title", "grading", "handling", "action", "sanitisation", "compartments"}


class LinkAnswer(Answer):
    """One assertion that two things are related; `record` is the record that makes it."""

    id: str
    type: str
    kind: str | None
    direction: Literal["forward", "backward"]
    words: str
    other: ThingAnswer
    record: str

    @classmethod
    def of(cls, link: Link) -> LinkAnswer:
        """A link as a document, seen from the thing that was asked about."""
        words = LINK_TYPES[link.type]
        return cls(
            id=link.id,
            type=link.type,
            kind=link.kind,
            direction="forward" if link.forward else "backward",
            words=words.forward if link.forward else words.backward,
            other=ThingAnswer.of(link.other),
            record=link.record.id,
        )


class ReportAnswer(Answer):
    """A report or item that others rest on."""

    id: str
    label: str
    grading: str | None
    origin: str | None
    recorded_at: datetime
    withdrawn: ChangedAnswer | None

    @classmethod
    def of(cls, cited: CitedReport) -> ReportAnswer:
        """A cited report as a document."""
        thing = cited.thing
        recorded = cited.record.recorded_at
        gone = ChangedAnswer.of(cited.withdrawn)
        found = {"grading": cited.grade, "origin": cited.origin, "recorded_at": recorded, "withdrawn": gone}
        return cls.model_validate({"id": thing.id, "label": thing.label, **found})


def records_of(dossier: Dossier) -> tuple[RecordAnswer, ...]:
    """Every record of a dossier, those that only its links rest on too, each once and the latest recorded first."""
    found = {record.id: record for record in (*dossier.records, *(link.record for link in dossier.links))}
    newest = sorted(found.values(), key=lambda record: (record.recorded_at, record.id), reverse=True)
    return tuple(RecordAnswer.of(record, dossier.grade_of(record)) for record in newest)
