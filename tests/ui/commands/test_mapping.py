"""`mosaic mapping` as a user runs it: nothing of it needs the database."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

from tests.ingest.loading import write_table
from ui.cli import app

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = [{"Nominal Ref": "N1", "Family name": "Tarnwick", "D.O.B.": "05/03/1971"}]


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOSAIC_HOME", str(tmp_path / "home"))


def mosaic(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["mapping", *arguments])


def test_a_suggested_mapping_works_is_saved_listed_and_shared(tmp_path: Path) -> None:
    file, made = write_table(tmp_path, "wardbook", PEOPLE), tmp_path / "made.yaml"
    said = json.loads(mosaic("suggest", str(file), "--name", "ward-book", "--out", str(made), "--json").stdout)
    assert {column["column"]: column["goes_to"] for column in said["columns"]} == {
        "Nominal Ref": "person_id", "Family name": "persons.surname", "D.O.B.": "persons.dob",
    }  # fmt: skip
    assert json.loads(mosaic("check", str(made), "--json").stdout)["works"]
    assert mosaic("save", str(made)).exit_code == 0
    listed = json.loads(mosaic("list", "--json").stdout)["mappings"]
    assert [(one["mapping"], one["shipped"]) for one in listed][-1] == ("ward-book", False)
    assert mosaic("show", "ward-book").stdout == made.read_text(encoding="utf-8") == said["mapping"]


def test_a_mapping_that_does_not_work_is_told_line_by_line(tmp_path: Path) -> None:
    file = tmp_path / "wrong.yaml"
    file.write_text("mapping: wrong\ntables:\n  t:\n    model: Persona\n    key: ref\n", encoding="utf-8")
    done = mosaic("check", str(file), "--json")
    assert done.exit_code == 1
    assert {problem["line"] for problem in json.loads(done.stdout)["problems"]} == {3}


def test_what_has_to_be_said_first_is_told(tmp_path: Path) -> None:
    done = mosaic("suggest", str(write_table(tmp_path, "odd", [{"x": "", "y": ""}])), "--json")
    said = json.loads(done.stdout)
    assert (done.exit_code, said["mapping"]) == (1, "")
    assert "known" in said["problems"][0]
