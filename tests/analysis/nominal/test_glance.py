"""What is checked first of a nominal: alive, how old, where they stay."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from analysis.nominal.addresses import occupancies
from analysis.nominal.glance import Glance, glance
from analysis.nominal.identity import identity
from graph.knowledge import KnowledgeState
from graph.partdates import Certainty
from tests import story
from tests.builders import person_page

if TYPE_CHECKING:
    from collections.abc import Mapping

TODAY = date.fromisoformat(story.TODAY)
PERSON = {"person_id": "P1", "surname": "Quillmarsh"}


def seen(person: Mapping[str, str], *addresses: Mapping[str, str], on: date = TODAY) -> Glance:
    ties = [{"person_id": "P1", "address_id": "A1", "valid_from": "2025-03-03", **each} for each in addresses]
    tables = {"persons": [{**PERSON, **person}], "addresses": story.ADDRESSES, "person_addresses": ties}
    dossier = person_page("P1", tables).dossier
    return glance(identity(dossier), occupancies(dossier, on), on)


def aged(born: str, on: date = TODAY) -> str | None:
    ages = seen({"dob": born}, on=on).ages
    return ages.words if ages else None


def test_a_part_date_gives_the_ages_between_which_somebody_must_be() -> None:
    assert aged("1979-05-14", date(2026, 5, 13)) == "aged 46"
    assert aged("1979-05-14", date(2026, 5, 14)) == "aged 47"
    assert aged("1979", date(2026, 5, 14)) == "aged 46 or 47"
    assert aged("c. 1979", date(2026, 5, 14)) == "aged 45 to 48"


def test_without_one_date_that_can_be_read_no_age_is_told() -> None:
    assert aged("") is None
    assert aged("31/02/1979") is None
    assert aged("2090-01-01") is None


def test_a_death_is_told_also_on_a_day_that_cannot_be_read_and_no_age_with_it() -> None:
    for died in ("2024-02-03", "31/02/2024"):
        found = seen({"dob": "1979-05-14", "deceased_on": died})
        assert (found.has_died, found.ages) == (True, None)
    assert not seen({"dob": "1979-05-14"}).has_died
    assert seen({"deceased_on": "31/02/2024"}).died.state is KnowledgeState.UNREADABLE


def test_where_they_stay_is_neither_where_they_work_nor_where_they_were_nor_what_is_refuted() -> None:
    assert not seen({}, {"kind": "work"}, {"kind": "home", "valid_to": "2025-09"}).stays
    assert not seen({}, {"kind": "home", "strength": "refuted"}).stays
    (stay,) = seen({}, {"kind": "approved_premises"}).stays
    assert (stay.kind, stay.now) == ("approved premises", Certainty.POSSIBLE)
    (stay,) = seen({}, {"kind": "home", "confirmed_on": story.TODAY}).stays
    assert stay.now is Certainty.CERTAIN


@given(st.dates(date(1900, 1, 1), TODAY), st.integers(0, 40_000))
def test_ages_are_those_of_counting_birthdays(born: date, days: int) -> None:
    on = min(born + timedelta(days=days), TODAY)
    birthdays = sum(
        (date(year, 3, 1) if (born.month, born.day) == (2, 29) and not isleap(year) else born.replace(year=year)) <= on
        for year in range(born.year + 1, on.year + 1)
    )
    assert aged(born.isoformat(), on) == f"aged {birthdays}"
