"""`mosaic paths` against the live database, as a user runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from analysis.network.weights import Weights
from graph.errors import UnreadableFileError
from tests.builders import person_id, put
from tests.ui.commands.shell import Shell
from ui.asked_weights import weights_from
from ui.cli import app

if TYPE_CHECKING:
    from pathlib import Path

    from graph.neo4j.bolt import Bolt
    from graph.neo4j.endpoint import Endpoint

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]
AS_ANALYST = ("--as", "analyst", "--purpose", "intelligence development: OP-1")
AS_NEIGHBOURHOOD = ("--as", "neighbourhood", "--purpose", "patrol briefing")

ROWS = {
    "reports": [
        {"report_id": "R1", "origin_id": "O1", "title": "Seen", "source_grade": "2", "info_grade": "B",
         "handling_code": "P"},
        {"report_id": "R2", "origin_id": "O2", "title": "Told in confidence", "source_grade": "3", "info_grade": "C",
         "handling_code": "C", "action_code": "A1", "sanitisation": "S1"},
    ],
    "persons": [{"person_id": f"P{number}", "surname": name} for number, name in
                enumerate(("Thornwicket", "Quillfeather", "Marrowgarth", "Lanternhill"), 1)],
    "addresses": [{"address_id": "A1", "line1": "3 Kettle Row", "postcode": "ZN1 8AD"}],
    "person_addresses": [
        {"person_id": "P1", "address_id": "A1", "kind": "home", "valid_from": "2020"},
        {"person_id": "P3", "address_id": "A1", "kind": "home", "valid_from": "2021", "report_id": "R1"},
    ],
    "associations": [
        {"person_id": "P1", "other_person_id": "P2", "kind": "friend", "report_id": "R1", "strength": "confirmed"},
        {"person_id": "P2", "other_person_id": "P4", "kind": "co_offender", "report_id": "R2"},
    ],
}  # fmt: skip


@pytest.fixture
def shell(graph: Bolt, endpoint: Endpoint, tmp_path_factory: pytest.TempPathFactory) -> Shell:
    put(graph, ROWS)
    return Shell(endpoint, tmp_path_factory.mktemp("home"))


def test_a_path_names_each_step_its_evidence_its_grading_and_the_weakest(shell: Shell) -> None:
    answer = shell.answer("paths", "P1", "P4", *AS_ANALYST)
    (between,) = answer["between"]
    (path,) = between["fewest_links"]
    assert [step["to"]["id"] for step in path["steps"]] == [person_id("P2"), person_id("P4")]
    assert [step["weakest"] for step in path["steps"]] == [False, True]
    assert [entry["grading"] for step in path["steps"] for entry in step["evidence"]] == ["2BP", "3CC"]
    assert between["strongest"][0]["links"] == 2
    assert path["grading"] == "3CC"
    assert answer["weights"] == "mosaic-1"


def test_who_may_not_see_a_step_is_told_of_no_path_in_the_words_of_an_answer(shell: Shell) -> None:
    done = shell.mosaic("paths", "P1", "P3", *AS_NEIGHBOURHOOD, "--without", "AT_ADDRESS")
    assert "No path within 6 steps through any kind of tie but at address that you may see." in done.stdout
    seen = shell.mosaic("paths", "P1", "P4", *AS_NEIGHBOURHOOD, "--json").stdout
    assert "co_offender" not in seen
    assert "R2" not in seen


def test_a_shared_address_leads_from_one_to_the_other_with_its_period(shell: Shell) -> None:
    (between,) = shell.answer("paths", "P1", "P3", *AS_ANALYST)["between"]
    steps = between["fewest_links"][0]["steps"]
    assert [step["to"]["label"].split(",")[0] for step in steps] == ["3 Kettle Row", "MARROWGARTH"]
    assert steps[1]["evidence"][0]["period"] == "from 2021, end not recorded"


def test_one_person_named_twice_is_told_and_not_answered_with_nothing(shell: Shell) -> None:
    refused = shell.mosaic("paths", "P1", "P1", *AS_ANALYST, "--json")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "of one person: name two different people" in refused.stderr


def test_other_weights_need_a_version_of_their_own(shell: Shell, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("ungraded: 0.9\n", encoding="utf-8")
    refused = shell.mosaic("paths", "P1", "P3", *AS_ANALYST, "--weights", str(own))
    assert (refused.returncode, "needs a `version` of its own" in refused.stderr) == (1, True)
    own.write_text("version: mine\nungraded: 0.9\n", encoding="utf-8")
    assert shell.answer("paths", "P1", "P3", *AS_ANALYST, "--weights", str(own))["weights"] == "mine"


def test_the_weights_that_are_printed_can_be_edited_and_given_back(tmp_path: Path) -> None:
    printed = CliRunner().invoke(app, ["network", "weights"]).stdout
    own = tmp_path / "own.yaml"
    own.write_text(printed.replace("mosaic-1", "mine"), encoding="utf-8")
    assert weights_from(own) == Weights(version="mine")
    own.write_text("version: mine\nkinds: {AT_ADDRESS: 0.9}\n", encoding="utf-8")
    assert weights_from(own).kinds == {**Weights().kinds, "AT_ADDRESS": 0.9}, "one number edited changes others"
    own.write_text("version: mine\nungraded: 7\n", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="`ungraded`"):
        weights_from(own)
