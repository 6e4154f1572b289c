"""The Gaps board and the decision log in a real browser: opened with the keyboard, tasked in place, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.builders import person_id

if TYPE_CHECKING:
    from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]
OFFICER = "Idris Callowmere"


def test_a_gap_is_opened_with_the_keyboard_and_tasked_in_place(visitor: Visitor) -> None:
    visitor.goes_to(f"/gaps?id={person_id('P1')}")
    visitor.begins(user=OFFICER, purpose="supervision review")
    visitor.sees("the gravest first")
    second = visitor.page.locator("ol.gaps a").nth(1)
    title = second.text_content() or ""
    second.focus()
    visitor.page.keyboard.press("Enter")
    visitor.page.locator(".gap-card h2", has_text=title).wait_for()
    assert "gap=GR-" in visitor.page.url
    expect(visitor.page.locator("ol.gaps a[aria-current='true']", has_text=title)).to_be_focused()
    visitor.keeps_a_picture("gaps-board")
    visitor.picks("Who is to find out", "Ruth Tarnbeck, unit manager")
    visitor.presses("Task")
    visitor.page.locator("ol.gaps .chosen", has_text="tasked to Ruth Tarnbeck").wait_for()
    assert visitor.too_faint() == []


def test_a_decision_is_recorded_and_prints_with_its_marking(visitor: Visitor) -> None:
    visitor.goes_to(f"/decisions?id={person_id('P1')}")
    visitor.begins(user=OFFICER, purpose="supervision review")
    visitor.opens("Record a decision")
    visitor.fills("What is decided", "visits every 60 days")
    visitor.presses("Record it")
    visitor.sees("Say what is decided, and why")
    visitor.sees("No decision recorded that you may see")
    # What was refused is not lost, and what was taken is not offered a second time.
    expect(visitor.page.get_by_label("What is decided", exact=True)).to_have_value("visits every 60 days")
    visitor.fills("Why", "two reports since March")
    visitor.presses("Record it")
    visitor.page.locator("article h3", has_text="visits every 60 days").wait_for()
    expect(visitor.page.get_by_label("What is decided", exact=True)).to_have_value("")
    visitor.page.locator("article dd", has_text=OFFICER).wait_for()
    visitor.sees("not recorded: Policy followed")
    visitor.page.emulate_media(media="print")
    assert visitor.page.locator(".marking").first.is_visible()
    assert not visitor.page.get_by_text("Record a decision").is_visible()
