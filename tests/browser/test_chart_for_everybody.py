"""The link chart with other hands, eyes and rights, in two tabs, without a canvas, and with the worst of names."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from graph.keys import node_id
from tests import chart_story
from tests.architecture.source_tree import ROOT
from tests.browser.charting import Charting
from tests.browser.conftest import watched
from tests.browser.visitor import Visitor
from tests.builders import SOURCE, person_id, put
from tests.chart_story import HUB, MANY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, CDPSession

    from graph.neo4j.bolt import Bolt

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]
ALDER, BRYONY, CORVIN, DORRIT = map(person_id, ("P1", "P2", "P3", "P4"))
WILF, PELLBANK = person_id("P21"), node_id("Address", SOURCE, "A21")
ANALYST, OFFICER = "Petra Vossgate", "Dev Ossington"
AXE = ROOT / "ui" / "chart" / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
CAMERA = "M5 4l2-3h4l2 3"
"""As ui/chart/frontend/src/icons.ts draws it where a photo is on record."""
NO_CANVAS = "HTMLCanvasElement.prototype.getContext = () => null;"


@pytest.fixture(scope="module")
def told(address: str, bolt: Bolt) -> str:
    """The address of the explorer with the whole story loaded."""
    put(bolt, chart_story.EXTRA)
    put(bolt, chart_story.HUB_VISITS)
    return address


@contextmanager
def charting(chromium: Browser, told: str, **options: Any) -> Iterator[Charting]:  # noqa: ANN401 - Playwright's own
    with watched(chromium, told, **options) as visitor:
        yield Charting(visitor)


def test_a_finger_selects_opens_the_menu_by_a_long_press_and_two_make_it_larger(chromium: Browser, told: str) -> None:
    with charting(chromium, told, has_touch=True, color_scheme="light") as chart:
        chart.opens("Ruth Tarnbeck", ALDER)
        chart.page.touchscreen.tap(*chart.on_screen(BRYONY))
        chart.until(f"chart.selected()[0] === '{BRYONY}'")
        fingers = chart.page.context.new_cdp_session(chart.page)
        x, y = chart.on_screen(CORVIN)
        _touches(fingers, "touchStart", (x, y))
        chart.page.get_by_role("menuitem", name="Add to the selection").wait_for()
        _touches(fingers, "touchEnd")
        chart.page.get_by_role("menuitem", name="Add to the selection").tap()
        chart.until("chart.selected().length === 2")
        before = chart.ask("(chart) => chart.zoom()")
        for step in range(12):
            _touches(
                fingers, "touchMove" if step else "touchStart", (x - 60 - 8 * step, y - 40), (x - 10 + 8 * step, y - 40)
            )
        _touches(fingers, "touchEnd")
        chart.until(f"chart.zoom() > {before}")


def _touches(fingers: CDPSession, kind: str, *points: tuple[float, float]) -> None:
    at = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
    fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})


def test_nothing_glides_for_whoever_wants_less_motion_and_dark_is_kept(chromium: Browser, told: str) -> None:
    with charting(chromium, told, reduced_motion="reduce") as chart:
        chart.opens("Idris Callowmere", ALDER)
        chart.page.get_by_label("Layout").select_option("grid")
        chart.until("chart.view().settings.layout === 'grid'")
        places = {key: (at["x"], at["y"]) for key, at in chart.view["places"].items()}
        assert dict(map(_place, chart.ask("(chart) => chart.drawn()"))) == places
        chart.page.get_by_label("Dark or light").click()
        chart.until("chart.view().settings.dark === true")
        chart.is_kept()
        chart.page.reload()
        chart.visitor.begins(user="Idris Callowmere")
        chart.until("chart.view().settings.dark === true")
        assert chart.page.locator(".chart.dark").count() == 1
        chart.visitor.keeps_a_picture("link-chart-dark")


def _place(drawn: list[Any]) -> tuple[str, tuple[float, float]]:
    return drawn[0], (drawn[1], drawn[2])


def test_without_a_canvas_the_table_says_so_and_works(chromium: Browser, told: str) -> None:
    with charting(chromium, told) as chart:
        chart.page.add_init_script(NO_CANVAS)
        chart.opens("Ruth Tarnbeck", MANY_ID)
        chart.visitor.sees("This browser gives no canvas to draw on")
        table = chart.page.get_by_role("region", name="Table")
        room = table.bounding_box()
        assert room
        assert room["width"] > 500, "the room of the picture is the table's"
        table.get_by_role("checkbox").nth(1).check()
        chart.until("chart.selected().length === 1")
        chart.presses("h")
        chart.visitor.sees("1 hidden: show")
        chart.is_kept()


def test_axe_finds_nothing_serious_in_light_or_dark(chromium: Browser, told: str) -> None:
    with charting(chromium, told) as chart:
        chart.opens("Ruth Tarnbeck", ALDER)
        chart.page.add_script_tag(path=str(AXE))
        chart.selects(BRYONY)
        chart.page.get_by_role("heading", name="One step away, all of it").wait_for()
        assert _serious(chart) == []
        chart.presses("t", "?")
        assert _serious(chart) == []
        chart.presses("Escape", "t", "m")
        chart.page.get_by_label("Dark or light").click()
        chart.until("chart.view().settings.dark === true")
        assert _serious(chart) == []


def _serious(chart: Charting) -> list[str]:
    """What axe finds in the chart, serious or worse: rule and first place."""
    found: list[str] = chart.page.evaluate("""async () => {
      const find = (root) => [...root.querySelectorAll('*')].flatMap((e) =>
        e.matches('.chart') ? [e] : e.shadowRoot ? find(e.shadowRoot) : []);
      const { violations } = await axe.run(find(document)[0].getRootNode().host);
      return violations.filter((v) => ['serious', 'critical'].includes(v.impact))
        .map((v) => v.id + ' ' + v.nodes[0].html.slice(0, 160) + ' ' + v.nodes[0].failureSummary.slice(0, 200)); }""")
    return found


def test_two_tabs_of_one_user_are_taken_one_after_the_other(chromium: Browser, told: str) -> None:
    with charting(chromium, told) as one:
        one.opens("Idris Callowmere", person_id("P2"))
        other = Charting(Visitor(one.page.context.new_page(), told))
        other.opens("Idris Callowmere", person_id("P2"))
        one.selects(ALDER)
        one.presses("p")
        one.is_kept()
        other.selects(BRYONY)
        other.presses("p")
        other.is_kept()
        for tab in (one, other):
            tab.page.reload()
            tab.visitor.begins(user="Idris Callowmere")
            tab.until("Object.keys(chart.view().pinned).length === 2")
        assert one.view == other.view
        assert one.drawn == other.drawn


def test_two_viewers_count_differently_and_nothing_hidden_reaches_a_browser(chromium: Browser, told: str) -> None:
    counts: dict[str, int] = {}
    for user in (ANALYST, OFFICER):
        with charting(chromium, told) as chart:
            received: list[str | bytes] = []
            _listens(chart, received)
            chart.opens(user, ALDER)
            chart.from_menu(ALDER, "Expand …")
            box = chart.page.get_by_role("dialog", name="Expand")
            words = box.get_by_text("associated with").text_content() or ""
            counts[user] = int(words.partition(": ")[2].split()[0])
            said = b"".join(each.encode() if isinstance(each, str) else each for each in received)
            assert (b"LANTERNHILL" in said) == (user == ANALYST)
            assert (DORRIT.encode() in said) == (user == ANALYST)
    assert counts[ANALYST] == counts[OFFICER] + 1


def _listens(chart: Charting, received: list[str | bytes]) -> None:
    """Keep all that reaches this browser."""

    def heard(frame: str | bytes) -> None:
        received.append(frame)

    chart.page.on("websocket", lambda socket: socket.on("framereceived", heard))


MANY_ID, HUB_ID = person_id(MANY), person_id(HUB)


def test_markup_in_any_field_of_any_kind_and_the_hardest_names_stay_text(chromium: Browser, told: str) -> None:
    with charting(chromium, told) as chart:
        chart.opens(ANALYST, MANY_ID)
        portrait = chart.ask(f"(chart) => chart.seen('{MANY_ID}')")["picture"]
        assert (CAMERA in portrait, ">!<" in portrait) == (True, True)
        title = chart.page.title()
        side = chart.page.get_by_role("complementary", name="Beside")
        nodes = chart.ask("(chart) => chart.nodes()")
        for node in nodes:
            chart.selects(node["id"])
            side.get_by_role("heading", name="One step away, all of it").wait_for()
            chart.page.mouse.move(*chart.on_screen(node["id"]))
        for tab in ("Map", "Table"):
            chart.page.get_by_role("tab", name=tab, exact=True).click()
            side.locator("li, td").filter(has_text="onerror=").first.wait_for()
        labels = " ".join(node["label"] for node in nodes)
        assert all(name in labels for name in (chart_story.ARABIC_NAME, "nothing recorded that names it", "WIMBLE"))
        assert chart.page.locator('img[src*="outside"]').count() == 0
        assert chart.page.title() == title
        widest = 220 * chart.ask("(chart) => chart.writing()")
        wide = [box for box in chart.ask("(chart) => chart.boxes()") if box["w"] > widest]
        assert wide == []
        chart.page.get_by_label("Group by").select_option("family")
        chart.until("Object.values(chart.view().groups).length === 1")
        (family,) = chart.view["groups"].values()
        assert set(family["of"]) == {MANY_ID, person_id("P22")}
        assert MANY_ID not in chart.drawn


def test_the_map_shares_the_selection_and_a_selection_begins_a_chart(chromium: Browser, told: str) -> None:
    with charting(chromium, told, color_scheme="light") as chart:
        chart.opens(ANALYST, WILF)
        chart.selects(WILF)
        chart.page.get_by_role("tab", name="Map", exact=True).click()
        spot = chart.page.get_by_role("group", name="Map of").get_by_role("button", name="8 Pellbank")
        chart.page.locator(".spot.near").wait_for()
        assert spot.get_attribute("aria-pressed") == "false"
        spot.click()
        chart.until(f"chart.selected()[0] === '{PELLBANK}'")
        chart.page.locator(".spot.chosen").wait_for()
        chart.visitor.keeps_a_picture("chart-map")
        chart.selects(WILF)
        chart.page.locator(".spot.near").wait_for()
        spot.click(modifiers=["Shift"])
        assert chart.selected == {WILF, PELLBANK}
        chart.page.get_by_role("tab", name="Details", exact=True).click()
        with chart.page.context.expect_page() as opened:
            chart.page.get_by_role("link", name="New chart of these").click()
        fresh = Charting(Visitor(opened.value, told))
        fresh.visitor.begins(user=ANALYST)
        fresh.until("Object.keys(chart.view().places).length > 0")
        assert set(fresh.view["shown"]) == {WILF, PELLBANK}


def test_ten_thousand_neighbours_are_asked_about_and_come_as_a_sample(chromium: Browser, told: str) -> None:
    with charting(chromium, told) as chart:
        chart.opens(ANALYST, HUB_ID)
        chart.page.set_viewport_size({"width": 1280, "height": 800})
        panel = chart.page.get_by_role("complementary", name="Beside")
        panel.get_by_role("heading", name="Most links that are not on this chart").wait_for()
        chart.selects(HUB_ID)
        panel.get_by_text("links that you may see are not on this chart").wait_for()
        chart.presses("e")
        box = chart.page.get_by_role("dialog", name="Expand")
        box.get_by_text("so many that the chart asks first").wait_for()
        expect(box.get_by_role("button", name="Expand", exact=True)).to_be_in_viewport(ratio=1)
        before = len(chart.view["shown"])
        box.get_by_role("button", name="a sample over all the time recorded").click()
        chart.until("chart.steps()[0] === 1")
        assert len(chart.view["shown"]) == before + 60
        chart.visitor.sees(f"{chart_story.HUB_LINKS - 60} things left out")
        places = chart.drawn
        chart.page.get_by_label("Bundle lines").check()
        chart.until("chart.bent() > 3")
        assert chart.drawn == places
        chart.presses("Control+z")
        chart.until("chart.bent() === 0")
        chart.presses("Control+z")
        chart.until("chart.steps()[0] === 0")


WINDOWS = ((1440, 900, 640), (1280, 800, 540))
"""Windows of a usual size, and how wide the picture in them is at least, panel and legend beside it."""


def test_the_picture_has_most_of_the_window_and_all_of_it_when_wanted(chromium: Browser, told: str) -> None:
    with charting(chromium, told) as chart:
        chart.opens("Ruth Tarnbeck", BRYONY)
        for window, height, least in WINDOWS:
            chart.page.set_viewport_size({"width": window, "height": height})
            chart.until(f"chart.width() >= {least} && chart.width() < {window} - 500")
            expect(chart.page.get_by_test_id("kept")).to_be_in_viewport(ratio=1)
            bar = chart.page.get_by_role("toolbar", name="Chart").bounding_box()
            assert bar
            assert bar["height"] < 50, "the toolbar is one line"
            panel = chart.page.get_by_role("complementary", name="Beside").bounding_box()
            assert panel
            assert panel["width"] >= 250
            chart.presses("d")
            chart.until(f"chart.width() > {least} + 180")
            chart.presses("x")
            chart.until(f"chart.width() > {window} - 300")
            chart.presses("x", "d")
            chart.until(f"chart.width() < {window} - 500")
