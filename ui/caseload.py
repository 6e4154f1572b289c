"""Caseloads with their overdue work, and the managerial review of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.gaps.life import lives
from analysis.gaps.states import TO_DO
from analysis.workload.caseload import caseloads
from graph.asking.gap_steps import gap_steps
from graph.errors import AccessRefusedError
from ingest.by_hand.desk import SUPERVISES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.workload.caseload import Caseload
    from graph.reader import Reader
    from ui.gap_list import Findings


class Caseloads(NamedTuple):
    """Every caseload, and how many gaps with a limit that is past each has."""

    loads: tuple[Caseload, ...]
    overdue: Mapping[str, int]


def admit(reader: Reader) -> None:
    """Let nobody see staff side by side but those who supervise them.

    Raises:
        AccessRefusedError: If this user does not.
    """
    if SUPERVISES not in reader.viewer.roles:
        raise AccessRefusedError(f"Caseloads are for managers: ask a colleague who has the role `{SUPERVISES}`.")


def caseloads_of(reader: Reader, findings: Findings) -> Caseloads:
    """The caseloads of a day, as far as a manager may see them.

    Raises:
        AccessRefusedError: If this user does not supervise anybody.
    """
    admit(reader)
    steps = reader.ask(gap_steps())
    on = findings.book.on
    late = [
        gap
        for gap in lives(findings.found.findings, steps, on)
        if gap.status in TO_DO and gap.finding and gap.finding.due_latest and gap.finding.due_latest < on
    ]
    loads = caseloads(findings.book)
    overdue = {each.officer: sum(not each.nominals.isdisjoint(gap.on.subjects) for gap in late) for each in loads}
    return Caseloads(loads, overdue)
