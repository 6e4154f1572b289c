"""Which columns a table of a mapping knows, and which of them a file must have to be that table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.kinds import MODELS
from graph.model.row import fields_of
from ingest.mapping.columns import MAY_BE_BLANK, folded_header
from ingest.mapping.fields import column_of
from ingest.mapping.made_columns import file_columns
from ingest.mapping.spec import (
    EVERY_COLUMN,
    KindByColumn,
    MappingSpec,
    ProvenanceSpec,
    RecordSpec,
    TableSpec,
    ThingSpec,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


class KnownColumns(NamedTuple):
    """The columns of a table, in lower case.

    Attributes:
        needed: Those without which a file cannot be this table.
        of_record: Those that say something of what the rows are about.
        of_provenance: Those that any table may carry.
    """

    needed: frozenset[str]
    of_record: frozenset[str]
    of_provenance: frozenset[str]

    @property
    def every(self) -> frozenset[str]:
        """All of them."""
        return self.of_record | self.of_provenance


def known_columns(mapping: MappingSpec, table: str) -> KnownColumns:
    """The columns that a table of a mapping knows."""
    spec = mapping.tables[table]
    provenance = provenance_of(mapping, table)
    said = [name for part in ProvenanceSpec.model_fields for name in getattr(provenance, part)]
    of_record = {name for record in (spec, *spec.also.values()) for name in record_columns(record)} | {*spec.keep}
    of_record |= {also.for_each.column for also in spec.also.values() if also.for_each}
    of_record |= {name for made in spec.columns for name in file_columns(made, spec.columns)}
    needed = {column for column in _filled_keys(spec) if column not in {*provenance.report}}
    own = _folded(_of_file(of_record, spec))
    return KnownColumns(_folded(_of_file(needed, spec)), own, _folded(_of_file(set(said), spec)) - own)


def named_columns(spec: TableSpec) -> tuple[str, ...]:
    """The file's columns that a table names where it need not: what it makes columns of, and fields of other names."""
    fields = [column for record in (spec, *spec.also.values()) for column in record.fields.values()]
    named = [*spec.columns, *(column for column in fields if isinstance(column, str))]
    return tuple(dict.fromkeys(own for name in named for own in file_columns(name, spec.columns)))


def _of_file(names: set[str], spec: TableSpec) -> set[str]:
    return {own for name in names for own in file_columns(name, spec.columns)}


def provenance_of(mapping: MappingSpec, table: str) -> ProvenanceSpec:
    """Where the provenance of a table stands: as the mapping says, but for what the table says itself."""
    own = mapping.tables[table].provenance
    return mapping.provenance.model_copy(update={name: getattr(own, name) for name in own.model_fields_set})


def record_columns(spec: RecordSpec) -> Iterator[str]:
    """Every column that a record is made from, without its provenance; some more than once."""
    yield from filter(None, (column_of(spec, name) for name in fields_of(MODELS[spec.model])))
    yield from thing_columns(spec)
    yield from (_bare(entry) for entry in spec.key if entry != EVERY_COLUMN)
    yield from filter(None, (link.kind for link in spec.links))
    yield from spec.when
    if spec.grading:
        yield from filter(None, spec.grading.model_dump().values())


def thing_columns(spec: RecordSpec) -> Iterator[str]:
    """The columns by which the things of a record are known."""
    for thing in spec.things.values():
        yield from map(_bare, thing.key)
        if isinstance(thing.kind, KindByColumn):
            yield thing.kind.column


def _filled_keys(spec: RecordSpec) -> Iterator[str]:
    yield from (entry for entry in spec.key if entry != EVERY_COLUMN and not entry.endswith(MAY_BE_BLANK))
    for thing in spec.things.values():
        yield from _filled_of(thing)


def _filled_of(thing: ThingSpec) -> Iterator[str]:
    if not thing.optional:
        yield from (entry for entry in thing.key if not entry.endswith(MAY_BE_BLANK))


def _bare(entry: str) -> str:
    return entry.removesuffix(MAY_BE_BLANK)


def _folded(names: set[str] | list[str]) -> frozenset[str]:
    return frozenset(map(folded_header, names))
