"""`mosaic gaps` and `mosaic rules` as a user runs them: one list, a key, and a force's limits."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from graph.keys import line_id, version_id
from tests.builders import SOURCE, person_id, put
from tests.ui.commands.shell import Shell

if TYPE_CHECKING:
    from pathlib import Path

    from graph.neo4j.bolt import Bolt
    from graph.neo4j.endpoint import Endpoint

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]
AS_ANALYST = ("--as", "analyst", "--purpose", "supervision review")

ROWS = {
    "persons": [{"person_id": "P1", "surname": "Quillmarsh", "dob": "1980-02-01", "recorded_at": "2026-01-01"}],
    "management": [
        {"person_id": "P1", "type": "RSO", "mode": "active", "from_on": "2026-01-01", "relevant_on": "2026-01-01",
         "disposal": "life", "priority": "medium", "recorded_at": "2026-01-01"},
    ],
    "plans": [{"plan_id": "L1", "person_id": "P1", "agreed_on": "2026-01-02", "visit_interval_days": "60",
               "recorded_at": "2026-01-02"}],
    "visits": [{"visit_id": "H1", "person_id": "P1", "kind": "home_visit", "visited_at": "2026-01-10T10:00",
                "outcome": "seen_in", "recorded_at": "2026-01-11"}],
}  # fmt: skip

WITHHELD = {
    "reports": [{"report_id": "R1", "title": "Told in confidence", "source_grade": "2", "info_grade": "B",
                 "handling_code": "C", "action_code": "A1", "sanitisation": "S2", "conditions": "ask first"}],
}  # fmt: skip
HELD_VISIT = {"visit_id": "H2", "person_id": "P1", "kind": "home_visit", "outcome": "seen_in", "report_id": "R1"}


@pytest.fixture(scope="module")
def shell(endpoint: Endpoint, tmp_path_factory: pytest.TempPathFactory) -> Shell:
    return Shell(endpoint, tmp_path_factory.mktemp("home"))


def test_gaps_are_listed_and_a_key_is_scored(shell: Shell, graph: Bolt, tmp_path: Path) -> None:
    put(graph, ROWS)
    answer = shell.answer("gaps", *AS_ANALYST, "--as-at", "2026-04-20", "--rule", "GR-21", "--about", "P1")
    assert [(gap["rule"], gap["about"], gap["late"]) for gap in answer["gaps"]] == [
        ("GR-21", person_id("P1"), "overdue by 40 days")
    ]
    assert answer["names"] == {person_id("P1"): "QUILLMARSH"}
    words = shell.mosaic("gaps", *AS_ANALYST, "--as-at", "2026-04-20", "--rule", "GR-21", "--about", "P1").stdout
    assert f"QUILLMARSH ({person_id('P1')})" in words
    assert "gaps on 20 Apr 2026" in words
    key = tmp_path / "key.jsonl"
    planted = {"rule": "GR-21", "subject_ids": ["P1"], "verdict": "gap", "as_at": "2026-04-20"}
    key.write_text(json.dumps(planted) + "\n", encoding="utf-8")
    done = shell.mosaic("gaps", "evaluate", str(key), *AS_ANALYST, "--source", SOURCE, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["scores"][0]["recall"] == 1.0
    other = shell.mosaic("gaps", "evaluate", str(key), *AS_ANALYST, "--source", "elsewhere")
    assert (other.returncode, "from a source elsewhere" in other.stderr) == (1, True)


def test_a_gap_is_tasked_put_aside_and_comes_back_and_its_history_stays(shell: Shell, graph: Bolt) -> None:
    put(graph, ROWS)
    listed = shell.answer("gaps", *AS_ANALYST, "--rule", "GR-21", "--about", "P1", "--audience", "visit")
    (gap,) = listed["gaps"]
    task = ("--owner", "mosovo", "--by", "2099-01-01")
    told = shell.answer("gaps", "task", gap["key"], "--as", "neighbourhood", "--purpose", "patrol briefing", *task)
    assert (told["gap"]["status"], told["gap"]["task"]["owner"]) == ("tasked", "mosovo")
    aside = ("--reason", "in hospital", "--until", "2099-02-01")
    refused = shell.mosaic("gaps", "put-aside", gap["key"], *AS_ANALYST, *aside)
    assert (refused.returncode, "role" in refused.stderr) == (1, True)
    as_manager = ("--as", "manager", "--purpose", "supervision review")
    shell.answer("gaps", "put-aside", gap["key"], *as_manager, *aside)
    of_p1 = ("gaps", *AS_ANALYST, "--rule", "GR-21", "--about", "P1")
    assert shell.answer(*of_p1)["gaps"] == []
    assert [each["key"] for each in shell.answer(*of_p1, "--status", "suppressed")["gaps"]] == [gap["key"]]
    assert _closed_since(shell, *of_p1) == {gap["key"]: "suppressed"}
    yesterday = (datetime.now(UTC) - timedelta(days=1)).date().isoformat()
    put(graph, {"visits": [{**ROWS["visits"][0], "visit_id": "H2", "visited_at": f"{yesterday}T10:00"}]})
    assert _closed_since(shell, *of_p1) == {gap["key"]: "closed"}
    told = shell.answer("gaps", "history", gap["key"], *as_manager)
    assert told["gap"]["status"] == "closed"
    assert [step["kind"] for step in told["history"]] == ["tasked", "suppressed"]


def test_what_cannot_be_meant_is_refused_and_does_not_read_like_a_list_without_gaps(shell: Shell, graph: Bolt) -> None:
    put(graph, ROWS)
    unknown = shell.mosaic("gaps", *AS_ANALYST, "--unit", "Nowhere")
    assert (unknown.returncode, "No unit that you may see is called so" in unknown.stderr) == (1, True)
    to_come = shell.mosaic("gaps", *AS_ANALYST, "--since", "2999-01-01", COLUMNS="200")
    assert (to_come.returncode, "nothing can be new" in to_come.stderr) == (2, True)
    assert shell.answer("gaps", *AS_ANALYST, "--rule", "gr-21", "--about", "P1")["gaps"]
    # A person has no list as an officer has one.
    assert "What is named with --officer is no officer" in shell.mosaic("gaps", *AS_ANALYST, "--officer", "P1").stderr


def _closed_since(shell: Shell, *asked: str) -> dict[str, str]:
    """How those gaps stand now that stood on a day in April and do not any longer."""
    return {each["key"]: each["status"] for each in shell.answer(*asked, "--since", "2026-04-20")["closed"]}


def test_whoever_holds_the_answer_gives_it_to_the_cleared_and_tells_others_only_on_purpose(
    shell: Shell, graph: Bolt
) -> None:
    yesterday = (datetime.now(UTC) - timedelta(days=1)).date().isoformat()
    put(graph, {**ROWS, **WITHHELD, "visits": [*ROWS["visits"], {**HELD_VISIT, "visited_at": f"{yesterday}T10:00"}]})
    as_patrol = ("--as", "neighbourhood", "--purpose", "patrol briefing")
    (gap,) = shell.answer("gaps", *as_patrol, "--rule", "GR-21")["gaps"]
    assert shell.answer("gaps", *AS_ANALYST, "--rule", "GR-21")["gaps"] == []
    shell.answer("gaps", "task", gap["key"], *as_patrol, "--owner", "analyst", "--by", "2099-01-01")
    asked = shell.answer("gaps", "history", gap["key"], *AS_ANALYST)
    assert (asked["gap"]["status"], asked["gap"]["task"]["owner"]) == ("closed", "analyst")
    before = shell.mosaic("gaps", "history", gap["key"], *as_patrol, "--json").stdout
    visit = version_id(line_id(SOURCE, "visits", "H2"), 1)
    shell.answer("gaps", "answer", gap["key"], "He was seen.", *AS_ANALYST, "--evidence", visit)
    assert shell.mosaic("gaps", "history", gap["key"], *as_patrol, "--json").stdout == before
    shell.answer("gaps", "tell", gap["key"], "ask the intelligence unit", *AS_ANALYST)
    told = shell.answer("gaps", "history", gap["key"], *as_patrol)
    assert (told["gap"]["status"], told["gap"]["held_elsewhere"]) == ("tasked", "ask the intelligence unit")


def test_a_rule_that_fails_is_told_by_the_exit_code_and_hides_no_other(
    shell: Shell, graph: Bolt, tmp_path: Path
) -> None:
    put(graph, ROWS)
    file = tmp_path / "limits.yaml"
    # A limit that a file may well hold and a calendar does not: no year has five digits.
    file.write_text(
        "GR-11:\n  years: {value: 99999, by: DCI Marrow, decided: 2026-05-01, reason: never}\n", encoding="utf-8"
    )
    asked = ("gaps", *AS_ANALYST, "--as-at", "2026-04-20", "--about", "P1")
    done = shell.mosaic(*asked, "--json", MOSAIC_GAP_LIMITS=str(file))
    assert done.returncode == 1
    answer = json.loads(done.stdout)
    assert [each["rule"] for each in answer["failed"]] == ["GR-11"]
    assert "GR-21" in {gap["rule"] for gap in answer["gaps"]}
    in_words = shell.mosaic(*asked, MOSAIC_GAP_LIMITS=str(file))
    assert (in_words.returncode, "GR-11 FAILED" in in_words.stdout + in_words.stderr) == (1, True)


def test_a_refused_file_of_limits_leaves_the_last_good_one_in_force(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "limits.yaml"
    file.write_text("GR-30:\n  days: {value: many}\n", encoding="utf-8")
    shipped, refused = _limit(shell, file)
    assert (shipped, "as shipped are in force" in refused) == (90, True)
    file.write_text(
        "GR-30:\n  days: {value: 60, by: DCI Marrow, decided: 2026-05-01, reason: policy 12}\n", encoding="utf-8"
    )
    assert _limit(shell, file) == (60, "")
    file.write_text("GR-30:\n  days: {value: many}\n", encoding="utf-8")
    value, refused = _limit(shell, file)
    assert value == 60
    assert "Line 2" in refused
    assert "last limits that could be used are in force" in refused
    key = tmp_path / "key.jsonl"
    key.write_text("", encoding="utf-8")
    scored = ("evaluate", str(key), *AS_ANALYST, "--source", SOURCE)
    for asked in (scored, ("trend", *AS_ANALYST, "--points", "1")):
        told = shell.mosaic("gaps", *asked, MOSAIC_GAP_LIMITS=str(file), MOSAIC_HOME=str(file.parent / "home"))
        assert "last limits that could be used are in force" in told.stdout + told.stderr
    checked = shell.mosaic("rules", "--check", str(file))
    assert (checked.returncode, "Line 2" in checked.stderr) == (1, True)
    file.write_text(
        "GR-30:\n  days: {value: 60, by: DCI Marrow, decided: 2026-05-01, reason: policy 12}\n", encoding="utf-8"
    )
    used = shell.mosaic("rules", "--check", str(file))
    assert (used.returncode, "can be used" in used.stdout, "GR-30 days: 60 days" in used.stdout) == (0, True, True)


def _limit(shell: Shell, file: Path) -> tuple[int, str]:
    done = shell.mosaic("rules", "--json", MOSAIC_GAP_LIMITS=str(file), MOSAIC_HOME=str(file.parent / "home"))
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    rule = next(each for each in answer["rules"] if each["id"] == "GR-30")
    return rule["limits"]["days"]["value"], answer["limits_refused"]
