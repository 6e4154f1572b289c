"""A report entered, corrected, regraded and withdrawn on screen: every page follows, and the past stays as it was."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from graph.grading import HandlingCode, InformationGrade, SourceGrade
from tests.builders import person_id
from tests.ui.commands.shell import Shell

if TYPE_CHECKING:
    from pathlib import Path

    from graph.neo4j.endpoint import Endpoint
    from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]
ALDER = person_id("P1")
ASKING = ("--as", "analyst", "--purpose", "data quality")


class Life:
    """One report's life: each step on screen, and the moment before it."""

    def __init__(self, visitor: Visitor, shell: Shell) -> None:
        self._visitor = visitor
        self._shell = shell
        self.report = ""

    def grades(self, source: str, information: str) -> None:
        for label, code in (
            ("Source", SourceGrade(source)),
            ("Information", InformationGrade(information)),
            ("Handling", HandlingCode("P")),
        ):
            self._visitor.picks(label, f"{code.value}: {code.words}")

    def opens(self, path: str) -> None:
        """Open an address afresh, which asks anew who reads and why."""
        self._visitor.goes_to(path)
        self._visitor.begins(user="Petra Vossgate", purpose="data quality")

    def is_entered(self) -> None:
        visitor = self._visitor
        self.opens(f"/enter?id=report.{ALDER}")
        visitor.fills("Title", "Lights at the quernstone")
        visitor.fills("Item 1", "Both were seen at the quernstone.")
        self.grades("2", "B")
        visitor.picks("It states a", "Fact")
        visitor.fills("How many links", "1")
        visitor.fills("Other person", person_id("P2"))
        visitor.picks("Is to them", "Colleague")
        visitor.picks("How firm", "Probable")
        visitor.fills("Held from", "2026-01")
        visitor.keeps_a_picture("enter-a-report")
        visitor.presses("Enter")
        visitor.sees("Entered, with 4 rows")
        opened = visitor.page.get_by_role("link", name="Open what it is about")
        self.report = (opened.get_attribute("href") or "").partition("id=")[2]

    def is_changed(self, part: str, tab: str) -> None:
        """Go from a part of the report's page to the form that changes its record."""
        self.opens(f"/report?id={self.report}")
        found = self._visitor.part(part).locator('a[href*="/change?id="]').first
        self.opens(found.get_attribute("href") or "")
        self._visitor.page.get_by_role("tab", name=tab).click()

    def says_why(self, why: str, button: str) -> None:
        panel = self._visitor.page.get_by_role("tabpanel")
        panel.get_by_label("Why (stands in the history of the record)").locator("visible=true").fill(why)
        panel.get_by_role("button", name=button, exact=True).locator("visible=true").click()
        self._visitor.sees("Every version of this line")

    def knew(self, moment: datetime) -> tuple[str, list[str]]:
        """What the report was called at a moment, and the gradings and periods of the tie that rests on it."""
        before = ("--as-at", moment.isoformat())
        shown = self._shell.answer("show", ALDER, *before, *ASKING)
        ties = [each for each in shown["records"] if each["values"].get("kind") == "colleague"]
        graded = [f"{each['grading']} {each['valid_from']} {each['strength']}" for each in ties]
        return self._title(*before), graded

    def _title(self, *before: str) -> str:
        found = self._shell.mosaic("show", self.report, *before, *ASKING, "--json")
        if found.returncode:
            return "not on record"
        page: dict[str, Any] = json.loads(found.stdout)
        return str(page["thing"]["label"])


def test_every_page_follows_and_before_each_step_the_past_stays(
    visitor: Visitor, home: Path, endpoint: Endpoint
) -> None:
    life, moments = Life(visitor, Shell(endpoint, home)), [datetime.now(UTC)]
    life.is_entered()
    moments.append(datetime.now(UTC))
    life.is_changed("report", "Correct")
    visitor.fills("Title", "Lights at the mill")
    life.says_why("It was the mill.", "Correct")
    moments.append(datetime.now(UTC))
    life.is_changed("items", "Regrade")
    life.grades("1", "A")
    life.says_why("The source was tested.", "Regrade")
    moments.append(datetime.now(UTC))
    life.opens(f"/nominal?id={ALDER}")
    visitor.sees("Lights at the mill")
    life.is_changed("report", "Withdraw")
    life.says_why("The source made it up.", "Withdraw")
    life.opens(f"/report?id={life.report}")
    visitor.sees("withdrawn by analyst")
    assert [life.knew(moment) for moment in (*moments, datetime.now(UTC))] == [
        ("not on record", []),
        ("Lights at the quernstone", ["2BP 2026-01 probable"]),
        ("Lights at the mill", ["2BP 2026-01 probable"]),
        ("Lights at the mill", ["1AP 2026-01 probable"]),
        ("Report, withdrawn", []),
    ]
    assert visitor.too_faint() == []
