"""`mosaic series` against the live database: candidates with reasons, decisions that are kept, and nothing withheld."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph.keys import node_id
from graph.neo4j.statement import Statement
from tests.analysis.patterns.series.hands import hands
from tests.builders import SOURCE, person_id, put
from tests.conftest import BEGIN_AGAIN, EMPTY
from tests.ui.commands.shell import Shell

if TYPE_CHECKING:
    from graph.neo4j.bolt import Bolt
    from graph.neo4j.endpoint import Endpoint
    from tests.builders import Tables

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]
AS_ANALYST = ("--as", "analyst", "--purpose", "investigation: OP-1")
AS_MANAGER = ("--as", "manager", "--purpose", "supervision review: OP-1")
NOW = Statement("published now", "MATCH (s:Sequence {name: 'main'}) RETURN s.published AS published")
HIDDEN = {"FX": "op-lantern-hollow", "FZ": "op-sealed"}
"""Copies of an offence: one that the analyst may see and the manager may not, and one that neither may."""


def world() -> Tables:
    """Twenty-four hands, and hidden copies of one offence."""
    rows = hands()
    copy = next(row for row in rows["offences"] if row["offence_id"] == "F3-2")
    coded = [row for row in rows["offence_mo"] if row["offence_id"] == "F3-2"]
    for name, compartment in HIDDEN.items():
        changed = {"offence_id": name, "compartments": compartment}
        rows["offences"].append({**copy, **changed, "crime_ref": name})
        rows["offence_mo"] += [{**row, **changed} for row in coded]
    return rows


@pytest.fixture(scope="module")
def shell(bolt: Bolt, endpoint: Endpoint, tmp_path_factory: pytest.TempPathFactory) -> Shell:
    bolt.alone(EMPTY)
    bolt.alone(BEGIN_AGAIN)
    put(bolt, world())
    return Shell(endpoint, tmp_path_factory.mktemp("home"))


def offence(key: str) -> str:
    return node_id("Offence", SOURCE, key)


def others(answer: dict[str, Any], part: str = "offences") -> list[str]:
    return [pair["other"]["id"] for pair in answer[part]]


def test_a_new_offence_gets_candidates_reasons_evidence_and_what_must_not_be_concluded(shell: Shell) -> None:
    answer = shell.answer("series", "new", "F3-2", "--most", "5", *AS_ANALYST)
    assert answer["series"][0]["person"]["id"] == person_id("P3")
    first = answer["offences"][0]
    assert first["reasons"][0]["evidence"][0].startswith("line-")
    assert "were truly linked" in first["calibration"]
    assert (first["status"], answer["made"]["command"]) == ("proposed", "series new")
    assert any("most pairs that look alike are not linked" in caveat for caveat in answer["caveats"])


def test_an_offence_that_is_withheld_leaves_no_trace_in_anything_compared(shell: Shell) -> None:
    asked = ("series", "new", "F3-2", "--most", "99")
    cleared, other = shell.answer(*asked, *AS_ANALYST), shell.answer(*asked, *AS_MANAGER)
    assert offence("FX") in others(cleared)
    assert others(other) == [each for each in others(other) if each not in {offence("FX"), offence("FZ")}]
    assert len(others(cleared)) == len(others(other)) + 1
    assert offence("FZ") not in str(cleared)
    done = shell.mosaic("series", "new", "FX", *AS_MANAGER)
    assert (done.returncode, done.stdout) == (1, "")


def test_a_rejection_is_kept_and_a_later_decision_takes_its_place(shell: Shell) -> None:
    pair = ("series", "judge", "F7-2", "F8-2")
    first = shell.answer(*pair, "--verdict", "reviewed_rejected", "--reason", "he was in custody", *AS_ANALYST)
    asked = shell.answer("series", "new", "F7-2", "--most", "99", *AS_ANALYST)
    assert (others(asked, "rejected"), offence("F8-2") in others(asked)) == ([offence("F8-2")], False)
    then = shell.answer(*pair, "--verdict", "referred_SCAS", "--reason", "sent on", *AS_ANALYST)
    assert then["replaced"] == first["id"]
    compared = shell.answer("series", "compare", "F7-2", "F8-2", *AS_ANALYST)
    assert compared["pairs"][0]["decided"]["reason"] == "sent on"


def test_who_may_not_decide_and_what_may_not_be_decided_is_refused_in_words(shell: Shell) -> None:
    said = ("--verdict", "reviewed_supported", "--reason", "seen")
    assert "Only an analyst" in shell.mosaic("series", "judge", "F1-2", "F2-2", *said, *AS_MANAGER).stderr
    assert "Only two offences" in shell.mosaic("series", "judge", "P1", "P2", *said, *AS_ANALYST).stderr
    hidden = shell.mosaic("series", "judge", "F1-2", "FZ", *said, *AS_ANALYST)
    assert (hidden.returncode, "FZ" in hidden.stderr) == (1, False)


def test_a_person_s_offences_are_laid_side_by_side(shell: Shell) -> None:
    answer = shell.answer("series", "compare", "P4", *AS_ANALYST)
    (pair,) = answer["pairs"]
    assert {pair["one"]["id"], pair["other"]["id"]} == {offence("F4-0"), offence("F4-1")}
    assert len(answer["table"]) == len(answer["behaviours"]) > 10
    words = shell.mosaic("series", "compare", "P4", "--table", *AS_ANALYST).stdout
    assert "OFFICIAL-SENSITIVE" in words
    assert "times: " in words


def test_what_arrived_is_compared_and_what_was_there_is_not(shell: Shell, bolt: Bolt) -> None:
    rows = hands(1, seed=77)
    fresh = {**rows["offences"][0], "offence_id": "FN", "crime_ref": "FN"}
    before = shell.answer("series", "arrived", "--since", "0", "--most", "1", *AS_ANALYST)
    sequence = bolt.read("now", lambda tx: tx.rows(NOW))[0]["published"]
    put(bolt, {"offences": [fresh]}, source=SOURCE)
    after = shell.answer("series", "arrived", "--since", str(sequence), *AS_ANALYST)
    assert [each["offence"]["id"] for each in after["arrived"]] == [offence("FN")]
    assert len(before["arrived"]) == 72 + 1
    assert shell.answer("series", "arrived", "--since", "2099-01-01", *AS_ANALYST)["arrived"] == []


def test_possible_series_are_found_with_a_stated_confidence(shell: Shell) -> None:
    answer = shell.answer("series", "find", "--solved-too", *AS_ANALYST)
    assert answer["series"]
    assert "were truly linked" in answer["series"][0]["confidence"]
    assert "possible series" in answer["verdict"]
