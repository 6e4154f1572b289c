"""What stands behind a line: the record, the grading that it goes by, its report and its known origin."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.corroboration import Corroboration, corroboration
from graph.grading import GradingError, parse_grading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.reading.results import Changed, CitedReport, Dossier, Record

NOT_GRADED = "not graded"


class Evidence(NamedTuple):
    """One record behind a line.

    Attributes:
        record: The record itself.
        grade: The grading it goes by, its own or its report's; None where none is recorded or may be seen.
        origin: Where its information first came from, as far as is recorded and may be seen.
        report: The report or item that it rests on, as far as it may be seen.
    """

    record: Record
    grade: str | None
    origin: str | None
    report: CitedReport | None

    @property
    def withdrawn(self) -> Changed | None:
        """Who withdrew the report that this rests on, and why; None where it stands, or where none is cited."""
        return self.report.withdrawn if self.report else None

    @property
    def grade_words(self) -> str:
        """The grading in words, as well as it can be read."""
        return grade_words(self.grade)


def evidence(dossier: Dossier, record: Record) -> Evidence:
    """What stands behind a record of a dossier."""
    return evidence_among(dossier.reports, record)


def evidence_among(reports: Mapping[str, CitedReport], record: Record) -> Evidence:
    """What stands behind a record, given the reports that may be seen: its own grading, else its item's or report's."""
    cited = reports.get(record.report or "")
    grade = record.grade or (cited.grade if cited else None)
    return Evidence(record, grade, cited.origin if cited else None, cited)


def corroborated(behind: Iterable[Evidence]) -> Corroboration:
    """How many known origins say the same; neither a record's source system nor a withdrawn report is an origin."""
    every = list(behind)
    stands = [each.origin for each in every if each.withdrawn is None]
    return corroboration(stands, withdrawn=len(every) - len(stands))


def grade_words(grade: str | None) -> str:
    """A grading in words.

    >>> grade_words("1AP")
    'Reliable; Known directly; Lawful sharing permitted'
    >>> grade_words(None)
    'not graded'
    """
    if not grade:
        return NOT_GRADED
    try:
        return parse_grading(grade).words
    except GradingError:
        return f"{grade} (a part of the grading is not recorded)"
