"""Periods against an oracle that tries every start, end and confirmation that the dates allow."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import assume, given
from hypothesis import strategies as st

from graph.partdates import Certainty, PartDate, parse_part_date
from graph.periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST, LAST = 0, 9
DAYS = [date(2020, 1, 1) + timedelta(days=count) for count in range(LAST + 1)]


def vague(bounds: tuple[int, int]) -> PartDate:
    low, high = sorted(bounds)
    return PartDate(text="", canonical=f"{low}..{high}", earliest=DAYS[low], latest=DAYS[high])


bounds = st.none() | st.tuples(st.integers(2, 7), st.integers(2, 7)).map(vague)
periods = st.builds(Period, bounds, bounds, bounds)


def readings(period: Period) -> list[tuple[date, date]]:
    """Every start and end that agree with what is recorded; a blank bound may be any day, even outside the window."""
    return [
        (start, end)
        for start in days(period.valid_from)
        for end in days(period.valid_to)
        for sighting in days(period.confirmed)
        if start <= end and (period.confirmed is None or start <= sighting <= end)
    ]


def days(bound: PartDate | None) -> Iterator[date]:
    return (day for day in DAYS if bound is None or bound.earliest <= day <= bound.latest)


@given(periods, st.sampled_from(DAYS))
def test_a_day_agrees_with_every_reading(period: Period, day: date) -> None:
    worlds = readings(period)
    assume(worlds)
    holds = [start <= day <= end for start, end in worlds]
    assert period.possible_at(day) is any(holds)
    assert period.certain_at(day) is all(holds)


@given(periods, periods)
def test_overlap_agrees_with_every_pair_of_readings(one: Period, other: Period) -> None:
    ones, others = readings(one), readings(other)
    assume(ones and others)
    meets = [start <= last and first <= end for start, end in set(ones) for first, last in set(others)]
    expected = Certainty.CERTAIN if all(meets) else Certainty.POSSIBLE if any(meets) else Certainty.NO
    assert one.overlap(other) is expected
    assert other.overlap(one) is expected


def test_a_blank_end_is_certain_up_to_the_last_confirmation_and_possible_after_it() -> None:
    period = Period(parse_part_date("2019-05-01"), None, parse_part_date("2020-06-30"))
    assert period.at(date(2020, 6, 30)) is Certainty.CERTAIN
    assert period.at(date(2020, 7, 1)) is Certainty.POSSIBLE
    assert period.at(date(2019, 4, 30)) is Certainty.NO


def test_nothing_recorded_of_a_period_is_possible_always_and_certain_never() -> None:
    assert Period().at(date(2020, 1, 1)) is Certainty.POSSIBLE
    assert Period().overlap(Period()) is Certainty.POSSIBLE


def test_a_period_that_ends_before_it_begins_is_told_and_never_certain() -> None:
    period = Period(parse_part_date("2020-05-02"), parse_part_date("2020-05-01"))
    assert period.ends_before_it_begins
    assert not any(period.possible_at(date(2020, 5, day)) for day in (1, 2, 3))
    assert not Period(parse_part_date("2020-05"), parse_part_date("2020-05-01")).ends_before_it_begins
