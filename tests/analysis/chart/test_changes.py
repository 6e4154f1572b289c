"""What has changed since a chart was saved: every item for who may see it, and not a trace for who may not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from analysis.chart.changes import Item, items
from graph.access import Reason
from graph.asking.chart_changes import changed_since
from graph.audit import AuditTrail
from graph.judgements import Decided, record_judgement, undo_judgement
from graph.reader import Reader
from graph.reading.frame import View
from graph.users import read_directory
from graph.vocabulary import Verdict
from graph.writer import Who
from tests.builders import person_id, put

if TYPE_CHECKING:
    from graph.neo4j.bolt import Bolt
    from tests.builders import Tables

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
SAVED = NOW - timedelta(hours=1)
ANN, HOB, WREN = (person_id(key) for key in ("A1", "B1", "C1"))
CLOSED = "2CC A1 S2"
FIRST: Tables = {
    "persons": [
        {"person_id": "A1", "surname": "Thornwicket", "forenames": "Ann", "recorded_at": "2026-02-01T10:00"},
        {"person_id": "B1", "surname": "Quillfeather", "forenames": "Hob", "recorded_at": "2026-02-01T10:00"},
        {"person_id": "C1", "surname": "Saltmarrow", "forenames": "Wren", "recorded_at": "2026-02-01T10:00"},
    ],
    "associations": [
        {"person_id": "A1", "other_person_id": "B1", "kind": "friend", "grade": "2BP",
         "recorded_at": "2026-03-01T10:00"},
        {"person_id": "A1", "other_person_id": "C1", "kind": "friend", "grade": "2BP",
         "recorded_at": "2026-03-01T10:00"},
    ],
}  # fmt: skip
THEN: Tables = {
    "associations": [
        {"person_id": "A1", "other_person_id": "B1", "kind": "friend", "grade": "1AP",
         "recorded_at": "2026-04-01T10:00"},
        {"person_id": "A1", "other_person_id": "C1", "kind": "friend", "grade": CLOSED,
         "recorded_at": "2026-04-01T10:00"},
        {"person_id": "B1", "other_person_id": "C1", "kind": "employer", "grade": CLOSED,
         "recorded_at": "2026-04-02T10:00"},
    ],
    "markers": [{"person_id": "B1", "kind": "dogs", "text": "Two.", "recorded_at": "2026-04-03T10:00"}],
}  # fmt: skip


@pytest.fixture
def since(graph: Bolt) -> View:
    """Load what the chart was drawn from, then what came later; give the state in between."""
    put(graph, FIRST)
    published = AuditTrail(graph).standing(afresh=True).published
    put(graph, THEN)
    return View(published=published)


def _who(user: str) -> Who:
    return Who(read_directory(None).viewer(user), Reason.parse("intelligence development"))


def _changes(graph: Bolt, user: str, since: View) -> list[Item]:
    found = Reader(AuditTrail(graph), *_who(user)).ask(changed_since((ANN, HOB, WREN), since))
    return list(items(found, SAVED))


def _told(item: Item) -> tuple[str, str, set[str], str, str]:
    return item.kind.value, item.model, {item.about.id, *(each.id for each in item.others)}, item.before, item.after


def test_what_is_new_and_what_was_graded_afresh_is_told_item_by_item(graph: Bolt, since: View) -> None:
    assert [_told(item) for item in _changes(graph, "analyst", since)] == [
        ("new", "Marker", {HOB}, "", ""),
        ("new", "Association", {HOB, WREN}, "", ""),
        ("regraded", "Association", {ANN, WREN}, "2BP", CLOSED),
        ("regraded", "Association", {ANN, HOB}, "2BP", "1AP"),
    ]


def test_what_became_hidden_is_told_to_nobody_who_may_not_see_it(graph: Bolt, since: View) -> None:
    assert [_told(item)[0:3] for item in _changes(graph, "neighbourhood", since)] == [
        ("new", "Marker", {HOB}),
        ("regraded", "Association", {ANN, HOB}),
    ]


def test_records_that_were_judged_one_are_merged_and_come_apart_again(graph: Bolt, since: View) -> None:
    trail, who = AuditTrail(graph), _who("analyst")
    done = record_judgement(trail, who, Decided(HOB, WREN, Verdict.SAME, "Same gait."), now=NOW)
    undo_judgement(trail, who, done.judgement.id, because="Another man.", now=NOW + timedelta(minutes=5))
    told = [item for item in _changes(graph, "analyst", since) if not item.model]
    assert [(item.kind.value, item.why, item.by) for item in told] == [
        ("split", "Another man.", "analyst"),
        ("merged", "Same gait.", "analyst"),
    ]
    assert {told[0].about.id, told[0].others[0].id} == {HOB, WREN}


def test_nothing_has_changed_against_the_state_of_today(graph: Bolt, since: View) -> None:
    assert since.published is not None
    assert _changes(graph, "analyst", View()) == []
