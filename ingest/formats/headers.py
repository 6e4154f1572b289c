"""What makes a first line a header, and how the rows below are fitted to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.errors import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.formats.limits import Limits
    from ingest.formats.rows import RawRow

_FIGURES = re.compile(r"[\s0-9.,:/+\-]+")
_DAY = re.compile(r"\s*([0-9]{1,2}[/.\-][0-9]{1,2}[/.\-][0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}([T ].*)?)\s*")


def headers_of(row: RawRow, *, file: str, limits: Limits) -> tuple[str, ...]:
    """The column names in a header row, or UnreadableFileError where it is none.

    Blank names at the end are dropped, as a sheet drops them; a blank name between others is called `column N`.
    """
    names = _without_blank_end(row.values)
    where = f"{file}, line {row.line}"
    if row.fault:
        message = f"{where}: the header cannot be read. {row.fault}"
    elif all(map(is_figures, names)):
        message = (
            f"{where}: this line should name the columns and holds figures only: put a header line above the data."
        )
    elif any(map(is_day, names)):
        message = f"{where}: this line should name the columns and holds a date: put a header line above the data."
    else:
        return named_columns(names, where=where, file=file, limits=limits, line=row.line)
    raise UnreadableFileError(message, file=file, line=row.line)


def named_columns(
    names: Sequence[str], *, where: str, file: str, limits: Limits, line: int | None = None
) -> tuple[str, ...]:
    """The names as headers, or UnreadableFileError where they are too many or two of them are one."""
    if len(names) > limits.columns:
        message = (
            f"{where}: there are {len(names):,} columns and Mosaic reads at most {limits.columns:,}: "
            f"check that this is the right file, or split it."
        )
    elif twice := _twice(names):
        message = f"{where}: two columns have one name (columns {twice[0]} and {twice[1]}): rename or remove one."
    else:
        return tuple(name if name.strip() else f"column {place}" for place, name in enumerate(names, 1))
    raise UnreadableFileError(message, file=file, line=line)


def is_figures(cell: str) -> bool:
    """Whether a cell is blank, a number, a date or a time: nothing that names a column."""
    return not cell.strip() or _FIGURES.fullmatch(cell) is not None


def is_day(cell: str) -> bool:
    """Whether a cell is a whole date, which no honest table calls a column."""
    return _DAY.fullmatch(cell) is not None


def fitted(row: RawRow, width: int, *, cut: bool = False) -> RawRow:
    """The row with as many values as there are headers, or flagged where it has more cells than that.

    A short row is filled with blanks, for Excel leaves out the empty end of a row; `cut` says that the file ends in it.
    """
    values = row.values
    if len(values) > width:
        values = _without_blank_end(values, width)
    if row.fault or len(values) == width:
        return row._replace(values=values)
    if len(values) > width:
        fault = (
            f"The row has {len(values)} cells and the header has {width}: name the column, "
            f"or put a cell that holds a delimiter in quotation marks."
        )
        return row._replace(fault=fault)
    if cut:
        return row._replace(fault="The file ends in the middle of this row: ask for the file again.")
    return row._replace(values=values + ("",) * (width - len(values)))


def _without_blank_end(values: tuple[str, ...], at_least: int = 0) -> tuple[str, ...]:
    end = len(values)
    while end > at_least and not values[end - 1].strip():
        end -= 1
    return values[:end]


def _twice(names: Sequence[str]) -> tuple[int, int] | None:
    seen: dict[str, int] = {}
    for place, name in enumerate(names, 1):
        key = name.strip().casefold()
        if key and key in seen:
            return seen[key], place
        seen[key] = place
    return None
