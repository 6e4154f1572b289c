"""Anchors: a tail that was cut off is noticed, and so is an anchor that was changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from graph.audit import AuditTrail
from graph.verifying.anchors import anchor_chains, verify_anchors
from graph.verifying.chains import verify_chains
from graph.verifying.problems import Problem, Problems
from tests.graph.verifying.test_chains import change, write_lines

if TYPE_CHECKING:
    from pathlib import Path

    from graph.neo4j.bolt import Bolt

pytestmark = pytest.mark.neo4j

TODAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
CUT = "MATCH (a:Audit {number: 3}) DELETE a"


def trail_at(graph: Bolt, moment: datetime = TODAY) -> AuditTrail:
    return AuditTrail(graph, now=lambda: moment)


def anchored(graph: Bolt, file: Path | None = None) -> tuple[Problem, ...]:
    problems = Problems()
    verify_anchors(graph, problems, file=file)
    return problems.all()


def test_a_tail_that_was_cut_off_after_an_anchor_is_noticed_and_the_chain_alone_does_not_tell(graph: Bolt) -> None:
    write_lines(trail_at(graph), "one", "two", "three")
    anchor_chains(graph, now=TODAY)
    assert anchored(graph) == ()
    change(graph, CUT)
    alone = Problems()
    verify_chains(graph, alone)
    assert alone.all() == ()
    assert [problem.words for problem in anchored(graph)] == [
        "The end of a chain was deleted after it had been anchored."
    ]


def test_a_whole_chain_that_was_deleted_is_noticed(graph: Bolt) -> None:
    write_lines(trail_at(graph), "one")
    anchor_chains(graph, now=TODAY)
    change(graph, "MATCH (a:Audit) DELETE a")
    assert len(anchored(graph)) == 1


def test_there_is_one_anchor_a_day_and_none_without_lines(graph: Bolt) -> None:
    assert not anchor_chains(graph, now=TODAY)
    trail = trail_at(graph)
    write_lines(trail, "one")
    assert anchor_chains(graph, now=TODAY)
    write_lines(trail, "two")
    assert not anchor_chains(graph, now=TODAY + timedelta(hours=3))
    assert anchor_chains(graph, now=TODAY + timedelta(days=1))
    assert anchored(graph) == ()


def test_a_line_added_after_an_anchor_is_no_problem(graph: Bolt) -> None:
    trail = trail_at(graph)
    write_lines(trail, "one")
    anchor_chains(graph, now=TODAY)
    write_lines(trail, "two", "three")
    assert anchored(graph) == ()


@pytest.mark.parametrize(
    "tampering",
    [
        "MATCH (n:Anchor {on: '2026-11-24'}) DELETE n",
        "MATCH (n:Anchor {on: '2026-11-24'}) SET n.heads = []",
        "MATCH (n:Anchor {on: '2026-11-25'}) SET n.previous = ''",
    ],
)
def test_an_anchor_that_was_changed_is_noticed(graph: Bolt, tampering: str) -> None:
    for day in range(3):
        write_lines(trail_at(graph, TODAY + timedelta(days=day)), "one")
        anchor_chains(graph, now=TODAY + timedelta(days=day))
    change(graph, tampering)
    assert "An anchor was changed, or one before it is missing." in {problem.words for problem in anchored(graph)}


def test_anchors_deleted_from_the_database_still_stand_in_the_file(graph: Bolt, tmp_path: Path) -> None:
    file = tmp_path / "anchors.jsonl"
    write_lines(trail_at(graph), "one")
    anchor_chains(graph, now=TODAY, file=file)
    assert anchored(graph, file) == ()
    change(graph, "MATCH (n) WHERE n:Anchor OR n:Audit DELETE n")
    assert [problem.words for problem in anchored(graph, file)] == [
        "The file of anchors and the database do not agree."
    ]


def test_the_file_is_only_added_to_and_only_its_owner_reads_it(graph: Bolt, tmp_path: Path) -> None:
    file = tmp_path / "anchors.jsonl"
    for day in range(2):
        write_lines(trail_at(graph, TODAY + timedelta(days=day)), "one")
        anchor_chains(graph, now=TODAY + timedelta(days=day), file=file)
        anchor_chains(graph, now=TODAY + timedelta(days=day), file=file)
    assert len(file.read_text().splitlines()) == 2
    assert file.stat().st_mode & 0o077 == 0


def test_a_line_of_the_file_that_is_no_anchor_is_a_problem_and_no_crash(graph: Bolt, tmp_path: Path) -> None:
    file = tmp_path / "anchors.jsonl"
    file.write_text("not an anchor\n")
    assert len(anchored(graph, file)) == 1
