"""When somebody offends: day and hour with windows shared out, month, intervals, and custody at the time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.nominal.when import when
from analysis.patterns.linkage.rhythm import HOURS, WEEKDAYS, week_weights

if TYPE_CHECKING:
    from analysis.patterns.linkage.offences import Floats
    from graph.reading.results import Dossier, Record

MONTHS = 12
_OPEN_WINDOW = 7.0
"""Days: a window this long or longer says nothing of the day of the week or the hour."""


class Times(NamedTuple):
    """Times of some offences.

    Attributes:
        week: Seven rows of days from Monday and 24 columns of hours: how many offences, shared out over their windows.
        months: How many began in each month, January first.
        intervals: Days between one and the next, in order, each from the middle of its window.
        dated, vague: How many have a time, and how many of those a window of a week or more, left out of the week.
    """

    week: Floats
    months: tuple[int, ...]
    intervals: tuple[float, ...]
    dated: int
    vague: int


def times(first: Floats, last: Floats) -> Times:
    """Share offences out over the week.

    Question: on which days, at which hours and how often?
    Formula: an offence whose time is a window of n hours adds 1/n to each of them.
    Source: Ratcliffe 2000, aoristic analysis.
    Must not be concluded: that a dark cell is when the next one comes; few offences make any pattern.

    >>> times(np.array([738973.5]), np.array([738973.5])).week.sum()
    np.float64(1.0)
    """
    known = np.isfinite(first + last)
    begun, ended = first[known], last[known]
    narrow = ended - begun < _OPEN_WINDOW
    week = week_weights(begun[narrow], ended[narrow]).sum(axis=0).reshape(WEEKDAYS, HOURS)
    months = [0] * MONTHS
    for day in begun:
        months[date.fromordinal(int(day)).month - 1] += 1
    middle = np.sort((begun + ended) / 2)
    return Times(
        week, tuple(months), tuple(float(gap) for gap in np.diff(middle)), int(known.sum()), int((~narrow).sum())
    )


class Held(NamedTuple):
    """What custody or a tag says of one offence's time."""

    offence: str
    words: str
    evidence: tuple[str, ...]


def held_at(dossier: Dossier, windows: dict[str, tuple[float, float]]) -> tuple[Held, ...]:
    """Offences whose window lies in, or reaches into, a time in custody or on a tag: a contradiction to look into."""
    spans = [(what, span, record.id) for record in dossier.of("Custody") for what, span in _spans(record)]
    return tuple(
        Held(offence, f"{words} a time {what}", (record,))
        for what, span, record in spans
        for offence, window in windows.items()
        if (words := _overlap(span, window))
    )


def _spans(record: Record) -> list[tuple[str, tuple[float, float]]]:
    begun, released, tagged = (when(record.text(name)) for name in ("from_on", "release_on", "tag_until"))
    spans = []
    if begun.latest and released.earliest:
        spans.append(("in custody", (_day(begun.latest), _day(released.earliest))))
    if released.latest and tagged.earliest:
        spans.append(("on a tag", (_day(released.latest), _day(tagged.earliest + timedelta(days=1)))))
    return spans


def _day(day: date) -> float:
    return float(day.toordinal())


def _overlap(span: tuple[float, float], window: tuple[float, float]) -> str:
    if window[0] >= span[0] and window[1] <= span[1]:
        return "lies wholly in"
    return "may lie in" if window[0] < span[1] and window[1] > span[0] else ""
