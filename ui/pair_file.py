"""A bare file of pairs, as researchers publish them: two columns, with a heading or without, or a square matrix."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import InputError, UnreadableFileError
from ingest.formats.encodings import encoding_of
from ingest.formats.limits import LIMITS
from ingest.formats.text_lines import lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_DELIMITERS = (";", "\t", "|", ",")
_NOTHING = frozenset({"", "0", "0.0"})
_LOOKED_AT = 50


class PairFile(NamedTuple):
    """The cells of a file.

    Attributes:
        heading: What its columns are called; empty where it has no heading.
        rows: Its other rows that have as many cells as a pair needs.
    """

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def place_of(self, column: str | None, otherwise: int) -> int:
        """Where a column stands, by its name or, counted from one, by its place.

        Raises:
            InputError: If there is no such column.
        """
        if column is None:
            return otherwise
        if column in self.heading:
            return self.heading.index(column)
        width = max((len(row) for row in self.rows), default=0)
        if column.isdecimal() and 1 <= int(column) <= width:
            return int(column) - 1
        there = ", ".join(self.heading) or f"no heading, so give a place from 1 to {width}"
        message = f"There is no column `{column}`: the file has {there}."
        raise InputError(message)

    @property
    def is_square(self) -> bool:
        """Whether it is a matrix with the same people at the side as on top."""
        return len(self.heading) > 2 and self.heading[1:] == tuple(row[0] for row in self.rows)  # noqa: PLR2004

    def matrix_pairs(self) -> list[tuple[str, str]]:
        """The pairs that a square matrix ties, its diagonal left out."""
        return [
            (row[0], other)
            for row in self.rows
            for other, cell in zip(self.heading[1:], row[1:], strict=False)
            if cell not in _NOTHING and other != row[0]
        ]


def read_pair_file(path: Path) -> PairFile:
    """Read a file whole.

    Raises:
        UnreadableFileError: If it cannot be read as text, or holds no two columns.
    """
    lines = [line for line in lines_of(path, encoding_of(path, LIMITS).name, LIMITS) if line.strip()]
    rows = [tuple(cell.strip().lstrip("\ufeff") for cell in row) for row in _cells(lines)]
    if not rows or max(len(row) for row in rows) < 2:  # noqa: PLR2004
        message = f"{path.name} holds no two columns: a pair needs one for each side."
        raise UnreadableFileError(message, file=path.name)
    if _is_heading(rows):
        return PairFile(rows[0], tuple(rows[1:]))
    return PairFile((), tuple(rows))


def _cells(lines: Sequence[str]) -> list[list[str]]:
    sample = lines[:_LOOKED_AT]
    delimiter = max(_DELIMITERS, key=lambda sign: min(line.count(sign) for line in sample)) if sample else ","
    if sample and not any(delimiter in line for line in sample):
        return [line.split() for line in lines]
    return list(csv.reader(lines, delimiter=delimiter))


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
