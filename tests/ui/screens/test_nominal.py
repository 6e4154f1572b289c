"""A nominal's page, run without a browser on a real database."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests import story
from tests.builders import person_id
from tests.ui.screens.running import html, refusals, screen, words
from ui.state import Key

pytestmark = [pytest.mark.neo4j, pytest.mark.usefixtures("told")]
ALDER = person_id("P1")
SECRET = ("Lanternhill", "LANTERNHILL", "Held close", "2CC", "R4")


def test_nothing_is_read_before_somebody_says_who_they_are_and_why() -> None:
    found = screen("nominal", ALDER, user="")
    assert not found.exception
    assert html(found) == ""
    assert "Nothing is read before" in refusals(found)[0]
    assert [box.label for box in found.selectbox] == ["You are", "Purpose"]


def test_the_markers_come_before_everything_else() -> None:
    drawn = html(screen("nominal", ALDER))
    order = [drawn.index(f'<h2 id="{part}">') for part in ("markers", "management", "risk", "identity", "chronology")]
    assert order == sorted(order)


def test_under_the_name_stand_death_birth_and_where_they_stay() -> None:
    first = words(screen("nominal", ALDER)).partition("Source reference")[0]
    assert "Deceased: recorded, but cannot be read · Born: 14 May 1979 · " in " ".join(first.split())
    assert "home: 3 Kettle Row" in " ".join(first.split())


def test_every_page_is_marked_with_the_date_of_the_data_the_viewer_and_the_purpose() -> None:
    top = words(screen("nominal", ALDER)).strip()[:300]
    for part in ("OFFICIAL-SENSITIVE", "data loaded to", "Petra Vossgate", "pre-visit check, VIS-1"):
        assert part in top


def test_knowledge_states_stand_in_words() -> None:
    drawn = words(screen("nominal", ALDER))
    for state in ("asked, refused to say", "asked, not known", "nothing recorded", "cannot be read: “31/02/2024”"):
        assert state in drawn


def test_markup_in_data_stays_text() -> None:
    drawn = html(screen("nominal", ALDER))
    assert "<img" not in drawn
    assert "Aldo &lt;img src=" in drawn


def test_a_line_opens_to_its_record_with_grading_handling_recorder_and_history() -> None:
    drawn = words(screen("nominal", ALDER))
    for part in ("Reliable; Known directly", "recorded 4 Mar 2026 09:00", "associations.csv line 2", "It says"):
        assert part in drawn
    assert 'href="/record?id=line-' in html(screen("nominal", ALDER))


def test_somebody_with_less_clearance_finds_no_trace_of_what_is_withheld() -> None:
    everything, less = words(screen("nominal", ALDER)), words(screen("nominal", ALDER, user="neighbourhood"))
    assert all(secret in everything for secret in ("LANTERNHILL", "Held close", "2CC A1 S2"))
    assert not [secret for secret in SECRET if secret in less]


def test_what_is_withheld_and_what_does_not_exist_are_refused_in_the_same_words() -> None:
    withheld = refusals(screen("nominal", person_id("P4"), user="neighbourhood"))
    assert withheld == refusals(screen("nominal", "person-thatisnot", user="neighbourhood"))
    assert not refusals(screen("nominal", person_id("P4")))


def test_as_at_shows_what_was_on_record_then_and_says_so() -> None:
    found = screen("nominal", ALDER, as_at=date(2026, 3, 4))
    drawn = words(found)
    assert "As at the end of 4 Mar 2026" in drawn
    assert "R1: Seen together" in drawn
    assert "Heard of it" not in drawn


def test_before_anything_was_recorded_the_page_still_says_as_at_when() -> None:
    found = screen("nominal", ALDER, as_at=date(2020, 1, 1))
    assert "As at the end of 1 Jan 2020" in words(found)
    assert "Nothing on record for you" in refusals(found)[0]


def test_a_masked_child_is_revealed_with_a_reason_only() -> None:
    found = screen("nominal", ALDER)
    assert "5-9" not in html(found)
    assert "neighbour" not in html(found)
    found.button(key=Key.REVEAL_BUTTON).click().run()
    assert "Say why" in refusals(found)[0]
    found.text_input(key=Key.REVEAL_WHY).input("safeguarding referral")
    found.button(key=Key.REVEAL_BUTTON).click().run()
    assert "5-9" in html(found)


def test_named_contacts_leave_out_those_who_deal_with_somebody_else() -> None:
    drawn = words(screen("nominal", ALDER))
    assert "Ottoline Wimble" in drawn
    assert "Kwame Oakenbob" in drawn
    assert "Ned Cinder" not in drawn


def test_no_address_of_a_page_holds_a_name_or_leads_outside() -> None:
    found = re.findall(r'href="([^"]*)"', html(screen("nominal", ALDER)))
    assert found
    assert all(re.fullmatch(r"#[a-z]+|/[a-z]+\?id=[A-Za-z0-9.-]+", href) for href in found)
    assert story.MARKUP not in " ".join(found)
