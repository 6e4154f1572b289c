"""`mosaic search`, `check`, `show`, `associates` and `history` as a user runs them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.builders import person_id, put
from tests.ui.commands.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.neo4j.bolt import Bolt
    from graph.neo4j.endpoint import Endpoint

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]
MARKING = "OFFICIAL-SENSITIVE"
AS_ANALYST = ("--as", "analyst", "--purpose", "pre-visit check: V1")
AS_NEIGHBOURHOOD = ("--as", "neighbourhood", "--purpose", "patrol briefing")
NOBODY = "Nothing on record for you under this reference: check it, or search for it.\n"

ROWS = {
    "reports": [
        {"report_id": "R1", "origin_id": "O1", "title": "Seen together", "source_grade": "2", "info_grade": "B",
         "handling_code": "P"},
        {"report_id": "R2", "origin_id": "O1", "title": "A copy", "source_grade": "2", "info_grade": "B",
         "handling_code": "P"},
        {"report_id": "R3", "origin_id": "O2", "title": "Told in confidence", "source_grade": "3", "info_grade": "C",
         "handling_code": "C", "action_code": "A1", "sanitisation": "S1"},
    ],
    "persons": [
        {"person_id": "P1", "surname": "Thornwicket", "forenames": "Ann", "dob": "31/02/1980", "nino": "refused",
         "recorded_at": "2024-03-01T10:00"},
        {"person_id": "P2", "surname": "[red]Quillfeather[/red]\x1b[2J", "forenames": "Hob"},
        {"person_id": "P3", "surname": "Marrowgarth", "forenames": "Jud"},
    ],
    "associations": [
        {"person_id": "P1", "other_person_id": "P2", "kind": "friend", "report_id": "R1", "strength": "possible"},
        {"person_id": "P1", "other_person_id": "P2", "kind": "friend", "report_id": "R2", "strength": "probable"},
        {"person_id": "P1", "other_person_id": "P3", "kind": "co_offender", "report_id": "R3"},
    ],
    "children": [{"child_id": "K1", "age_band": "5-9"}],
    "child_links": [{"child_id": "K1", "person_id": "P1", "kind": "household"}],
}  # fmt: skip


@pytest.fixture
def shell(graph: Bolt, endpoint: Endpoint, tmp_path_factory: pytest.TempPathFactory) -> Shell:
    put(graph, ROWS)
    return Shell(endpoint, tmp_path_factory.mktemp("home"))


def test_a_search_in_json_says_what_was_found_and_why(shell: Shell) -> None:
    answer = shell.answer("search", "thornwiket", *AS_ANALYST, "--kind", "person")
    (hit,) = answer["hits"]
    assert answer["marking"] == MARKING
    assert hit["thing"] == {"id": person_id("P1"), "kind": "Person", "label": "THORNWICKET, Ann", "masked": False}
    assert [(why["group"], why["how"]) for why in hit["reasons"]] == [("name", "spelt alike")]


def test_showing_somebody_by_the_source_s_own_key_gives_states_unreadable_values_and_gradings(shell: Shell) -> None:
    answer = shell.answer("show", "P1", *AS_ANALYST)
    (person,) = (record for record in answer["records"] if record["model"] == "Person")
    assert answer["thing"]["id"] == person_id("P1")
    assert person["states"] == {"dob": "unreadable", "nino": "refused"}
    assert person["unreadable"] == {"dob": "31/02/1980"}
    assert person["recorded_at"] == "2024-03-01T10:00:00Z"
    assert {record["grading"] for record in answer["records"] if record["model"] == "Association"} == {"2BP", "3CC"}
    titles = [section["title"] for section in answer["sections"]]
    assert titles == ["Identity", "Associates", "Children"]


def test_what_a_viewer_may_not_see_leaves_no_trace(shell: Shell) -> None:
    seen = shell.mosaic("show", "P1", *AS_NEIGHBOURHOOD, "--json").stdout
    assert "Marrowgarth".upper() not in seen
    assert "R3" not in seen
    assert person_id("P3") not in seen


def test_a_child_is_masked_until_it_is_revealed_with_a_reason(shell: Shell) -> None:
    child = shell.answer("show", "P1", *AS_ANALYST)["sections"][-1]
    assert child["title"] == "Children"
    (link,) = (link for link in shell.answer("show", "P1", *AS_ANALYST)["links"] if link["id"] in child["links"])
    assert link["other"]["label"] == "Child (masked)"
    masked = shell.answer("show", link["other"]["id"], *AS_ANALYST)
    shown = shell.answer("show", link["other"]["id"], *AS_ANALYST, "--reveal", "strategy meeting M1")
    assert [record["values"] for record in masked["records"] if record["model"] == "Child"] == [{}]
    assert [record["values"] for record in shown["records"] if record["model"] == "Child"] == [{"age_band": "5-9"}]


def test_associates_are_folded_and_a_copied_report_does_not_corroborate_itself(shell: Shell) -> None:
    answer = shell.answer("associates", "P1", *AS_ANALYST)
    friend = next(found for found in answer["associates"] if found["kind"] == "friend")
    assert friend["strengths"] == ["probable", "possible"]
    assert friend["corroboration"] == "1 known origin"
    assert len(friend["evidence"]) == 2
    assert all(entry["link"].startswith("ASSOCIATED_WITH:") for entry in friend["evidence"])


def test_as_at_an_earlier_day_nothing_was_on_record(shell: Shell) -> None:
    before = shell.mosaic("show", "P1", *AS_ANALYST, "--as-at", "2024-02-29")
    assert (before.returncode, before.stdout) == (1, "")
    then = shell.answer("show", "P1", *AS_ANALYST, "--as-at", "2024-03-01")
    assert then["as_at"] == "2024-03-01T23:59:59.999000Z"
    assert then["links"] == []


def test_a_report_shows_what_rests_on_it(shell: Shell) -> None:
    answer = shell.answer("show", "R1", *AS_ANALYST)
    assert [entry["record"]["model"] for entry in answer["asserted"]] == ["Association"]


def test_a_pasted_list_is_checked_in_one_go_and_no_trace_is_a_dated_result(shell: Shell) -> None:
    answer = shell.answer("check", "-", *AS_ANALYST, typed="\ufeffThornwicket\n\n  Nobody Atall \n")
    assert [(line["text"], line["result"]) for line in answer["lines"]] == [
        ("Thornwicket", "trace"),
        ("Nobody Atall", "no_trace"),
    ]
    assert answer["id"].startswith("check-")
    assert answer["at"] >= answer["loaded_at"]


@pytest.mark.parametrize("typed", ["", "\n \n", "x\n" * 501])
def test_a_list_that_is_empty_or_too_long_is_refused_with_the_reason(shell: Shell, typed: str) -> None:
    done = shell.mosaic("check", "-", *AS_ANALYST, "--json", typed=typed)
    assert (done.returncode, done.stdout) == (1, "")
    assert "list" in done.stderr


def test_the_history_of_a_line_gives_every_version(shell: Shell, graph: Bolt) -> None:
    put(graph, {"persons": [{**ROWS["persons"][2], "surname": "Marrow"}]})
    (record,) = (one for one in shell.answer("show", "P3", *AS_ANALYST)["records"] if one["model"] == "Person")
    versions = shell.answer("history", record["line"], *AS_ANALYST)["versions"]
    assert [(one["version"], one["values"]["surname"], one["current"]) for one in versions] == [
        (1, "Marrowgarth", False),
        (2, "Marrow", True),
    ]


def test_words_for_people_carry_the_marking_and_cannot_steer_the_terminal(shell: Shell) -> None:
    for command in ("show", "associates"):
        said = shell.mosaic(command, "P1", *AS_ANALYST).stdout
        assert said.startswith(MARKING)
        assert "[RED]QUILLFEATHER[/RED]" in said
        assert "\x1b" not in said


def test_refusals_exit_with_one_and_wrong_arguments_with_two(shell: Shell) -> None:
    expect: list[tuple[tuple[str, ...], int, Callable[[str], bool]]] = [
        (("show", "P99", *AS_ANALYST), 1, lambda said: said.endswith(NOBODY)),
        (("show", "P1", "--as", "nobody", "--purpose", "audit"), 1, lambda said: "no such user" in said),
        (("show", "P1", "--as", "analyst", "--purpose", "curiosity"), 2, lambda said: "patrol" in said),
        (("show", "P1", *AS_ANALYST, "--as-at", "31/02/2020"), 2, lambda said: "--as-at" in said),
        (("search", "x", *AS_ANALYST, "--kind", "spoon"), 2, lambda said: "Vehicle" in said),
        (("history", "line-none", *AS_ANALYST), 1, lambda said: "Nothing on record" in said),
        (("show", "P1"), 2, lambda said: "--as" in said),
    ]
    for arguments, code, says in expect:
        done = shell.mosaic(*arguments, "--json")
        assert (done.returncode, done.stdout) == (code, ""), arguments
        assert says(done.stderr), done.stderr


def test_who_asks_and_why_may_stand_in_the_environment(shell: Shell) -> None:
    done = shell.mosaic("show", "P1", "--json", MOSAIC_AS="analyst", MOSAIC_PURPOSE="audit: A1")
    assert json.loads(done.stdout)["thing"]["label"] == "THORNWICKET, Ann"
