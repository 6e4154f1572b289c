"""A chart as a record in two browsers: saved in one, opened by its address in another by somebody who may see less."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from graph.access import Reason
from graph.audit import AuditTrail
from graph.judgements import Decided, record_judgement
from graph.neo4j.statement import Statement
from graph.saved_charts import Saving, save_chart, share_chart
from graph.users import read_directory
from graph.vocabulary import ChartRight, Verdict
from graph.writer import Who
from tests.browser.charting import Charting
from tests.browser.conftest import watched
from tests.builders import person_id, put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from graph.model.chart_view import View
    from graph.neo4j.bolt import Bolt
    from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]
ALDER, BRYONY, CORVIN, DORRIT = (person_id(key) for key in ("P1", "P2", "P3", "P4"))
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
OLDER = Statement("an older format", "MATCH (v:ChartVersion {chart: $id}) SET v.content = $content")
REMOVED = "rgb(156,28,28)"
"""As ui/chart/frontend/src/paper.ts has it for a light chart."""


@pytest.fixture
def colleague(chromium: Browser, address: str) -> Iterator[Visitor]:
    """Somebody else who opens a browser."""
    with watched(chromium, address) as somebody:
        yield somebody


def _saves(chart: Charting, name: str, right: str = "read it") -> str:
    """Save the open chart under a name, share it with the neighbourhood officer, and give its address."""
    chart.is_kept()
    chart.page.get_by_label("Name of a new chart", exact=True).fill(name)
    chart.visitor.presses("Save")
    chart.page.get_by_role("heading", name=f"{name}, version 1").wait_for()
    saved = chart.page.url
    chart.page.get_by_role("tab", name="Sharing").click()
    chart.visitor.picks("Who", "Dev Ossington")
    chart.visitor.picks("May", right)
    chart.visitor.presses("Share")
    chart.visitor.sees("Dev Ossington: may")
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
    colleague.page.get_by_role("tab", name="Save", exact=True).click()
    colleague.sees("shared with you to read: under a name, what is drawn becomes a chart of your own")
    colleague.presses("Save")
    colleague.sees("save a copy of your own under another name")


def test_what_is_different_is_told_by_legend_and_list_and_groups_are_drawn(visitor: Visitor) -> None:
    chart = Charting(visitor)
    chart.opens("Petra Vossgate", ALDER)
    chart.page.get_by_label("Group by").select_option("household")
    chart.until("Object.values(chart.view().groups).some((group) => group.name === 'Household 1')")
    chart.presses("Control+z")
    chart.page.get_by_label("Group by").select_option("address")
    chart.until("Object.values(chart.view().groups).some((group) => group.name.includes('3 Kettle Row'))")
    chart.presses("Control+z")
    chart.page.get_by_label("Group by").select_option("community")
    chart.until("Object.values(chart.view().groups).some((group) => group.name === 'Community 1')")
    chart.presses("Control+z")
    chart.page.get_by_label("Group by").select_option("family")
    visitor.sees("Nothing on this chart belongs together by family, as recorded.")
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


def test_two_days_are_compared_in_colour_and_as_a_list(visitor: Visitor, bolt: Bolt) -> None:
    saved = _kept(bolt, {"shown": dict.fromkeys((ALDER, BRYONY, CORVIN), True)})
    visitor.goes_to(f"/chart?chart={saved}&from=2026-02-15&to=2026-11-20")
    visitor.begins(user="Petra Vossgate")
    chart = Charting(visitor)
    lines = chart.ask("(chart) => chart.lines().map((line) => ({ id: line.id, ...chart.seen(line.id) }))")
    # Alder employed Corvin on record by then; what ties Bryony was recorded from March on (tests/story.py).
    assert {line["label"][0] for line in lines if BRYONY in line["id"]} == {"+"}
    assert {line["label"] for line in lines if CORVIN in line["id"]} == {"employer"}
    visitor.sees("Different in 20/11/2026 from 15/02/2026")


def test_two_who_may_edit_are_told_of_each_other_and_both_versions_stand(visitor: Visitor, colleague: Visitor) -> None:
    mine, theirs = Charting(visitor), Charting(colleague)
    mine.opens("Petra Vossgate", ALDER)
    saved = _saves(mine, "For both", "read it and save versions")
    colleague.goes_to(saved)
    colleague.begins(user="Dev Ossington")
    for number, chart, thing in ((2, theirs, CORVIN), (3, mine, BRYONY)):
        chart.until("Object.keys(chart.view().places).length > 0")
        chart.selects(thing)
        chart.presses("p")
        chart.until(f"chart.view().pinned['{thing}']")
        chart.is_kept()
        chart.page.get_by_role("tab", name="Save", exact=True).click()
        chart.visitor.presses("Save")
        chart.page.get_by_role("heading", level=1, name=f"version {number}").wait_for()
    visitor.sees("Saved as version 3. Others saved version 2 since you began")
    mine.page.get_by_role("tab", name="Versions and comparing").click()
    visitor.follows("Compare version 2 with version 3")
    visitor.sees("No difference between version 2 and version 3 in what you may see.")


def _kept(bolt: Bolt, view: View, *, older: bool = False) -> str:
    """Save a chart of the analyst's, shared with the neighbourhood officer; as the first format had it where wanted."""
    trail, directory = AuditTrail(bolt), read_directory(None)
    who = Who(directory.viewer("analyst"), Reason.parse("MAPP meeting: MM-4"))
    saved = save_chart(trail, who, Saving(view, "From before"), now=NOW).chart
    share_chart(trail, who, saved, other=directory.viewer("neighbourhood"), right=ChartRight.READ)
    if older:
        bolt.alone(OLDER, id=saved, content=json.dumps({"view": view, "past": [], "future": []}))
    return saved


