"""Where a column can go: the fields, references and provenance of the extract layout's tables."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from graph.kinds import MODELS
from graph.model.row import FieldSpec, fields_of
from ingest.mapping.columns import MAY_BE_BLANK
from ingest.mapping.read import shipped
from ingest.mapping.spec import EVERY_COLUMN, KindByColumn, ProvenanceSpec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ingest.mapping.spec import TableSpec

LAYOUT = "extract"
PROVENANCE = "provenance"
_WORDS = {
    "report": "the report it rests on",
    "grade": "the grading",
    "conditions": "handling conditions",
    "recorded_at": "when it was recorded",
    "recorded_by": "who recorded it",
    "compartments": "compartments",
    "statement": "fact, assessment or inference",
    "strength": "how firm it is",
    "valid_from": "held from",
    "valid_to": "held to",
}


class Slot(NamedTuple):
    """Somewhere that a column can go.

    Attributes:
        id: `table.field`, or `provenance.part`.
        field: What reads its cells; None for provenance.
    """

    id: str
    field: FieldSpec | None = None

    @property
    def record(self) -> str:
        """The table, or `provenance`."""
        return self.id.partition(".")[0]

    @property
    def name(self) -> str:
        """The field, or the part of the provenance."""
        return self.id.partition(".")[2]

    @property
    def words(self) -> str:
        """What a form calls it."""
        if self.record == PROVENANCE:
            return f"Provenance: {_WORDS[self.name]}"
        return f"{record_title(self.record)}: {self.name.replace('_', ' ')}"


@cache
def templates() -> Mapping[str, TableSpec]:
    """The records that a row can become, by the table of the extract layout that says how.

    A table in which a column says what kind of thing is meant has no place for other columns, and is left out.
    """
    tables = shipped()[LAYOUT].tables
    return MappingProxyType(
        {
            name: spec
            for name, spec in tables.items()
            if not any(isinstance(thing.kind, KindByColumn) for thing in spec.things.values())
        }
    )


def record_title(table: str) -> str:
    """What a form calls such a record."""
    return MODELS[templates()[table].model].TITLE.capitalize() if table in templates() else table


@cache
def slots_of(table: str) -> tuple[Slot, ...]:
    """The fields of a record; what is a reference as well is none, since the key of its thing says it."""
    spec = templates()[table]
    references = references_of(table)
    return tuple(
        Slot(f"{table}.{name}", field)
        for name, field in fields_of(MODELS[spec.model]).items()
        if name not in references or name in fields_in_keys(table)
    )


def provenance_slots() -> tuple[Slot, ...]:
    """The parts of the provenance."""
    return tuple(Slot(f"{PROVENANCE}.{part}") for part in ProvenanceSpec.model_fields)


def slots(tables: tuple[str, ...]) -> tuple[Slot, ...]:
    """Everything that a column can say of these records."""
    return (*(slot for table in tables for slot in slots_of(table)), *provenance_slots())


@cache
def references_of(table: str) -> Mapping[str, str]:
    """The references of a record, each with the kind of thing that it names; those it cannot be without first."""
    things = sorted(templates()[table].things.values(), key=lambda thing: thing.optional)
    own = fields_in_keys(table)
    return MappingProxyType(
        {
            entry.removesuffix(MAY_BE_BLANK): str(thing.kind)
            for thing in things
            for entry in thing.key
            if entry.removesuffix(MAY_BE_BLANK) not in own
        }
    )


@cache
def fields_in_keys(table: str) -> frozenset[str]:
    """Fields that are a part of a key of several columns, or of the row's own: they stay fields."""
    spec = templates()[table]
    fields = set(fields_of(MODELS[spec.model]))
    several = {entry for thing in spec.things.values() if len(thing.key) > 1 for entry in thing.key}
    return frozenset(entry.removesuffix(MAY_BE_BLANK) for entry in (*several, *spec.key)) & fields - {EVERY_COLUMN}


def references(tables: tuple[str, ...]) -> dict[str, str]:
    """All references of these records, each with the kind of thing that it names."""
    return {name: kind for table in tables for name, kind in references_of(table).items()}


def reference_words(reference: str) -> str:
    """What a form calls a reference.

    >>> reference_words("other_person_id")
    'other person'
    """
    return reference.removesuffix("_id").replace("_", " ")
