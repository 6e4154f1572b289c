"""Delimited text, streamed: never more of the file in memory than one row."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from graph.errors import UnreadableFileError
from ingest.formats.delimiters import delimiter_of
from ingest.formats.encodings import encoding_of
from ingest.formats.headers import fitted, headers_of
from ingest.formats.heading import heading_of
from ingest.formats.limits import LIMITS, Limits
from ingest.formats.rows import RawRow, SourceTable, first_rows, table_name
from ingest.formats.text_lines import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class _Text:
    path: Path
    encoding: str
    delimiter: str
    limits: Limits


def csv_table(path: Path, *, limits: Limits = LIMITS) -> SourceTable:
    """The table in a text file, or UnreadableFileError where it is none."""
    encoding = encoding_of(path, limits)
    delimiter = delimiter_of(lines_of(path, encoding.name, limits))
    text = _Text(path, encoding.name, delimiter, limits)
    first = first_rows(_records(text))
    if not first:
        message = f"{path.name} has no header line: put the column names above the data."
        raise UnreadableFileError(message, file=path.name)
    heading = heading_of(first, path.name)
    headers = headers_of(heading.row, file=path.name, limits=limits)
    return SourceTable(
        path=path,
        name=table_name(path),
        headers=headers,
        header_line=heading.row.line,
        read=partial(_rows, text, width=len(headers), above=heading.skipped + 1),
        notes=(*encoding.notes, *heading.notes),
    )


def _rows(text: _Text, *, width: int, above: int) -> Iterator[RawRow]:
    for row in islice(_records(text), above, None):
        if len(row.values) == width or row.fault:
            yield row
        else:
            yield fitted(row, width, cut=not row.raw.endswith(("\n", "\r")))


def _records(text: _Text) -> Iterator[RawRow]:
    limits = text.limits
    # The limit is the interpreter's, not the reader's, so it is set each time a file is opened.
    csv.field_size_limit(limits.cell_chars)
    try:
        yield from _parsed(lines_of(text.path, text.encoding, limits), text.delimiter, limits)
    except _CellTooBigError as error:
        message = (
            f"{text.path.name}, line {error.line}: a cell is over the limit of {limits.cell_chars:,} characters, or a "
            f"quotation mark in this line is never closed: correct the line and load the file again."
        )
        raise UnreadableFileError(message, file=text.path.name, line=error.line) from error


NUL_BYTES = "The row holds NUL bytes: remove them, or export it again."


class _CellTooBigError(Exception):
    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def _parsed(lines: Iterable[str], delimiter: str, limits: Limits) -> Iterator[RawRow]:
    taken: list[str] = []
    reader = csv.reader(_remembered(lines, taken, limits.line_chars), delimiter=delimiter, strict=True)
    while True:
        try:
            for cells in reader:
                yield from _told_apart(cells, taken, reader.line_num)
        except csv.Error as error:
            yield _broken(error, taken, reader.line_num)
            taken.clear()
        else:
            return


def _told_apart(cells: list[str], taken: list[str], last: int) -> Iterator[RawRow]:
    raw = taken[0] if len(taken) == 1 else "".join(taken)
    first = last - len(taken) + 1
    taken.clear()
    fault = NUL_BYTES if "\0" in raw else ""
    if fault or any(map(str.strip, cells)):
        yield RawRow(first, tuple(cells), raw, fault)


def _remembered(lines: Iterable[str], taken: list[str], limit: int) -> Iterator[str]:
    # What the parser has taken since the last row is that row as it came.
    held = 0
    for number, line in enumerate(lines, 1):
        held = held + len(line) if taken else len(line)
        if held >= limit:
            raise _CellTooBigError(number - len(taken))
        taken.append(line)
        yield line


def _broken(error: csv.Error, taken: list[str], last: int) -> RawRow:
    first = last - len(taken) + 1
    if "field larger" in str(error):
        raise _CellTooBigError(first) from error
    lines = f"lines {first} to {last}" if last > first else f"line {first}"
    fault = f"A quotation mark in {lines} is not closed, or stands inside a cell: double it, or remove it."
    return RawRow(first, (), "".join(taken), fault)
