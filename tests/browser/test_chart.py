"""The link chart in a real browser: nothing moves by itself, all can be undone, a refresh shows the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.builders import person_id

if TYPE_CHECKING:
    from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]
CHART = f"/chart?id={person_id('P1')}"
BRYONY = person_id("P2")
# The chart stands in a shadow root, and shows its state to whoever looks at its element.
_CHART = """(what) => {
  const find = (root) => { for (const e of root.querySelectorAll('*')) {
    if (e.dataset?.testid === 'link-chart' && e.chart) return e.chart;
    const inside = e.shadowRoot && find(e.shadowRoot); if (inside) return inside; } };
  const chart = find(document);
  return chart && chart.drawn().length > 1 ? what(chart) : null;
}"""


def _ask(visitor: Visitor, what: str) -> Any:  # noqa: ANN401 - whatever the page says
    return visitor.page.wait_for_function(f"() => ({_CHART})({what})").json_value()


def _opens(visitor: Visitor, user: str) -> None:
    visitor.goes_to(CHART)
    visitor.begins(user=user)
    _ask(visitor, "(chart) => chart.drawn()")


def _until(visitor: Visitor, condition: str) -> None:
    _ask(visitor, f"(chart) => ({condition}) || null")


def _kept(visitor: Visitor) -> None:
    visitor.page.get_by_test_id("kept").get_by_text("Kept", exact=True).wait_for()


def test_expand_moves_nothing_undo_gives_the_same_state_and_a_refresh_the_same_picture(visitor: Visitor) -> None:
    _opens(visitor, "Petra Vossgate")
    begun = _ask(visitor, "(chart) => chart.view()")
    visitor.page.get_by_label("Find in this chart").fill("thistlewick")
    visitor.page.keyboard.press("Enter")
    _until(visitor, f"chart.selected().includes('{BRYONY}')")
    visitor.page.keyboard.press("e")
    _until(visitor, "chart.steps()[0] === 1")
    after = {place[0]: place for place in _ask(visitor, "(chart) => chart.drawn()")}
    assert [key for key, at in begun["places"].items() if after[key][1:] != [at["x"], at["y"]]] == []
    assert len(after) > len(begun["shown"])
    visitor.page.keyboard.press("Control+z")
    _until(visitor, "chart.steps()[1] === 1")
    assert _ask(visitor, "(chart) => chart.view()") == begun
    visitor.page.keyboard.press("Control+y")
    _until(visitor, "chart.steps()[0] === 1")
    _kept(visitor)
    visitor.page.reload()
    visitor.begins(user="Petra Vossgate")
    assert {place[0]: place for place in _ask(visitor, "(chart) => chart.drawn()")} == after
    assert visitor.page.evaluate("() => [localStorage, sessionStorage].map((s) => JSON.stringify(s))") is not None


def test_the_keyboard_reaches_things_and_the_panel_explains_in_words_and_never_runs_markup(visitor: Visitor) -> None:
    _opens(visitor, "Ruth Tarnbeck")
    visitor.page.get_by_test_id("link-chart").focus()
    visitor.page.keyboard.press("ArrowRight")
    _until(visitor, "chart.selected().length === 1")
    visitor.page.get_by_role("heading", name="One step away, all of it").wait_for()
    visitor.page.keyboard.press("?")
    visitor.page.get_by_role("dialog", name="Keys and mouse").wait_for()
    visitor.page.keyboard.press("Escape")
    visitor.page.get_by_label("Find in this chart").fill("corvin")
    visitor.page.keyboard.press("Enter")
    visitor.page.get_by_role("region", name="Details").get_by_text("onerror=").first.wait_for()
    visitor.page.get_by_role("region", name="Details").get_by_role("button", name="employer").click()
    visitor.sees("How far to trust it")
    visitor.page.get_by_role("tab", name="Table").click()
    visitor.page.get_by_role("region", name="Table").get_by_text("onerror=").first.wait_for()
    assert visitor.page.locator('img[src*="outside"]').count() == 0
    assert visitor.page.title() != "1"


def test_a_filter_hides_and_says_so_and_a_pin_stays_through_a_layout(visitor: Visitor) -> None:
    _opens(visitor, "Idris Callowmere")
    visitor.page.get_by_label("Find in this chart").fill("thistlewick")
    visitor.page.keyboard.press("Enter")
    visitor.page.keyboard.press("p")
    _until(visitor, f"chart.view().pinned['{BRYONY}']")
    place = _ask(visitor, f"(chart) => chart.view().places['{BRYONY}']")
    visitor.page.get_by_label("Layout").select_option("hierarchy")
    _until(visitor, "chart.view().settings.layout === 'hierarchy'")
    assert _ask(visitor, f"(chart) => chart.view().places['{BRYONY}']") == place
    visitor.page.get_by_test_id("link-chart").focus()
    visitor.page.keyboard.press("h")
    visitor.page.get_by_role("button", name="1 hidden: show").wait_for()
    visitor.page.get_by_role("region", name="Legend").get_by_label("addresses").uncheck()
    visitor.sees("filtered away")
