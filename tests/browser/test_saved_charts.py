"""A chart as a record in two browsers: saved in one, opened by its address in another by somebody who may see less."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.visitor import Visitor
from tests.builders import person_id, put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from graph.neo4j.bolt import Bolt

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]
GONE = "\N{MINUS SIGN}"
ALDER, BRYONY, DORRIT = (person_id(key) for key in ("P1", "P2", "P4"))
PLACE_AND_THINGS = f"[chart.view().places['{BRYONY}'], Object.keys(chart.view().shown)]"


@pytest.fixture
def colleague(chromium: Browser, address: str) -> Iterator[Visitor]:
    """Open a second browser, of somebody else."""
    context = chromium.new_context(viewport={"width": 1440, "height": 1000})
    yield Visitor(context.new_page(), address)
    context.close()


def _saves(visitor: Visitor, name: str) -> str:
    """Save the open chart under a name and share it with the neighbourhood officer; give its address."""
    visitor.page.get_by_test_id("kept").get_by_text("Kept", exact=True).wait_for()
    visitor.page.get_by_label("Name of a new chart").fill(name)
    visitor.presses("Save")
    visitor.page.get_by_role("heading", name=f"{name}, version 1").wait_for()
    saved = visitor.page.url
    visitor.page.get_by_role("tab", name="Sharing").click()
    visitor.picks("Who", "Dev Ossington")
    visitor.presses("Share")
    visitor.sees("Dev Ossington: may read")
    return saved[saved.index("/chart?") :]


def _saves_without_bryony(visitor: Visitor) -> None:
    """Take her off the chart and save a second version."""
    visitor.page.get_by_label("Find in this chart").fill("thistlewick")
    visitor.page.keyboard.press("Enter")
    visitor.chart(f"chart.selected().includes('{BRYONY}') || null")
    visitor.page.keyboard.press("Delete")
    visitor.chart(f"!chart.view().shown['{BRYONY}'] || null")
    visitor.page.get_by_test_id("kept").get_by_text("Kept", exact=True).wait_for()
    visitor.page.get_by_role("tab", name="Save", exact=True).click()
    visitor.presses("Save")
    visitor.page.get_by_role("heading", name="version 2").wait_for()


def test_what_is_different_is_told_by_colour_sign_and_list(visitor: Visitor) -> None:
    visitor.goes_to(f"/chart?id={ALDER}")
    visitor.begins(user="Petra Vossgate")
    visitor.chart("chart.drawn()")
    _saves(visitor, "Around the quay")
    _saves_without_bryony(visitor)
    visitor.page.get_by_role("tab", name="Versions and comparing").click()
    visitor.follows("Compare version 1 with version 2")
    visitor.sees("Different in version 2 from version 1")
    assert any(line["label"].startswith(GONE) for line in visitor.chart("chart.lines()"))
    visitor.keeps_a_picture("chart-compared")


def test_saved_opened_by_address_compared_and_told_what_changed_since(
    visitor: Visitor, colleague: Visitor, bolt: Bolt
) -> None:
    visitor.goes_to(f"/chart?id={ALDER}")
    visitor.begins(user="Petra Vossgate")
    mine = visitor.chart(PLACE_AND_THINGS)
    saved = _saves(visitor, "For the panel")
    assert visitor.chart(PLACE_AND_THINGS) == mine
    colleague.goes_to(saved)
    colleague.begins(user="Dev Ossington", purpose="MAPP meeting")
    theirs = colleague.chart(PLACE_AND_THINGS)
    assert theirs[0] == mine[0]
    assert (DORRIT in mine[1], set(theirs[1]) == set(mine[1]) - {DORRIT}) == (True, True)
    assert DORRIT not in colleague.page.content()
    put(bolt, {"markers": [{"person_id": "P2", "kind": "dogs", "text": "A pair."}]})
    colleague.goes_to(saved)
    colleague.begins(user="Dev Ossington", purpose="MAPP meeting")
    colleague.sees("1 change on record since it was saved")
