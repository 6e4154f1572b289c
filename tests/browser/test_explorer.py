"""The explorer in a real browser: every journey, nothing leaves the machine, markup stays text, a frail database."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

import pytest

from graph.keys import line_id, node_id
from graph.ports import LOOPBACK
from tests import story
from tests.browser.cable import Cable
from tests.browser.charting import Charting
from tests.browser.conftest import explorer_at, watched
from tests.builders import SOURCE, person_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from graph.neo4j.endpoint import Endpoint
    from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]
ALDER_ID, BRYONY = person_id("P1"), person_id("P2")
ALDER = f"/nominal?id={ALDER_ID}"
ANALYST, OFFICER = "Petra Vossgate", "Dev Ossington"


def test_from_search_to_the_nominal_to_the_report_and_back(visitor: Visitor) -> None:
    visitor.goes_to("/")
    visitor.begins(user=ANALYST)
    visitor.searches("quilmarsh")
    assert "quilmarsh" not in visitor.page.url
    visitor.follows("QUILLMARSH, Alder")
    visitor.part("markers")
    assert visitor.page.url.endswith(ALDER)
    visitor.part("reports").get_by_role("link", name="Seen together").first.click()
    assert "They walked the dog." in (visitor.part("report").text_content() or "")
    visitor.page.go_back()
    visitor.part("markers")
    assert visitor.page.url.endswith(ALDER)


def test_an_address_that_was_shared_asks_who_and_why_before_it_shows_anything(visitor: Visitor) -> None:
    visitor.goes_to(ALDER)
    visitor.sees("Nothing is read before you say")
    assert "Quillmarsh" not in visitor.all_words()
    visitor.begins(user=ANALYST)
    visitor.part("markers")
    assert "QUILLMARSH, Alder" in visitor.all_words()


def test_each_user_sees_what_is_theirs_and_no_trace_of_the_rest(visitor: Visitor) -> None:
    visitor.goes_to(ALDER)
    visitor.begins(user=ANALYST)
    visitor.part("chronology")
    assert "LANTERNHILL" in visitor.all_words()
    loading = visitor.page.get_by_role("link", name="Import files")
    assert loading.count() == 1
    visitor.page.get_by_role("button", name="Change user or purpose").click()
    visitor.begins(user=OFFICER, purpose="patrol briefing")
    visitor.sees(f"seen by {OFFICER}")
    visitor.part("chronology")
    assert not [secret for secret in ("LANTERNHILL", "Held close", "R4") if secret in visitor.all_words()]
    assert loading.count() == 0


def test_as_at_is_set_from_the_keyboard_and_shown_plainly(visitor: Visitor) -> None:
    visitor.goes_to(ALDER)
    visitor.begins(user=ANALYST)
    visitor.part("chronology")
    visitor.looks_as_at("04", "03", "2026")
    visitor.sees("As at the end of 4 Mar 2026")
    visitor.sees("No marker recorded that you may see.")


def test_a_line_opens_with_the_keyboard_to_what_is_behind_it_and_its_history(visitor: Visitor) -> None:
    visitor.goes_to(ALDER)
    visitor.begins(user=ANALYST)
    line = visitor.part("associates").locator("details", has_text="Seen together")
    line.locator("summary").focus()
    visitor.page.keyboard.press("Enter")
    line.get_by_text("Reliable; Known directly").first.wait_for()
    line.get_by_role("link", name="every version of this line").first.press("Enter")
    visitor.sees("Version 1: the latest")


def test_markup_in_data_is_shown_and_never_run(visitor: Visitor) -> None:
    visitor.goes_to(ALDER)
    visitor.begins(user=ANALYST)
    visitor.part("chronology")
    assert story.MARKUP in visitor.all_words()
    assert story.MARKDOWN in visitor.all_words()
    for path in (f"/address?id={node_id('Address', SOURCE, 'A2')}", f"/report?id={node_id('Report', SOURCE, 'R1')}"):
        visitor.goes_to(path)
        visitor.begins(user=ANALYST)
        visitor.sees("onerror=")
    assert visitor.page.locator('img[src*="outside"]').count() == 0
    assert visitor.page.title() != "1"


@pytest.mark.parametrize(
    ("path", "seen"),
    [
        (f"/thing?id={node_id('Offence', SOURCE, 'F1')}", "Parts and behaviours"),
        (f"/chart?id={person_id('P1')}", "Save this chart"),
        (f"/record?id={line_id(SOURCE, 'persons', 'P1')}", "Version 1: the latest"),
        ("/quarantine", "No row is in quarantine"),
        (ALDER, "Chronology"),
    ],
)
def test_every_page_opens_by_its_address_and_can_be_read(visitor: Visitor, path: str, seen: str) -> None:
    visitor.goes_to(path)
    visitor.begins(user=ANALYST)
    visitor.sees(seen)
    assert visitor.too_faint() == []


def test_on_paper_the_marking_stays_and_the_controls_go(visitor: Visitor) -> None:
    visitor.goes_to(ALDER)
    visitor.begins(user=ANALYST)
    visitor.part("chronology")
    visitor.page.emulate_media(media="print")
    assert visitor.page.locator(".marking").first.is_visible()
    assert not visitor.page.get_by_test_id("stSidebar").is_visible()
    assert not visitor.page.get_by_role("navigation", name="On this page").is_visible()
    printed = visitor.page.pdf(prefer_css_page_size=True)
    # A page that cannot scroll on paper prints its first screen and loses the rest.
    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") + printed.count(b"/Type /Page/") > 2


def test_who_manages_people_begins_with_my_day_and_its_address_can_be_shared(visitor: Visitor) -> None:
    visitor.goes_to("/")
    visitor.begins(user="Idris Callowmere")
    visitor.page.wait_for_url("**/day")
    visitor.page.get_by_role("heading", name="My day").wait_for()
    visitor.goes_to("/search")
    visitor.begins(user="Idris Callowmere")
    visitor.searches("quilmarsh")
    assert visitor.page.url.endswith("/search")


class Frail(NamedTuple):
    """An explorer whose way to the database is in the hands of a test."""

    address: str
    cable: Cable


@pytest.fixture(scope="module")
def frail(address: str, endpoint: Endpoint, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Frail]:
    """Start a second explorer on the database that the first one loaded."""
    assert address
    cable = Cable(urlsplit(endpoint.uri).port or 0)
    through = f"bolt://{LOOPBACK}:{cable.port}"
    with explorer_at(through, endpoint, tmp_path_factory.mktemp("frail")) as other:
        yield Frail(other, cable)
    cable.take_away()


def test_a_slow_database_holds_up_what_is_asked_of_it_and_nothing_else(chromium: Browser, frail: Frail) -> None:
    with watched(chromium, frail.address) as visitor:
        chart = Charting(visitor)
        chart.opens("Idris Callowmere", BRYONY)
        chart.selects(BRYONY)
        chart.until(f"chart.told() === '{BRYONY}'")
        chart.is_kept()
        frail.cable.hold()
        chart.selects(ALDER_ID)
        side = chart.page.get_by_role("complementary", name="Beside")
        side.get_by_text("Reading …").wait_for()
        before = chart.ask("(chart) => chart.zoom()")
        chart.presses("p", "+")
        chart.until(f"chart.view().pinned['{ALDER_ID}'] && chart.zoom() > {before}")
        chart.visitor.sees("Keeping …")
        chart.selects(BRYONY)
        frail.cable.let_go()
        chart.is_kept()
        # The answer about the other one came too late, and takes nothing away.
        side.get_by_role("heading", name="One step away, all of it").wait_for()
        assert chart.ask("(chart) => chart.told()") == BRYONY


def test_what_was_done_while_the_database_was_gone_is_kept_when_it_is_back(chromium: Browser, frail: Frail) -> None:
    cable = frail.cable
    with watched(chromium, frail.address) as visitor:
        chart = Charting(visitor)
        chart.opens("Ruth Tarnbeck", BRYONY)
        cable.cut()
        chart.selects(ALDER_ID)
        chart.presses("p")
        chart.visitor.sees("The database does not answer")
        chart.visitor.sees("Keeping …")
        cable.mend()
        chart.button("Try again").click()
        chart.is_kept()
        chart.page.reload()
        chart.visitor.begins(user="Ruth Tarnbeck")
        chart.until(f"chart.view().pinned['{ALDER_ID}']")
