"""The files of a load: which tables they hold, which mapping reads each, and in which order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.errors import UnreadableFileError
from ingest.formats.node_links import parts_of
from ingest.formats.open_path import tables_in
from ingest.mapping.choose import choose
from ingest.summary import FileSummary, part_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from ingest.formats.rows import SourceTable
    from ingest.mapping.rows import TableOf
    from ingest.mapping.spec import MappingSpec


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table of a file, the mapping that reads it, and what rows of it call their file.

    Attributes:
        before: What other files of this load call themselves that come before it and are read as the same table.
    """

    source: SourceTable
    table: TableOf
    label: str
    chosen: str
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What there is to load, in the order to read it in, and what cannot be read or is not known."""

    tables: tuple[FoundTable, ...]
    left_out: tuple[FileSummary, ...]


def find_tables(paths: Sequence[Path], mappings: Sequence[MappingSpec]) -> Found:
    """Look into every file: reports come before what follows their restrictions, things before what refers to them.

    The order is that of the tables in their mapping, whatever the files are called.
    """
    tables: list[FoundTable] = []
    left_out: list[FileSummary] = []
    labels: Counter[str] = Counter()
    for path in dict.fromkeys(paths):
        errors: list[UnreadableFileError] = []
        for source in _parted(tables_in(path, errors.append), errors.append):
            choice = choose(source, mappings)
            if choice.table is None:
                left_out.append(_left_out(source, choice.reason))
            else:
                tables.append(FoundTable(source, choice.table, _label(source, labels), choice.reason))
        left_out += [_unreadable(path, error) for error in errors]
    order = {(mapping.mapping, table): place for mapping in mappings for place, table in enumerate(mapping.tables)}
    tables.sort(key=lambda found: order[found.table.mapping.mapping, found.table.table])
    return Found(tuple(_after_each_other(tables)), tuple(left_out))


def _after_each_other(tables: Iterable[FoundTable]) -> Iterator[FoundTable]:
    before: dict[str, list[FoundTable]] = {}
    for found in tables:
        others = before.setdefault(found.table.label, [])
        yield replace(found, before=tuple(one.label for one in others if one.source.path != found.source.path))
        others.append(found)


def _parted(
    tables: Iterable[SourceTable], on_unreadable: Callable[[UnreadableFileError], None]
) -> Iterator[SourceTable]:
    for table in tables:
        try:
            yield from parts_of(table)
        except UnreadableFileError as error:
            on_unreadable(error)


def _label(source: SourceTable, labels: Counter[str]) -> str:
    """What a row calls its file: unlike that of any other file of the load, and without its folder."""
    name = f"{source.path.name}{part_words(source.sheet)}"
    labels[name] += 1
    return name if labels[name] == 1 else f"{name} ({labels[name]})"


def _unreadable(path: Path, error: UnreadableFileError) -> FileSummary:
    inside = error.file and error.file != path.name
    return FileSummary(path=str(path / error.file if inside else path), error=str(error))


def _left_out(source: SourceTable, reason: str) -> FileSummary:
    return FileSummary(path=str(source.path), sheet=source.sheet, error=reason, notes=source.notes)
