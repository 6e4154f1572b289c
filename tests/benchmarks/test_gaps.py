"""The benchmark of the gap engine runs, at a small size: every rule works on the columns that it invents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.gaps import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_every_rule_runs_over_invented_columns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = {figure.name.strip(): figure.measured for figure in main(["--home", str(tmp_path), "--managed", "60"])}
    assert figures["rules that failed"] == 0
    assert figures["findings"] > 60
    assert "60 managed" in capsys.readouterr().out
