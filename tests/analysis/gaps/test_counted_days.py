"""Days that rules count, against calendars that walk one day at a time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.gaps.clocks.notification import weekly_due
from analysis.gaps.clocks.spans import Span
from analysis.gaps.frames import with_days
from analysis.gaps.run import find_gaps
from tests.analysis.gaps.books import BASES, book_of

DAY = timedelta(days=1)
ON = date(2026, 3, 20)
STAYS = st.lists(
    st.tuples(st.integers(0, 500), st.integers(0, 9)), min_size=1, max_size=5, unique_by=lambda stay: stay[0]
)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
PAUSES = st.lists(st.builds(lambda first, more: Span(first, first + DAY * more), DAYS, st.integers(0, 30)), max_size=5)


@settings(deadline=None, max_examples=40)
@given(STAYS)
def test_stays_add_up_over_the_twelve_months_before_the_day(stays: list[tuple[int, int]]) -> None:
    spans = [(ON - DAY * ago, min(ON, ON - DAY * (ago - more))) for ago, more in stays]
    rows = [
        {"person_id": "P1", "address_id": "A1", "kind": "visited", "valid_from": str(first), "valid_to": str(last)}
        for first, last in spans
    ]
    found = find_gaps(book_of({**BASES["rso"], **BASES["home"], "person_addresses": rows}, ON), only=["GR-05"]).findings
    days = sum(any(first <= ON - DAY * ago <= last for first, last in spans) for ago in range(365))
    severity = "critical" if days >= 7 else "high"
    assert [each.severity.value for each in found] == ([severity] if days >= 3 else [])


@settings(deadline=None)
@given(DAYS, PAUSES)
def test_a_week_runs_on_to_three_days_after_a_pause(last: date, pauses: list[Span]) -> None:
    due = last + 7 * DAY
    inside = any(pause.holds(due) for pause in pauses)
    while any(pause.holds(due) for pause in pauses):
        due += DAY
    # The day after the pause is the first of the three.
    assert weekly_due(last, pauses) == (due + 2 * DAY if inside else due)


@settings(deadline=None)
@given(st.datetimes(datetime(2015, 1, 1), datetime(2035, 1, 1)))
def test_a_moment_falls_on_the_day_that_it_has_in_london(moment: datetime) -> None:
    instant = moment.replace(microsecond=0, tzinfo=UTC)
    frame = with_days(pl.DataFrame({"at": [instant.isoformat()]}), ["at"])
    assert frame["at_a"].to_list() == [instant.astimezone(ZoneInfo("Europe/London")).date()]
