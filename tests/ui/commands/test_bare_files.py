"""Commands on bare files: no database, the promised keys, and a clear word where a file cannot be used."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from graph.errors import InputError
from ui.cli import app

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

EVENTS = "X,Y,on\n0,0,2026-01-01\n0,100,2026-01-04\n50,50,2026-01-20\nnorth,1,2026-01-20\n1,1,2026-02\n"


@pytest.fixture
def events(tmp_path: Path) -> Path:
    file = tmp_path / "events.csv"
    file.write_text(EVENTS, encoding="utf-8")
    return file


def near_repeat(events: Path, *arguments: str) -> Result:
    columns = ("--x", "X", "--y", "Y", "--date", "on", "--space", "0,100,200", "--time", "0,3,6")
    return CliRunner().invoke(app, ["near-repeat", str(events), *columns, *arguments])


def test_near_repeats_are_answered_with_the_promised_keys(events: Path) -> None:
    done = near_repeat(events, "--permutations", "9", "--json")
    answer: dict[str, Any] = json.loads(done.stdout)
    assert answer["observed"] == [[0, 0], [0, 1]]
    assert (answer["events"], answer["left_out"], answer["space"]) == (3, 2, ["[0, 100)", "[100, 200)"])
    assert {"expected", "knox_ratio", "p"} <= set(answer)


def test_near_repeats_are_told_in_words(events: Path) -> None:
    done = near_repeat(events, "--permutations", "9", "--method", "euclidean")
    assert "3 offences; 2 rows left out" in done.stdout
    assert "days [3, 6): 1 (" in done.stdout


@pytest.mark.parametrize(("option", "value"), [("--method", "taxi"), ("--space", "0,far")])
def test_arguments_that_mean_nothing_exit_with_two(events: Path, option: str, value: str) -> None:
    assert near_repeat(events, option, value).exit_code == 2


def test_a_column_that_is_not_there_is_named_with_those_that_are(events: Path) -> None:
    done = near_repeat(events, "--date", "when")
    assert isinstance(done.exception, InputError)
    assert str(done.exception) == "events.csv has no column when; its columns are: X, Y, on."


def test_the_catalogue_is_listed() -> None:
    done = CliRunner().invoke(app, ["analyses", "--json"])
    assert "near-repeat" in [analysis["command"] for analysis in json.loads(done.stdout)["analyses"]]
