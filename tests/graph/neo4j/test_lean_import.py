"""A command starts without what it does not need: the driver alone would bring pandas."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("numpy", "pandas", "pyarrow", "polars", "streamlit")


def modules_after(statement: str) -> set[str]:
    code = f"{statement}\nimport sys\nprint(*(name for name in {HEAVY} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    return set(done.stdout.split())


def test_the_command_line_starts_without_heavy_packages() -> None:
    assert modules_after("import ui.cli") == set()


def test_what_was_hidden_from_the_driver_can_be_imported_afterwards() -> None:
    assert modules_after("import graph.neo4j.bolt\nimport pandas") >= {"numpy", "pandas"}


def test_what_was_there_before_stays_there() -> None:
    assert modules_after("import numpy\nkept = numpy\nimport graph.neo4j.bolt\nimport numpy\nassert numpy is kept") == {
        "numpy"
    }
