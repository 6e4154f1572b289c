"""`mosaic erase` as a user runs it, against the database of the test run."""

from __future__ import annotations

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
ANN = node_id("Person", "force", "P1")
DECIDED = ("erase", "P1", "--decision", "RET/2026/9", "--reason", "no longer necessary", "--purpose", "data quality")


def test_a_manager_erases_and_others_are_refused(graph: Bolt, endpoint: Endpoint, tmp_path: Path) -> None:
    load_paths(graph, write_table(tmp_path, "persons", [{"person_id": "P1", "surname": "Tarnwick"}]))
    shell = Shell(endpoint, tmp_path / "home")
    refused = shell.mosaic(*DECIDED, "--as", "analyst")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "role `manager`" in refused.stderr
    done = shell.answer(*DECIDED, "--as", "manager")
    assert (done["person"], done["decision"]) == (ANN, "RET/2026/9")
    again = shell.mosaic(*DECIDED, "--as", "manager")
    assert (again.returncode, again.stdout) == (1, "")
