"""The life of a gap, worked out from what the rules find and what people said; days and words are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from analysis.gaps.finding import Decided, Finding, Severity
from analysis.gaps.life import Gap, lives
from analysis.gaps.states import Status
from graph.model.gap_step import GapStep, StepKind, StepOn, StepSaid

ON = date(2026, 11, 24)
FOUND = Finding(
    rule="GR-21", subject_ids=("person-a",), about="person-a", severity=Severity.HIGH, decided=Decided.GAP,
    since=date(2026, 11, 1), evidence_ids=("line-a.1",), question="When was the last visit?", compared="", basis="",
)  # fmt: skip
PUT_ASIDE = StepSaid(kind=StepKind.SUPPRESSED, words="in hospital", until=date(2026, 11, 30))
ANSWERED = StepSaid(kind=StepKind.ANSWERED, words="seen on the 3rd")
ACCEPTED = StepSaid(kind=StepKind.ACCEPTED_UNKNOWN, words="he never said")


def step(said: StepSaid, *, day: int = 10, finding: Finding = FOUND, rests: bool = True) -> GapStep:
    on = StepOn(gap=finding.key, rule=finding.rule, subjects=finding.subject_ids, evidence=finding.evidence_ids)
    at = datetime(2026, 11, day, 12, 0, tzinfo=UTC)
    return GapStep(id=f"step-{day}", on=on, said=said, by="mosovo", at=at, rests=rests)


def gap_of(*steps: GapStep, finding: Finding = FOUND, on: date = ON) -> Gap:
    (gap,) = lives([finding], steps, on)
    return gap


@pytest.mark.parametrize("said", [PUT_ASIDE, ANSWERED, ACCEPTED])
def test_a_decision_counts_while_nothing_speaks_against_it(said: StepSaid) -> None:
    assert gap_of(step(said)).status is Status(said.kind.value)


def test_what_was_put_aside_comes_back_after_its_last_day() -> None:
    assert gap_of(step(PUT_ASIDE), on=date(2026, 11, 30)).status is Status.SUPPRESSED
    back = gap_of(step(PUT_ASIDE), on=date(2026, 12, 1))
    assert (back.status, back.reopened) == (Status.OPEN, "it was put aside until 30/11/2026")


def test_an_answer_falls_with_what_it_rests_on_and_with_a_new_period() -> None:
    assert gap_of(step(ANSWERED, rests=False)).status is Status.OPEN
    again = replace(FOUND, since=date(2026, 11, 20))
    assert gap_of(step(ANSWERED), finding=again).status is Status.OPEN


def test_what_was_accepted_as_unknowable_opens_when_something_new_is_recorded() -> None:
    another_version = replace(FOUND, evidence_ids=("line-a.2",))
    assert gap_of(step(ACCEPTED), finding=another_version).status is Status.ACCEPTED_UNKNOWN
    something_new = replace(FOUND, evidence_ids=("line-a.1", "line-b.1"))
    assert gap_of(step(ACCEPTED), finding=something_new).status is Status.OPEN


def test_the_latest_step_counts_and_none_is_lost() -> None:
    task = StepSaid(kind=StepKind.TASKED, owner="mosovo", due_on=date(2026, 11, 20))
    opened = StepSaid(kind=StepKind.OPENED, words="put aside by mistake")
    judged = StepSaid(kind=StepKind.JUDGED)
    gap = gap_of(step(PUT_ASIDE, day=2), step(opened, day=3), step(task, day=4), step(judged, day=5))
    assert (gap.status, gap.is_late(ON), len(gap.steps)) == (Status.TASKED, True, 4)


def test_a_gap_that_no_rule_finds_any_longer_has_closed_itself_and_keeps_its_history() -> None:
    (gap,) = lives([], [step(PUT_ASIDE)], ON)
    assert (gap.key, gap.status, gap.finding, len(gap.steps)) == (FOUND.key, Status.CLOSED, None, 1)


def test_what_has_one_root_cause_is_one_gap() -> None:
    refused = replace(FOUND, rule="GR-23", severity=Severity.CRITICAL)
    other = replace(FOUND, subject_ids=("person-b",), about="person-b")
    again = replace(FOUND, compared="the same, said another way")
    gaps = lives([refused, FOUND, again, other], [], ON)
    assert [(gap.key, [part.rule for part in gap.parts]) for gap in gaps] == [
        (refused.key, ["GR-21", "GR-21"]),
        (other.key, []),
    ]
