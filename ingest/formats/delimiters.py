"""Which character parts the cells of a text file, found from how alike its first lines come out with each."""

from __future__ import annotations

import csv
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import UnreadableFileError
from ingest.formats.heading import heading_of
from ingest.formats.rows import ROWS_LOOKED_AT, RawRow

if TYPE_CHECKING:
    from collections.abc import Iterable

DELIMITERS = (",", ";", "\t", "|")
_LINES = 400
_CHARS = 1_000_000
_ALIKE, _MOSTLY_ALIKE = 0.9, 0.6


class _Fit(NamedTuple):
    """How well a delimiter fits; the greatest is the delimiter."""

    alike: int
    skipped: int
    share: float
    width: int


def delimiter_of(lines: Iterable[str]) -> str:
    """The delimiter by which most rows are as wide as their header; a comma where there is only one column.

    The first line alone would be wrong where a title stands in it, and the number of delimiters alone where an address
    in each row holds more commas than the row has columns.
    """
    sample = _beginning(lines)
    fits = {delimiter: _fit(sample, delimiter) for delimiter in DELIMITERS}
    return max(DELIMITERS, key=lambda delimiter: fits[delimiter])


def _beginning(lines: Iterable[str]) -> list[str]:
    sample: list[str] = []
    chars = 0
    try:
        for line in islice(lines, _LINES):
            chars += len(line)
            if chars > _CHARS:
                break
            sample.append(line)
    except UnreadableFileError:
        # Its reader says so, below the rows that can be read.
        if not sample:
            raise
    return sample


def _fit(sample: list[str], delimiter: str) -> _Fit:
    rows = _rows(sample, delimiter)
    if not rows:
        return _Fit(alike=0, skipped=-_LINES, share=0.0, width=0)
    try:
        skipped = heading_of(rows, "").skipped
    except UnreadableFileError:
        # Titles and no header: the delimiter is the one that shows it.
        skipped = 1
    width = len(rows[skipped].values)
    if width == 1:
        return _Fit(alike=0, skipped=-len(rows), share=0.0, width=1)
    below = rows[skipped + 1 :]
    share = sum(len(row.values) == width for row in below) / len(below) if below else 1.0
    return _Fit(alike=(share >= _ALIKE) + (share >= _MOSTLY_ALIKE), skipped=-skipped, share=share, width=width)


def _rows(sample: list[str], delimiter: str) -> list[RawRow]:
    reader = csv.reader(sample, delimiter=delimiter)
    rows: list[RawRow] = []
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                rows.append(RawRow(reader.line_num, tuple(cells)))
            if len(rows) == ROWS_LOOKED_AT:
                break
    except csv.Error:
        pass
    return rows
