"""A report entered, corrected, regraded and withdrawn on screen: every page follows, and the past stays as it was."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

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
        record = self._visitor.part(part).locator("details").first
        record.locator("summary").first.click()
        record.get_by_role("link", name="correct, regrade or withdraw").click()
        self._visitor.page.get_by_role("tab", name=tab).click()

    def says_why(self, why: str, button: str, *, done: str) -> None:
        panel = self._visitor.page.get_by_role("tabpanel")
        panel.get_by_label("Why (stands in the history of the record)").locator("visible=true").fill(why)
        panel.get_by_role("button", name=button, exact=True).locator("visible=true").click()
        self._visitor.sees(done)

    def called(self, moment: datetime) -> str:
        """What the report was called at a moment."""
        shown = self._shell.answer("show", self.report, "--as-at", moment.isoformat(), *ASKING)
        return str(shown["thing"]["label"])

    def ties(self, moment: datetime) -> list[str]:
        """The grading, the beginning and the firmness of the tie that rests on it, as known at a moment."""
        shown = self._shell.answer("show", ALDER, "--as-at", moment.isoformat(), *ASKING)
        ties = [each for each in shown["records"] if each["values"].get("kind") == "colleague"]
        return [f"{each['grading']} {each['valid_from']} {each['strength']}" for each in ties]


def test_every_page_follows_and_before_each_step_the_past_stays(
    visitor: Visitor, home: Path, endpoint: Endpoint
) -> None:
    life, moments = Life(visitor, Shell(endpoint, home)), [datetime.now(UTC)]
    life.is_entered()
    moments.append(datetime.now(UTC))
    life.is_changed("report", "Correct")
    visitor.fills("Title", "Lights at the mill")
    life.says_why("It was the mill.", "Correct", done="Corrected: 1 record")
    moments.append(datetime.now(UTC))
    life.is_changed("items", "Regrade")
    life.grades("1", "A")
    life.says_why("The source was tested.", "Regrade", done="Regraded: 1 record")
    moments.append(datetime.now(UTC))
    life.opens(f"/nominal?id={ALDER}")
    visitor.sees("Lights at the mill")
    life.is_changed("report", "Withdraw")
    life.says_why("The source made it up.", "Withdraw", done="Withdrawn: 3 records")
    life.opens(f"/report?id={life.report}")
    visitor.sees("withdrawn by analyst")
    assert [life.called(moment) for moment in moments[1:3]] == ["Lights at the quernstone", "Lights at the mill"]
    # What rested on the report stands without its grading, since that is withdrawn.
    assert [life.ties(moment) for moment in (*moments, datetime.now(UTC))] == [
        [], ["2BP 2026-01 probable"], ["2BP 2026-01 probable"], ["1AP 2026-01 probable"], ["None 2026-01 probable"],
    ]  # fmt: skip
    assert visitor.too_faint() == []
