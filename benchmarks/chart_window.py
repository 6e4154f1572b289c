"""A browser with a link chart in it, and how long what is done there takes until the picture is still."""

from __future__ import annotations

from itertools import islice
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import FloatRect, Page

_CHART = """(what) => {
  const find = (root) => { for (const e of root.querySelectorAll('*')) {
    if (e.dataset?.testid === 'link-chart' && e.chart) return e.chart;
    const inside = e.shadowRoot && find(e.shadowRoot); if (inside) return inside; } };
  const chart = find(document);
  return chart ? what(chart) : null; }"""
_CLOCK = (
    "() => ['mousedown', 'keydown'].forEach((n) => addEventListener(n, () => window.begun = performance.now(), true))"
)
_FRAMES = """() => { window.frames_ = []; window.going = true; let last = performance.now();
  const next = (now) => { window.frames_.push(now - last); last = now; if (window.going) requestAnimationFrame(next); };
  requestAnimationFrame((now) => { last = now; requestAnimationFrame(next); }); }"""
STILL_MS = 300
"""A picture that was not drawn for so long is still."""
PATIENCE_MS = 60_000
EDGE = 6
"""What lies nearer to the edge of the canvas may not be hit."""


class Opening(NamedTuple):
    """From the address to the question who reads, and from the answer to a still picture, in milliseconds."""

    shell: float
    drawn: float


class Grown(NamedTuple):
    """An expansion: how long, how many came, how many that stood there moved, how many bytes arrived."""

    ms: float
    added: int
    moved: int
    received: int


class ChartWindow:
    """One page in one browser."""

    def __init__(self, page: Page, address: str) -> None:
        page.set_default_timeout(PATIENCE_MS)
        self._page = page
        self._address = address
        self._received = 0
        page.on("websocket", lambda socket: socket.on("framereceived", self._count))

    @property
    def received(self) -> int:
        """Bytes over the socket so far."""
        return self._received

    def opens(self, about: str, things: int, user: str) -> Opening:
        """Open a chart afresh, say who and why, and wait until so many things stand still."""
        self._page.goto(f"{self._address}/chart?id={about}")
        self._page.get_by_label("You are").wait_for()
        shell = self._page.evaluate("() => performance.now()")
        for label, option in (("You are", user), ("Purpose", "pre-visit check")):
            self._page.get_by_label(label).click()
            self._page.get_by_role("option", name=option).first.click()
        self._page.evaluate(_CLOCK)
        self._page.get_by_role("button", name="Begin").click()
        return Opening(shell, self._still(f"chart.drawn().length >= {things}"))

    def is_kept(self) -> None:
        """Wait until the server holds the draft."""
        self._page.get_by_test_id("kept").get_by_text("Kept", exact=True).wait_for()

    def selects(self, ids: Sequence[str], clicks: int) -> list[float]:
        """Click on the first that are in view: how long until the panel tells what Python read of each."""
        box = self._canvas()
        places = self._ask(f"{list(ids)!r}.map((id) => chart.at(id))")
        within = (at for at in places if EDGE < at["x"] < box["width"] - EDGE and EDGE < at["y"] < box["height"] - EDGE)
        times: list[float] = []
        for at in islice(within, clicks):
            self._page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
            told = "chart.selected().length === 1 && chart.told() === chart.selected()[0]"
            times.append(self._until(f"{told} && performance.now() - window.begun"))
        return times

    def expands(self, node: str) -> Grown:
        """Expand one thing with the keyboard."""
        self._ask(f"(chart.select(['{node}']), true)")
        self._until(f"chart.told() === '{node}'")
        before, received = self._places(), self.received
        self._page.get_by_test_id("link-chart").focus()
        self._page.keyboard.press("e")
        took = self._still(f"chart.drawn().length > {len(before)}")
        after = self._places()
        moved = sum(after[each] != at for each, at in before.items())
        return Grown(took, len(after) - len(before), moved, self.received - received)

    def frames(self) -> tuple[list[float], list[float]]:
        """How long each frame took while the picture was dragged, and while the wheel made it larger and smaller."""
        box = self._canvas()
        self._page.keyboard.press("f")
        # Fitting all into view draws everything once: what is measured here begins with a picture that stands still.
        self._until(f"performance.now() - chart.painted().at > {STILL_MS} && 1")
        self._page.evaluate(_FRAMES)
        self._page.mouse.move(box["x"] + 8, box["y"] + 8)
        self._page.mouse.down()
        for step in range(40):
            self._page.mouse.move(box["x"] + 8 + 6 * step, box["y"] + 8 + 4 * step)
        self._page.mouse.up()
        dragged: list[float] = self._page.evaluate("() => window.frames_.splice(0)")
        self._page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        for turn in (*[-120] * 12, *[120] * 12):
            self._page.mouse.wheel(0, turn)
            self._page.evaluate("() => new Promise(requestAnimationFrame)")
        zoomed: list[float] = self._page.evaluate("() => { window.going = false; return window.frames_.splice(0); }")
        return dragged, zoomed

    def cycles(self, node: str, count: int) -> tuple[float, float]:
        """Megabytes of the page's own memory after a tenth of many expansions, collapses and undos, and after all."""
        reader = self._page.context.new_cdp_session(self._page)
        self._ask(f"(chart.select(['{node}']), true)")
        self._page.get_by_test_id("link-chart").focus()
        found: list[float] = []
        for cycle in range(1, count + 1):
            steps = self._ask("[chart.steps()[0], Object.keys(chart.view().shown).length]")
            self._page.keyboard.press("e")
            self._until(f"Object.keys(chart.view().shown).length > {steps[1]}")
            self._page.keyboard.press("c")
            self._until(f"Object.keys(chart.view().shown).length === {steps[1]}")
            self._page.keyboard.press("Control+z")
            self._page.keyboard.press("Control+z")
            self._until(f"Object.keys(chart.view().shown).length === {steps[1]} && chart.steps()[1] === 2")
            if cycle in {count // 10, count}:
                reader.send("HeapProfiler.collectGarbage")
                found.append(reader.send("Runtime.getHeapUsage")["usedSize"] / 1e6)
        return found[0], found[1]

    def _canvas(self) -> FloatRect:
        """Where the canvas is in the window."""
        return self._page.get_by_test_id("link-chart").bounding_box() or {"x": 0, "y": 0, "width": 0, "height": 0}

    def _still(self, condition: str) -> float:
        """Milliseconds from the last press until the picture was drawn for the last time."""
        # A busy machine may hold the things for a while before it draws them for the first time.
        fresh = "chart.painted().at > window.begun"
        still = f"{fresh} && performance.now() - chart.painted().at > {STILL_MS} && !chart.moving()"
        return self._until(f"{condition} && {still} && chart.painted().at - window.begun")

    def _places(self) -> dict[str, tuple[float, float]]:
        return {each[0]: (each[1], each[2]) for each in self._ask("chart.drawn()")}

    def _ask(self, what: str) -> Any:  # noqa: ANN401 - whatever the page says
        return self._page.evaluate(f"() => ({_CHART})((chart) => {what})")

    def _until(self, what: str) -> float:
        told = self._page.wait_for_function(f"() => ({_CHART})((chart) => {what})", polling="raf")
        return float(told.json_value())

    def _count(self, frame: str | bytes) -> None:
        self._received += len(frame)


def middle_of(times: Sequence[float]) -> float:
    """The median; none at all is no measurement."""
    return median(times)
