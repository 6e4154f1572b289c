"""Watching: one's own list, as at a moment, and never of what one may not see."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from graph.access import Reason
from graph.audit import AuditTrail
from graph.errors import NotOnRecordError
from graph.reader import Reader
from graph.reading.frame import View
from graph.users import read_directory
from graph.watching import Watching, watch, watched
from graph.writer import Who
from tests.builders import person_id, put

if TYPE_CHECKING:
    from graph.neo4j.bolt import Bolt

pytestmark = pytest.mark.neo4j

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
A, HIDDEN = person_id("A"), person_id("H")
PEOPLE = {
    "persons": [
        {"person_id": "A", "surname": "Thornwicket", "recorded_at": "2026-01-01"},
        {"person_id": "H", "surname": "Quillfeather", "compartments": "op-lantern-hollow"},
    ]
}


def who(user: str) -> Who:
    return Who(read_directory(None).viewer(user), Reason.parse("patrol briefing"))


def seen(graph: Bolt, user: str, days: int = 9) -> tuple[str, ...]:
    reader = Reader(AuditTrail(graph), who(user).viewer, who(user).reason, View(as_at=NOW + timedelta(days=days)))
    return reader.ask(watched(who(user).viewer))


def test_what_is_watched_is_told_to_whoever_watches_for_as_long_as_they_do(graph: Bolt) -> None:
    put(graph, PEOPLE)
    trail = AuditTrail(graph)
    for _ in range(2):
        watch(trail, who("neighbourhood"), Watching(A), now=NOW)
    watch(trail, who("neighbourhood"), Watching(A, stops=True), now=NOW + timedelta(days=2))
    assert [seen(graph, "neighbourhood", days) for days in (-1, 1, 3)] == [(), (A,), ()]
    assert seen(graph, "analyst", 1) == ()


def test_nobody_watches_what_they_may_not_see(graph: Bolt) -> None:
    put(graph, PEOPLE)
    with pytest.raises(NotOnRecordError):
        watch(AuditTrail(graph), who("neighbourhood"), Watching(HIDDEN), now=NOW)
    watch(AuditTrail(graph), who("analyst"), Watching(HIDDEN), now=NOW)
    assert seen(graph, "analyst") == (HIDDEN,)
