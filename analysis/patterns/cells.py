"""Cells of a bare table as numbers and days; what cannot be read is left out and counted, never guessed."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.patterns.date_columns import PlainDates, plain_dates
from graph.errors import UnreadableValueError
from graph.instants import LOCAL, parse_instant

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from graph.instants import PartInstant

    Column = np.ndarray[tuple[int], np.dtype[np.float64]]

SECONDS_A_DAY = 86_400
LAST_DAY_NUMBER = 1_000_000
"""Beyond this a number is no count of days; 20200131 is a date written without marks."""
_NUMBER = re.compile(r"[+-]?[0-9][0-9.,]*")
_LENGTH = re.compile(rf"(?P<number>{_NUMBER.pattern})\s*(?P<unit>km|m|metres?|ft|°)", re.IGNORECASE)
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(?:(?:,[0-9]{3})+\.[0-9]+|(?:,[0-9]{3}){2,})")
_DECIMALS = re.compile(r"[+-]?(?:[0-9]{4,},[0-9]+|[0-9]+,(?:[0-9]{1,2}|[0-9]{4,}))")
_COMMA = re.compile(r"[+-]?[0-9]+(?:,[0-9]+)+(?:\.[0-9]+)?")


class Days(NamedTuple):
    """A column of days as numbers, NaN where a cell is no exact day, and whether dates came month first."""

    each: Column
    is_month_first: bool


class Windows(NamedTuple):
    """The earliest and latest time of each row, NaN where it is unknown, and whether dates came month first."""

    first: Column
    last: Column
    is_month_first: bool


def numbers(cells: Sequence[str]) -> Column:
    """Each cell as a number; NaN where it is none.

    A comma is read where the column says what it is: 430,123.5 has thousands and 430123,5 decimals, but where every
    cell is like 430,123 it might be either, and is left out.

    >>> numbers(["1.5", " 2 ", "", "north"]).tolist()
    [1.5, 2.0, nan, nan]
    >>> numbers(["430,123.5", "431,000"]).tolist(), numbers(["53,8125", "53,812"]).tolist()
    ([430123.5, 431000.0], [53.8125, 53.812])

    So is a unit, where every number of the column has the same; 120 m beside 1 km or beside 3 is left out.

    >>> numbers(["120 m", "85.5m", ""]).tolist(), numbers(["120 m", "1 km"]).tolist(), numbers(["120 m", "3"]).tolist()
    ([120.0, 85.5, nan], [nan, nan], [nan, 3.0])
    """
    return np.array([_number(cell) for cell in _with_points(cells)], dtype=np.float64)


def _with_points(cells: Sequence[str]) -> Sequence[str]:
    texts = _without_unit([cell.strip() for cell in cells])
    with_comma = [text for text in texts if "," in text and _COMMA.fullmatch(text)]
    thousands = any(map(_THOUSANDS.fullmatch, with_comma))
    decimals = any(map(_DECIMALS.fullmatch, with_comma))
    if thousands == decimals:
        return texts
    sign = "" if thousands else "."
    return [text.replace(",", sign) if _COMMA.fullmatch(text) else text for text in texts]


def _without_unit(texts: Sequence[str]) -> Sequence[str]:
    """A column of lengths without its unit, where every number in it has the same one; else as it came."""
    found = [_LENGTH.fullmatch(text) for text in texts]
    units = {each["unit"].lower() for each in found if each}
    if len(units) != 1 or any(not each and _NUMBER.fullmatch(text) for each, text in zip(found, texts, strict=True)):
        return texts
    return [each["number"] if each else text for each, text in zip(found, texts, strict=True)]


def days(cells: Sequence[str]) -> Days:
    """Each cell as a day on one scale, with its time of day as a fraction; NaN where it is no exact day.

    A column of nothing but small numbers is taken as days that were counted already. Days are local ones, so that two
    midnights are a whole number of days apart also when the clocks change in between.

    >>> days(["2024-03-30", "01/04/2024 12:00", "March 2024"]).each.tolist()
    [738975.0, 738977.5, nan]
    """
    read = _read(cells)
    if isinstance(read, PlainDates):
        spans = (_span(cell) for cell in read.cells)
        return Days(np.array([_day_of(span) for span in spans], dtype=np.float64), read.is_month_first)
    return Days(read, is_month_first=False)


def windows(first: Sequence[str], last: Sequence[str]) -> Windows:
    """The earliest and latest time of each row, in local days; a day without a time of day is that whole day.

    Where only one of the two is given it stands for both. A window that ends before it starts is NaN at both ends.
    """
    (begun, one), (ended, other) = _bounds(first), _bounds(last)
    start = np.where(np.isnan(begun[:, 0]), ended[:, 0], begun[:, 0])
    end = np.where(np.isnan(ended[:, 1]), begun[:, 1], ended[:, 1])
    turned = end < start
    return Windows(np.where(turned, np.nan, start), np.where(turned, np.nan, end), one or other)


def _read(cells: Sequence[str]) -> Column | PlainDates:
    """A column as days that were counted already, where it is nothing but small numbers, else as dates."""
    counted = numbers(cells)
    filled = [index for index, cell in enumerate(cells) if cell.strip()]
    is_counted = filled and bool(np.all(np.abs(counted[filled]) < LAST_DAY_NUMBER))
    return counted if is_counted else plain_dates(cells)


def _number(cell: str) -> float:
    try:
        found = float(cell)
    except ValueError:
        return math.nan
    return found if math.isfinite(found) else math.nan


def _span(cell: str) -> PartInstant | None:
    try:
        return parse_instant(cell.strip())
    except UnreadableValueError:
        return None


def _day_of(span: PartInstant | None) -> float:
    if span is None:
        return math.nan
    if span.is_exact:
        return _local_days(span.earliest)
    first, last = _local_days(span.earliest), _local_days(span.latest)
    return first if last - first <= 1 else math.nan


class _Bounds(NamedTuple):
    """Two columns: when each row begins at the earliest and ends at the latest."""

    rows: np.ndarray[tuple[int, int], np.dtype[np.float64]]
    is_month_first: bool


def _bounds(cells: Sequence[str]) -> _Bounds:
    read = _read(cells)
    if not isinstance(read, PlainDates):
        return _Bounds(np.column_stack((read, np.where(read % 1 == 0, read + 1, read))), is_month_first=False)
    spans = [_span(cell) for cell in read.cells]
    bounds = [
        (math.nan, math.nan) if span is None else (_local_days(span.earliest), _local_days(span.latest))
        for span in spans
    ]
    return _Bounds(np.array(bounds, dtype=np.float64).reshape(-1, 2), read.is_month_first)


def _local_days(moment: datetime) -> float:
    local = moment.astimezone(LOCAL)
    seconds = (local.hour * 60 + local.minute) * 60 + local.second + local.microsecond / 1e6
    return local.toordinal() + seconds / SECONDS_A_DAY
