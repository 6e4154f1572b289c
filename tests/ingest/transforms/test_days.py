"""Days and times as other systems write them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from graph.errors import UnreadableValueError
from graph.instants import parse_instant
from graph.partdates import parse_part_date
from ingest.transforms.days import SHEET_BEGINS, day_text, moment_text, time_text

DAYS = some.dates(date(1930, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("03-Jun-58", "1958-06-03"),
        ("03.06.58", "1958-06-03"),
        ("3/6/25", "2025-06-03"),
        ("20/01/1962", "1962-01-20"),
        ("1994", "1994"),
        ("21205", "1958-01-20"),
        ("29/02/1988", "1988-02-29"),
    ],
)
def test_a_day_is_read_whatever_its_form(cell: str, meant: str) -> None:
    assert parse_part_date(day_text(cell, years_from=1926)).canonical == meant


@pytest.mark.parametrize("cell", ["31/02/1980", "29/02/1987", "13/13/1990", "last week", "999999", "03-Jun-5"])
def test_a_day_that_never_was_is_refused(cell: str) -> None:
    with pytest.raises(UnreadableValueError):
        day_text(cell, years_from=1926)


def test_a_two_figure_year_is_refused_where_nobody_said_which_century() -> None:
    with pytest.raises(UnreadableValueError):
        day_text("03-Jun-58")


def test_the_nought_of_a_sheet_says_nothing() -> None:
    assert (day_text("0"), moment_text("0")) == ("", "")


@given(DAYS)
def test_the_serial_number_of_a_day_is_that_day(day: date) -> None:
    assert day_text(str((day - SHEET_BEGINS).days)) == day.isoformat()


@given(DAYS, some.integers(0, 1439))
def test_the_serial_number_of_a_moment_is_that_minute(day: date, minute: int) -> None:
    moment = datetime.combine(day, time()) + timedelta(minutes=minute)
    assert moment_text(f"{(day - SHEET_BEGINS).days}.{round(minute / 1440 * 10**9):09d}") == moment.isoformat(
        timespec="minutes"
    )


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("1456", "14:56"),
        ("842", "08:42"),
        ("25", "00:25"),
        ("2.56 pm", "14:56"),
        ("12am", "00:00"),
        ("9:05:30", "09:05:30"),
    ],
)
def test_a_time_is_read_with_or_without_a_colon(cell: str, meant: str) -> None:
    assert time_text(cell) == meant


@pytest.mark.parametrize("cell", ["2460", "25:00", "13 pm", "99", "noon", "-3"])
def test_a_time_that_no_clock_shows_is_refused(cell: str) -> None:
    with pytest.raises(UnreadableValueError):
        time_text(cell)


@given(some.times())
def test_every_time_of_day_comes_back(clock: time) -> None:
    wanted = clock.replace(second=0, microsecond=0)
    for form in ("%H:%M", "%H%M", "%I:%M %p"):
        assert time.fromisoformat(time_text(wanted.strftime(form))) == wanted


def test_the_hour_that_the_clocks_skip_is_no_moment_and_the_one_that_comes_twice_is_the_earlier() -> None:
    with pytest.raises(UnreadableValueError):
        moment_text("29/03/2026 0130")
    assert parse_instant(moment_text("25/10/2026 0130")).canonical == "2026-10-25T00:30:00Z"


@given(some.text(max_size=20))
def test_nothing_else_is_ever_raised(cell: str) -> None:
    for read in (day_text, time_text, moment_text):
        try:
            read(cell)
        except UnreadableValueError:
            continue
