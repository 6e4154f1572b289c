"""The Network and Patterns pages in a real browser: chosen together, put on a chart, taken away, decided, undone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Position

from graph.keys import node_id
from tests import story
from tests.analysis.patterns.series.hands import hands
from tests.builders import person_id, put
from ui.network_questions import Asks
from ui.state import Key

if TYPE_CHECKING:
    from pathlib import Path

    from graph.neo4j.bolt import Bolt
    from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.neo4j, pytest.mark.slow, pytest.mark.usefixtures("offending")]
ANALYST = "Petra Vossgate"
UNAUDITED = re.compile("^(Download|Copy)")
"""What Streamlit's own toolbars call what would save or copy an answer without a line on the audit record."""
FIRST_ROW = Position(x=18, y=52)
"""Where the box stands that chooses the first row of a table; the table is one canvas."""


@pytest.fixture(scope="module")
def offending(address: str, bolt: Bolt) -> str:
    """Add twenty-four hands to the story, and places to its addresses."""
    put(bolt, hands(), source="other-force")
    put(bolt, {"addresses": [{**row, "latitude": "54.10", "longitude": "-2.10"} for row in story.ADDRESSES]})
    return address


def _asks(visitor: Visitor, question: Asks) -> None:
    visitor.goes_to(f"/network?id={person_id('P1')}")
    visitor.begins(user=ANALYST)
    visitor.page.get_by_text(question.value).click()
    # What was drawn before the choice counted would be asked for the question before.
    visitor.page.locator(f".st-key-{Key.NETWORK}-{question.name}").wait_for()
    visitor.presses("Ask")
    visitor.sees("Choose rows to make them stand out")
    visitor.settles()


def test_a_row_that_is_chosen_stands_out_and_goes_onto_a_chart(visitor: Visitor) -> None:
    _asks(visitor, Asks.SHARING)
    visitor.page.locator(".vega-embed canvas, .vega-embed svg").first.wait_for()
    behind = visitor.page.locator("table.lines tbody tr")
    every = behind.count()
    visitor.page.locator(f".st-key-{Key.NETWORK_ROWS} .dvn-scroller").first.click(position=FIRST_ROW)
    visitor.page.wait_for_function(
        "before => document.querySelectorAll('table.lines tbody tr').length < before", arg=every
    )
    assert behind.count() == 1
    for part in ("stDataFrame", "stVegaLiteChart"):
        visitor.page.get_by_test_id(part).first.hover()
        visitor.page.get_by_test_id("stElementToolbar").get_by_label("Fullscreen").first.wait_for()
        assert not visitor.page.get_by_role("button", name=UNAUDITED).count()
    visitor.keeps_a_picture("network")
    assert not visitor.too_faint()
    visitor.fills("Save them as a link chart called", "Who shares what")
    visitor.presses("Save the chart")
    visitor.sees("Saved as chart")
    visitor.follows("Open it")
    visitor.sees("Who shares what")


def test_a_click_on_a_bar_chooses_the_rows_it_counts_and_another_leaves_them(visitor: Visitor) -> None:
    _asks(visitor, Asks.SHARING)
    found = visitor.page.get_by_role("region", name="Associates").locator("tbody tr")
    every = found.count()
    bar = visitor.page.locator(".vega-embed [aria-roledescription='bar']").first
    counted = re.search(r"Ties to others: (\d+)", bar.get_attribute("aria-label") or "")
    bar.click()
    found.nth(every - 1).wait_for(state="detached")
    assert counted is not None
    assert found.count() == int(counted[1]) < every
    top = visitor.page.locator(f".st-key-{Key.NETWORK_ROWS} canvas [role='gridcell']").first
    assert top.text_content() == found.first.locator("th").text_content(), "what was chosen does not come first"
    bar.click()
    found.nth(every - 1).wait_for()


def test_a_kept_answer_is_asked_again(visitor: Visitor, tmp_path: Path) -> None:
    _asks(visitor, Asks.GROUPS)
    with visitor.page.expect_download() as given:
        visitor.presses("Take away the whole answer (JSON)")
    kept = tmp_path / "groups.json"
    given.value.save_as(kept)
    visitor.opens("Ask a kept answer again")
    visitor.uploads(kept, "The kept answer")
    visitor.presses("Ask again")
    visitor.sees("Asked again, the answer is the same.")


def test_a_table_is_taken_away_with_its_marking(visitor: Visitor, tmp_path: Path) -> None:
    _asks(visitor, Asks.GROUPS)
    with visitor.page.expect_download() as given:
        visitor.presses("Take away the table (CSV)")
    kept = tmp_path / "table.csv"
    given.value.save_as(kept)
    lines = kept.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# OFFICIAL-SENSITIVE"
    assert "Group,People,Who,Stability,Core,Ties inside,Ties out" in lines
    visitor.keeps_a_picture("network-groups")


def test_a_pair_of_offences_is_rejected_and_the_decision_taken_back(visitor: Visitor) -> None:
    visitor.goes_to(f"/patterns?id={node_id('Offence', 'other-force', 'F3-2')}")
    visitor.begins(user=ANALYST)
    visitor.sees("Decide on a pair")
    visitor.settles()
    visitor.page.locator(".vega-embed canvas, .vega-embed svg").first.wait_for()
    visitor.keeps_a_picture("patterns")
    visitor.picks("Decision", "Not one hand: do not propose again")
    visitor.fills("Why", "he was in custody")
    visitor.presses("Keep the decision")
    visitor.sees("Take a decision back")
    visitor.settles()
    visitor.fills("Why it is taken back", "he was out on licence")
    visitor.presses("Take it back")
    visitor.page.get_by_text("Take a decision back").wait_for(state="detached")
    assert not visitor.too_faint()
