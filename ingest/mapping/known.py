"""Which columns a table of a mapping knows, and which of them a file must have to be that table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.kinds import MODELS
from graph.model.row import fields_of
from ingest.mapping.columns import MAY_BE_BLANK, folded_header
from ingest.mapping.fields import column_of
from ingest.mapping.spec import EVERY_COLUMN, KindByColumn, MappingSpec, ProvenanceSpec, RecordSpec, ThingSpec

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
    needed = {column for column in _filled_keys(spec) if column not in {*provenance.report}}
    return KnownColumns(_folded(needed), _folded(of_record), _folded(said) - _folded(of_record))


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
