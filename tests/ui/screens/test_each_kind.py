"""Every kind of entry, by hand on its form as it opens from the page that leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.keys import node_id
from ingest.by_hand.kinds import KINDS
from tests.builders import SOURCE, person_id
from tests.ui.screens.running import html, refusals, screen, words
from ui.screens.frame import FORMS

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

pytestmark = [pytest.mark.neo4j, pytest.mark.usefixtures("told")]
ALDER = person_id("P1")
SAID = {
    "visited_at": "2026-11-20T10:30", "agency": "Probation Service", "made_on": "2026-11-19", "system": "PND",
    "checked_on": "2026-11-21", "result": "no_trace", "name": "Nan Thorn", "title": "Voyeurism at the weir",
    "surname": "Umberdale", "line1": "77 Weir Row", "vrm": "QZ19 QQV", "number": "07700 900777", "handle": "weirfolk",
    "other_person_id": person_id("P2"), "address_id": node_id("Address", SOURCE, "A3"),
    "offence_id": node_id("Offence", SOURCE, "F2"), "phone_id": node_id("Phone", SOURCE, "N1"), "role": "witness",
    "vehicle_id": "V1", "account_id": "AC1", "organisation_id": "OR1", "statement": "fact",
}  # fmt: skip
CODES = {"link": "friend", "residence": "visited", "marker": "violent"}
NOT_ON_RECORD = {"vehicle-use", "account-use", "membership"}
"""What the story has nothing to tie to: the form opens, and says what is missing."""


OF_OTHER_PAGES = {"report", "receipt", "decision", "action"}
"""What has a form of its own kind, or is entered where it is decided; their own tests enter them."""


def fill(form: AppTest, key: str, word: str) -> None:
    """Fill what the kind cannot be without, each in the field of its own name."""
    for need in KINDS[word].needs:
        column = need.split(" or ")[0]
        fields = {field.key: field for field in (*form.text_input, *form.text_area, *form.selectbox)}
        field = fields[f"{key}-{column}"]
        if not field.value:
            field.set_value(CODES.get(word, "") if column == "kind" else SAID[column])
    for label, place in (("Source", 1), ("Information", 1), ("Handling", 0)) if KINDS[word].is_intelligence else ():
        form.selectbox(key=f"{key}-{label}").select_index(place)


@pytest.mark.parametrize("word", [word for word in KINDS if word not in OF_OTHER_PAGES])
def test_each_kind_is_entered_from_its_page(word: str) -> None:
    about = ALDER if word in FORMS["Person"] else ""
    form, key = screen("enter", f"{word}.{about}" if about else ""), f"enter-{word}-{about}"
    form.selectbox(key="enter").set_value(word).run()
    fill(form, key, word)
    form.run()
    form.button(key=f"{key}-button").click().run()
    assert not form.exception
    if word in NOT_ON_RECORD:
        assert refusals(form)
        return
    assert form.success, refusals(form)
    assert "/thing?id=" in html(form) or "/nominal?id=" in html(form) or "/address?id=" in html(form)


def test_a_form_opens_by_its_kind_alone() -> None:
    form = screen("enter", "offence")
    assert form.selectbox(key="enter").value == "offence"
    assert "About" not in html(form)


def test_the_page_of_a_nominal_leads_to_every_form_about_a_nominal() -> None:
    drawn = html(screen("nominal", ALDER))
    for word, kind in KINDS.items():
        if ("person_id" in kind.needs and word not in OF_OTHER_PAGES) or word in {"offence", "report"}:
            assert f"/enter?id={word}.{ALDER}" in drawn


def test_an_offence_is_entered_with_its_coded_behaviours_and_who_had_a_part() -> None:
    form, key = screen("enter", f"offence.{ALDER}"), f"enter-offence-{ALDER}"
    form.text_input(key=f"{key}-title").set_value("Theft of a lantern")
    there, absent = (form.multiselect(key=f"{key}-mo-{state}") for state in ("present", "absent"))
    assert there.options == ["approach: con", "disguise: gloves", "speech: threats"]
    there.set_value(["approach: con"])
    absent.set_value(["speech: threats"])
    assert form.text_area(key=f"{key}-people").value == f"{ALDER} suspect"
    form.button(key=f"{key}-button").click().run()
    assert "4 rows" in form.success[0].value
    drawn = words(screen("nominal", ALDER))
    assert "Theft of a lantern" in drawn
    assert "threats" in drawn
