"""The forms: a check and a report entered on screen, a likely duplicate shown, a record regraded and withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import person_id
from tests.ui.screens.running import html, refusals, screen, words

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

pytestmark = [pytest.mark.neo4j, pytest.mark.usefixtures("told")]
ALDER = person_id("P1")


def form(kind: str, about: str = ALDER, user: str = "analyst") -> AppTest:
    found = screen("enter", about, user=user)
    return found.selectbox(key="enter").set_value(kind).run()


def test_a_check_with_no_trace_is_entered_from_a_nominal() -> None:
    found, key = form("check"), f"enter-check-{ALDER}"
    assert found.text_input(key=f"{key}-person_id").value == ALDER
    found.text_input(key=f"{key}-system").set_value("PND system of old")
    found.text_input(key=f"{key}-checked_on").set_value("2026-11-20")
    found.selectbox(key=f"{key}-result").set_value("no_trace")
    found.button(key=f"{key}-button").click().run()
    assert not found.exception
    assert "Entered" in found.success[0].value
    assert "PND system of old" in words(screen("nominal", ALDER))


def test_the_address_of_a_form_says_what_is_entered_about_what() -> None:
    found = screen("enter", f"visit.{ALDER}")
    assert found.selectbox(key="enter").value == "visit"
    assert found.text_input(key=f"enter-visit-{ALDER}-person_id").value == ALDER
    assert f"/enter?id=visit.{ALDER}" in html(screen("nominal", ALDER))


def test_whom_a_form_refers_to_is_found_by_name_and_chosen() -> None:
    found, key = form("link"), f"enter-link-{ALDER}"
    found.text_input(key=f"{key}-other_person_id").set_value("thistelwick").run()
    offered = found.selectbox(key=f"{key}-other_person_id-which-thistelwick")
    assert any("THISTLEWICK, Bryony" in option for option in offered.options)
    assert offered.value is None
    offered.set_value(person_id("P2"))
    found.selectbox(key=f"{key}-kind").set_value("friend")
    found.selectbox(key=f"{key}-statement").set_value("assessment")
    found.selectbox(key=f"{key}-strength").select_index(0)
    found.text_input(key=f"{key}-from").set_value("2026-01")
    for label, place in (("Source", 1), ("Information", 1), ("Handling", 0)):
        found.selectbox(key=f"{key}-{label}").select_index(place)
    found.button(key=f"{key}-button").click().run()
    assert not found.exception
    assert "Entered" in found.success[0].value


def test_what_is_missing_is_said_beside_the_form() -> None:
    found = form("check").button(key=f"enter-check-{ALDER}-button").click().run()
    assert "Fill in system" in refusals(found)[-1]


def test_a_refusal_calls_a_field_as_the_form_does_and_what_was_written_stays() -> None:
    found, key = form("check"), f"enter-check-{ALDER}"
    found.text_input(key=f"{key}-system").set_value("PND")
    found.selectbox(key=f"{key}-result").select_index(0)
    found.text_input(key=f"{key}-checked_on").set_value("31/02/2026")
    found.button(key=f"{key}-button").click().run()
    assert "“Checked on” cannot be read" in refusals(found)[-1]
    assert found.text_input(key=f"{key}-checked_on").value == "31/02/2026"


def test_a_report_is_entered_with_its_graded_item_and_withdrawn() -> None:
    found, key = form("report"), f"enter-report-{ALDER}"
    found.text_input(key=f"{key}-title").set_value("Lights at the quernstone")
    found.text_area(key=f"{key}-item1-text").set_value("Lights were seen.")
    for label, place in (("Source", 1), ("Information", 1), ("Handling", 0)):
        found.selectbox(key=f"{key}-item1-{label}").select_index(place)
    found.selectbox(key=f"{key}-item1-statement").set_value("fact")
    found.button(key=f"{key}-button").click().run()
    assert "3 rows" in found.success[0].value
    report = html(found).partition("/report?id=")[2].partition('"')[0]
    drawn = screen("report", report)
    assert "Known indirectly but corroborated" in words(drawn)
    line = html(drawn).partition("/change?id=")[2].partition('"')[0]
    change = screen("change", line)
    change.text_input(key="change_record-withdraw-why").set_value("Made up.")
    change.button(key="change_record-withdraw-button").click().run()
    assert "Withdrawn" in change.success[0].value
    assert "withdrawn by analyst" in words(screen("report", report))


def test_likely_duplicates_are_shown_while_typing() -> None:
    found = form("person", "")
    found.text_input(key="enter-person--surname").set_value("Quillmarsh").run()
    found.text_input(key="enter-person--dob").set_value("14/05/1979").run()
    assert "same surname and date of birth" in words(found)
    found.button(key="enter-person--button").click().run()
    assert "Nothing was entered" in refusals(found)[-1]


def test_who_may_not_enter_is_told_so() -> None:
    assert "role `enter`" in refusals(screen("enter", ALDER, user="neighbourhood"))[0]


def test_supervisors_see_the_quality_of_submissions_and_others_do_not() -> None:
    drawn = screen("submissions", user="manager")
    assert not drawn.exception
    assert "Mentions linked" in words(drawn)
    assert "supervisors" in refusals(screen("submissions", user="neighbourhood"))[0]
