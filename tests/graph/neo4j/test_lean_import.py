"""A command starts without what it does not need: the driver alone would bring pandas."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("numpy", "pandas", "pyarrow", "polars", "streamlit")
OF_OTHERS = ("neo4j", "jgo", "requests", "phonenumbers")
"""What most commands need only once they are asked for an answer, or never."""


def modules_after(statement: str, looked_for: tuple[str, ...] = HEAVY) -> set[str]:
    code = f"{statement}\nimport sys\nprint(*(name for name in {looked_for} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    return set(done.stdout.split())


def test_the_command_line_starts_without_heavy_packages() -> None:
    assert modules_after("import ui.cli") == set()


def test_a_command_is_loaded_without_what_only_other_commands_need() -> None:
    assert modules_after("import ui.commands.gaps, ui.commands.day", (*HEAVY, *OF_OTHERS)) == set()


def test_an_answer_needs_neither_what_fetches_the_database_nor_what_reads_files() -> None:
    assert modules_after("import ui.gap_answering, ui.wiring", OF_OTHERS) == {"neo4j"}


def test_what_was_hidden_from_the_driver_can_be_imported_afterwards() -> None:
    assert modules_after("import graph.neo4j.bolt\nimport pandas") >= {"numpy", "pandas"}


def test_what_was_there_before_stays_there() -> None:
    assert modules_after("import numpy\nkept = numpy\nimport graph.neo4j.bolt\nimport numpy\nassert numpy is kept") == {
        "numpy"
    }
