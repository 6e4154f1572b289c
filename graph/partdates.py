"""Dates as sources give them: the words as they came, and the first and last day that they can mean."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from graph.errors import UnreadableValueError

CACHED_DATES = 65_536
CIRCA_DAYS = 7

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month_name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR, _MONTH_NUMBER = r"(?P<year>[0-9]{4})", r"(?P<month>[0-9]{1,2})"
_DAY, _GAP = r"(?P<day>[0-9]{1,2})", r"[\s\-/]*"
_NAMED_DAY = _DAY + r"(?:st|nd|rd|th)?"
_CIRCA = re.compile(r"(?:circa|about|approximately|approx\.?|ca\.?|c\.?)\s*(?=[0-9a-z])", re.IGNORECASE)
CLOCK = re.compile(
    r"(?P<date>.*[0-9])(?:T|,?\s+)(?P<hour>[01]?[0-9]|2[0-3]):(?P<minute>[0-5][0-9])"
    r"(?::(?P<second>[0-5][0-9])(?:[.,](?P<fraction>[0-9]{1,9}))?)?"
    r"\s*(?P<offset>Z|(?P<sign>[+-])(?P<hours>[0-9]{2})(?::?(?P<minutes>[0-9]{2}))?)?",
    re.IGNORECASE,
)
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"{_YEAR}(?:-{_MONTH_NUMBER}(?:-{_DAY})?)?",
        rf"{_DAY}/{_MONTH_NUMBER}/{_YEAR}",
        rf"{_DAY}\.{_MONTH_NUMBER}\.{_YEAR}",
        rf"{_DAY}-{_MONTH_NUMBER}-{_YEAR}",
        rf"{_YEAR}/{_MONTH_NUMBER}/{_DAY}",
        rf"{_MONTH_NUMBER}[/.\-]{_YEAR}",
        rf"(?:{_NAMED_DAY}{_GAP}(?:of\s+)?)?{_MONTH}{_GAP}{_YEAR}",
        rf"{_MONTH}\s*{_NAMED_DAY}(?:,\s*|\s+){_YEAR}",
    )
)


class Certainty(StrEnum):
    """How far an incomplete date lets a question be answered."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    NO = "no"


class UnreadableDateError(UnreadableValueError):
    """A text is no date, or names a day that never was."""

    def __init__(self) -> None:
        super().__init__(
            "This is not a date that exists: write it as 1984-03-05, 05/03/1984 (day first), 1984-03, 1984 or c. 1984."
        )


@dataclass(frozen=True, slots=True)
class PartDate:
    """A date as a source gives it; two spellings of one date are equal and hash the same.

    `c. 1984` reaches a year either way, `c. March 1984` a month, and a day after `c.` a week.
    """

    text: str = field(compare=False)
    canonical: str
    earliest: date = field(compare=False)
    latest: date = field(compare=False)
    approximate: bool = field(compare=False, default=False)

    @classmethod
    def on(cls, day: date) -> PartDate:
        """A date of which the day is known."""
        return cls(day.isoformat(), day.isoformat(), day, day)

    @property
    def is_exact(self) -> bool:
        """Whether the day itself is known."""
        return self.earliest == self.latest

    def before(self, other: PartDate) -> Certainty:
        """Whether this date lies before the other one."""
        if self.latest < other.earliest:
            return Certainty.CERTAIN
        return Certainty.POSSIBLE if self.earliest < other.latest else Certainty.NO

    def same(self, other: PartDate) -> Certainty:
        """Whether both are one day; two dates that are equally vague are only possibly the same."""
        if not self.overlaps(other):
            return Certainty.NO
        return Certainty.CERTAIN if self.is_exact and other.is_exact else Certainty.POSSIBLE

    def certainly_before(self, other: PartDate) -> bool:
        """Whether every day this can mean lies before every day the other can mean."""
        return self.latest < other.earliest

    def possibly_before(self, other: PartDate) -> bool:
        """Whether some day this can mean lies before some day the other can mean."""
        return self.earliest < other.latest

    def overlaps(self, other: PartDate) -> bool:
        """Whether both can mean one day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def __str__(self) -> str:
        return self.canonical


@lru_cache(maxsize=CACHED_DATES)
def parse_part_date(text: str) -> PartDate:
    """Reads a date as people write it, day first, or raises UnreadableDateError.

    Two-figure years are refused: the century would be a guess, and the guess would become somebody's age.

    >>> parse_part_date("Apr 1984").canonical
    '1984-04'
    """
    words = text.strip()
    bare = _CIRCA.sub("", words, count=1) if _CIRCA.match(words) else words
    clock = CLOCK.fullmatch(bare) if ":" in bare else None
    year, month, day = _numbers(clock["date"] if clock else bare)
    if clock and day is None:
        raise UnreadableDateError
    try:
        earliest, latest = _bounds(year, month, day)
    except ValueError as error:
        raise UnreadableDateError from error
    canonical = earliest.isoformat()[: 4 if month is None else 7 if day is None else 10]
    if bare is words:
        return PartDate(text, canonical, earliest, latest)
    earliest, latest = _widened(earliest, latest, month=month, day=day)
    return PartDate(text, f"c. {canonical}", earliest, latest, approximate=True)


def _numbers(words: str) -> tuple[int, int | None, int | None]:
    for shape in _SHAPES:
        if found := shape.fullmatch(words):
            parts = found.groupdict()
            month, day = parts.get("month"), parts.get("day")
            if name := parts.get("month_name"):
                month = str(_MONTHS.index(name[:3].lower()) + 1)
            return int(parts["year"]), int(month) if month else None, int(day) if day else None
    raise UnreadableDateError


def _bounds(year: int, month: int | None, day: int | None) -> tuple[date, date]:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        first = date(year, month, 1)
        return first, first.replace(day=monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


def _widened(earliest: date, latest: date, *, month: int | None, day: int | None) -> tuple[date, date]:
    if day is not None:
        reach = timedelta(days=CIRCA_DAYS)
        return (
            earliest - reach if earliest - date.min >= reach else date.min,
            latest + reach if date.max - latest >= reach else date.max,
        )
    months = 12 if month is None else 1
    return _months_on(earliest, -months), _end_of_month(_months_on(latest.replace(day=1), months))


def _months_on(first: date, months: int) -> date:
    count = first.year * 12 + first.month - 1 + months
    count = min(max(count, date.min.year * 12), date.max.year * 12 + 11)
    return date(count // 12, count % 12 + 1, 1)


def _end_of_month(first: date) -> date:
    return first.replace(day=monthrange(first.year, first.month)[1])
