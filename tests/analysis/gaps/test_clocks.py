"""Clocks against calendars that count one day at a time and know nothing of the formulas."""

from __future__ import annotations

from calendar import isleap, monthrange
from datetime import date, timedelta

import pytest
from dateutil.easter import easter
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.gaps.clocks.notification import (
    Event,
    Sentence,
    annual_due,
    event_of,
    initial_due,
    length_of,
)
from analysis.gaps.clocks.spans import Span, days_within, pause_end
from analysis.gaps.clocks.working_days import bank_holidays, easter_sunday, is_working_day, working_days_after
from analysis.gaps.clocks.years import age_on, months_after, years_after

# How long an example takes says how busy the machine is, and nothing of a clock.
settings.register_profile("by the calendar", deadline=None)
settings.load_profile("by the calendar")
DAY = timedelta(days=1)
DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))
SPANS = st.lists(
    st.builds(lambda first, length: Span(first, first + DAY * length), DAYS, st.integers(0, 400)), max_size=6
)


@given(DAYS, st.integers(0, 40))
def test_years_and_months_agree_with_another_calendar(day: date, count: int) -> None:
    assert years_after(day, count) == day + relativedelta(years=count)
    assert months_after(day, count) == day + relativedelta(months=count)


@given(DAYS, st.integers(0, 12_000))
def test_an_age_is_the_number_of_birthdays(born: date, lived: int) -> None:
    day = born + DAY * lived
    birthdays = [_birthday(born, year) for year in range(born.year + 1, day.year + 1)]
    assert age_on(born, day) == sum(birthday <= day for birthday in birthdays)


@given(st.integers(1990, 2040))
def test_easter_agrees_with_another_calendar(year: int) -> None:
    assert easter_sunday(year) == easter(year)


def test_bank_holidays_are_those_that_were_kept() -> None:
    # As published by the government for England and Wales.
    assert sorted(bank_holidays(2022)) == [
        date(2022, 1, 3), date(2022, 4, 15), date(2022, 4, 18), date(2022, 5, 2), date(2022, 6, 2), date(2022, 6, 3),
        date(2022, 8, 29), date(2022, 9, 19), date(2022, 12, 26), date(2022, 12, 27),
    ]  # fmt: skip
    assert {date(2021, 12, 27), date(2021, 12, 28)} <= bank_holidays(2021)


@given(DAYS, st.integers(0, 30))
def test_a_limit_of_working_days_holds_as_many(day: date, count: int) -> None:
    last = working_days_after(day, count)
    between = [day + DAY * step for step in range(1, (last - day).days + 1)]
    assert sum(is_working_day(each) for each in between) == count
    assert count == 0 or is_working_day(last)


@given(SPANS, DAYS)
def test_days_within_a_window_are_counted_once(spans: list[Span], first: date) -> None:
    window = Span(first, first + 364 * DAY)
    each = (first + DAY * step for step in range(365))
    assert days_within(spans, window) == sum(any(span.holds(day) for span in spans) for day in each)


@given(SPANS, DAYS)
def test_a_pause_ends_where_walking_day_by_day_leaves_it(spans: list[Span], day: date) -> None:
    last = day
    if any(span.holds(day) for span in spans):
        while any(span.holds(last + DAY) for span in spans):
            last += DAY
    assert pause_end(day, spans) == last


@given(DAYS, SPANS)
def test_a_year_that_ends_outside_a_pause_is_a_year(last: date, pauses: list[Span]) -> None:
    due = annual_due(last, pauses)
    plain = last + relativedelta(years=1)
    paused = any(pause.holds(plain) for pause in pauses)
    assert due is not None
    assert (due == plain) != paused
    assert due >= plain


def test_a_pause_that_lasts_leaves_nothing_due() -> None:
    assert annual_due(date(2025, 3, 1), [Span(date(2026, 1, 1))]) is None


@given(DAYS)
def test_the_first_day_counts(day: date) -> None:
    assert initial_due(day) == day + 2 * DAY
    assert initial_due(day, [day + 10 * DAY, day - DAY]) == day + 12 * DAY


@pytest.mark.parametrize(
    ("disposal", "months", "years"),
    [("caution", None, 2), ("custody<=6m", None, 7), ("custody 6-30m", None, 10), ("custody", 29.0, 10),
     ("suspended", 6.0, 7), ("hospital without restriction", None, 7), ("community", None, 5), ("fine", None, 5)],
)  # fmt: skip
@given(relevant=DAYS)
def test_a_period_is_as_long_as_its_disposal_says(
    disposal: str, months: float | None, years: int, relevant: date
) -> None:
    grown, young = relevant - relativedelta(years=30), relevant - relativedelta(years=17)
    whole = length_of(Sentence(relevant, disposal, months, (grown, grown)))
    assert whole.ends == relevant + relativedelta(years=years) - DAY
    half = length_of(Sentence(relevant, disposal, months, (young, young)))
    assert half.ends == relevant + relativedelta(months=years * 6) - DAY


@pytest.mark.parametrize(
    ("disposal", "months"),
    [("life", None), ("IPP", None), ("custody", 30.0), ("custody>=30m", None), ("hospital with restriction", None)],
)
def test_long_sentences_have_no_end(disposal: str, months: float | None) -> None:
    assert length_of(Sentence(date(2020, 1, 1), disposal, months, None)).indefinite


def test_an_age_that_a_part_date_leaves_open_is_missing() -> None:
    born = (date(2002, 1, 1), date(2002, 12, 31))
    assert length_of(Sentence(date(2020, 6, 1), "caution", None, born)).missing == ("date of birth",)


def test_only_these_reset_the_year() -> None:
    assert event_of("bank card (financial)") is Event.OTHER
    assert event_of("weekly NFA") is Event.WEEKLY
    assert event_of(None) is Event.OTHER


def _birthday(born: date, year: int) -> date:
    if born.day > monthrange(year, born.month)[1]:
        assert not isleap(year)
        return date(year, 3, 1)
    return date(year, born.month, born.day)
