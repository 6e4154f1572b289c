"""What is said and by which report: statements are handed in, and some of them come to rest on reports.

A statement without a report rests on the force's own record. A report may hold several items about one subject; some
reports are copied (same origin, another number), and some statements are said again by an independent source.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ingest.invented.grades import Grade, compartments, grade

if TYPE_CHECKING:
    from datetime import date

    from ingest.invented.district import District, Nominal, Officer
    from ingest.invented.layout import Cells

_ITEMS_AT_MOST = 4
_FROM_FACTS = 0.72
"""The share of all reports that may rest on statements; the rest are sightings and the like."""

SAID_BY_SEVERAL = frozenset(
    "names person_addresses associations person_vehicles person_phones person_accounts person_organisations"
    " offence_persons".split()
)
"""Tables whose lines are told apart by report; in the others a second saying would be a later version of the first."""


class Mention(NamedTuple):
    """That an item mentions something, and as what."""

    kind: str
    ref_id: str
    role: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One row that somebody says, and how a report would put it.

    Attributes:
        table: The file the row goes to.
        cells: The row without provenance.
        about: The subject of a report on it.
        learned_on: When the force came to know.
        sentence: The words of a report.
        mentions: What those words mention beside the subject.
        reported: How likely it rests on a report.
        child: Whether a child is spoken of, so that the report is likely to be safeguarding.
    """

    table: str
    cells: Cells
    about: Nominal
    learned_on: date
    sentence: str
    mentions: tuple[Mention, ...] = ()
    reported: float = 0.35
    child: bool = False


@dataclass(slots=True)
class Item:
    """One numbered item: its words, grading and what it mentions; `rows` are the statements that rest on it."""

    text: str
    grade: Grade
    mentions: tuple[Mention, ...]
    rows: list[tuple[str, Cells]] = field(default_factory=list)


@dataclass(slots=True)
class Report:
    """A report that is being put together."""

    id: str
    origin: str
    title: str
    about: Nominal | None
    event_on: date
    submitted_on: date
    by: Officer
    grade: Grade
    compartments: str
    items: list[Item]

    def provenance(self, item: Item) -> Cells:
        """The provenance cells of a row that rests on an item."""
        return {
            "report_id": self.id,
            "grade": item.grade.written,
            "handling": item.grade.conditions,
            "recorded_at": self.submitted_on.isoformat(),
            "recorded_by": self.by.id,
            "compartments": self.compartments,
        }


class ReportLog:
    """The reports of one district."""

    def __init__(self, district: District) -> None:
        self._district = district
        self._draw = district.draw("intelligence")
        self._open: dict[str, Report] = {}
        self.reports: list[Report] = []
        self.told = 0
        """Reports of the walk-through, which are written elsewhere."""

    @property
    def room(self) -> int:
        """How many reports are still to be written."""
        return self._district.size.reports - len(self.reports) - self.told

    def state(self, statement: Statement) -> None:
        """Writes a statement's row, on a report or on the force's own record, and at times on two reports."""
        if not self._draw.chance(statement.reported) or self.room < self._district.size.reports * (1 - _FROM_FACTS):
            self._record(statement)
            return
        self._report(statement)
        if statement.table in SAID_BY_SEVERAL and self._draw.chance(0.12):
            self._open.pop(statement.about.id, None)
            self._report(statement)

    def _record(self, statement: Statement) -> None:
        draw = self._draw
        cells = statement.cells | {
            "recorded_at": draw.later(statement.learned_on, 0, 12).isoformat(),
            "recorded_by": draw.pick(self._district.managers + self._district.patrol).id,
        }
        if draw.chance(0.7):
            cells |= {"statement": "fact", "strength": draw.weighted((("confirmed", 0.8), ("probable", 0.2)))}
        self._district.extract.add(statement.table, cells)

    def _report(self, statement: Statement) -> None:
        draw = self._draw
        report = self._open.get(statement.about.id)
        if report is None or len(report.items) >= _ITEMS_AT_MOST or not draw.chance(0.3):
            report = self.begin(statement.about, statement.learned_on, child=statement.child)
            self._open[statement.about.id] = report
        grading = report.grade if not report.items else report.grade.worded(draw)
        own = Mention("person", statement.about.id, "subject")
        item = Item(statement.sentence, grading, (own, *statement.mentions))
        cells = statement.cells | {"strength": _strength(grading), "statement": self._class_of(grading)}
        item.rows.append((statement.table, cells))
        report.items.append(item)
        self._district.extract.add(statement.table, cells | self._blurred(report, item))

    def _class_of(self, grading: Grade) -> str:
        if grading.information in "AB":
            return "fact"
        return self._draw.weighted((("assessment", 0.4), ("inference", 0.15), ("fact", 0.25), ("", 0.2)))

    def _blurred(self, report: Report, item: Item) -> Cells:
        # Sources often leave the row's own grading blank; it then follows the report's.
        cells = report.provenance(item)
        if self._draw.chance(0.3):
            cells["grade"] = cells["compartments"] = ""
        return cells

    def begin(self, about: Nominal | None, learned_on: date, *, child: bool = False) -> Report:
        """A new report without items."""
        draw = self._draw
        grading = grade(draw)
        identity = self._district.new_id("R")
        submitted = draw.later(learned_on, 0, 6)
        report = Report(
            id=identity,
            origin="" if draw.chance(0.12) else f"SRC{self._district.number:03d}-{identity[4:]}",
            title=f"Information on {about.words}" if about else "Community information",
            about=about,
            event_on=learned_on,
            submitted_on=submitted,
            by=draw.pick(self._district.patrol + self._district.managers),
            grade=grading,
            compartments=compartments(draw, grading, child=child),
            items=[],
        )
        self.reports.append(report)
        return report


def _strength(grading: Grade) -> str:
    if grading.information == "E":
        return "refuted" if grading.source == "1" else "possible"
    return {"A": "confirmed", "B": "probable"}.get(grading.information, "possible")
