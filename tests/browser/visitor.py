"""What somebody does in the explorer, by the names that stand on the screen."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from playwright.sync_api import TimeoutError  # noqa: A004 - its name for what took too long

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

PATIENCE_MS = 90_000
# Colours of every text of ours against what is behind it; WCAG 2.2, 1.4.3: at least 4.5 to 1.
_TOO_FAINT = """() => {
  const channel = (v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
  const parse = (c) => c.match(/[0-9.]+/g).map(Number);
  const light = (c) => { const [r, g, b] = parse(c).map(channel); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const behind = (e) => { for (; e; e = e.parentElement) {
    const c = getComputedStyle(e).backgroundColor; const p = parse(c); if (p.length < 4 || p[3] === 1) return c; }
    return 'rgb(255,255,255)'; };
  const faint = [];
  for (const e of document.querySelectorAll('.stHtml *')) {
    if (![...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim())) continue;
    const [a, b] = [light(getComputedStyle(e).color), light(behind(e))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) faint.push(e.className + ': ' + e.textContent.slice(0, 40));
  }
  return faint;
}"""


class Visitor:
    """Somebody with the explorer open in a browser."""

    def __init__(self, page: Page, address: str) -> None:
        page.set_default_timeout(PATIENCE_MS)
        self.page = page
        self._address = address

    def goes_to(self, path: str) -> None:
        """Open an address afresh, as from a link in a message."""
        self.page.goto(f"{self._address}{path}")

    def begins(self, *, user: str, purpose: str = "pre-visit check") -> None:
        """Say who reads and why."""
        self.page.get_by_role("button", name="Begin").wait_for()
        self.settles()
        self._chooses("You are", user)
        self._chooses("Purpose", purpose)
        self.page.get_by_role("button", name="Begin").click()

    def searches(self, text: str) -> None:
        """Type into the one box and press Enter."""
        box = self.page.get_by_label("A name, alias, address")
        box.fill(text)
        box.press("Enter")
        self.page.get_by_role("heading", name="Found").wait_for()

    def uploads(self, path: Path, label: str = "") -> None:
        """Choose a file to upload, where there are several in the field that is called so."""
        field = self.page.get_by_test_id("stFileUploader").filter(has_text=label).first
        field.locator('input[type="file"]').set_input_files(path)

    def settles(self) -> None:
        """Wait until the page is written to its end: a list that is open while its page is written closes again."""
        self.page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()

    def picks(self, label: str, option: str) -> None:
        """Choose from a long list by typing what is wanted."""
        self.settles()
        self.page.get_by_role("combobox", name=label).first.click()
        self.page.keyboard.type(option)
        self.page.get_by_role("option", name=option, exact=True).first.click()

    def fills(self, label: str, text: str) -> None:
        """Write into a field and leave it."""
        box = self.page.get_by_label(label, exact=True).first
        box.fill(text)
        box.press("Tab")

    def keeps_a_picture(self, name: str) -> None:
        """Keep what is to be seen, for docs/pictures, where somebody named a folder for it."""
        folder = os.environ.get("MOSAIC_TEST_PICTURES")
        if folder:
            self.page.screenshot(path=f"{folder}/{name}.png")

    def presses(self, name: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def opens(self, title: str) -> None:
        """Open a closed part, and wait until it lies open: a button that still moves loses the press."""
        part = self.page.locator('[data-testid="stExpander"]', has_text=title).first
        part.locator("summary").click()
        part.evaluate("(part) => Promise.allSettled(part.getAnimations({ subtree: true }).map((is) => is.finished))")

    def follows(self, text: str) -> None:
        """Click the first link that reads so."""
        self.page.get_by_role("link", name=text, exact=False).first.click()

    def looks_as_at(self, day: str, month: str, year: str) -> None:
        """Set the as-at date with the keyboard."""
        for part, value in (("day", day), ("month", month), ("year", year)):
            self.page.locator(f'[data-testid="stDateInput"] [data-type="{part}"]').click()
            self.page.keyboard.type(value)
        # The day counts when its calendar is closed again and the field is left.
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("Tab")

    def sees(self, text: str) -> Locator:
        """Wait until a text is to be seen."""
        found = self.page.get_by_text(text, exact=False).first
        try:
            found.wait_for()
        except TimeoutError as error:
            # Whoever reads of it later has no browser beside them: what the page was instead is part of the failure.
            raise AssertionError(f"{text!r} is not to be seen; the page is\n{self._as_it_is()}") from error
        return found

    def part(self, name: str) -> Locator:
        """A part of the page by the id of its heading, once it is there."""
        found = self.page.locator(f'section[aria-labelledby="{name}"]')
        found.wait_for()
        return found

    def all_words(self) -> str:
        """Everything on the page, closed parts included."""
        return self.page.locator('[data-testid="stMain"]').text_content() or ""

    def too_faint(self) -> list[str]:
        """Texts of ours whose contrast is below 4.5 to 1."""
        found: list[str] = self.page.evaluate(_TOO_FAINT)
        return found

    def _as_it_is(self) -> str:
        return self.page.locator("body").aria_snapshot()

    def _chooses(self, label: str, option: str) -> None:
        self.page.get_by_label(label).click()
        self.page.get_by_role("option", name=re.compile(re.escape(option))).first.click()
