"""`mosaic enter`, `correct` and `withdraw` as a user runs them, against the database of the test run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from graph.keys import node_id
from tests.ingest.loading import load_paths, write_table
from tests.ui.commands.shell import Shell

if TYPE_CHECKING:
    from pathlib import Path

    from graph.neo4j.bolt import Bolt
    from graph.neo4j.endpoint import Endpoint

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]
ASKING = ("--as", "analyst", "--purpose", "intelligence development")
ANN, BERTRAND = (node_id("Person", "force", key) for key in ("P1", "P2"))
REPORT = (
    "report", "--set", "title=Seen together", "--set", "origin_id=O-1", "--report-item", "2BP fact: They met.",
    "--mention", f"{ANN} suspect", "--link", f"{ANN} friend P2",
)  # fmt: skip


@pytest.fixture
def shell(graph: Bolt, endpoint: Endpoint, tmp_path: Path) -> Shell:
    people = [{"person_id": "P1", "surname": "Tarnwick"}, {"person_id": "P2", "surname": "Loomwright"}]
    load_paths(graph, write_table(tmp_path, "persons", people))
    return Shell(endpoint, tmp_path / "home")


def test_a_report_is_entered_regraded_and_withdrawn(shell: Shell) -> None:
    entered = shell.answer("enter", *REPORT, *ASKING)["entered"]
    assert [row["table"] for row in entered] == ["reports", "report_items", "report_mentions", "associations"]
    report, item = entered[0], entered[1]
    graded = shell.answer("correct", item["record"], "--grade", "1AP", "--reason", "Tested since.", *ASKING)
    assert (graded["change"], graded["versions"][0]["line"]) == ("regraded", item["record"].rpartition(".")[0])
    page = shell.answer("show", ANN, *ASKING)
    tie = next(record for record in page["records"] if record["model"] == "Association")
    assert tie["grading"] == "1AP"
    gone = shell.answer("withdraw", report["about"], "--reason", "Made up.", *ASKING)
    assert len(gone["versions"]) == 3
    shown = shell.answer("show", report["about"], *ASKING)
    assert shown["records"] == []
    assert shown["withdrawn"][0]["changed"] == {"what": "withdrawn", "by": "analyst", "reason": "Made up."}
    assert any(cited["withdrawn"] for cited in shell.answer("show", ANN, *ASKING)["reports"])


def test_a_form_comes_as_a_document_too_and_a_likely_duplicate_is_refused_and_listed(
    shell: Shell, tmp_path: Path
) -> None:
    form = tmp_path / "form.json"
    form.write_text(json.dumps({"kind": "person", "fields": {"surname": "Loomwright"}}), encoding="utf-8")
    refused = shell.mosaic("enter", "--document", str(form), "--json", *ASKING)
    said = json.loads(refused.stdout)
    assert (refused.returncode, said["entered"], said["likely"][0]["id"]) == (1, [], BERTRAND)
    assert shell.answer("enter", "--document", str(form), "--anyway", *ASKING)["entered"]


def test_a_supervisor_returns_a_report_and_nobody_else_does(shell: Shell) -> None:
    report = shell.answer("enter", *REPORT, *ASKING)["entered"][0]["about"]
    returning = ("return", report, "--reason", "When was it?", "--purpose", "data quality")
    refused = shell.mosaic(*returning, "--as", "analyst")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "role `manager`" in refused.stderr
    done = shell.answer(*returning, "--as", "manager")
    assert (done["change"], done["versions"][0]["about"]) == ("returned", report)
    (counted,) = shell.answer("submissions", "--as", "manager", "--purpose", "data quality")["submitters"]
    assert [counted[name] for name in ("by", "reports", "graded", "who", "returned", "corrected")] == [
        "analyst", 1, 1, 1, 1, 0,
    ]  # fmt: skip


def test_refusals_are_one_sentence_and_wrong_arguments_exit_with_two(shell: Shell) -> None:
    who = ("--as", "neighbourhood", "--purpose", "patrol briefing")
    refused = shell.mosaic("enter", "person", "--set", "surname=Ossington", *who)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "role `enter`" in refused.stderr
    assert shell.mosaic("enter", "person", "--set", "surname", *ASKING).returncode == 2
    assert shell.mosaic("correct", ANN, "--set", "surname=X", *ASKING).returncode == 2


def test_a_quarantined_row_is_corrected_or_dismissed_with_a_reason(graph: Bolt, shell: Shell, tmp_path: Path) -> None:
    bad = [{"person_id": "", "surname": "Gorsecombe"}, {"person_id": "", "surname": "Vetchling"}]
    load_paths(graph, write_table(tmp_path, "persons", bad))
    first, second = (row["id"] for row in shell.answer("quarantine", "list", *ASKING)["rows"])
    corrected = shell.answer("quarantine", "correct", first, "--set", "person_id=P7", "--reason", "Asked.", *ASKING)
    assert (corrected["how"], corrected["about"]) == ("corrected", [node_id("Person", "force", "P7")])
    assert shell.answer("quarantine", "dismiss", second, "--reason", "A test.", *ASKING)["how"] == "dismissed"
    assert shell.answer("quarantine", "list", *ASKING) == {"counts": {}, "rows": []}
    shown = shell.answer("quarantine", "show", second, *ASKING)
    assert (shown["closed_how"], shown["closed_by"], shown["closed_why"]) == ("dismissed", "analyst", "A test.")
    refused = shell.mosaic("quarantine", "reload", first, "--reason", "Again.", *ASKING)
    assert (refused.returncode, "Traceback" in refused.stderr) == (1, False)