def test_a_very_wide_chart_of_an_older_format_opens_in_view_with_its_notes(visitor: Visitor, bolt: Bolt) -> None:
    ends = {ALDER: {"x": -40_000, "y": 0}, BRYONY: {"x": 40_000, "y": 0}, "note:1": {"x": 0, "y": 0}}
    note = {"text": "Both ends.", "about": "", "frame": False, "width": 180, "height": 70}
    view: View = {"shown": {ALDER: True, BRYONY: True}, "places": ends, "notes": {"note:1": note}}
    visitor.goes_to(f"/chart?chart={_kept(bolt, view, older=True)}")
    visitor.begins(user="Petra Vossgate")
    chart = Charting(visitor)
    chart.until("chart.painted().times > 0 && chart.nodes().some((node) => node.label === 'Both ends.')")
    left, right = (chart.ask(f"(chart) => chart.at('{end}')")["x"] for end in (ALDER, BRYONY))
    assert 0 < left < right < chart.ask("(chart) => chart.width()")


def test_a_chart_of_what_was_corrected_or_judged_one_since_says_so_and_shows_it_as_it_is(
    visitor: Visitor, bolt: Bolt
) -> None:
    saved = _kept(bolt, {"shown": dict.fromkeys((ALDER, BRYONY, CORVIN), True)})
    put(bolt, {"persons": [{"person_id": "P3", "surname": "Marlstone", "forenames": "Corvin"}]})
    who = Who(read_directory(None).viewer("analyst"), Reason.parse("data quality"))
    decided = Decided(BRYONY, CORVIN, Verdict.SAME, "the same date of birth")
    record_judgement(AuditTrail(bolt), who, decided, now=NOW.replace(hour=10))
    visitor.goes_to(f"/chart?chart={saved}")
    visitor.begins(user="Petra Vossgate")
    chart = Charting(visitor)
    labels = {node["id"]: node["label"] for node in chart.ask("(chart) => chart.nodes()")}
    assert (labels[CORVIN], set(labels)) == ("MARLSTONE, Corvin", {ALDER, BRYONY, CORVIN})
    visitor.sees("2 changes on record since it was saved")
    visitor.sees("judged one and the same, or not, by Petra Vossgate: the same date of birth")
    chart.selects(BRYONY)
    panel = chart.page.get_by_role("complementary", name="Beside")
    panel.get_by_role("heading", name="Judged to be the same as").wait_for()
    panel.get_by_text("by Petra Vossgate, 25 Nov 2026 10:00: the same date of birth").wait_for()
    assert panel.get_by_role("heading", level=4).all_inner_texts()[1:3] == ["Judged to be the same as", "On record"]
    chart.selects(CORVIN)
    chart.presses("Delete")
    chart.selects(BRYONY)
    chart.button("Put on the chart: MARLSTONE, Corvin").click()
    chart.until(f"chart.view().shown['{CORVIN}']")
