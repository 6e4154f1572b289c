"""Tables that a command reads as they are: no mapping, no database, nothing kept.

Most need a heading. Pairs of people are also read as researchers publish them: without a heading, with any sign between
the cells, or as a square matrix with the same people at the side as on top.
"""

from __future__ import annotations

import csv
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from analysis.counted import told
from graph.errors import InputError, UnreadableFileError
from ingest.formats.encodings import encoding_of
from ingest.formats.limits import LIMITS
from ingest.formats.open_path import tables_in
from ingest.formats.text_lines import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

TEXT = frozenset({"", ".csv", ".tsv", ".txt", ".edges", ".edgelist", ".net", ".dat"})
"""Endings of files that are read as lines when they hold pairs."""
_DELIMITERS = (";", "\t", "|", ",")
_NOTHING = frozenset({"", "0", "0.0"})
_LOOKED_AT = 50
_TOLD = 5


class BareTable(NamedTuple):
    """A file's one table, as texts.

    Attributes:
        file: The file's name.
        headers: The columns' names as they came; empty where a file of pairs has none.
        rows: The cells; where there are headers, as many in each row as there are of them.
        lines: The line of each row in the file.
        faults: What is wrong with each row that could not be told apart into cells and is left out, with its line.
    """

    file: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """The first rows that are left out, each with its line and what is wrong, and how many more there are."""
        more = len(self.faults) - _TOLD
        return (*self.faults[:_TOLD], *told([(more, "more row is", "more rows are", f"left out of {self.file}")]))

    def column(self, name: str) -> list[str]:
        """The cells of a column.

        Raises:
            InputError: If the table has no such column, or two of that name.
        """
        if self.headers.count(name) != 1:
            known = ", ".join(self.headers)
            which = "no column" if name not in self.headers else "more than one column"
            message = f"{self.file} has {which} {name}; its columns are: {known}."
            raise InputError(message)
        place = self.headers.index(name)
        return [row[place] for row in self.rows]

    def place_of(self, column: str | None, otherwise: int) -> int:
        """Where a column stands, by its name or, counted from one, by its place.

        Raises:
            InputError: If there is no such column.
        """
        if column is None:
            return otherwise
        if column in self.headers:
            return self.headers.index(column)
        width = max((len(row) for row in self.rows), default=0)
        if column.isdecimal() and 1 <= int(column) <= width:
            return int(column) - 1
        there = ", ".join(self.headers) or f"without a heading, so give a place from 1 to {width}"
        message = f"{self.file} has no column {column}; its columns are: {there}."
        raise InputError(message)

    @property
    def is_square(self) -> bool:
        """Whether it is a matrix with the same people at the side as on top."""
        return len(self.headers) > 2 and self.headers[1:] == tuple(row[0] for row in self.rows)  # noqa: PLR2004

    def matrix_pairs(self) -> list[tuple[str, str]]:
        """The pairs that a square matrix ties, its diagonal left out."""
        return [
            (row[0], other)
            for row in self.rows
            for other, cell in zip(self.headers[1:], row[1:], strict=False)
            if cell not in _NOTHING and other != row[0]
        ]


def read_bare_table(path: Path) -> BareTable:
    """Read a file that holds one table with a heading.

    Raises:
        UnreadableFileError: If it cannot be read, holds no row, or holds more than one table.
    """
    problems: list[UnreadableFileError] = []
    tables = list(tables_in(path, problems.append))
    if problems:
        raise problems[0]
    if len(tables) != 1:
        message = f"{path.name} holds {len(tables)} tables and one is needed: save the one that is meant as a file."
        raise UnreadableFileError(message, file=path.name)
    (table,) = tables
    found = list(table.rows())
    width = len(table.headers)
    whole = [row for row in found if not row.fault and len(row.values) >= width]
    rows = tuple(row.values[:width] for row in whole)
    if not rows:
        message = f"{path.name} has headers and no row below them."
        raise UnreadableFileError(message, file=path.name)
    faults = tuple(f"{path.name}, line {row.line} is left out: {row.fault}" for row in found if row.fault)
    return BareTable(path.name, table.headers, rows, tuple(row.line for row in whole), faults)


def read_pairs(path: Path) -> BareTable:
    """Read a file of pairs, with a heading or without, or a square matrix.

    Raises:
        UnreadableFileError: If it cannot be read, or holds no two columns.
    """
    if path.suffix.lower() not in TEXT:
        return read_bare_table(path)
    text = enumerate(lines_of(path, encoding_of(path, LIMITS).name, LIMITS), 1)
    numbered = [(number, line) for number, line in text if line.strip()]
    found = _cells([line for _, line in numbered])
    rows = [tuple(cell.strip().lstrip("\ufeff") for cell in row) for _, row in found]
    lines = tuple(numbered[begun][0] for begun, _ in found)
    if not rows or max(len(row) for row in rows) < 2:  # noqa: PLR2004
        message = f"{path.name} holds no two columns: a pair needs one for each side."
        raise UnreadableFileError(message, file=path.name)
    if _is_heading(rows):
        return BareTable(path.name, rows[0], tuple(rows[1:]), lines[1:])
    return BareTable(path.name, (), tuple(rows), lines)


@contextmanager
def naming(*files: str, notes: Sequence[str] = ()) -> Iterator[None]:
    """What is refused in here names the files it is about, and tells what of them was left out: that may be why."""
    try:
        yield
    except InputError as error:
        message = " ".join((f"{' and '.join(files)}: {error}", *notes))
        raise InputError(message) from error


def _cells(lines: Sequence[str]) -> list[tuple[int, list[str]]]:
    """Each row with the place of the line in which it begins."""
    sample = lines[:_LOOKED_AT]
    delimiter = max(_DELIMITERS, key=lambda sign: min(line.count(sign) for line in sample)) if sample else ","
    if sample and not any(delimiter in line for line in sample):
        return [(at, line.split()) for at, line in enumerate(lines)]
    return list(_with_begin(lines, delimiter))


def _with_begin(lines: Sequence[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    rows, begun = csv.reader(lines, delimiter=delimiter), 0
    for row in rows:
        yield begun, row
        begun = rows.line_num


def _is_heading(rows: Sequence[tuple[str, ...]]) -> bool:
    """A heading has no numbers and names nobody who comes again; the corner of a matrix is blank."""
    first = rows[0]
    if first[0] == "" and any(first):
        return True
    later = {cell for row in rows[1:] for cell in row[:2]}
    return not any(_is_number(cell) or cell in later for cell in first[:2])


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
