"""What somebody does with a link chart, and what it tells whoever looks at its element: it stands in a shadow root."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from tests.browser.visitor import PATIENCE_MS

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.browser.visitor import Visitor

_CHART = """(what) => {
  const find = (root) => { for (const e of root.querySelectorAll('*')) {
    if (e.dataset?.testid === 'link-chart' && e.chart) return e.chart;
    const inside = e.shadowRoot && find(e.shadowRoot); if (inside) return inside; } };
  const chart = find(document);
  return chart && chart.nodes().length > 0 ? what(chart) : null;
}"""
Point = tuple[float, float]


class Charting:
    """Somebody with a chart open."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.page = visitor.page
        self.begun: dict[str, Any] = {}

    def opens(self, user: str, about: str) -> dict[str, Any]:
        """Open the chart of a thing afresh, say who and why, and wait until it is drawn."""
        self.visitor.goes_to(f"/chart?id={about}")
        self.visitor.begins(user=user)
        self.begun = self.ask("(chart) => Object.keys(chart.view().places).length > 0 && chart.view()")
        return self.begun

    def ask(self, what: str) -> Any:  # noqa: ANN401 - whatever the page says
        """What the chart says, as soon as it says something that is not nothing."""
        return self.page.wait_for_function(f"() => ({_CHART})({what})").json_value()

    def until(self, condition: str) -> None:
        """Wait until something is true of the chart."""
        self.ask(f"(chart) => ({condition}) || null")

    @property
    def view(self) -> dict[str, Any]:
        """The whole state that undo walks through."""
        found: dict[str, Any] = self.ask("(chart) => chart.view()")
        return found

    @property
    def drawn(self) -> dict[str, Point]:
        """Where everything is drawn, once nothing glides any longer."""
        self.until("!chart.moving()")
        return {each[0]: (each[1], each[2]) for each in self.ask("(chart) => chart.drawn()")}

    @property
    def selected(self) -> set[str]:
        """The ids of what is selected."""
        return set(self.ask("(chart) => chart.selected()"))

    def selects(self, *ids: str) -> None:
        """Select just these."""
        self.ask(f"(chart) => {{ chart.select({list(ids)!r}); return true; }}")

    def presses(self, *keys: str) -> None:
        """Press keys with the canvas in focus."""
        self.paper.focus()
        for key in keys:
            self.page.keyboard.press(key)

    def button(self, name: str) -> Locator:
        """A button by what stands on it."""
        return self.page.get_by_role("button", name=name, exact=True)

    def on_screen(self, node: str) -> Point:
        """Where a thing is on the screen."""
        box = self.paper.bounding_box()
        assert box is not None
        at = self.ask(f"(chart) => chart.at('{node}')")
        return box["x"] + at["x"], box["y"] + at["y"]

    @staticmethod
    def top_left(part: Locator) -> Point:
        """Where a part of the page begins on the screen."""
        box = part.bounding_box()
        assert box is not None
        return box["x"], box["y"]

    def stand_above(self, part: Locator, *nodes: str) -> bool:
        """Whether things stand higher on the screen than a part of the page begins."""
        return max(self.on_screen(node)[1] for node in nodes) < self.top_left(part)[1]

    def from_menu(self, node: str, entry: str) -> None:
        """Choose from the menu of a thing."""
        self.page.mouse.click(*self.on_screen(node), button="right")
        self.page.get_by_role("menuitem", name=entry, exact=True).click()

    def is_kept(self) -> None:
        """Wait until the server holds everything that was done."""
        self.page.get_by_test_id("kept").get_by_text("Kept", exact=True).wait_for()

    def undoes_everything(self) -> None:
        """Take back every action there is."""
        while self.ask("(chart) => [chart.steps()[0]]")[0]:
            before = self.ask("(chart) => [chart.steps()[0]]")[0]
            self.presses("Control+z")
            self.until(f"chart.steps()[0] < {before}")

    def drags_around_all(self, *, shift: bool) -> None:
        """Around everything: as a box with Shift, else along the edge."""
        box = self.paper.bounding_box()
        assert box is not None
        left, right, top, bottom = box["x"] + 4, box["x"] + box["width"] - 4, box["y"] + 4, box["y"] + box["height"] - 4
        corners = [(right, bottom)] if shift else [(right, top), (right, bottom), (left, bottom), (left, top)]
        if shift:
            self.page.keyboard.down("Shift")
        self.page.mouse.move(left, top)
        self.page.mouse.down()
        for corner in corners:
            self.page.mouse.move(*corner, steps=4)
        self.page.mouse.up()
        self.page.keyboard.up("Shift")

    @property
    def overlapping(self) -> list[tuple[str, str]]:
        """Labels that cover each other; drawn ones are wider than reckoned by at most a few units."""
        boxes = [box for box in self.ask("(chart) => chart.boxes()") if not box["id"].startswith("theme:")]
        return [
            (one["id"], other["id"])
            for place, one in enumerate(boxes)
            for other in boxes[place + 1 :]
            if min(one["x2"], other["x2"]) - max(one["x1"], other["x1"]) > 8
            and min(one["y2"], other["y2"]) - max(one["y1"], other["y1"]) > 8
        ]

    def cut_when_fitted(self) -> list[str]:
        """Bring all into view; the things whose label then reaches beyond the left or the right edge of the canvas."""
        self.presses("f")
        inside = "box.x1 * chart.zoom() + chart.pan().x >= 0 && box.x2 * chart.zoom() + chart.pan().x <= chart.width()"
        found: list[str] = self.ask(f"(chart) => chart.boxes().filter((box) => !({inside})).map((box) => box.id)")
        return found

    @property
    def paper(self) -> Locator:
        """The canvas, once there is one: while Streamlit exchanges a page the old one still stands beside the new."""
        found = self.page.get_by_test_id("link-chart")
        expect(found).to_have_count(1, timeout=PATIENCE_MS)
        return found
