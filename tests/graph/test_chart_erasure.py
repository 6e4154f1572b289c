"""A person who is erased is gone from everybody's charts too, notes included; other charts stay."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from graph import charts
from graph.access import Reason
from graph.asking.saved_charts import opened
from graph.audit import AuditTrail
from graph.charts import DraftOf
from graph.erasure import Erasing, erase_person
from graph.errors import InputError
from graph.model.draft import ChartDraft
from graph.neo4j.statement import Statement
from graph.reader import Reader
from graph.saved_charts import Saving, save_chart
from graph.users import read_directory
from graph.writer import Who
from tests.builders import person_id, put

if TYPE_CHECKING:
    from graph.model.chart_view import View
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
    note = {"note:1": {"text": "Seen here: Ann\nThornwicket", "about": ""}}
    own = _kept(graph, ANN, ChartDraft(view={"shown": {}}))
    shows = _kept(graph, HOB, ChartDraft(view={"shown": {ANN: True}}))
    names = _kept(graph, WREN, ChartDraft(view={"notes": note}))
    other = _kept(graph, "elsewhere", ChartDraft(view={"shown": {HOB: True}}))
    who = Who(read_directory(None).viewer("manager"), Reason.parse("data quality: retention"))
    erase_person(graph, AuditTrail(graph), who, Erasing(ANN, "RET/2026/19", "Retention period ended."), now=NOW)
    assert [charts.draft(graph, of) for of in (own, shows, names)] == [None, None, None]
    assert charts.draft(graph, other) == ChartDraft(view={"shown": {HOB: True}})


def test_versions_of_saved_charts_that_show_or_name_the_erased_leave_a_tombstone(graph: Bolt) -> None:
    put(graph, {"persons": PEOPLE})
    trail, owner = AuditTrail(graph), Who(read_directory(None).viewer("analyst"), Reason.parse("MAPP meeting"))
    named = {"notes": {"note:1": {"text": "As Ann\nThornwicket says", "about": ""}}}
    views: dict[str, View] = {"Plain": {}, "With Ann Thornwicket": {}, "Her": {"pinned": {ANN: True}}, "Noted": named}
    charts_of = {
        name: save_chart(trail, owner, Saving({"shown": {HOB: True}, **view}, name), now=NOW).chart
        for name, view in views.items()
    }
    who = Who(read_directory(None).viewer("manager"), Reason.parse("data quality: retention"))
    erase_person(graph, trail, who, Erasing(ANN, "RET/2026/19", "Retention period ended."), now=NOW)
    reader = Reader(trail, *owner)
    kept = [reader.ask(opened(charts_of[name])).chart.name for name in ("Plain", "With Ann Thornwicket")]
    assert kept == ["Plain", "Name erased"]
    for name in ("Her", "Noted"):
        with pytest.raises(InputError, match="erased by a retention decision"):
            reader.ask(opened(charts_of[name]))
    left = graph.read("left", lambda tx: tx.rows(Statement("left", "MATCH (v:ChartVersion) RETURN v.content AS text")))
    assert [row for row in left if "Thornwicket" in row["text"] or ANN in row["text"]] == []
