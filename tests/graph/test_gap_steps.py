"""Steps in the lives of gaps: added, never changed, read as at a moment, and no trace of what rests on the withheld."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from graph.access import Reason
from graph.asking.gap_steps import gap_steps, steps_of
from graph.audit import AuditTrail
from graph.erasure import Erasing, erase_person
from graph.errors import AccessRefusedError, InputError, NotOnRecordError
from graph.gap_steps import take_step
from graph.keys import line_id, version_id
from graph.model.gap_step import GapStep, StepKind, StepOn, StepSaid, Usefulness
from graph.neo4j.statement import Statement
from graph.reader import Reader
from graph.reading.frame import View
from graph.users import read_directory
from graph.writer import Who
from tests.builders import SOURCE, person_id, put

if TYPE_CHECKING:
    from graph.neo4j.bolt import Bolt

pytestmark = pytest.mark.neo4j

WHY = Reason.parse("supervision review")
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
A, HIDDEN = person_id("A"), person_id("H")
PEOPLE = {
    "persons": [
        {"person_id": "A", "surname": "Thornwicket", "recorded_at": "2026-01-01"},
        {"person_id": "H", "surname": "Quillfeather", "compartments": "op-lantern-hollow"},
    ],
    "reports": [
        {"report_id": "R1", "title": "Held close", "source_grade": "2", "info_grade": "B", "handling_code": "P",
         "compartments": "op-lantern-hollow"},
        {"report_id": "R2", "title": "For all", "source_grade": "2", "info_grade": "B", "handling_code": "P"},
    ],
}  # fmt: skip
CLOSE, OPEN = (version_id(line_id(SOURCE, "reports", key), 1) for key in ("R1", "R2"))
ON = StepOn(gap="GR-21-x", rule="GR-21", subjects=(A,), evidence=(OPEN,))
TASK = StepSaid(kind=StepKind.TASKED, owner="mosovo", due_on=date(2026, 12, 1))
ANSWER = StepSaid(kind=StepKind.ANSWERED, words="told in confidence", cited=(CLOSE,))


@pytest.fixture
def people(graph: Bolt) -> Bolt:
    put(graph, PEOPLE)
    return graph


def who(user: str) -> Who:
    return Who(read_directory(None).viewer(user), WHY)


def take(graph: Bolt, said: StepSaid, *, user: str = "analyst", on: StepOn = ON, days: int = 0) -> GapStep:
    return take_step(AuditTrail(graph), who(user), on, said, now=NOW + timedelta(days=days))


def seen(graph: Bolt, user: str, view: View | None = None) -> list[str]:
    steps = Reader(AuditTrail(graph), who(user).viewer, WHY, view).ask(gap_steps())
    return [step.model_dump_json() for step in steps]


def test_a_later_step_stands_beside_an_earlier_one_and_the_past_shows_what_stood(people: Bolt) -> None:
    first = take(people, TASK, user="neighbourhood")
    second = take(people, StepSaid(kind=StepKind.ANSWERED, words="seen at home"), user="mosovo", days=2)
    reader = Reader(AuditTrail(people), who("manager").viewer, WHY)
    assert reader.ask(steps_of("GR-21-x")) == (first, second)
    assert reader.at(View(as_at=NOW + timedelta(days=1))).ask(steps_of("GR-21-x")) == (first,)


def test_whoever_may_not_see_what_an_answer_rests_on_sees_no_trace_of_it(people: Bolt) -> None:
    take(people, TASK, user="neighbourhood")
    before = seen(people, "neighbourhood")
    take(people, ANSWER, days=1)
    take(people, TASK, on=ON.model_copy(update={"gap": "GR-81-y", "subjects": (HIDDEN,)}), days=1)
    assert seen(people, "neighbourhood") == before
    assert len(seen(people, "analyst")) == 3


def test_nothing_is_said_of_what_the_viewer_may_not_see(people: Bolt) -> None:
    for on in (ON.model_copy(update={"subjects": (HIDDEN,)}), ON.model_copy(update={"evidence": (CLOSE,)})):
        with pytest.raises(NotOnRecordError):
            take(people, TASK, user="neighbourhood", on=on)
    assert seen(people, "analyst") == []


def test_an_answer_says_when_a_record_that_it_cites_no_longer_stands(people: Bolt) -> None:
    take(people, StepSaid(kind=StepKind.ANSWERED, words="see the report", cited=(OPEN,)))
    put(people, {"reports": [{**PEOPLE["reports"][1], "title": "For all, corrected"}]})
    (step,) = Reader(AuditTrail(people), who("manager").viewer, WHY).ask(gap_steps())
    assert not step.rests


@pytest.mark.parametrize(
    ("user", "said"),
    [
        ("neighbourhood", StepSaid(kind=StepKind.ANSWERED, words="seen")),
        ("analyst", StepSaid(kind=StepKind.SUPPRESSED, words="why", until=date(2027, 1, 1))),
        ("manager", StepSaid(kind=StepKind.HELD_ELSEWHERE, words="ask DS Marrowby")),
    ],
)
def test_each_step_has_its_roles_and_a_refusal_stands_on_the_audit_record(
    people: Bolt, user: str, said: StepSaid
) -> None:
    with pytest.raises(AccessRefusedError):
        take(people, said, user=user)
    refused = Statement("refusals", "MATCH (a:Audit {result: 'nothing changed'}) RETURN a.viewer AS by")
    assert [row["by"] for row in people.read("refusals", lambda tx: tx.rows(refused))] == [user]


@pytest.mark.parametrize(
    "said",
    [
        StepSaid(kind=StepKind.TASKED, due_on=date(2026, 12, 1)),
        StepSaid(kind=StepKind.TASKED, owner="mosovo"),
        StepSaid(kind=StepKind.SUPPRESSED, until=date(2026, 12, 1)),
        StepSaid(kind=StepKind.SUPPRESSED, words="why"),
        StepSaid(kind=StepKind.SUPPRESSED, words="why", until=date(2026, 11, 1)),
        StepSaid(kind=StepKind.ANSWERED, words=" "),
        StepSaid(kind=StepKind.JUDGED),
    ],
)
def test_a_step_without_its_reason_owner_or_day_is_not_taken(people: Bolt, said: StepSaid) -> None:
    with pytest.raises(InputError):
        take(people, said, user="manager")


def test_erasing_a_person_takes_the_words_and_leaves_that_there_was_a_step(people: Bolt) -> None:
    take(people, StepSaid(kind=StepKind.JUDGED, usefulness=Usefulness.USEFUL, words="he was at the weir"))
    erase_person(people, AuditTrail(people), who("manager"), Erasing(A, "RD-1", "over"), now=NOW)
    kept = Statement("steps", "MATCH (s:GapStep) RETURN s.words AS words, s.usefulness AS usefulness")
    assert people.read("steps", lambda tx: tx.rows(kept)) == [{"words": "", "usefulness": "useful"}]
