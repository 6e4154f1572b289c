"""Notification under Part 2 of the Sexual Offences Act 2003: how long it lasts, and when each notification is due.

Every function answers with the last day that is still in time. Source: docs/gaps.md, "Clocks".
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from analysis.gaps.clocks.spans import Span, pause_end
from analysis.gaps.clocks.years import ADULT, age_on, months_after, years_after

if TYPE_CHECKING:
    from collections.abc import Sequence

THREE_DAYS = 3
LONG, SHORT = 30, 6
"""Months of custody from which notification is indefinite, and up to which it lasts seven years (s.82(1))."""
CAUTION, OTHERWISE = 24, 60
"""Months after a caution, and after anything else that has no line of its own."""
_LENGTHS = (
    (re.compile(r"(>=|≥|at least )\s*30"), LONG),
    (re.compile(r"\b6\s*[-–]\s*30"), SHORT + 1),
    (re.compile(r"(<=|≤|up to )\s*6"), SHORT),
)


class Event(StrEnum):
    """What a notification is, as far as a clock cares."""

    INITIAL = "initial"
    CHANGE = "change"
    PERIODIC = "periodic"
    WEEKLY = "weekly"
    TRAVEL_OUT = "travel_out"
    TRAVEL_RETURN = "travel_return"
    CHILD_HOUSEHOLD = "child_household"
    ADVANCE = "advance"
    CANCELLED = "cancelled"
    OTHER = "other"


RESETS = frozenset({Event.INITIAL, Event.CHANGE, Event.PERIODIC, Event.WEEKLY})
"""Notifications under ss.83(1), 84(1) and 85(1); what only the 2012 Regulations ask for resets nothing."""
_WORDS = (
    ("child", Event.CHILD_HOUSEHOLD),
    ("travel_return", Event.TRAVEL_RETURN),
    ("return", Event.TRAVEL_RETURN),
    ("travel", Event.TRAVEL_OUT),
    ("financ", Event.OTHER),
    ("bank", Event.OTHER),
    ("identity", Event.OTHER),
    ("passport", Event.OTHER),
    ("cancel", Event.CANCELLED),
    ("advance", Event.ADVANCE),
    ("initial", Event.INITIAL),
    ("s83", Event.INITIAL),
    ("week", Event.WEEKLY),
    ("nfa", Event.WEEKLY),
    ("periodic", Event.PERIODIC),
    ("annual", Event.PERIODIC),
    ("s85", Event.PERIODIC),
    ("change", Event.CHANGE),
    ("s84", Event.CHANGE),
    ("name", Event.CHANGE),
    ("alias", Event.CHANGE),
    ("address", Event.CHANGE),
    ("stay", Event.CHANGE),
    ("release", Event.CHANGE),
)


class Length(NamedTuple):
    """How long somebody notifies.

    Attributes:
        ends: The last day; None where it is indefinite or not known.
        indefinite: Whether it has no end.
        missing: What must be known before the end can be worked out; empty where it can.
    """

    ends: date | None = None
    indefinite: bool = False
    missing: tuple[str, ...] = ()


class Sentence(NamedTuple):
    """What the length follows from: days are the latest that a part-date can mean, so that no duty ends too soon."""

    relevant: date | None
    disposal: str | None
    months: float | None
    born: tuple[date, date] | None


def event_of(words: str | None) -> Event:
    """What a notification's own word for its event means.

    >>> event_of("Periodic s85"), event_of("identity_document"), event_of("address")
    (<Event.PERIODIC: 'periodic'>, <Event.OTHER: 'other'>, <Event.CHANGE: 'change'>)
    """
    plain = (words or "").casefold().replace(" ", "_").replace(".", "")
    return next((event for word, event in _WORDS if word in plain), Event.OTHER)


def length_of(sentence: Sentence) -> Length:
    """The notification period by disposal (s.82), halved where the person was certainly under 18 on the relevant date.

    >>> length_of(Sentence(date(2020, 5, 1), "caution", None, (date(1980, 1, 1), date(1980, 1, 1)))).ends
    datetime.date(2022, 4, 30)
    """
    months, missing = _months(sentence)
    if months == 0 and not missing:
        return Length(indefinite=True)
    lacking = list(missing)
    if sentence.relevant is None:
        lacking.append("relevant date")
    young = _is_young(sentence)
    if young is None:
        lacking.append("date of birth")
    if lacking or months is None or sentence.relevant is None:
        return Length(missing=tuple(lacking))
    counted = months / 2 if young else months
    whole = months_after(sentence.relevant, int(counted))
    halves = timedelta(days=15 if counted != int(counted) else 0)
    return Length(ends=whole + halves - timedelta(days=1))


def _months(sentence: Sentence) -> tuple[float | None, tuple[str, ...]]:
    """Months of the period; 0 stands for indefinite."""
    words = (sentence.disposal or "").casefold()
    if not words:
        return None, ("disposal",)
    if "hospital" in words:
        return _hospital(words)
    if "conditional" in words:
        return (sentence.months, ()) if sentence.months else (None, ("length of the conditional discharge",))
    if any(word in words for word in ("custody", "prison", "suspended", "imprison", "detention")):
        return _by_length(words, sentence.months)
    if re.search(r"\b(life|ipp|olr|indeterminate)\b", words):
        return 0, ()
    return (CAUTION if "caution" in words else OTHERWISE), ()


def _hospital(words: str) -> tuple[float | None, tuple[str, ...]]:
    if "without" in words or "hospital-" in words or "no restriction" in words or "unrestricted" in words:
        return 84, ()
    if "restriction" in words or "hospital+" in words or "restricted" in words:
        return 0, ()
    return None, ("whether the hospital order has a restriction",)


def _by_length(words: str, months: float | None) -> tuple[float | None, tuple[str, ...]]:
    if re.search(r"\b(life|ipp|olr|indeterminate)\b", words):
        return 0, ()
    stated = months if months is not None else next((found for shape, found in _LENGTHS if shape.search(words)), None)
    if stated is None:
        return None, ("length of the sentence",)
    if stated >= LONG:
        return 0, ()
    return (84 if stated <= SHORT else 120), ()


def _is_young(sentence: Sentence) -> bool | None:
    """Whether the person was under 18; None where the dates do not tell."""
    if sentence.born is None or sentence.relevant is None:
        return None
    oldest, youngest = (age_on(born, sentence.relevant) for born in sentence.born)
    if oldest >= ADULT and youngest >= ADULT:
        return False
    return True if oldest < ADULT and youngest < ADULT else None


def initial_due(relevant: date, releases: Sequence[date] = ()) -> date:
    """Three days beginning with the relevant date, or with the last release since then (s.83(1)).

    >>> initial_due(date(2026, 3, 1))
    datetime.date(2026, 3, 3)
    """
    begins = max((relevant, *(day for day in releases if day > relevant)))
    return begins + timedelta(days=THREE_DAYS - 1)


def annual_due(last: date, pauses: Sequence[Span]) -> date | None:
    """One year after the last notification that resets it; in a pause, three days after that ends (s.85).

    Returns None while the pause lasts.

    >>> annual_due(date(2025, 3, 10), [Span(date(2026, 3, 1), date(2026, 4, 1))])
    datetime.date(2026, 4, 4)
    """
    return _after_pause(years_after(last, 1), pauses)


def weekly_due(last: date, pauses: Sequence[Span]) -> date | None:
    """Seven days after the last notification of somebody with no fixed abode; paused like the annual one."""
    return _after_pause(last + timedelta(days=7), pauses)


def _after_pause(due: date, pauses: Sequence[Span]) -> date | None:
    end = pause_end(due, pauses)
    if end is None:
        return None
    return due if end == due and not any(pause.holds(due) for pause in pauses) else end + timedelta(days=THREE_DAYS)
