"""The link chart in a real browser: every interaction, nothing moves by itself, and all of it can be undone.

One chart is shared by these tests: each of them ends by undoing what it did, to the identical state.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.keys import node_id
from tests import chart_story
from tests.browser.charting import Charting
from tests.browser.conftest import watched
from tests.builders import SOURCE, person_id, put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from graph.neo4j.bolt import Bolt

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]
_PRESSED_AND_SEEN = """async (box) => {
  box.click();
  await new Promise(requestAnimationFrame);
  return document.querySelector('[data-testid="stMain"]').innerText;
}"""
ALDER, BRYONY, CORVIN, DORRIT = map(person_id, ("P1", "P2", "P3", "P4"))
HOME, WORK, OLD_HOME = (node_id("Address", SOURCE, key) for key in ("A1", "A2", "A3"))
PHONE = node_id("Phone", SOURCE, "N1")


@pytest.fixture(scope="module")
def opened(chromium: Browser, address: str, bolt: Bolt) -> Iterator[Charting]:
    """Alder's chart in the browser of somebody who sees everything."""
    put(bolt, chart_story.EXTRA)
    with watched(chromium, address) as visitor:
        charting = Charting(visitor)
        charting.opens("Petra Vossgate", ALDER)
        yield charting


@pytest.fixture
def chart(opened: Charting) -> Iterator[Charting]:
    """The chart as it began; afterwards everything is undone, and the state is identical.

    Where somebody looks is not part of that state: all of it is brought into view before each test.
    """
    opened.selects()
    opened.presses("f")
    yield opened
    opened.presses("Escape", "Escape")
    opened.undoes_everything()
    assert opened.view == opened.begun


def test_an_expansion_moves_nothing_and_a_collapse_takes_back_just_that(chart: Charting) -> None:
    before = chart.drawn
    chart.from_menu(ALDER, "Expand …")
    box = chart.page.get_by_role("dialog", name="Expand")
    box.get_by_label("subject to").check()
    box.get_by_label("Direction").select_option("out")
    box.get_by_label("At most this many things").fill("5")
    box.get_by_role("button", name="Expand", exact=True).click()
    chart.until("chart.steps()[0] === 1")
    after = chart.drawn
    assert {node: at for node, at in after.items() if node in before} == before
    assert set(after) - set(before) == {node_id("Order", SOURCE, "D1")}
    chart.selects(ALDER)
    chart.presses("c")
    chart.until("chart.steps()[0] === 2")
    assert chart.view == chart.begun
    chart.page.mouse.dblclick(*chart.on_screen(CORVIN))
    chart.until("chart.steps()[0] === 3")


def test_answers_that_overtake_each_other_leave_the_chart_as_it_stands(chart: Charting) -> None:
    paper = chart.paper.element_handle()
    for times in range(12):
        chart.selects(ALDER)
        chart.presses("e")
        chart.until(f"chart.steps()[0] === {2 * times + 1}")
        chart.presses("c")
        chart.until(f"chart.steps()[0] === {2 * times + 2}")
    assert chart.selected == {ALDER}
    assert paper.evaluate("(paper) => paper.isConnected")


def test_things_are_selected_by_click_shift_kind_inverting_hopping_box_and_lasso(chart: Charting) -> None:
    everything = set(chart.drawn)
    chart.page.mouse.click(*chart.on_screen(BRYONY))
    chart.page.keyboard.down("Shift")
    chart.page.mouse.click(*chart.on_screen(CORVIN))
    chart.page.keyboard.up("Shift")
    chart.until("chart.selected().length === 2")
    assert chart.selected == {BRYONY, CORVIN}
    assert chart.page.get_by_text("Expanding …").count() == 0, "two quick clicks on two things are no double click"
    chart.presses("i")
    assert chart.selected == everything - {BRYONY, CORVIN}
    chart.page.get_by_label("Select all of: addresses").click()
    assert chart.selected == {HOME, WORK, OLD_HOME}
    chart.selects(PHONE)
    chart.presses("o")
    assert chart.selected == {PHONE, ALDER}
    chart.drags_around_all(shift=True)
    chart.until(f"chart.selected().length >= {len(everything)}")
    chart.presses("Escape")
    chart.until("chart.selected().length === 0")
    chart.presses("s")
    chart.drags_around_all(shift=False)
    chart.until(f"chart.selected().length === {len(everything)}")
    chart.presses("s", "Escape")
    chart.visitor.sees("Lasso given up.")


