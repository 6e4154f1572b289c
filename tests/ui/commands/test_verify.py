"""`mosaic verify` as a user runs it: nothing wrong exits with 0, anything wrong with 1 and says where."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.builders import put
from tests.graph.verifying.test_chains import change
from tests.ui.commands.shell import Shell

if TYPE_CHECKING:
    from pathlib import Path

    from graph.neo4j.bolt import Bolt
    from graph.neo4j.endpoint import Endpoint

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]


@pytest.fixture
def shell(graph: Bolt, endpoint: Endpoint, tmp_path: Path) -> Shell:
    put(graph, {"persons": [{"person_id": "P1", "surname": "Thornwicket"}]})
    return Shell(endpoint, tmp_path / "home")


def test_a_database_that_nobody_touched_is_proved_whole_and_anchored(shell: Shell, graph: Bolt) -> None:
    answer = shell.answer("verify")
    assert (answer["ok"], answer["problems"], answer["records"], answer["audit_lines"]) == (True, [], 1, 1)
    change(graph, "MATCH (a:Audit) DELETE a")
    assert shell.mosaic("verify").returncode == 1


def test_what_was_changed_behind_our_back_exits_with_one_and_says_where(shell: Shell, graph: Bolt) -> None:
    change(graph, "MATCH (a:Audit) SET a.viewer = 'somebody else'")
    done = shell.mosaic("verify", "--json")
    answer = json.loads(done.stdout)
    assert (done.returncode, answer["ok"]) == (1, False)
    (where,) = answer["problems"][0]["where"]
    assert f"This line was changed after it was written. 1 times: {where}" in done.stderr
