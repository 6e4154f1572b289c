"""A sheet's numbers for days in the columns of the extract layout: days are counted from 30 December 1899."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.ingest.mapping.one_table import draft, mapped


def test_a_number_in_a_column_of_dates_is_the_day_that_it_stands_for() -> None:
    found = mapped("persons", person_id="P1", dob="31562", surname="31562", photo_on="1984")
    assert found.numbered == ("dob",)
    assert found.drafts[0].values == {"dob": "1986-05-30", "surname": "31562", "photo_on": "1984"}


def test_it_is_the_same_row_as_one_with_the_date() -> None:
    assert (
        draft("persons", person_id="P1", dob="31562").digest
        == draft("persons", person_id="P1", dob="1986-05-30").digest
    )


def test_a_part_of_a_day_is_its_time_in_provenance_too() -> None:
    found = draft("persons", person_id="P1", recorded_at="45938.625", valid_from="45938")
    # 8 October 2025, 15:00 in summer time; until the end of that minute.
    recorded = datetime.fromtimestamp((found.origin.recorded or 0) / 1000, UTC)
    assert recorded.replace(second=0, microsecond=0) == datetime(2025, 10, 8, 14, tzinfo=UTC)
    assert found.origin.valid_from == "2025-10-08"


def test_a_number_that_no_sheet_gives_a_day_is_kept_as_it_came() -> None:
    found = mapped("persons", person_id="P1", dob="09999")
    assert (found.numbered, found.drafts[0].unreadable) == ((), ("dob=09999",))