def test_the_legend_filters_and_the_years_play_as_one_action(chart: Charting) -> None:
    legend = chart.page.get_by_role("region", name="Legend")
    for entry in ("at address", "refuted", "1A"):
        legend.get_by_role("checkbox", name=entry).uncheck()
    chart.until("chart.steps()[0] === 3")
    assert set(chart.view["off"]) == {"type:AT_ADDRESS", "strength:refuted", "grade:1A"}
    chart.visitor.sees("filtered away")
    chart.presses("Control+z", "Control+z", "Control+z")
    lines = len(chart.ask("(chart) => chart.lines()"))
    legend.get_by_label("show undated").uncheck()
    legend.get_by_role("button", name="Play the years").click()
    chart.until(f"chart.lines().length < {lines}")
    assert "to" not in chart.view["settings"]
    legend.get_by_role("button", name="Stop").click()
    chart.until("chart.view().settings.to")
    assert chart.ask("(chart) => chart.steps()") == [2, 0]


def test_only_what_is_tied_to_so_many_is_left_and_a_category_is_on_its_person(chart: Charting) -> None:
    assert ">C1<" in chart.ask(f"(chart) => chart.seen('{ALDER}')")["picture"]
    least = chart.page.get_by_role("region", name="Legend").get_by_label("Tied to at least so many others")
    least.fill("2")
    least.blur()
    chart.until("chart.view().settings.least === 2")
    assert ALDER in chart.drawn
    assert not {CORVIN, DORRIT, OLD_HOME, PHONE} & set(chart.drawn)
    chart.visitor.sees("filtered away")


def test_ends_what_is_alone_and_a_selection_are_hidden_and_counted(chart: Charting) -> None:
    chart.presses("1")
    chart.until("Object.keys(chart.view().hidden).length > 0")
    hidden = set(chart.view["hidden"])
    assert {CORVIN, DORRIT, OLD_HOME, PHONE} <= hidden
    assert ALDER not in hidden
    chart.selects(ALDER)
    chart.presses("h")
    chart.button(f"{len(hidden) + 1} hidden: show").click()
    chart.until("Object.keys(chart.view().hidden).length === 0")
    chart.page.get_by_role("region", name="Legend").get_by_role("checkbox", name="has a part in").uncheck()
    chart.presses("0")
    chart.visitor.sees("1 hidden: show")


def test_ways_are_stepped_through_with_the_rest_dimmed(chart: Charting) -> None:
    chart.selects(BRYONY, CORVIN)
    chart.presses("w")
    ways = chart.page.get_by_role("dialog", name="Paths")
    ways.get_by_role("listitem").first.get_by_role("button").click()
    chart.until("chart.dimmed() > 0")
    assert {BRYONY, ALDER, CORVIN} <= chart.selected
    assert chart.stand_above(ways, BRYONY, ALDER, CORVIN), "the list of the paths covers none of their ends"
    ways.get_by_role("button", name="Close").click()
    chart.until("chart.dimmed() === 0")
    chart.page.get_by_role("region", name="Legend").get_by_role("checkbox", name="associated with").uncheck()
    chart.selects(BRYONY, CORVIN)
    chart.presses("w")
    chart.visitor.sees("Switched off and not gone over: associated with.")


def test_a_line_of_four_assertions_opens_to_its_list(chart: Charting) -> None:
    (line,) = [each for each in chart.ask("(chart) => chart.lines()") if each["ties"] == 4]
    assert line["label"].endswith("(4)")
    (x1, y1), (x2, y2) = chart.on_screen(ALDER), chart.on_screen(BRYONY)
    chart.page.mouse.click((x1 + x2) / 2, (y1 + y2) / 2)
    chart.until(f"chart.selected()[0] === '{line['id']}'")
    panel = chart.page.get_by_role("region", name="Explain this link")
    panel.get_by_role("heading", name="Assertions (4)").wait_for()
    assert "1 known origin, 2 of unrecorded origin" in (panel.text_content() or "")


def test_groups_notes_frames_and_pins(chart: Charting) -> None:
    chart.page.get_by_label("Group by").select_option("family")
    chart.visitor.sees("Nothing on this chart belongs together by family")  # a partner is on record, but refuted
    chart.selects(HOME, OLD_HOME)
    chart.presses("g")
    chart.page.get_by_label("Name of the group").fill("Two homes")
    chart.page.keyboard.press("Enter")
    chart.until("chart.nodes().some((node) => node.label === 'Two homes: 2 things')")
    assert not {HOME, OLD_HOME} & set(chart.drawn)
    (key,) = chart.view["groups"]
    chart.selects(key)
    chart.presses("g")
    chart.until(f"chart.seen('{key}').classes.includes('hull')")
    chart.selects(key)
    chart.button("Ungroup").click()
    chart.selects(CORVIN)
    chart.presses("n")
    chart.page.get_by_role("textbox", name="Note").fill("Ask at the yard.")
    chart.button("Keep").click()
    chart.until("Object.values(chart.view().notes).length === 1")
    chart.selects(BRYONY, HOME)
    chart.presses("n")
    chart.page.get_by_role("textbox", name="Note").fill("Both were seen.")
    chart.button("Keep").click()
    chart.until("chart.lines().filter((line) => line.id.startsWith('note:2:')).length === 2")
    chart.presses("r", "P")
    chart.until("Object.keys(chart.view().pinned).length > 3")
    assert [note["frame"] for note in chart.view["notes"].values()] == [False, False, True]
    chart.is_kept()


