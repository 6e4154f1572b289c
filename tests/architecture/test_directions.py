"""Directions that the import contracts of pyproject.toml cannot see: the tests' own imports, and who reads a clock."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from tests.architecture.source_tree import ROOT, calls, modules_of_tests, place, product_modules, tree_of

if TYPE_CHECKING:
    from pathlib import Path

# What the tests of a package may stand on; those of ui may use everything.
BELOW = {"graph": {"graph"}, "ingest": {"graph", "ingest"}, "analysis": {"graph", "analysis"}}
CLOCKS = {"datetime.now", "datetime.utcnow", "date.today", "time.time", "datetime.today"}
CHANCE = {"random.random", "random.choice", "random.randint", "random.shuffle", "random.seed", "uuid4", "uuid.uuid4"}
ENVIRONMENT = {"os.environ", "os.getenv"}


def test_tests_import_no_package_above_their_own() -> None:
    packages = {"graph", "ingest", "analysis", "ui"}
    wrong = [
        f"{place(path, line)} {name}"
        for path in modules_of_tests()
        for name, line in _imports(path)
        if name in packages - BELOW.get(path.relative_to(ROOT).parts[1], packages)
    ]
    assert wrong == []


def test_product_code_imports_no_tests() -> None:
    found = [place(path, line) for path in product_modules() for name, line in _imports(path) if name == "tests"]
    assert found == []


def test_an_import_or_analysis_is_given_its_time_and_its_chance() -> None:
    pure = [path for path in product_modules() if path.relative_to(ROOT).parts[0] in {"ingest", "analysis"}]
    called = [f"{place(path, line)} {name}" for path in pure for name, line in calls(path) if name in CLOCKS | CHANCE]
    assert called == []


def test_the_environment_is_read_by_ui_alone_and_copied_for_child_processes() -> None:
    below = [path for path in product_modules() if path.relative_to(ROOT).parts[0] != "ui"]
    readers = {place(path) for path in below if any(mark in path.read_text(encoding="utf-8") for mark in ENVIRONMENT)}
    assert readers <= {"graph/neo4j/program.py"}


def _imports(path: Path) -> list[tuple[str, int]]:
    """The top-level name of everything one module imports."""
    found = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Import | ast.ImportFrom)]
    named = [(node.module or "", node.lineno) for node in found if isinstance(node, ast.ImportFrom)]
    plain = [(alias.name, node.lineno) for node in found if isinstance(node, ast.Import) for alias in node.names]
    return [(name.split(".")[0], line) for name, line in (*named, *plain)]
