"""The other screens, run without a browser on a real database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.access import Reason, Restrictions
from graph.audit import AuditTrail
from graph.drafts import Refusal, RowPlace
from graph.keys import line_id, node_id
from graph.users import read_directory
from graph.writer import Who, open_writer
from tests.builders import SOURCE, person_id
from tests.ui.screens.running import html, refusals, screen, signed, words
from ui.state import Key

if TYPE_CHECKING:
    from graph.neo4j.bolt import Bolt

pytestmark = [pytest.mark.neo4j, pytest.mark.usefixtures("told")]


def id_of(kind: str, key: str) -> str:
    return node_id(kind, SOURCE, key)


def test_an_address_shows_its_household_its_marker_and_its_visit() -> None:
    drawn = words(screen("address", id_of("Address", "A1")))
    for part in ("QUILLMARSH, Alder", "THISTLEWICK, Bryony", "dogs", "seen in", "lives here on record"):
        assert part in drawn
    assert "5-9" not in drawn


def test_a_report_shows_its_item_with_its_own_grading_in_words_and_what_it_asserts() -> None:
    drawn = words(screen("report", id_of("Report", "R1")))
    for part in ("Not reliable; Suspected to be false", "Item one: the dog.", "THISTLEWICK, Bryony", "association"):
        assert part in drawn


def test_markup_in_the_text_of_a_report_stays_text() -> None:
    drawn = html(screen("report", id_of("Report", "R1")))
    assert "<img" not in drawn
    assert "&lt;img src=" in drawn


def test_any_other_thing_has_a_page_of_what_is_recorded_and_what_it_is_tied_to() -> None:
    drawn = words(screen("thing", id_of("Phone", "N1")))
    assert "07700 900123" in drawn
    assert "QUILLMARSH, Alder" in drawn


def test_an_offence_has_everybodys_part_and_the_behaviours() -> None:
    drawn = words(screen("thing", id_of("Offence", "F2")))
    assert "suspected, not convicted on this record" in drawn
    assert "witness, no part in the offending" in drawn


def test_the_neighbourhood_is_drawn_and_told_as_a_table() -> None:
    found = screen("chart", person_id("P1"))
    assert len(found.get("bidi_component")) == 1
    drawn = words(found)
    assert "associated with: 3 people, 6 links" in drawn
    assert "not shown" not in drawn


def test_the_neighbourhood_counts_leave_out_what_is_withheld() -> None:
    drawn = words(screen("chart", person_id("P1"), user="neighbourhood"))
    assert "associated with: 2 people, 5 links" in drawn


def test_the_history_of_a_line_shows_its_versions() -> None:
    line = line_id(SOURCE, "persons", "P1")
    drawn = words(screen("record", line))
    assert "Version 1: the latest" in drawn
    assert "Quillmarsh" in drawn


def test_the_history_of_a_line_that_is_withheld_is_not_on_record() -> None:
    line = line_id(SOURCE, "persons", "P4")
    assert "Nothing on record for you" in refusals(screen("record", line, user="neighbourhood"))[0]
    assert "Lanternhill" in words(screen("record", line))


def test_search_finds_with_the_reason_why_and_keeps_the_words_out_of_the_address() -> None:
    found = screen("search")
    found.text_input(key=Key.SEARCH_TEXT).input("thistlwick")
    found.button(key=Key.SEARCH_BUTTON).click().run()
    drawn = words(found)
    assert "THISTLEWICK, Bryony" in drawn
    assert "name, spelt alike" in drawn
    assert not found.query_params


def test_search_says_that_a_refused_row_mentions_it(told: Bolt) -> None:
    refused = Refusal(
        "persons", RowPlace("persons.csv", 9, "extract/persons", '{"surname": "Zebedee"}'), ("No key.",), Restrictions()
    )
    with open_writer(told, SOURCE) as writer:
        writer.write([], [refused])
        writer.publish("{}", Who(read_directory(None).viewer("loader"), Reason.parse("data quality")), AuditTrail(told))
    found = screen("search")
    found.text_input(key=Key.SEARCH_TEXT).input("Zebedee")
    found.button(key=Key.SEARCH_BUTTON).click().run()
    assert "persons.csv, line 9" in words(found)
    assert "Zebedee" in words(screen("quarantine"))


def test_a_checked_list_keeps_no_trace_as_a_dated_result() -> None:
    found = screen("search")
    found.text_area(key=Key.CHECK_TEXT).input("Thistlewick\nNobodyatall")
    found.button(key=Key.CHECK_BUTTON).click().run()
    drawn = words(found)
    assert "1 of 2 with a trace" in drawn
    assert "no trace in data loaded to" in drawn


def test_an_answer_given_to_one_viewer_is_not_shown_to_the_next() -> None:
    found = screen("search")
    found.text_input(key=Key.SEARCH_TEXT).input("Lanternhill")
    found.button(key=Key.SEARCH_BUTTON).click().run()
    assert "LANTERNHILL" in words(found)
    found.session_state[Key.SIGNED] = signed("neighbourhood")
    assert "LANTERNHILL" not in words(found.run())


def test_a_page_without_an_id_says_what_to_do() -> None:
    assert "Search for it first" in refusals(screen("nominal"))[0]
