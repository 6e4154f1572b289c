"""A chart as a record in two browsers: saved in one, opened by its address in another by somebody who may see less."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.charting import Charting
from tests.browser.conftest import watched
from tests.builders import person_id, put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from graph.neo4j.bolt import Bolt
    from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]
ALDER, BRYONY, DORRIT = (person_id(key) for key in ("P1", "P2", "P4"))
REMOVED = "rgb(156,28,28)"
"""As ui/chart/frontend/src/paper.ts has it for a light chart."""


@pytest.fixture
def colleague(chromium: Browser, address: str) -> Iterator[Visitor]:
    """Somebody else who opens a browser."""
    with watched(chromium, address) as somebody:
        yield somebody


def _saves(chart: Charting, name: str) -> str:
    """Save the open chart under a name, share it with the neighbourhood officer, and give its address."""
    chart.is_kept()
    chart.page.get_by_label("Name of a new chart", exact=True).fill(name)
    chart.visitor.presses("Save")
    chart.page.get_by_role("heading", name=f"{name}, version 1").wait_for()
    saved = chart.page.url
    chart.page.get_by_role("tab", name="Sharing").click()
    chart.visitor.picks("Who", "Dev Ossington")
    chart.visitor.presses("Share")
    chart.visitor.sees("Dev Ossington: may read")
    return saved[saved.index("/chart?") :]


def _is_drawn_as_removed(chart: Charting) -> None:
    """Bryony and her ties carry the sign and its colour; Alder carries none."""
    lines = chart.ask("(chart) => chart.lines().map((line) => ({ id: line.id, ...chart.seen(line.id) }))")
    hers = [line for line in lines if BRYONY in line["id"]]
    assert hers
    assert {(line["label"][0], line["colour"]) for line in hers} == {("\N{MINUS SIGN}", REMOVED)}
    assert REMOVED not in {line["colour"] for line in lines if line not in hers}
    signs = [chart.ask(f"(chart) => chart.seen('{each}')")["picture"] for each in (BRYONY, ALDER)]
    assert ["\N{MINUS SIGN}" in picture for picture in signs] == [True, False]


def test_saved_opened_by_address_and_told_what_changed_since(visitor: Visitor, colleague: Visitor, bolt: Bolt) -> None:
    mine = Charting(visitor)
    begun = mine.opens("Petra Vossgate", ALDER)
    saved = _saves(mine, "For the panel")
    assert mine.view == begun
    colleague.goes_to(saved)
    colleague.begins(user="Dev Ossington", purpose="MAPP meeting")
    theirs = Charting(colleague).view
    assert theirs["places"][BRYONY] == begun["places"][BRYONY]
    assert (DORRIT in begun["shown"], set(theirs["shown"])) == (True, set(begun["shown"]) - {DORRIT})
    put(bolt, {"markers": [{"person_id": "P2", "kind": "dogs", "text": "A pair."}]})
    colleague.goes_to(saved)
    colleague.begins(user="Dev Ossington", purpose="MAPP meeting")
    colleague.sees("1 change on record since it was saved")
    colleague.keeps_a_picture("saved-chart")


def test_what_is_different_is_told_by_legend_and_list_and_groups_are_drawn(visitor: Visitor) -> None:
    chart = Charting(visitor)
    chart.opens("Petra Vossgate", ALDER)
    chart.page.get_by_label("Group by").select_option("household")
    chart.until("Object.values(chart.view().groups).some((group) => group.name === 'Household 1')")
    chart.presses("Control+z")
    _saves(chart, "Around the quay")
    chart.selects(BRYONY)
    chart.presses("Delete")
    chart.until(f"!chart.view().shown['{BRYONY}']")
    chart.is_kept()
    chart.page.get_by_role("tab", name="Save", exact=True).click()
    visitor.presses("Save")
    chart.page.get_by_role("heading", name="version 2").wait_for()
    chart.page.get_by_role("tab", name="Versions and comparing").click()
    visitor.follows("Compare version 1 with version 2")
    visitor.sees("Different in version 2 from version 1")
    chart.page.get_by_role("region", name="Legend").get_by_text("removed").first.wait_for()
    _is_drawn_as_removed(chart)
    visitor.keeps_a_picture("chart-compared")
