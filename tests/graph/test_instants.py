"""Moments: local unless they carry an offset, and honest about the two days a year when clocks change."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UnreadableValueError
from graph.instants import PartInstant, parse_instant


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-03-05T14:30", datetime(2024, 3, 5, 14, 30, tzinfo=UTC)),
        ("2024-06-05 14:30:15", datetime(2024, 6, 5, 13, 30, 15, tzinfo=UTC)),
        ("05/06/2024 14:30", datetime(2024, 6, 5, 13, 30, tzinfo=UTC)),
        ("5 June 2024, 14:30", datetime(2024, 6, 5, 13, 30, tzinfo=UTC)),
        ("2024-06-05T14:30Z", datetime(2024, 6, 5, 14, 30, tzinfo=UTC)),
        ("2024-06-05T14:30:00.5+02:00", datetime(2024, 6, 5, 12, 30, 0, 500_000, tzinfo=UTC)),
        ("2024-06-05T14:30-0530", datetime(2024, 6, 5, 20, 0, tzinfo=UTC)),
    ],
)
def test_a_clock_time_is_one_moment(text: str, moment: datetime) -> None:
    part = parse_instant(text)
    assert part.is_exact
    assert part.earliest == part.latest == moment
    assert part.text == text


def test_of_the_hour_that_comes_twice_the_earlier_is_meant() -> None:
    assert parse_instant("2024-10-27 01:30").earliest == datetime(2024, 10, 27, 0, 30, tzinfo=UTC)
    assert parse_instant("2024-10-27T01:30+00:00").earliest == datetime(2024, 10, 27, 1, 30, tzinfo=UTC)


def test_a_bare_day_reaches_from_midnight_to_midnight_local_time() -> None:
    part = parse_instant("05/06/2024")
    assert not part.is_exact
    assert part.canonical == "2024-06-05"
    assert part.earliest == datetime(2024, 6, 4, 23, 0, tzinfo=UTC)
    assert part.latest == datetime(2024, 6, 5, 22, 59, 59, 999_999, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-31 01:30",  # the clocks go forward from 01:00 to 02:00
        "2024-02-30T10:00",
        "2024-03-05T24:00",
        "2024-03-05T10:60",
        "1984-03 14:30",
        "c. 2024-03-05 14:30",
        "2024-03-05T10:00T11:00",
        "2024-03-05T10:00+99:00",
        "0001-01-01T00:00+05:00",
        "14:30",
    ],
)
def test_a_time_that_never_was_is_refused(text: str) -> None:
    with pytest.raises(UnreadableValueError):
        parse_instant(text)


def test_a_day_and_a_moment_in_it_cannot_be_ordered_for_certain() -> None:
    day, moment, later = map(parse_instant, ("2024-03-05", "2024-03-05T14:30", "2024-03-06T00:00"))
    assert day.possibly_before(moment)
    assert moment.possibly_before(day)
    assert not day.certainly_before(moment)
    assert day.certainly_before(later)


@given(st.one_of(st.text(), st.text("0123456789/-.: cTZ+Apr", max_size=30)))
def test_any_text_is_a_moment_or_is_refused(text: str) -> None:
    try:
        part = parse_instant(text)
    except UnreadableValueError:
        return
    assert part.earliest <= part.latest
    assert parse_instant(part.canonical) == part


@given(st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)))
def test_a_known_moment_survives_being_written(moment: datetime) -> None:
    part = PartInstant.at(moment)
    again = parse_instant(part.canonical)
    assert again == part
    assert again.earliest == moment
