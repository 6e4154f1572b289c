"""Scores by a key whose answers were counted by hand."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.gaps.evaluation import read_key, scores
from analysis.gaps.finding import Decided, Finding, Severity
from graph.errors import InputError
from graph.keys import node_id

DAY = date(2026, 3, 1)
KEY = """{"rule": "GR-21", "subject_ids": ["P1"], "verdict": "gap", "as_at": "2026-03-01"}
{"rule": "GR-21", "subject_ids": ["P2"], "verdict": "gap", "as_at": "2026-03-01"}
{"rule": "GR-21", "subject_ids": ["P3"], "verdict": "near_miss", "as_at": "2026-03-01"}
{"analysis": "series", "subject_ids": ["F1"], "verdict": "planted", "as_at": "2026-03-01"}
"""


def test_what_is_found_and_was_not_planted_is_false() -> None:
    found = [_finding("P1"), _finding("P3"), _finding("P4"), _finding("P2", Decided.UNDECIDED)]
    (score,) = scores(read_key(KEY), {DAY: found}, "force")
    assert (score.planted, score.found, score.near_misses, score.tripped) == (2, 1, 1, 1)
    assert (score.false, score.undecided, score.recall, score.is_perfect) == (2, 1, 0.5, False)


def test_everything_and_nothing_else_is_perfect() -> None:
    (score,) = scores(read_key(KEY), {DAY: [_finding("P1"), _finding("P2")]}, "force")
    assert score.is_perfect


def test_findings_about_others_than_the_key_is_complete_for_are_not_judged() -> None:
    scope = '{"analysis": "GR-21", "subject_ids": ["P1", "P2", "P3"], "verdict": "complete", "as_at": "2026-03-01"}\n'
    found = [_finding("P1"), _finding("P2"), _finding("P3"), _finding("P4")]
    (score,) = scores(read_key(KEY + scope), {DAY: found}, "force")
    assert (score.found, score.tripped, score.false) == (2, 1, 1)


def test_a_line_that_cannot_be_read_is_named() -> None:
    with pytest.raises(InputError, match="Line 2"):
        read_key(KEY.splitlines()[0] + '\n{"rule": "GR-21"}\n')


def _finding(person: str, decided: Decided = Decided.GAP) -> Finding:
    return Finding(
        rule="GR-21", subject_ids=(node_id("Person", "force", person),), severity=Severity.HIGH, decided=decided,
        question="?", compared="", basis="",
    )  # fmt: skip
