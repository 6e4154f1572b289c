"""`mosaic up`, `down` and `status` as a user runs them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import PASSED_ON

if TYPE_CHECKING:
    from collections.abc import Iterator

CHECKOUT = Path(__file__).parents[3]

Run = subprocess.CompletedProcess[str]


class Shell:
    """A command line over a home of the test's own."""

    def __init__(self, home: Path) -> None:
        kept = {
            name: value for name, value in os.environ.items() if name in PASSED_ON or not name.startswith("MOSAIC_")
        }
        self._env = {**kept, "MOSAIC_HOME": str(home)}

    def mosaic(self, *arguments: str, **variables: str) -> Run:
        command = [sys.executable, "-m", "ui.cli", *arguments]
        env = {**self._env, **variables}
        return subprocess.run(command, cwd=CHECKOUT, env=env, capture_output=True, text=True, check=False)  # noqa: S603


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "home")


@pytest.fixture
def stopped_afterwards(shell: Shell) -> Iterator[None]:
    yield
    shell.mosaic("down")


def test_the_status_of_nothing_is_no_failure(shell: Shell) -> None:
    done = shell.mosaic("status", "--json")
    said = json.loads(done.stdout)
    assert done.returncode == 0
    assert said["database"]["condition"] == "stopped"
    assert said["explorer"]["running"] is False


def test_the_status_in_words_says_how_to_start(shell: Shell) -> None:
    assert "mosaic up" in shell.mosaic("status").stdout


def test_a_misspelt_setting_is_one_sentence_on_standard_error(shell: Shell) -> None:
    done = shell.mosaic("status", "--json", MOSAIC_NEO4J_URL="bolt://localhost:7687")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "MOSAIC_NEO4J_URL is not a setting that Mosaic knows; correct its spelling or unset it.\n"


def test_wrong_arguments_exit_with_two(shell: Shell) -> None:
    assert shell.mosaic("up", "--sideways").returncode == 2


def test_a_server_that_does_not_answer_is_told_apart_from_a_stopped_local_one(shell: Shell) -> None:
    server = {"MOSAIC_NEO4J_URI": "bolt://127.0.0.1:9", "MOSAIC_NEO4J_PASSWORD": "invented"}
    said = json.loads(shell.mosaic("status", "--json", **server).stdout)
    assert said["database"] is None
    assert said["server"] == {"uri": "bolt://127.0.0.1:9", "answers": False}
    assert shell.mosaic("up", **server).returncode == 1


@pytest.mark.neo4j
@pytest.mark.slow
@pytest.mark.usefixtures("stopped_afterwards")
def test_up_starts_the_database_and_down_stops_it(shell: Shell) -> None:
    up = shell.mosaic("up", "--no-explorer", "--json")
    assert json.loads(up.stdout)["database"]["condition"] == "running"
    assert "Starting the database" in up.stderr
    assert json.loads(shell.mosaic("status", "--json").stdout)["database"]["condition"] == "running"
    assert json.loads(shell.mosaic("down", "--json").stdout)["database"]["condition"] == "stopped"
