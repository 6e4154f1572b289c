"""Whose list a gap stands on, and in which order; and how complete units were over time."""

from __future__ import annotations

from datetime import date

from analysis.gaps.finding import Decided, Finding, Severity
from analysis.gaps.life import lives
from analysis.gaps.lists import decisions_coming, of_beat, of_meeting, of_officer, of_unit, of_visit, ordered
from analysis.gaps.over_time import Snapshot, completeness, filled_by
from analysis.gaps.precision import judged
from analysis.gaps.rule import Audience
from graph.keys import node_id
from graph.model.gap_step import GapStep, StepKind, StepSaid, Usefulness
from tests.analysis.gaps.books import book_of
from tests.analysis.gaps.test_life import step
from tests.builders import SOURCE, person_id

ON = date(2026, 11, 24)
P1, P2 = person_id("P1"), person_id("P2")
ROWS = {
    "officers": [{"officer_id": "O1", "name": "DC Flint", "unit": "Unit 1"}],
    "beats": [{"beat_id": "B1", "name": "Weir"}],
    "addresses": [{"address_id": "A1", "line1": "3 Kettle Row", "beat": "B1"}],
    "persons": [{"person_id": key, "surname": key, "recorded_at": "2026-01-01"} for key in ("P1", "P2")],
    "person_addresses": [{"person_id": "P1", "address_id": "A1", "kind": "home", "recorded_at": "2026-01-01"}],
    "management": [
        {"person_id": "P1", "type": "RSO", "officer_id": "O1", "recorded_at": "2026-01-01"},
        {"person_id": "P2", "type": "RSO", "unit": "Unit 2", "recorded_at": "2026-01-01"},
    ],
    "visits": [{"visit_id": "V1", "person_id": "P1", "planned_on": "2026-12-01", "recorded_at": "2026-11-20"}],
    "meetings": [{"meeting_id": "M1", "person_id": "P2", "kind": "MAPPA", "held_on": "2026-11-01",
                  "recorded_at": "2026-01-01"}],
    "attendance": [{"meeting_id": "M1", "agency": "Probation", "attended": "yes", "recorded_at": "2026-01-01"}],
}  # fmt: skip
BOOK = book_of(ROWS, ON)


def found(rule: str, person: str, severity: Severity = Severity.HIGH, item: str = "") -> Finding:
    return Finding(
        rule=rule, subject_ids=(person,), about=person, item=item, severity=severity, decided=Decided.GAP,
        evidence_ids=("line-a.1",), question="?", compared="", basis="",
    )  # fmt: skip


def test_each_list_holds_whom_it_is_of() -> None:
    officer, beat, visit, meeting = (
        node_id(kind, SOURCE, key)
        for kind, key in (("Officer", "O1"), ("Beat", "B1"), ("Visit", "V1"), ("Meeting", "M1"))
    )
    assert of_officer(BOOK, officer).things == frozenset({P1, officer})
    assert of_unit(BOOK, "unit 1").things == frozenset({P1, officer})
    assert of_unit(BOOK, "Unit 2").things == frozenset({P2})
    assert (of_beat(BOOK, beat).things, of_beat(BOOK, beat).audience) == (frozenset({P1}), Audience.NPT)
    assert (of_visit(BOOK, visit).things, of_visit(BOOK, visit).audience) == (frozenset({P1}), Audience.VISIT)
    assert (of_meeting(BOOK, meeting).things, of_meeting(BOOK, meeting).present) == (frozenset({P2}), ("Probation",))


def test_severity_comes_first_then_what_waits_for_the_answer() -> None:
    coming = decisions_coming(BOOK)
    assert {person: each.what for person, each in coming.items()} == {P1: "a visit"}
    low, waits, grave = found("GR-21", P2), found("GR-21", P1), found("GR-64", P2, Severity.CRITICAL)
    assert [gap.finding for gap in ordered(lives([low, waits, grave], [], ON), coming)] == [grave, waits, low]


def test_completeness_is_the_share_of_a_unit_of_whom_nothing_is_missing() -> None:
    earlier = Snapshot(book_of(ROWS, date(2026, 10, 1)), (found("GR-21", P1), found("GR-21", P2)))
    later = Snapshot(BOOK, (found("GR-21", P2),))
    points = {(point.on.month, point.unit): point.complete for point in completeness([earlier, later])}
    assert points == {(10, "Unit 1"): 0.0, (10, "Unit 2"): 0.0, (11, "Unit 1"): 1.0,
                      (11, "Unit 2"): 0.0}  # fmt: skip
    assert filled_by([earlier, later]) == {"GR-21": {"Visit": 1}}


def test_the_last_word_on_a_gap_counts_for_its_rule() -> None:
    other = found("GR-21", P2)

    def said(usefulness: Usefulness, day: int, finding: Finding) -> GapStep:
        return step(StepSaid(kind=StepKind.JUDGED, usefulness=usefulness), day=day, finding=finding)

    mine = found("GR-21", P1)
    steps = [
        said(Usefulness.NOT_A_GAP, 1, mine),
        said(Usefulness.USEFUL, 2, mine),
        said(Usefulness.NOT_A_GAP, 3, other),
    ]
    (rule,) = judged(steps)
    assert (rule.useful, rule.not_a_gap, rule.precision) == (1, 1, 0.5)
