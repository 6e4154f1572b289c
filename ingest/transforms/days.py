"""Days and times as other systems write them: two-figure years, serial numbers of a sheet, hours without a colon."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from graph.errors import UnreadableValueError
from graph.instants import parse_instant
from graph.partdates import UnreadableDateError, parse_part_date

SHEET_BEGINS = date(1899, 12, 30)
"""Day 0 of a sheet for every day after February 1900, in which sheets count a day that never was."""
FIRST_SERIAL, LAST_SERIAL = 10_000, 109_574
"""From May 1927 to the end of 2199: a smaller number in a column of dates is a year, or a slip."""
CENTURY = 100
_SERIAL = re.compile(r"[0-9]{5,6}(?:\.[0-9]+)?")
_ZERO = re.compile(r"0+(?:\.0*)?")
_SHORT_YEAR = re.compile(
    r"(?P<day>[0-9]{1,2}(?:st|nd|rd|th)?[\s/.\-]+[0-9A-Za-z]+[\s/.\-]+)'?(?P<year>[0-9]{2})(?P<rest>\s.*)?"
)
_CLOCK = re.compile(
    r"(?P<hour>[0-9]{1,2})[:.h]?(?P<minute>[0-9]{2})(?:[:.](?P<second>[0-9]{2})(?:\.0+)?)?\s*(?P<half>[ap]\.?m\.?)?",
    re.IGNORECASE,
)
_HOURS = re.compile(r"(?P<hour>[0-9]{1,2})\s*(?P<half>[ap]\.?m\.?)", re.IGNORECASE)
_LATE = re.compile(r"0?\.[0-9]+")
MINUTES_WRITTEN_SHORT = 2
NOON = 12


class UnreadableTimeError(UnreadableValueError):
    """A text is no time of day."""

    def __init__(self) -> None:
        super().__init__("This is not a time of day: write it as 14:56.")


def day_text(cell: str, *, years_from: int | None = None) -> str:
    """A day as the source wrote it where that can be read, else in the form 1958-06-03; blank for a sheet's zero.

    Args:
        cell: The day as it came.
        years_from: The first of the hundred years that a two-figure year may mean; None where it may mean none.

    Raises:
        UnreadableDateError: If it is no day that exists, or has a two-figure year and nobody said which century.
    """
    if _ZERO.fullmatch(cell):
        return ""
    if _SERIAL.fullmatch(cell):
        return _of_serial(cell).date().isoformat()
    words = _with_century(cell, years_from)
    parse_part_date(words)
    return words


def time_text(cell: str) -> str:
    """A time of day as 14:56 or 14:56:30, from `1456`, `842`, `2.56 pm` or a sheet's part of a day.

    Raises:
        UnreadableTimeError: If it is none.
    """
    if cell.isdecimal() and len(cell) <= MINUTES_WRITTEN_SHORT:
        # A sheet drops the noughts before a number: 25 was 0025.
        return _clock(0, int(cell), 0)
    if _LATE.fullmatch(cell):
        moment = datetime.combine(SHEET_BEGINS, time()) + timedelta(days=float(cell))
        return _rounded(moment).time().isoformat("minutes")
    found = _CLOCK.fullmatch(cell)
    if found is not None:
        return _clock(_hour(found["hour"], found["half"]), int(found["minute"]), int(found["second"] or 0))
    found = _HOURS.fullmatch(cell)
    if found is None:
        raise UnreadableTimeError
    return _clock(_hour(found["hour"], found["half"]), 0, 0)


def moment_text(cell: str, *, years_from: int | None = None) -> str:
    """A day, with its time of day where that is known, from `08/10/2025 1456` or a sheet's serial number.

    Raises:
        UnreadableValueError: If it is no moment that was.
    """
    if _ZERO.fullmatch(cell):
        return ""
    if _SERIAL.fullmatch(cell):
        moment = _rounded(_of_serial(cell))
        return moment.isoformat(timespec="minutes") if "." in cell else moment.date().isoformat()
    try:
        parse_instant(cell)
    except UnreadableValueError:
        words, _, clock = cell.rpartition(" ")
        cell = (
            f"{day_text(words.strip(), years_from=years_from)} {time_text(clock)}"
            if words
            else _with_century(cell, years_from)
        )
        parse_instant(cell)
    return cell


def _with_century(cell: str, years_from: int | None) -> str:
    found = _SHORT_YEAR.fullmatch(cell) if years_from is not None else None
    if found is None or years_from is None:
        return cell
    year = years_from + (int(found["year"]) - years_from) % CENTURY
    return f"{found['day']}{year}{found['rest'] or ''}"


def _of_serial(cell: str) -> datetime:
    if not FIRST_SERIAL <= float(cell) <= LAST_SERIAL:
        raise UnreadableDateError
    return datetime.combine(SHEET_BEGINS, time()) + timedelta(days=float(cell))


def _rounded(moment: datetime) -> datetime:
    """To the minute: a sheet keeps a time as a fraction that never comes out even."""
    return (moment + timedelta(seconds=30)).replace(second=0, microsecond=0)


def _hour(hour: str, half: str | None) -> int:
    if half is None:
        return int(hour)
    if not 1 <= int(hour) <= NOON:
        raise UnreadableTimeError
    return int(hour) % NOON + (NOON if half[0] in "pP" else 0)


def _clock(hour: int, minute: int, second: int) -> str:
    try:
        return time(hour, minute, second).isoformat("seconds" if second else "minutes")
    except ValueError as error:
        raise UnreadableTimeError from error
