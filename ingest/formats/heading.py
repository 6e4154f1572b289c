"""Where in a table its column names stand: in the first row, or below the title lines that systems put above them."""

from __future__ import annotations

from statistics import median_high
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import UnreadableFileError
from ingest.formats.headers import is_figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.formats.rows import RawRow

_MOST_TITLE_LINES = 20
_TWO, _WIDER = 2, 3
_MOST = 0.8
_FULL = 0.75


class Heading(NamedTuple):
    """The row of the column names, and a note where rows above it were not read."""

    row: RawRow
    skipped: int = 0
    notes: tuple[str, ...] = ()


def heading_of(rows: Sequence[RawRow], file: str) -> Heading:
    """Finds the header among the first rows of a table, of which there must be one.

    A row is a title only if most rows below are far wider than it, and a row is taken for the header below titles only
    if it could name columns and the rows below fit it: a data row taken for the header would be lost without a word.
    Raises UnreadableFileError where there are titles and below them data without column names.
    """
    titles = _titles(rows)
    if not titles:
        return Heading(rows[0])
    row, below = rows[titles], rows[titles + 1 :]
    if not _is_table(row, below):
        return Heading(rows[0])
    if not _names_columns(row):
        message = f"{file}, line {row.line}: this line holds data, not column names: put a header line above the data."
        raise UnreadableFileError(message, file=file, line=row.line)
    if not _stands_out(rows[:titles], row, below):
        return Heading(rows[0])
    note = f"{file}: the column names stand in line {row.line}, and what stands above them was left out."
    return Heading(row, titles, (note,))


def _titles(rows: Sequence[RawRow]) -> int:
    count = 0
    while count < min(_MOST_TITLE_LINES, len(rows) - 1) and _is_title(rows[count], rows[count + 1 :]):
        count += 1
    return count


def _is_title(row: RawRow, below: Sequence[RawRow]) -> bool:
    filled = _filled(row)
    need = _WIDER * filled if filled > 1 else _TWO
    if row.fault or len(below) < _TWO:
        return False
    return median_high([_reach(other) for other in below]) >= need or _is_shorter(row, below, need)


def _is_shorter(row: RawRow, below: Sequence[RawRow], need: int) -> bool:
    """Whether a row has fewer cells than those below, which may be empty, and the next one could be their header."""
    width = median_high([len(other.values) for other in below])
    return len(row.values) < width and width >= need and _reach(below[0]) >= need


def _is_table(row: RawRow, below: Sequence[RawRow]) -> bool:
    """Whether the rows below are of the width of this one, and this one is filled."""
    width = _reach(row)
    fitting = sum(_reach(other) <= width for other in below if not other.fault)
    return not row.fault and _filled(row) >= _FULL * width and fitting >= _MOST * len(below)


def _names_columns(row: RawRow) -> bool:
    names = [name.strip().casefold() for name in row.values if name.strip()]
    return len(set(names)) == len(names) and not any(map(is_figures, names))


def _stands_out(titles: Sequence[RawRow], row: RawRow, below: Sequence[RawRow]) -> bool:
    """Whether more than its width tells the header from the data: a blank line, words above, other cells below."""
    last = titles[-1]
    if row.line > last.line + max(last.raw.count("\n"), 1):
        return True
    is_wordy = all(len(" ".join(title.values).split()) > 1 for title in titles)
    is_unlike = any(_is_unlike(name, column) for name, column in zip(row.values, _columns(below), strict=False))
    return is_wordy or is_unlike if _reach(row) >= _WIDER else is_wordy and is_unlike


def _is_unlike(name: str, column: Sequence[str]) -> bool:
    filled = [cell for cell in column if cell.strip()]
    if any(char.isdigit() for char in name) or not filled:
        return False
    return sum(any(char.isdigit() for char in cell) for cell in filled) >= _MOST * len(filled)


def _columns(rows: Sequence[RawRow]) -> list[list[str]]:
    width = max(map(_reach, rows), default=0)
    return [[row.values[place] for row in rows if place < len(row.values)] for place in range(width)]


def _filled(row: RawRow) -> int:
    return sum(1 for cell in row.values if cell.strip())


def _reach(row: RawRow) -> int:
    return max((place for place, cell in enumerate(row.values, 1) if cell.strip()), default=0)
