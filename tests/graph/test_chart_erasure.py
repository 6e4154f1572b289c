"""A person who is erased is gone from everybody's charts too, notes included; other charts stay."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from graph import charts
from graph.access import Reason
from graph.audit import AuditTrail
from graph.charts import DraftOf
from graph.erasure import Erasing, erase_person
from graph.model.draft import ChartDraft
from graph.users import read_directory
from graph.writer import Who
from tests.builders import person_id, put

if TYPE_CHECKING:
    from graph.neo4j.bolt import Bolt

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
ANN, HOB, WREN = (person_id(key) for key in ("A1", "B1", "C1"))
PEOPLE = [
    {"person_id": "A1", "surname": "Thornwicket", "forenames": "Ann"},
    {"person_id": "B1", "surname": "Quillfeather", "forenames": "Hob"},
    {"person_id": "C1", "surname": "Saltmarrow", "forenames": "Wren"},
]


def _kept(graph: Bolt, about: str, draft: ChartDraft) -> DraftOf:
    of = DraftOf(read_directory(None).viewer("analyst"), about)
    charts.keep_draft(graph, of, lambda _: draft, now=NOW)
    return of


def test_charts_that_show_or_name_the_erased_go_and_others_stay(graph: Bolt) -> None:
    put(graph, {"persons": PEOPLE})
    note = {"note:1": {"text": "Ann Thornwicket was seen here", "about": ""}}
    own = _kept(graph, ANN, ChartDraft(view={"shown": {}}))
    shows = _kept(graph, HOB, ChartDraft(view={"shown": {ANN: True}}))
    names = _kept(graph, WREN, ChartDraft(view={"notes": note}))
    other = _kept(graph, "elsewhere", ChartDraft(view={"shown": {HOB: True}}))
    who = Who(read_directory(None).viewer("manager"), Reason.parse("data quality: retention"))
    erase_person(graph, AuditTrail(graph), who, Erasing(ANN, "RET/2026/19", "Retention period ended."), now=NOW)
    assert [charts.draft(graph, of) for of in (own, shows, names)] == [None, None, None]
    assert charts.draft(graph, other) == ChartDraft(view={"shown": {HOB: True}})
