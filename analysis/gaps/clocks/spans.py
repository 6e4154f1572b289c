"""Spans of days and what they make together: pauses of a clock, and days that add up within twelve months."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

DAY = timedelta(days=1)


class Span(NamedTuple):
    """Days from the first to the last, both included; no last day means that it lasts still."""

    first: date
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day and (self.last is None or day <= self.last)


def pause_end(day: date, pauses: Iterable[Span]) -> date | None:
    """The last day of the pause that a day lies in, pauses that meet or overlap taken as one.

    Returns the day itself where it lies in none, and None where the pause lasts still.
    """
    end = day
    for pause in sorted(pauses):
        if pause.first > end + DAY or (pause.last is not None and pause.last < end):
            continue
        if pause.first > end and end == day:
            continue
        if pause.last is None:
            return None
        end = max(end, pause.last)
    return end


def days_within(spans: Iterable[Span], window: Span) -> int:
    """How many different days of a window lie in one of the spans; the window must have a last day."""
    if window.last is None:
        message = "a window of days has a last day"
        raise ValueError(message)
    days: set[date] = set()
    for span in spans:
        first, last = max(span.first, window.first), min(span.last or window.last, window.last)
        days.update(first + DAY * count for count in range((last - first).days + 1))
    return len(days)
