"""A command line that reaches the database of the test run, as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.neo4j.endpoint import Endpoint

CHECKOUT = Path(__file__).parents[3]

Run = subprocess.CompletedProcess[str]


class Shell:
    """A user's shell: a home of the test's own, and the settings that name the database."""

    def __init__(self, endpoint: Endpoint, home: Path) -> None:
        plain = {name: value for name, value in os.environ.items() if not name.startswith("MOSAIC_")}
        self._env = {
            **plain,
            "MOSAIC_HOME": str(home),
            "MOSAIC_NEO4J_URI": endpoint.uri,
            "MOSAIC_NEO4J_USER": endpoint.user,
            "MOSAIC_NEO4J_PASSWORD": endpoint.password.get_secret_value(),
        }

    def mosaic(self, *arguments: str, typed: str = "", **variables: str) -> Run:
        """Run a command, with what is typed into it and with further variables."""
        command = [sys.executable, "-m", "ui.cli", *arguments]
        env = {**self._env, **variables}
        return subprocess.run(  # noqa: S603
            command, cwd=CHECKOUT, env=env, input=typed, capture_output=True, text=True, check=False
        )

    def answer(self, *arguments: str, typed: str = "") -> dict[str, Any]:
        """What `--json` answers: one object and nothing else on standard output."""
        done = self.mosaic(*arguments, "--json", typed=typed)
        assert done.returncode == 0, done.stderr
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer
