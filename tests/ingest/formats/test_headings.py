"""Where the column names stand: below titles, and never in a row of data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ingest.formats.reading import fault_of, only_table
from tests.ingest.formats.workbooks import workbook

if TYPE_CHECKING:
    from pathlib import Path

DATA = "N1;Marsh;F;1/2/1990\nN2;Stile;M;3/4/1985\nN3;Dale;F;\n"
HEADER = "ref;surname;sex;born\n"


def found(tmp_path: Path, text: str) -> tuple[int, tuple[str, ...], list[str]]:
    path = tmp_path / "nominals.csv"
    path.write_text(text, encoding="utf-8", newline="")
    table = only_table(path)
    return table.header_line, table.headers, [row.fault or row.values[0] for row in table.rows()]


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("", 1),
        ("\n\n", 3),
        ("Extract of nominals\n", 2),
        ("Nominals\n", 2),
        ("Extract of nominals;;;\n\n", 3),
        ("Extract, of, nominals\nPrinted on 24/11/2026\n", 3),
        ("Extract\nPrinted\nBy\nFor\n", 5),
        ('"A title\nin two lines"\n', 3),
    ],
)
def test_titles_above_the_column_names_are_left_out(tmp_path: Path, above: str, line: int) -> None:
    headers = ("ref", "surname", "sex", "born")
    assert found(tmp_path, above + HEADER + DATA) == (line, headers, ["N1", "N2", "N3"])


def test_a_title_above_rows_of_which_only_the_key_is_filled_is_left_out(tmp_path: Path) -> None:
    headers = ("ref", "surname", "sex", "born")
    assert found(tmp_path, "Extract of nominals\n" + HEADER + "N1;;;\nN2;;;\n") == (2, headers, ["N1", "N2"])


def test_what_was_left_out_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("A title\n" + HEADER + DATA, encoding="utf-8")
    assert only_table(path).notes == (
        "t.csv: the column names stand in line 2, and what stands above them was left out.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "ref,name\nN1,Marsh,late,extra,more,cells\nN2,Stile\nN3,Dale\n",
        "ref,name\nN1,Marsh\nN2,Stile,x,y,z,u,v\nN3,Dale\n",
        "ref\nN1,Marsh\nN2\nN3\n",
        "ref\nN1,Marsh,late\nN2,Stile,early\n",
        "remark\nSeen, near\nSeen, near\nSeen, far\n",
        "ref,,\nN1,x,y\nN2,x,y\n",
    ],
)
def test_a_row_of_data_is_never_the_header(tmp_path: Path, text: str) -> None:
    line, headers, rows = found(tmp_path, text)
    assert (line, headers[0]) == (1, text.partition("\n")[0].partition(",")[0])
    assert len(rows) == text.count("\n") - 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1;2;3\n4;5;6\n", "line 1: this line should name the columns and holds figures only"),
        ("A title\n1;2;3\n4;5;6\n7;8;9\n", "line 2: this line holds data, not column names"),
        ("A title\n" + DATA, "line 2: this line holds data, not column names"),
        (DATA, "line 1: this line should name the columns and holds a date"),
    ],
)
def test_data_without_column_names_is_refused(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    assert words in fault_of(path)


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("id;name;address\nN1;Marsh;1 High St, Mill, Town, ZZ1\nN2;Dale;2 Low St, Mill, Town, ZZ1\n", ";"),
        ("id,codes,x\nN1,A|B,1\nN2,A|C,2\nN3,B|C,3\n", ","),
        ("A title, with; signs\nid|name|x\nN1|a, b; c|1\nN2|a, b; c|2\n", "|"),
        ('id\tname\n1\t"a;b;c"\n2\t"d;e;f"\n', "\t"),
        ("id;name;remark\nN1;a;b;c;d\nN2;a;b\nN3;a\n", ";"),
    ],
)
def test_the_delimiter_is_the_one_by_which_rows_are_alike(tmp_path: Path, text: str, delimiter: str) -> None:
    header = next(line for line in text.splitlines() if line.startswith("id"))
    assert found(tmp_path, text)[1] == tuple(header.split(delimiter))


def test_a_sheet_may_have_titles_too(tmp_path: Path) -> None:
    above: list[list[object]] = [["Extract of the log"], ["Printed", "24/11/2026"], []]
    header = ["ref", "surname", "sex", "born", "seen", "by"]
    rows: list[list[object]] = [[*header], ["N1", "Marsh", "F", 3, 4, 5], ["N2", "Dale", None, 6]]
    table = only_table(workbook(tmp_path / "t.xlsx", log=[*above, *rows], Notes=[["not data"]]))
    assert (table.name, table.header_line, table.headers[1]) == ("log", 4, "surname")
    assert [(row.line, row.values[0]) for row in table.rows()] == [(5, "N1"), (6, "N2")]
    assert len(table.notes) == 2


@pytest.mark.parametrize("remark", [[["not data"]], [["This book was made by the test system"], ["Ask the unit"]]])
def test_a_sheet_that_holds_a_remark_is_left_out_with_a_note(tmp_path: Path, remark: list[list[str]]) -> None:
    path = workbook(tmp_path / "persons.xlsx", About=remark, Sheet1=[["ref", "name"], ["N1", "x"]])
    table = only_table(path)
    assert (table.name, table.notes) == ("persons", ("persons.xlsx: sheet About holds no table and was left out.",))
