"""The files of a load: which tables they hold, which mapping reads each, and in which order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.formats.open_path import tables_in
from ingest.mapping.choose import choose
from ingest.summary import FileSummary

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graph.errors import UnreadableFileError
    from ingest.formats.rows import SourceTable
    from ingest.mapping.rows import TableOf
    from ingest.mapping.spec import MappingSpec


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table of a file, the mapping that reads it, and what rows of it call their file."""

    source: SourceTable
    table: TableOf
    label: str
    chosen: str


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
        for source in tables_in(path, errors.append):
            choice = choose(source, mappings)
            if choice.table is None:
                left_out.append(_left_out(source, choice.reason))
            else:
                tables.append(FoundTable(source, choice.table, _label(source, labels), choice.reason))
        left_out += [_unreadable(path, error) for error in errors]
    order = {(mapping.mapping, table): place for mapping in mappings for place, table in enumerate(mapping.tables)}
    tables.sort(key=lambda found: order[found.table.mapping.mapping, found.table.table])
    return Found(tuple(tables), tuple(left_out))


def _label(source: SourceTable, labels: Counter[str]) -> str:
    """What a row calls its file: unlike that of any other file of the load, and without its folder."""
    name = source.path.name if source.sheet is None else f"{source.path.name}, sheet {source.sheet}"
    labels[name] += 1
    return name if labels[name] == 1 else f"{name} ({labels[name]})"


def _unreadable(path: Path, error: UnreadableFileError) -> FileSummary:
    inside = error.file and error.file != path.name
    return FileSummary(path=str(path / error.file if inside else path), error=str(error))


def _left_out(source: SourceTable, reason: str) -> FileSummary:
    return FileSummary(path=str(source.path), sheet=source.sheet, error=reason, notes=source.notes)
