"""The text that a sheet's cell would have in a CSV file, so that both formats load alike."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Cell: TypeAlias = int | float | str | bool | time | date | datetime | timedelta

_EXACT_FLOATS_BELOW = 2**53
_SLACK = timedelta(milliseconds=1)


def cell_text(cell: Cell) -> str:
    """A cell's text: whole numbers without a fraction, dates and times as ISO, truth as Excel writes it.

    A number of more digits than a sheet keeps comes in scientific notation: it is no longer the identifier that
    was typed, and must not look like one. A moment at midnight comes as its day: a sheet cannot tell them apart.
    """
    return _WRITERS[type(cell)](cell)


def _truth(cell: bool) -> str:  # noqa: FBT001 - a cell, not a switch
    return "TRUE" if cell else "FALSE"


def _number(cell: float) -> str:
    return str(int(cell)) if cell.is_integer() and abs(cell) < _EXACT_FLOATS_BELOW else repr(cell)


def _moment(cell: datetime) -> str:
    # A sheet keeps a time as a fraction of a day, so a whole second may come back a millisecond short or long.
    whole = cell.replace(microsecond=0)
    if cell - whole > _SLACK and cell.date() < date.max:
        whole += timedelta(seconds=1)
    return (whole if abs(cell - whole) <= _SLACK else cell).isoformat()


def _span(cell: timedelta) -> str:
    seconds = round(cell / timedelta(seconds=1))
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


_WRITERS: Mapping[type, Callable[[Any], str]] = MappingProxyType(
    {
        str: str,
        bool: _truth,
        int: str,
        float: _number,
        date: date.isoformat,
        datetime: _moment,
        time: time.isoformat,
        timedelta: _span,
    }
)
