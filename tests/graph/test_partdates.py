"""Part-dates: what is read, what is refused, and comparisons against every day that a date can mean."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graph.errors import InputError, UnreadableValueError
from graph.partdates import Certainty, PartDate, parse_part_date

days = st.dates(date(1990, 1, 1), date(1992, 12, 31))
spellings = st.sampled_from(
    (
        "{d:%Y-%m-%d}",
        "{d:%Y-%m}",
        "{d:%Y}",
        "{d:%d/%m/%Y}",
        "{d.day}.{d.month}.{d.year}",
        "{d.day} {d:%B} {d.year}",
        "{d:%b} {d.year}",
        "{d:%m/%Y}",
        "c. {d:%Y}",
        "circa {d:%Y-%m}",
        "about {d:%d/%m/%Y}",
        "{d:%Y-%m-%d}T14:30:00Z",
    )
)
texts = st.builds(lambda shape, day: shape.format(d=day), spellings, days)
part_dates = texts.map(parse_part_date)


def every_day(part: PartDate) -> list[date]:
    return [part.earliest + timedelta(days=count) for count in range((part.latest - part.earliest).days + 1)]


@pytest.mark.parametrize(
    ("text", "canonical", "earliest", "latest"),
    [
        ("1984", "1984", date(1984, 1, 1), date(1984, 12, 31)),
        ("1984-02", "1984-02", date(1984, 2, 1), date(1984, 2, 29)),
        (" 1984-3-5 ", "1984-03-05", date(1984, 3, 5), date(1984, 3, 5)),
        ("03/04/1984", "1984-04-03", date(1984, 4, 3), date(1984, 4, 3)),
        ("3.4.1984", "1984-04-03", date(1984, 4, 3), date(1984, 4, 3)),
        ("3rd of April 1984", "1984-04-03", date(1984, 4, 3), date(1984, 4, 3)),
        ("3-Apr-1984", "1984-04-03", date(1984, 4, 3), date(1984, 4, 3)),
        ("April 3, 1984", "1984-04-03", date(1984, 4, 3), date(1984, 4, 3)),
        ("Apr 1984", "1984-04", date(1984, 4, 1), date(1984, 4, 30)),
        ("03/1984", "1984-03", date(1984, 3, 1), date(1984, 3, 31)),
        ("05/03/1984 00:00", "1984-03-05", date(1984, 3, 5), date(1984, 3, 5)),
        ("c. 1984", "c. 1984", date(1983, 1, 1), date(1985, 12, 31)),
        ("circa Dec 1984", "c. 1984-12", date(1984, 11, 1), date(1985, 1, 31)),
        ("about 3/4/1984", "c. 1984-04-03", date(1984, 3, 27), date(1984, 4, 10)),
        ("c. 9999", "c. 9999", date(9998, 1, 1), date(9999, 12, 31)),
    ],
)
def test_a_date_is_read_as_people_write_it(text: str, canonical: str, earliest: date, latest: date) -> None:
    part = parse_part_date(text)
    assert (part.canonical, part.earliest, part.latest) == (canonical, earliest, latest)
    assert part.text == text
    assert part.approximate is canonical.startswith("c.")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31/02/1980",
        "13/13/1980",
        "29/02/1983",
        "0000",
        "03/04/84",
        "1984-13",
        "tomorrow",
        "1984-03 14:30",
        "٣/٤/١٩٨٤",
    ],
)
def test_what_is_no_date_is_refused_without_being_quoted(text: str) -> None:
    with pytest.raises(UnreadableValueError) as refusal:
        parse_part_date(text)
    assert isinstance(refusal.value, ValueError)
    assert isinstance(refusal.value, InputError)
    assert not text or text not in str(refusal.value)


def test_two_spellings_of_one_date_are_one_value() -> None:
    assert len({parse_part_date(text) for text in ("03/04/1984", "1984-04-03", "3 April 1984")}) == 1
    assert parse_part_date("circa 1984") == parse_part_date("c.1984") != parse_part_date("1984")


@given(st.one_of(st.text(), st.text("0123456789/-.: cTZ+Apr", max_size=25)))
def test_any_text_is_a_date_or_is_refused(text: str) -> None:
    try:
        part = parse_part_date(text)
    except UnreadableValueError:
        return
    assert part.earliest <= part.latest


@given(texts)
def test_the_canonical_form_means_the_same(text: str) -> None:
    part = parse_part_date(text)
    again = parse_part_date(part.canonical)
    assert again == part
    assert (again.canonical, again.earliest, again.latest) == (part.canonical, part.earliest, part.latest)


@given(part_dates, part_dates)
def test_before_agrees_with_every_pair_of_days(one: PartDate, other: PartDate) -> None:
    # min and max stand for all and any over pairs: a day is before every day of a set when it is before its least.
    ones, others = every_day(one), every_day(other)
    always = all(day < min(others) for day in ones)
    sometimes = any(day < max(others) for day in ones)
    expected = Certainty.CERTAIN if always else Certainty.POSSIBLE if sometimes else Certainty.NO
    assert one.before(other) is expected
    assert one.certainly_before(other) is always
    assert one.possibly_before(other) is sometimes


@given(part_dates, part_dates)
def test_sameness_agrees_with_every_pair_of_days(one: PartDate, other: PartDate) -> None:
    shared = set(every_day(one)) & set(every_day(other))
    assert one.overlaps(other) is bool(shared)
    certain = len(every_day(one)) == len(every_day(other)) == len(shared) == 1
    assert (one.same(other) is Certainty.CERTAIN) is certain


@given(st.dates())
def test_a_known_day_is_exact(day: date) -> None:
    assume(day.year > 0)
    part = PartDate.on(day)
    assert part.is_exact
    assert parse_part_date(part.canonical) == part
