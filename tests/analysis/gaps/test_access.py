"""What a viewer may not see leaves no trace in that viewer's gaps, and the past keeps the gaps that stood then."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from analysis.gaps.reading import read_casebook
from analysis.gaps.run import find_gaps
from graph.access import Reason
from graph.audit import AuditTrail
from graph.reader import Reader
from graph.reading.frame import View
from graph.users import read_directory
from tests.builders import person_id, put

if TYPE_CHECKING:
    from graph.neo4j.bolt import Bolt

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]

ROWS = {
    "persons": [{"person_id": "P1", "surname": "Quillmarsh", "dob": "1980-02-01", "recorded_at": "2026-01-01"}],
    "management": [
        {"person_id": "P1", "type": "RSO", "mode": "active", "from_on": "2026-01-01", "relevant_on": "2026-01-01",
         "disposal": "life", "priority": "medium", "recorded_at": "2026-01-01"},
    ],
    "plans": [{"plan_id": "L1", "person_id": "P1", "agreed_on": "2026-01-02", "visit_interval_days": "60",
               "recorded_at": "2026-01-02"}],
    "visits": [{"visit_id": "H1", "person_id": "P1", "kind": "home_visit", "visited_at": "2026-01-10T10:00",
                "outcome": "seen_in", "recorded_at": "2026-01-11"}],
}  # fmt: skip
WITHHELD = {
    "reports": [{"report_id": "R1", "title": "Told in confidence", "source_grade": "2", "info_grade": "B",
                 "handling_code": "C", "action_code": "A1", "sanitisation": "S2", "conditions": "ask first",
                 "recorded_at": "2026-03-01T09:00"}],
    "visits": [{"visit_id": "H2", "person_id": "P1", "kind": "home_visit", "visited_at": "2026-04-01T10:00",
                "outcome": "seen_in", "report_id": "R1", "recorded_at": "2026-04-02"}],
}  # fmt: skip


def test_a_gap_closes_itself_for_whoever_may_see_why_and_stands_in_the_past(graph: Bolt) -> None:
    put(graph, ROWS)
    assert [person_id("P1") in line for line in _gaps(graph, "analyst", (2026, 4, 20))] == [True]
    before = _gaps(graph, "neighbourhood", (2026, 4, 20))
    put(graph, WITHHELD)
    assert _gaps(graph, "analyst", (2026, 4, 20)) == []
    assert len(_gaps(graph, "analyst", (2026, 3, 20))) == 1
    # Whoever may not see the visit has the same gaps as in a world without it, to the byte.
    assert _gaps(graph, "neighbourhood", (2026, 4, 20)) == before


def _gaps(bolt: Bolt, user: str, day: tuple[int, int, int]) -> list[str]:
    """The findings of one rule as at the end of a day, as documents."""
    moment = datetime(*day, 22, 0, tzinfo=UTC)
    viewer = read_directory(None).viewer(user)
    reader = Reader(AuditTrail(bolt), viewer, Reason.parse("supervision review"), View(as_at=moment))
    found = find_gaps(read_casebook(reader, moment.date()), only=["GR-21"])
    assert found.failed == ()
    return [repr(finding) for finding in found.findings]
