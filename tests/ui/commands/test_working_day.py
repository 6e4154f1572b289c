"""`mosaic day`, `watch`, `decide`, `decisions`, `caseload` and `gaps trend` as people run them, and who may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.keys import line_id, node_id, version_id
from tests.builders import SOURCE, person_id, put
from tests.conftest import BEGIN_AGAIN, EMPTY
from tests.ui.commands.shell import Shell

if TYPE_CHECKING:
    from graph.neo4j.bolt import Bolt
    from graph.neo4j.endpoint import Endpoint

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]
AS_MANAGER = ("--as", "manager", "--purpose", "supervision review")
AS_ANALYST = ("--as", "analyst", "--purpose", "supervision review")
AS_NEIGHBOURHOOD = ("--as", "neighbourhood", "--purpose", "patrol briefing")
CLOSE = version_id(line_id(SOURCE, "reports", "R1"), 1)
ROWS = {
    "officers": [{"officer_id": "O1", "name": "DC Flint", "unit": "Unit 1"}],
    "persons": [
        {"person_id": "P1", "surname": "Quillmarsh", "recorded_at": "2026-01-01"},
        {"person_id": "P4", "surname": "Lanternhill", "compartments": "op-lantern-hollow"},
    ],
    "management": [{"person_id": "P1", "type": "RSO", "officer_id": "O1", "priority": "high", "from_on": "2026-01-01",
                    "recorded_at": "2026-01-01"}],
    "reports": [{"report_id": "R1", "title": "Held close", "source_grade": "2", "info_grade": "B",
                 "handling_code": "P", "compartments": "op-lantern-hollow"}],
    "decisions": [
        {"decision_id": "D1", "person_id": "P1", "about": "register opened", "by": "O9", "made_on": "2026-01-01"},
        {"decision_id": "D2", "person_id": "P1", "about": "register closed", "by": "O1", "made_on": "2026-01-02"},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def shell(bolt: Bolt, endpoint: Endpoint, tmp_path_factory: pytest.TempPathFactory) -> Shell:
    bolt.alone(EMPTY)
    bolt.alone(BEGIN_AGAIN)
    put(bolt, ROWS)
    return Shell(endpoint, tmp_path_factory.mktemp("home"))


def test_a_day_and_what_is_watched(shell: Shell) -> None:
    shell.answer("watch", *AS_MANAGER, "P1")
    day = shell.answer("day", *AS_MANAGER, "--officer", "O1")
    assert (day["nominals"], day["watched"]) == ([person_id("P1")], [person_id("P1")])
    assert f"QUILLMARSH ({person_id('P1')})" in shell.mosaic("watch", *AS_MANAGER).stdout
    words = shell.mosaic("day", *AS_MANAGER, "--officer", "O1").stdout
    assert "1 nominal\nVisits planned (0)\n" in words
    nobody = shell.mosaic("day", *AS_NEIGHBOURHOOD)
    assert (nobody.returncode, "--officer" in nobody.stderr) == (1, True)
    hidden = shell.mosaic("watch", *AS_NEIGHBOURHOOD, "P4")
    assert (hidden.returncode, hidden.stdout) == (1, "")


def test_a_decision_is_logged_and_one_that_rests_on_the_withheld_leaves_no_trace(shell: Shell) -> None:
    made = ("--kind", "visit_interval", "--about", "every 60 days", "--rationale", "two reports since March")
    shell.answer("decide", "P1", *AS_MANAGER, *made, "--policy-followed", "policy 12")
    logged = shell.answer("decisions", "P1", *AS_NEIGHBOURHOOD)["decisions"][0]
    assert (logged["about"], logged["tests"]["Policy followed"]) == ("every 60 days", "policy 12")
    assert len(logged["missing"]) == 4
    words = shell.mosaic("decisions", "P1", *AS_NEIGHBOURHOOD).stdout
    assert "decisions on QUILLMARSH" in words
    assert "other: register closed, by DC Flint" in words
    assert "other: register opened, by O9" in words
    before = shell.mosaic("decisions", "P1", *AS_NEIGHBOURHOOD, "--json").stdout
    shell.answer("decide", "P1", *AS_ANALYST, *made, "--evidence", CLOSE)
    shell.answer("decide", "P4", *AS_ANALYST, *made)
    assert shell.mosaic("decisions", "P1", *AS_NEIGHBOURHOOD, "--json").stdout == before
    assert shell.mosaic("decisions", "P4", *AS_NEIGHBOURHOOD).returncode == 1
    assert len(shell.answer("decisions", "P1", *AS_ANALYST)["decisions"]) == 4


def test_caseloads_are_for_managers(shell: Shell) -> None:
    (load,) = shell.answer("caseload", *AS_MANAGER)["caseloads"]
    officer = node_id("Officer", SOURCE, "O1")
    assert (load["officer"], load["nominals"], load["high_share"], load["over_guide"]) == (officer, 1, 1.0, True)
    words = shell.mosaic("caseload", *AS_MANAGER).stdout
    assert "DC Flint" in words
    assert "1 nominal, 100% high risk, above the guide of 20%" in words
    assert "no vetting recorded; no course recorded; no absence recorded; no review recorded" in words
    refused = shell.mosaic("caseload", *AS_ANALYST)
    assert (refused.returncode, refused.stdout, "manager" in refused.stderr) == (1, "", True)


def test_completeness_is_worked_out_as_at_each_day(shell: Shell) -> None:
    trend = shell.answer("gaps", "trend", *AS_MANAGER, "--points", "2", "--apart", "600")
    # On the first day nothing was on record yet.
    assert len(trend["days"]) == 2
    assert {point["on"] for point in trend["points"]} == {trend["days"][1]}
    words = shell.mosaic("gaps", "trend", *AS_MANAGER, "--points", "2", "--apart", "31", "--as-at", "2026-03-03").stdout
    assert "on 31 Jan 2026, 3 Mar 2026" in words
    assert {point["unit"] for point in trend["points"]} == {"Unit 1"}
