"""What the cells of a row come to: values, states of not knowing, and what cannot be read."""

from __future__ import annotations

import pytest

from tests.ingest.mapping.one_table import draft


def test_a_blank_cell_says_nothing_at_all() -> None:
    person = draft("persons", person_id="P1", surname="Tarnwick", dob=" ")
    assert person.values == {"surname": "Tarnwick"}
    assert person.states == person.unreadable == ()


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("not known", "asked_not_known"),
        ("N/A", "not_applicable"),
        ("refused", "refused"),
        ("none", "known_not_to_exist"),
        ("Not asked", "never_asked"),
        ("withheld", "withheld"),
    ],
)
def test_words_for_not_knowing_are_states_and_no_values(words: str, state: str) -> None:
    person = draft("persons", person_id="P1", dob=words)
    assert person.values == {}
    assert person.states == (f"dob={state}",)


def test_a_visit_that_was_refused_has_that_as_its_outcome() -> None:
    refused = draft("visits", visit_id="V1", person_id="P1", outcome="refused", observations="refused")
    assert refused.values == {"outcome": "refused"}
    assert refused.states == ("observations=refused",)


def test_what_cannot_be_read_is_kept_as_it_came_and_the_row_loads() -> None:
    person = draft("persons", person_id="P1", surname="Tarnwick", dob="31/02/1980")
    assert person.values == {"surname": "Tarnwick"}
    assert person.unreadable == ("dob=31/02/1980",)
    assert person.states == ("dob=unreadable",)


def test_a_date_is_stored_as_the_source_wrote_it() -> None:
    assert draft("persons", person_id="P1", dob="c. 1984").values == {"dob": "c. 1984"}


@pytest.mark.parametrize("written", ["very_high", "Very high", "VERY-HIGH", " very  high "])
def test_codes_are_one_code_whatever_their_case_and_signs(written: str) -> None:
    assert draft("management", person_id="P1", priority=written).values["priority"] == "very_high"


def test_a_code_keeps_the_letters_of_its_list() -> None:
    assert draft("management", person_id="P1", type="no subject").values["type"] == "NO_subject"


def test_a_code_that_is_on_no_list_cannot_be_read() -> None:
    assert draft("management", person_id="P1", type="RSP").unreadable == ("type=RSP",)


@pytest.mark.parametrize(
    ("table", "cells", "value"),
    [
        ("associations", {"person_id": "P1", "other_person_id": "P2", "kind": "unknown"}, "unknown"),
        ("contacts", {"contact_id": "C1", "person_id": "P1", "result": "refused"}, "refused"),
        ("offence_mo", {"offence_id": "O1", "behaviour": "b", "state": "unknown"}, "unknown"),
    ],
)
def test_the_codes_of_a_column_win_over_words_for_not_knowing(table: str, cells: dict[str, str], value: str) -> None:
    found = draft(table, **cells)
    assert value in found.values.values()
    assert found.states == ()


@pytest.mark.parametrize("written", ["yes", "Y", "TRUE", "1"])
def test_flags_that_are_set(written: str) -> None:
    assert draft("visits", visit_id="V1", person_id="P1", announced=written).values == {"announced": True}


def test_a_flag_that_is_not_set_is_a_value() -> None:
    assert draft("visits", visit_id="V1", person_id="P1", announced="no").values == {"announced": False}


def test_lists_are_split_and_their_blanks_dropped() -> None:
    assert draft("persons", person_id="P1", languages="Welsh; ;Polish;").values == {"languages": ["Welsh", "Polish"]}


@pytest.mark.parametrize("written", ["nan", "inf", "1_000", "12m", "1e999", "--1"])
def test_what_a_computer_might_take_for_a_number_and_a_clerk_would_not(written: str) -> None:
    assert draft("beats", beat_id="B1", area_km2=written).unreadable == (f"area_km2={written}",)


def test_whole_numbers_have_no_fraction() -> None:
    beat = draft("beats", beat_id="B1", population="1200.0", approved_premises="1.5")
    assert beat.values == {"population": 1200}
    assert beat.unreadable == ("approved_premises=1.5",)


def test_a_reference_that_is_not_known_makes_no_link_and_is_told() -> None:
    visit = draft("visits", visit_id="V1", person_id="P1", address_id="not known")
    assert [link.type for link in visit.links] == ["VISITED_IN"]
    assert visit.states == ("address_id=asked_not_known",)


def test_a_place_outside_the_country_is_no_place() -> None:
    offence = draft("offences", offence_id="O1", title="invented", latitude="0", longitude="0.0")
    assert offence.values == {"title": "invented"}
    assert offence.unreadable == ("latitude=0", "longitude=0.0")


def test_a_place_inside_the_country_stands() -> None:
    offence = draft("offences", offence_id="O1", latitude="60.86", longitude="-0.9")
    assert offence.values == {"latitude": 60.86, "longitude": -0.9}
