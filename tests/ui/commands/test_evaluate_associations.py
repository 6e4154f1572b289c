"""`mosaic evaluate associations` on bare files as researchers publish them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from typer.testing import CliRunner

from graph.errors import InputError
from ui.bare_files import read_pairs
from ui.cli import app
from ui.evaluated_file import Columns, events_in, links_in

if TYPE_CHECKING:
    from pathlib import Path

CIRCLES = sorted(nx.relaxed_caveman_graph(6, 5, 0.1, seed=2).edges)
KEYS = {"auc", "auc_spread", "average_precision", "average_precision_spread", "precision_at_m", "precision_at_m_spread"}


def _file(folder: Path, text: str) -> Path:
    path = folder / "ties.csv"
    path.write_text(text, encoding="utf-8")
    return path


def _evaluate(*arguments: str) -> dict[str, Any]:
    done = CliRunner().invoke(app, ["evaluate", "associations", *arguments, "--seeds", "2", "--json"])
    assert done.exit_code == 0, done.output
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_links_without_a_heading_give_every_method_with_its_spread(tmp_path: Path) -> None:
    path = _file(tmp_path, "".join(f"{a}\t{b}\t1\n" for a, b in CIRCLES))
    answer = _evaluate("--links", str(path), "--share", "0.2")
    assert answer["pairs"] == len(CIRCLES)
    assert set(answer["methods"]["resource_allocation"]) >= KEYS
    best = max(answer["methods"], key=lambda name: answer["methods"][name]["average_precision"])
    assert answer["best"] == best


def test_events_hide_whole_events_by_the_columns_that_are_named(tmp_path: Path) -> None:
    rows = "".join(
        f"2020-01-0{1 + number % 9},{who},E{number}\n" for number, pair in enumerate(CIRCLES) for who in pair
    )
    path = _file(tmp_path, f"on,offender,crime\n{rows}")
    answer = _evaluate("--events", str(path), "--a", "crime", "--b", "offender", "--date", "on")
    assert (answer["hidden"], answer["pairs"]) == ("events", len(CIRCLES))


def test_a_square_matrix_is_read_as_links(tmp_path: Path) -> None:
    file = read_pairs(_file(tmp_path, '"",a,b,c\na,0,2,0\nb,2,0,1\nc,0,1,9\n'))
    assert links_in(file, Columns()).material.people_count == 3
    assert sorted(map(tuple, file.matrix_pairs())) == [("a", "b"), ("b", "a"), ("b", "c"), ("c", "b")]


def test_self_links_blank_ends_and_repeated_lines_are_each_told(tmp_path: Path) -> None:
    found = links_in(read_pairs(_file(tmp_path, "one,two\na,b\nb,a\nc,c\nd,\n")), Columns())
    assert [note.split(" ", 2)[:2] for note in found.notes] == [["1", "row"]] * 3
    assert found.notes[0] == "1 row has a blank end: left out (ties.csv, the first in line 5)."
    assert "themselves" in found.notes[1]
    assert "each pair counts once" in found.notes[2]


def test_a_crowd_of_ten_thousand_is_told_and_ties_nobody(tmp_path: Path) -> None:
    rows = "".join(f"match,p{number}\n" for number in range(10_000))
    found = events_in(read_pairs(_file(tmp_path, f"event,person\n{rows}E1,p1\nE1,p2\n")), Columns())
    assert len(found.material.pairs()) == 1
    assert found.notes == ("1 event has more than 200 people: that ties nobody to anybody.",)


def test_a_column_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"ties.csv has no column who; its columns are: one, two\."):
        links_in(read_pairs(_file(tmp_path, "one,two\na,b\n")), Columns(a="who"))


def test_both_or_neither_file_is_a_wrong_argument(tmp_path: Path) -> None:
    path = str(_file(tmp_path, "a,b\n"))
    for arguments in (
        [],
        ["--links", path, "--events", path],
        ["--links", path, "--age", "b"],
        ["--events", path, "--x", "a"],
    ):
        assert CliRunner().invoke(app, ["evaluate", "associations", *arguments]).exit_code == 2


def test_what_cannot_be_read_beside_events_is_told_with_its_line_and_too_little_with_its_file(tmp_path: Path) -> None:
    path = _file(tmp_path, "event,person,day,age\nE1,p1,31/02/2026,40\n\nE1,p2,2026-01-01,old\n")
    columns = ("--date", "day", "--age", "age")
    done = CliRunner().invoke(app, ["evaluate", "associations", "--events", str(path), *columns])
    words = str(done.exception)
    assert words.startswith("ties.csv: Too few associations to evaluate: 1 distinct pair")
    assert "1 row has nothing in column day that can be read (ties.csv, the first in line 2)." in words
    assert "1 row has nothing in column age that can be read (ties.csv, the first in line 4)." in words


def test_one_column_for_both_sides_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"ties.csv: --a and --b are one column"):
        links_in(read_pairs(_file(tmp_path, "one,two\na,b\n")), Columns(a="two"))
