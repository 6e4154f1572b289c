"""Charts as records on screen: saved, listed, shared, compared, and what has changed, without a browser."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from graph import charts
from graph.audit import AuditTrail
from graph.charts import DraftOf
from graph.model.draft import ChartDraft
from graph.saved_charts import Saving, save_chart, share_chart
from graph.vocabulary import ChartRight
from graph.writer import Who
from tests.builders import person_id, put
from tests.ui.screens.running import TIMEOUT, html, refusals, screen, signed, words
from ui import gate
from ui.state import Key

if TYPE_CHECKING:
    from graph.neo4j.bolt import Bolt

pytestmark = [pytest.mark.neo4j, pytest.mark.usefixtures("told")]
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
ALDER, BRYONY, DORRIT = (person_id(key) for key in ("P1", "P2", "P4"))
VIEW = {"shown": {ALDER: True, BRYONY: True, DORRIT: True}}


def _chart(user: str, **address: str) -> AppTest:
    running = AppTest.from_string("from ui.screens import chart\nchart.render()\n", default_timeout=TIMEOUT)
    running.session_state[Key.SIGNED] = signed(user)
    running.session_state[Key.AS_AT] = None
    for name, value in address.items():
        running.query_params[name] = value
    return running.run()


@pytest.fixture
def saved(told: Bolt) -> str:
    """Save the analyst's chart of three people and share it with the neighbourhood officer."""
    trail, analyst = AuditTrail(told), Who(*signed("analyst"))
    chart = save_chart(trail, analyst, Saving(VIEW, "For the panel"), now=NOW).chart
    share_chart(trail, analyst, chart, other=signed("neighbourhood").viewer, right=ChartRight.READ)
    return chart


def test_a_chart_is_saved_from_its_page_and_found_in_the_list() -> None:
    running = screen("chart", ALDER)
    running.text_input(key=Key.CHART_NAME).input("Around the quay")
    running.button(key=Key.CHART_SAVE).click().run()
    assert not running.error
    assert "Around the quay, version 1" in words(running)
    running.button(key=Key.CHART_SAVE).click().run()
    assert "Around the quay, version 2" in words(running)
    assert "Around the quay" in words(screen("charts"))
    assert "Around the quay" not in words(screen("charts", user="mosovo"))


def test_who_it_is_shared_with_opens_it_by_address_and_sees_what_they_may(saved: str) -> None:
    running = _chart("neighbourhood", chart=saved)
    drawn = words(running)
    assert "Untitled chart, version 1" in drawn
    assert "No change on record since it was saved that you may see" in drawn
    assert [word for word in (DORRIT, "LANTERNHILL", "Lanternhill", "panel") if word in html(running)] == []
    assert "panel" not in html(screen("charts", user="neighbourhood"))
    assert "you may open it, and save a copy of your own" in next(str(each.value) for each in running.text)
    assert "Nothing on record for you" in refusals(_chart("mosovo", chart=saved))[0]


def test_what_changed_since_is_told_to_whoever_may_see_it(saved: str, told: Bolt) -> None:
    put(told, {"markers": [
        {"person_id": "P2", "kind": "dogs", "text": "A pair.", "recorded_at": "2026-11-26T08:00"},
        {"person_id": "P2", "kind": "weapons", "text": "A bow.", "grade": "2CC A1 S2",
         "recorded_at": "2026-11-26T08:01"},
    ]})  # fmt: skip
    gate.house().trail.standing(afresh=True)
    assert "2 changes on record since it was saved" in words(_chart("analyst", chart=saved))
    assert "1 change on record since it was saved" in words(_chart("neighbourhood", chart=saved))


def test_two_days_are_compared_as_a_list_and_an_address_that_makes_no_sense_is_refused(saved: str) -> None:
    drawn = words(_chart("neighbourhood", chart=saved, **{"from": "2026-02-15", "to": "2026-11-20"}))
    assert "Different in 20/11/2026 from 15/02/2026" in drawn
    assert drawn.count("added") >= 4
    for wrong in ({"version": "x"}, {"version": "0"}, {"against": "1"}, {"from": "2026-02-15"}):
        assert "cannot be read" in refusals(_chart("analyst", chart=saved, **wrong))[0]


def test_its_owner_shares_it_and_puts_it_away(saved: str) -> None:
    running = _chart("analyst", chart=saved)
    running.selectbox(key=Key.CHART_WITH).set_value("mosovo")
    running.selectbox(key=Key.CHART_RIGHT).set_value(ChartRight.EDIT)
    running.button(key=Key.CHART_SHARE).click().run()
    assert "Idris Callowmere: may edit" in words(running)
    running.button(key=Key.CHART_RETIRE).click().run()
    assert "Nothing on record for you" in refusals(_chart("mosovo", chart=saved))[0]
    running.checkbox(key=Key.CHART_SURE).check().run()
    running.button(key=Key.CHART_DELETE).click().run()
    assert "Deleted." in words(running)
    assert "Nothing on record for you" in refusals(_chart("analyst", chart=saved))[0]


def test_hits_of_a_search_lead_to_a_chart() -> None:
    found = screen("search")
    found.text_input(key=Key.SEARCH_TEXT).input("thistlewick")
    found.button(key=Key.SEARCH_BUTTON).click().run()
    found.multiselect(key=Key.SEARCH_CHART).set_value([BRYONY]).run()
    assert f"/chart?id={BRYONY}" in html(found)


def test_changes_that_were_not_saved_are_told_and_can_be_dropped_and_a_mask_holds_for_the_page(saved: str) -> None:
    bolt, of = gate.house().bolt, DraftOf(signed("analyst").viewer, f"{saved}.1")
    charts.keep_draft(bolt, of, lambda _: ChartDraft(view={**VIEW, "settings": {"masked": True}}), now=NOW)
    masked = _chart("analyst", chart=saved)
    assert [word for word in ("QUILLMARSH", "For the panel") if word in html(masked)] == []
    charts.keep_draft(bolt, of, lambda _: ChartDraft(view={"shown": {ALDER: True}}), now=NOW)
    running = _chart("analyst", chart=saved)
    running.button(key=Key.CHART_DROP).click().run()
    assert charts.draft(bolt, of) is None
    assert Key.CHART_DROP not in [button.key for button in running.button]
