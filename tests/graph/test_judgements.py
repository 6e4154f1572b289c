"""Judgements: two records that may be one stay two, joined until somebody takes it back; contradictions are told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from graph.access import Reason
from graph.audit import AuditTrail
from graph.errors import InputError, NotOnRecordError
from graph.judgements import Decided, Recorded, record_judgement, undo_judgement
from graph.keys import node_id
from graph.neo4j.statement import Statement
from graph.reader import Reader
from graph.reading.frame import View
from graph.users import read_directory
from graph.vocabulary import Verdict
from graph.writer import Who
from tests.builders import person_id, put

if TYPE_CHECKING:
    from graph.neo4j.bolt import Bolt

pytestmark = pytest.mark.neo4j

WHY = Reason.parse("data quality: duplicates")
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
A, B, C, HIDDEN = (person_id(key) for key in ("A", "B", "C", "H"))
PEOPLE = {
    "persons": [
        {"person_id": "A", "surname": "Thornwicket", "forenames": "Ann"},
        {"person_id": "B", "surname": "Thornwicket", "forenames": "Anne"},
        {"person_id": "C", "surname": "Thornwickett", "forenames": "Ann"},
        {"person_id": "H", "surname": "Quillfeather", "forenames": "Hob", "compartments": "op-lantern-hollow"},
    ],
    "addresses": [{"address_id": "X", "line1": "1 Sedge Fold"}],
}


def who(user: str = "analyst") -> Who:
    return Who(read_directory(None).viewer(user), WHY)


def reader(graph: Bolt, user: str = "analyst") -> Reader:
    return Reader(AuditTrail(graph), who(user).viewer, WHY)


@pytest.fixture
def people(graph: Bolt) -> Bolt:
    put(graph, PEOPLE)
    return graph


def judge(graph: Bolt, one: str, other: str, verdict: Verdict = Verdict.SAME, *, user: str = "analyst") -> Recorded:
    decided = Decided(one, other, verdict, "the same date of birth")
    return record_judgement(AuditTrail(graph), who(user), decided, now=NOW)


def same_as(graph: Bolt, thing: str, user: str = "analyst") -> set[str]:
    return {found.id for found in reader(graph, user).dossier(thing).same}


def test_same_joins_step_by_step_and_both_records_stay(people: Bolt) -> None:
    judge(people, B, A)
    judge(people, C, B)
    assert same_as(people, A) == {B, C}
    assert same_as(people, C) == {A, B}
    assert len(reader(people).dossier(A).records) == 1


@pytest.mark.parametrize("verdict", [Verdict.DIFFERENT, Verdict.UNSURE])
def test_different_and_unsure_join_nothing(people: Bolt, verdict: Verdict) -> None:
    judge(people, A, B, verdict)
    assert same_as(people, A) == set()


def test_the_two_ends_are_stored_in_order_whichever_way_they_were_named(people: Bolt) -> None:
    assert judge(people, A, B).judgement.one == judge(people, B, A).judgement.one == min(A, B)


def test_undoing_takes_the_join_away_and_keeps_the_judgement(people: Bolt) -> None:
    judgement = judge(people, A, B).judgement
    judge(people, B, C)
    undo_judgement(AuditTrail(people), who("manager"), judgement.id, because="another PNC number", now=NOW)
    assert same_as(people, A) == set()
    assert same_as(people, B) == {C}
    (kept,) = reader(people).judged(A).judgements
    assert (kept.verdict, kept.undone_by, kept.undone_reason) == (Verdict.SAME, "manager", "another PNC number")


def test_a_newer_judgement_replaces_and_never_overwrites(people: Bolt) -> None:
    first = judge(people, A, B).judgement
    second = judge(people, B, A, Verdict.DIFFERENT, user="manager")
    assert second.replaced is not None
    assert second.replaced.id == first.id
    assert same_as(people, A) == set()
    newest, oldest = sorted(reader(people).judged(B).judgements, key=lambda found: not found.is_in_force)
    assert (newest.verdict, newest.by, newest.is_in_force) == (Verdict.DIFFERENT, "manager", True)
    assert (oldest.verdict, oldest.by, oldest.replaced_by) == (Verdict.SAME, "analyst", newest.id)


def test_judgements_that_contradict_each_other_are_told_with_the_way_between(people: Bolt) -> None:
    assert judge(people, A, B).contradictions == ()
    assert judge(people, B, C).contradictions == ()
    (told,) = judge(people, A, C, Verdict.DIFFERENT).contradictions
    assert set(told.path) == {A, B, C}
    assert {told.path[0], told.path[-1]} == {A, C}
    assert "Undo one of these judgements" in told.words
    assert reader(people).judged(B).contradictions == (told,)


def test_a_contradiction_is_told_to_whoever_closes_the_ring(people: Bolt) -> None:
    judge(people, A, C, Verdict.DIFFERENT)
    judge(people, A, B)
    assert len(judge(people, B, C).contradictions) == 1


def test_undoing_one_judgement_resolves_the_contradiction(people: Bolt) -> None:
    first = judge(people, A, B).judgement
    judge(people, B, C)
    judge(people, A, C, Verdict.DIFFERENT)
    undo_judgement(AuditTrail(people), who(), first.id, because="wrong", now=NOW)
    assert reader(people).judged(A).contradictions == ()


def test_who_may_not_see_one_of_the_two_can_neither_judge_nor_undo(people: Bolt) -> None:
    standing = judge(people, A, HIDDEN).judgement
    with pytest.raises(NotOnRecordError):
        judge(people, B, HIDDEN, user="mosovo")
    with pytest.raises(NotOnRecordError):
        undo_judgement(AuditTrail(people), who("mosovo"), standing.id, because="wrong", now=NOW)
    assert same_as(people, HIDDEN) == {A}


def test_a_hidden_record_joins_nothing_for_who_may_not_see_it(people: Bolt) -> None:
    judge(people, A, HIDDEN)
    judge(people, HIDDEN, B)
    assert same_as(people, A) == {HIDDEN, B}
    assert same_as(people, A, "mosovo") == set()
    assert reader(people, "mosovo").judged(A).judgements == ()


def test_as_at_a_moment_before_it_a_judgement_joins_nothing(people: Bolt) -> None:
    judge(people, A, B)
    before = reader(people).at(View(as_at=NOW - timedelta(seconds=1)))
    later = reader(people).at(View(as_at=NOW + timedelta(days=36500)))
    assert before.judged(A).judgements == ()
    assert len(later.judged(A).judgements) == 1


def test_a_judgement_needs_a_reason_and_two_things_of_one_kind(people: Bolt) -> None:
    trail = AuditTrail(people)
    for one, other, reason in ((A, B, " "), (A, A, "why"), (A, node_id("Address", "invented-force", "X"), "why")):
        with pytest.raises(InputError):
            record_judgement(trail, who(), Decided(one, other, Verdict.SAME, reason), now=NOW)
    with pytest.raises(NotOnRecordError):
        record_judgement(trail, who(), Decided(A, "person-none", Verdict.SAME, "why"), now=NOW)


def test_a_judgement_that_was_undone_cannot_be_undone_again(people: Bolt) -> None:
    judgement = judge(people, A, B).judgement
    undo_judgement(AuditTrail(people), who(), judgement.id, because="wrong", now=NOW)
    with pytest.raises(InputError, match="no longer in force"):
        undo_judgement(AuditTrail(people), who(), judgement.id, because="wrong", now=NOW)


def test_judging_undoing_and_refusing_stand_on_the_audit_record(people: Bolt) -> None:
    judgement = judge(people, A, B).judgement
    undo_judgement(AuditTrail(people), who(), judgement.id, because="wrong", now=NOW)
    with pytest.raises(NotOnRecordError):
        judge(people, A, HIDDEN, user="mosovo")
    lines = people.read(
        "audit",
        lambda tx: tx.rows(Statement("audit", "MATCH (a:Audit) RETURN a.operation AS operation, a.subjects AS ids")),
    )
    combined = [line["ids"] for line in lines if line["operation"] == "combination"]
    assert combined == [[judgement.one, judgement.other, judgement.id]] * 2
    assert [set(line["ids"]) for line in lines if line["operation"] == "refusal"] == [{A, HIDDEN}]
