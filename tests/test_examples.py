"""Every example in a docstring gives what it says it gives."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLE = ">>> "
TOLD = sorted(
    path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
    for folder in ("graph", "ingest", "analysis", "ui", "benchmarks")
    for path in (ROOT / folder).rglob("*.py")
    if "node_modules" not in path.parts and EXAMPLE in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("module", TOLD)
def test_every_example_gives_what_it_says(module: str) -> None:
    result = doctest.testmod(importlib.import_module(module))
    assert (result.attempted > 0, result.failed) == (True, 0)
