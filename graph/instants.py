"""Moments as sources give them: local unless they carry an offset, and sometimes only a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from graph.errors import UnreadableValueError
from graph.partdates import CLOCK, PartDate, UnreadableDateError, parse_part_date

if TYPE_CHECKING:
    import re

LOCAL = ZoneInfo("Europe/London")
CACHED_INSTANTS = 65_536


class UnreadableInstantError(UnreadableValueError):
    """A text is no moment, or names an hour that the clocks skipped."""

    def __init__(self) -> None:
        super().__init__(
            "This is not a time that exists: write it as 2024-03-05T14:30 or 05/03/2024 14:30, local time, "
            "and remember that the hour in which the clocks go forward is skipped."
        )


@dataclass(frozen=True, slots=True)
class PartInstant:
    """A moment as a source gives it: earliest and latest are aware UTC, and equal where a clock time was given.

    A part-date reaches from its first local midnight to the last microsecond of its last local day. Two spellings of
    one moment are equal and hash the same.
    """

    text: str = field(compare=False)
    canonical: str
    earliest: datetime = field(compare=False)
    latest: datetime = field(compare=False)

    @classmethod
    def at(cls, moment: datetime) -> PartInstant:
        """A moment that is known; it must be aware."""
        moment = moment.astimezone(UTC)
        canonical = moment.isoformat().replace("+00:00", "Z")
        return cls(canonical, canonical, moment, moment)

    @property
    def is_exact(self) -> bool:
        """Whether a clock time was given, and not only a day or less."""
        return self.earliest == self.latest

    def certainly_before(self, other: PartInstant) -> bool:
        """Whether every moment this can mean lies before every moment the other can mean."""
        return self.latest < other.earliest

    def possibly_before(self, other: PartInstant) -> bool:
        """Whether some moment this can mean lies before some moment the other can mean."""
        return self.earliest < other.latest

    def __str__(self) -> str:
        return self.canonical


@lru_cache(maxsize=CACHED_INSTANTS)
def parse_instant(text: str) -> PartInstant:
    """Reads a date with or without a clock time, or raises UnreadableInstantError.

    Without an offset a time is Europe/London. In the hour that comes twice in autumn the earlier moment is meant; an
    hour that the clocks skip in spring is unreadable.

    >>> parse_instant("05/06/2024 14:30").canonical
    '2024-06-05T13:30:00Z'
    """
    words = text.strip()
    try:
        if found := CLOCK.fullmatch(words):
            moment = PartInstant.at(_moment(found))
            return PartInstant(text, moment.canonical, moment.earliest, moment.latest)
        day = parse_part_date(words)
        return PartInstant(text, day.canonical, _start_of(day.earliest), end_of(day.latest))
    except (ValueError, OverflowError) as error:
        raise UnreadableInstantError from error


def end_of(day: date) -> datetime:
    """The last moment of a day in local time, in UTC."""
    return datetime.combine(day, time.max, LOCAL).astimezone(UTC)


def _moment(found: re.Match[str]) -> datetime:
    day = parse_part_date(found["date"])
    if not _is_plain_day(day):
        raise UnreadableDateError
    fraction = (found["fraction"] or "")[:6].ljust(6, "0")
    clock = time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0), int(fraction))
    if found["offset"] is None:
        return _local(datetime.combine(day.earliest, clock))
    return datetime.combine(day.earliest, clock, _zone(found))


def _is_plain_day(day: PartDate) -> bool:
    # "2024-03-05T10:00" is read as a date elsewhere; a second clock time after it would be nonsense here.
    return day.is_exact and not day.approximate and ":" not in day.text


def _zone(found: re.Match[str]) -> timezone:
    if found["sign"] is None:
        return UTC
    offset = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    return timezone(-offset if found["sign"] == "-" else offset)


def _local(wall: datetime) -> datetime:
    moment = wall.replace(tzinfo=LOCAL, fold=0).astimezone(UTC)
    if moment.astimezone(LOCAL).replace(tzinfo=None, fold=0) != wall:
        raise UnreadableInstantError
    return moment


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time.min, LOCAL).astimezone(UTC)