def test_every_layout_gives_the_same_picture_again_and_leaves_what_is_pinned(chart: Charting) -> None:
    chart.selects(BRYONY)
    chart.presses("p")
    chart.until(f"'{BRYONY}' in chart.view().pinned")
    pinned = chart.view["places"][BRYONY]
    for name in ("hierarchy", "rings", "timeline", "grid", "organic"):
        chart.page.get_by_label("Layout").select_option(name)
        chart.until(f"chart.view().settings.layout === '{name}'")
        first = chart.drawn
        chart.button("Lay out").click()
        assert chart.drawn == first
        assert chart.view["places"][BRYONY] == pinned
        assert (chart.overlapping, chart.cut_when_fitted()) == ([], []), name
        themes = [node for node in chart.ask("(chart) => chart.nodes()") if node["role"] == "theme"]
        assert bool(themes) == (name == "timeline")


def test_what_is_missing_is_drawn_only_when_wanted_and_masking_takes_every_name_away(chart: Charting) -> None:
    chart.selects(PHONE)
    assert not [node for node in chart.ask("(chart) => chart.nodes()") if node["role"] == "ghost"]
    legend = chart.page.get_by_role("region", name="Legend")
    legend.get_by_role("checkbox", name="uses phone").uncheck()
    legend.get_by_label("Draw what is missing").check()
    chart.until("chart.nodes().some((node) => node.role === 'ghost' && node.label === 'user not known')")
    assert "QUILLMARSH" in chart.page.get_by_test_id("stMain").inner_text()
    # Before any answer of the server's can be there, nothing but the chart is to be seen.
    shown = legend.get_by_label("Masked for a shared screen").evaluate(_PRESSED_AND_SEEN)
    assert "QUILLMARSH" not in shown
    chart.until("chart.view().settings.masked")
    chart.page.get_by_role("heading", level=1, name="Masked for a shared screen").wait_for()
    chart.visitor.settles()
    assert [name for name in ("QUILLMARSH", "THISTLEWICK") if name in chart.visitor.all_words()] == []
    labels = " ".join(node["label"] for node in chart.ask("(chart) => chart.nodes()"))
    assert "QUILLMARSH" not in labels
    for tab in ("Details", "Table", "Map"):
        chart.page.get_by_role("tab", name=tab, exact=True).click()
        assert "QUILLMARSH" not in (chart.page.get_by_role("complementary", name="Beside").text_content() or "")
    chart.page.get_by_role("tab", name="Details", exact=True).click()
    legend.get_by_label("Masked for a shared screen").uncheck()
    chart.page.get_by_role("heading", level=1, name="QUILLMARSH").wait_for()


def test_what_is_dragged_is_pinned_and_moves_nothing_else(chart: Charting) -> None:
    before = chart.drawn
    x, y = chart.on_screen(CORVIN)
    chart.page.mouse.move(x, y)
    chart.page.mouse.down()
    chart.page.mouse.move(x + 40, y + 20, steps=4)
    chart.page.mouse.up()
    chart.until(f"chart.view().pinned['{CORVIN}']")
    after = chart.drawn
    assert [node for node in before if after[node] != before[node]] == [CORVIN]


def test_table_and_finding_share_the_selection_and_every_key_is_listed(chart: Charting) -> None:
    find = chart.page.get_by_label("Find in this chart")
    find.fill("nobody at all")
    find.press("Escape")
    assert not find.input_value()
    find.fill("thistlewick")
    chart.page.keyboard.press("Enter")
    chart.until(f"chart.selected()[0] === '{BRYONY}'")
    chart.presses("t")
    table = chart.page.get_by_role("region", name="Table")
    assert table.get_by_label("Select THISTLEWICK, Bryony", exact=True).is_checked()
    table.get_by_label("Select 07700 900123", exact=True).check()
    assert chart.selected == {BRYONY, PHONE}
    table.get_by_role("button", name="Kind").click()
    assert table.get_by_role("columnheader", name="Kind").get_attribute("aria-sort") == "descending"
    name = table.get_by_role("table", name="Lines").get_by_role("row").nth(1).get_by_role("cell").nth(1)
    before = Charting.top_left(name)
    chart.page.get_by_role("tabpanel", name="table").evaluate("(panel) => { panel.scrollLeft = 150; }")
    assert abs(Charting.top_left(name)[0] - before[0]) < 25, "what a row is about stays in sight"
    assert table.get_by_label("Select 07700 900123", exact=True).is_checked()
    chart.presses("t", "?")
    chart.page.get_by_role("dialog", name="Keys, mouse and touch").get_by_text("Shift+E").wait_for()
    chart.presses("Escape", "Escape", "ArrowRight")
    chart.until("chart.selected().length === 1")
    chart.page.get_by_role("heading", name="One step away, all of it").wait_for()
