"""What `mosaic caseload` and `mosaic gaps trend` answer; apart from the commands, which are read at every start."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from graph.instants import LOCAL
from graph.reading.frame import View
from ui.answers.unit import CaseloadAnswer, CaseloadsAnswer, JudgedAnswer, PointAnswer, UnitAnswer
from ui.caseload import admit, caseloads_of
from ui.gap_limits import limits_in_force
from ui.gap_list import findings_at
from ui.progress_line import progress_line
from ui.unit_view import Series, unit_view
from ui.wiring import open_house

if TYPE_CHECKING:
    from ui.asking import Asker


def answer_caseloads(asker: Asker) -> CaseloadsAnswer:
    """Every caseload on a day.

    Raises:
        AccessRefusedError: If this user supervises nobody.
    """
    with progress_line() as progress, open_house(progress) as house:
        reader = house.reader(house.directory.viewer(asker.user), asker.reason, View(as_at=asker.as_at))
        admit(reader)
        limits = limits_in_force(house.settings)
        findings = findings_at(reader, limits.limits, asker.as_at or datetime.now(UTC))
        found = caseloads_of(reader, findings)
        return CaseloadsAnswer(
            on=findings.book.on,
            caseloads=tuple(CaseloadAnswer.of(each, found.overdue[each.officer]) for each in found.loads),
            failed=tuple(each.rule for each in findings.found.failed),
            limits_refused=limits.refused,
        )


def answer_trend(asker: Asker, points: int, apart: int) -> UnitAnswer:
    """Completeness on a series of days that ends with the day asked about.

    Raises:
        InputError: If the series cannot be worked out in a reasonable time.
    """
    until = (asker.as_at or datetime.now(UTC)).astimezone(LOCAL).date()
    with progress_line() as progress, open_house(progress) as house:
        reader = house.reader(house.directory.viewer(asker.user), asker.reason)
        limits = limits_in_force(house.settings)
        found = unit_view(reader, limits.limits, Series(until, points, apart))
    return UnitAnswer(
        days=found.days,
        points=tuple(map(PointAnswer.of, found.points)),
        filled={rule: dict(counts) for rule, counts in found.filled.items()},
        judged=tuple(map(JudgedAnswer.of, found.judged)),
        failed=found.failed,
        limits_refused=limits.refused,
    )
