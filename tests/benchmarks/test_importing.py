"""The import benchmark on a small force: it loads, writes the same elements in two other ways, and prints."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks.importing import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.neo4j
@pytest.mark.slow
def test_importing_is_measured_and_printed_beside_its_targets(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "--rows 1000 --runs 1 --batches 2000 --heap-mb 512 --page-cache-mb 64".split()
    figures = main(["--home", str(tmp_path), *words])
    printed = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert [figure["name"] for figure in printed["figures"]] == [figure.name for figure in figures]
    rates = {figure.name: figure.measured for figure in figures if figure.unit == "/s"}
    assert len(rates) == 3
    assert all(rate > 0 for rate in rates.values())
