"""Columns of dates as other people's files write them, turned into the writing that `graph.instants` reads.

A cell such as 03/04/2024 can be read in two ways and a column seldom: where one of its cells can only be month first
and none only day first, all are month first, since a column has one hand. Nothing else is decided by the neighbours.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

MONTH_FIRST = "Dates are read month first: read day first, some of them would be no dates."
_MONTHS = 12
_HALF_A_DAY = 12
_CENTURY_TURNS = 70
"""Two-figure years from here on are of the twentieth century, as POSIX has it; offences are not yet dated 2070."""
_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+(?=\S)", re.IGNORECASE)
_HALF_DAY = re.compile(
    r"(?P<day>.*\S\s+)(?P<hour>0?[0-9]|1[0-2]):(?P<rest>[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?)\s*(?P<half>[ap])\.?m\.?",
    re.IGNORECASE,
)
_WITHOUT_MARKS = re.compile(
    r"(?P<year>[12][0-9]{3})(?P<month>[01][0-9])(?P<day>[0-3][0-9])(?:\.0+)?"
    r"(?:[T ]?(?P<hour>[0-2][0-9]):?(?P<minute>[0-5][0-9])(?::?(?P<second>[0-5][0-9]))?(?P<zone>Z?))?",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(
    r"(?P<before>[0-9]{1,2}(?:/[0-9]{1,2}/|\.[0-9]{1,2}\.|[ -][a-z]{3,9}[ -]))(?P<year>[0-9]{2})(?P<after>(?:\s.*)?)",
    re.IGNORECASE,
)
_BARE_CLOCK = re.compile(
    r"(?P<day>(?=.*[0-9]{4})\S.*[0-9])(?:\s+|T)(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])\s*(?:h|hrs?|hours)?",
    re.IGNORECASE,
)
_SINCE_1970 = re.compile(r"(?P<seconds>[0-9]{9,10})(?:\.[0-9]+)?|(?P<long>[0-9]{10})[0-9]{3}")
"""Seconds or thousandths of seconds since 1970, where a whole column is nothing else: one alone may be anything."""
_TWO_NUMBERS = re.compile(r"(?P<one>[0-9]{1,2})(?P<mark>[/-])(?P<other>[0-9]{1,2})(?P<rest>(?P=mark)[0-9]{4}(?:\D.*)?)")


class PlainDates(NamedTuple):
    """The cells of a column as dates that can be read, and whether they came with the month first."""

    cells: list[str]
    is_month_first: bool


def plain_dates(cells: Sequence[str]) -> PlainDates:
    """Each cell of a column as a date that can be read; what is none stays as it came.

    >>> plain_dates(["20240131", "Wed 31-Jan-24", "05/03/2024 1:15 PM"]).cells
    ['2024-01-31', '31-Jan-2024', '05/03/2024 13:15']
    >>> plain_dates(["2023-05-05 1815", "5 May 23 1815hrs", "5 May 2023"]).cells
    ['2023-05-05 18:15', '5 May 2023 18:15', '5 May 2023']
    >>> plain_dates(["1683310500", "", "1683310500000"]).cells
    ['2023-05-05T18:15:00Z', '', '2023-05-05T18:15:00Z']
    >>> plain_dates(["01/31/2024", "03/04/2024"])
    PlainDates(cells=['31/01/2024', '04/03/2024'], is_month_first=True)
    """
    counted = [_SINCE_1970.fullmatch(cell.strip()) for cell in cells]
    if all(found or not cell.strip() for found, cell in zip(counted, cells, strict=True)):
        moments = [_moment(int(found["seconds"] or found["long"])) if found else "" for found in counted]
        return PlainDates(moments, is_month_first=False)
    written = [_written_out(cell.strip()) for cell in cells]
    turned = _are_month_first(written)
    return PlainDates([_turned(cell) for cell in written] if turned else written, turned)


def _moment(seconds: int) -> str:
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%SZ}"


def _written_out(cell: str) -> str:
    """A cell without its weekday, with marks, four figures for the year and a clock of 24 hours."""
    found = _WITHOUT_MARKS.fullmatch(cell)
    if found:
        clock = ":".join(part for part in found.group("hour", "minute", "second") if part)
        day = "-".join(found.group("year", "month", "day"))
        return f"{day}T{clock}{found['zone']}" if clock else day
    bare = _WEEKDAY.sub("", cell, count=1) if _WEEKDAY.match(cell) else cell
    if found := _SHORT_YEAR.fullmatch(bare):
        century = 19 if int(found["year"]) >= _CENTURY_TURNS else 20
        bare = f"{found['before']}{century}{found['year']}{found['after']}"
    if found := _BARE_CLOCK.fullmatch(bare):
        return f"{found['day']} {found['hour']}:{found['minute']}"
    if found := _HALF_DAY.fullmatch(bare):
        hour = int(found["hour"]) % _HALF_A_DAY + (_HALF_A_DAY if found["half"].lower() == "p" else 0)
        return f"{found['day']}{hour:02}:{found['rest']}"
    return bare


def _are_month_first(cells: Sequence[str]) -> bool:
    pairs = [(int(found["one"]), int(found["other"])) for found in map(_TWO_NUMBERS.fullmatch, cells) if found]
    return any(other > _MONTHS for _, other in pairs) and not any(one > _MONTHS for one, _ in pairs)


def _turned(cell: str) -> str:
    found = _TWO_NUMBERS.fullmatch(cell)
    return f"{found['other']}{found['mark']}{found['one']}{found['rest']}" if found else cell
