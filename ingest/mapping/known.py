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

    from ingest.mapping.problems import Path


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


def named_columns(mapping: MappingSpec, table: str) -> dict[str, Path]:
    """The file's columns that a table names where it need not, each with where the mapping first names it.

    A column that stands under `first of`, or belongs to a thing that a row may leave out, may be lacking.
    """
    spec = mapping.tables[table]
    made = _folded([*spec.columns])
    path: Path = ("tables", table)
    found: dict[str, Path] = {}
    for column, where in (*_made_of_file(spec), *_named_in(spec), *_named_in_further(spec)):
        if folded_header(column) not in made or where[:2] == ("columns", column):
            found.setdefault(column, (*path, *where))
    return found


def _made_of_file(spec: TableSpec) -> Iterator[tuple[str, Path]]:
    for name, column in spec.columns.items():
        for source in () if column.first_of else column.of or (name,):
            yield source, ("columns", name) if source == name else ("columns", name, "from")
    for place, name in enumerate(spec.keep):
        yield name, ("keep", place)


def _named_in(spec: RecordSpec) -> Iterator[tuple[str, Path]]:
    for field, column in spec.fields.items():
        if isinstance(column, str):
            yield column, ("fields", field)
    for name in spec.when:
        yield name, ("when",)


def _named_in_further(spec: TableSpec) -> Iterator[tuple[str, Path]]:
    for name, also in spec.also.items():
        path: Path = ("also", name)
        for column, where in _named_in(also):
            yield column, (*path, *where)
        for entry in also.key:
            yield _bare(entry), (*path, "key")
        for thing, held in also.things.items():
            for entry in () if held.optional else held.key:
                yield _bare(entry), (*path, "things", thing, "key")


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
