"""Which sheets of a workbook are tables, what they are called, and where their rows stand."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from openpyxl import Workbook

from ingest.formats.open_path import tables_in
from tests.ingest.formats.reading import fault_of, only_table, rows_of, tables_of
from tests.ingest.formats.workbooks import workbook

if TYPE_CHECKING:
    from pathlib import Path

    from graph.errors import UnreadableFileError


def test_every_filled_sheet_is_a_table_called_by_its_name(tmp_path: Path) -> None:
    path = workbook(tmp_path / "extract.xlsx", Persons=[["person_id"], ["P1"]], empty=[], Names=[["name"], ["x"]])
    tables = tables_of(path)
    assert [(table.name, table.sheet) for table in tables] == [("persons", "Persons"), ("names", "Names")]
    assert [[row.values for row in table.rows()] for table in tables] == [[("P1",)], [("x",)]]


def test_a_single_sheet_without_a_name_of_its_own_is_called_by_its_file(tmp_path: Path) -> None:
    assert only_table(workbook(tmp_path / "Persons.xlsx", Sheet1=[["person_id"], ["P1"]])).name == "persons"


def test_a_table_may_begin_anywhere_in_its_sheet(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [None, None, None],
        [None, "person_id", "surname"],
        [None, None, None],
        [None, "P1", "Marsh"],
    ]
    table = only_table(workbook(tmp_path / "t.xlsx", persons=rows))
    assert (table.headers, table.header_line) == (("person_id", "surname"), 2)
    assert [(row.line, row.values) for row in table.rows()] == [(4, ("P1", "Marsh"))]


def test_a_cell_beyond_the_last_column_name_flags_its_row(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", persons=[["a", "b"], ["1", "2", "3"], ["4"]])
    bad, good = rows_of(path)
    assert "3 cells and the header has 2" in bad.fault
    assert bad.as_it_came == "1\t2\t3"
    assert good.values == ("4", "")


def test_a_sheet_that_is_no_table_leaves_the_others(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", persons=[["a"], ["1"]], twice=[["b", "B"], ["1", "2"]], last=[["c", "d"]])
    faults: list[UnreadableFileError] = []
    assert [table.name for table in tables_in(path, faults.append)] == ["persons", "last"]
    assert "t.xlsx, sheet twice, line 1: two columns have one name" in str(faults[0])


def test_tables_stay_readable_in_any_order(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", one=[["a"], ["1"], ["2"]], two=[["b"], ["3"]])
    one, two = tables_of(path)
    rows = one.rows()
    assert next(rows).values == ("1",)
    assert next(two.rows()).values == ("3",)
    assert next(rows).values == ("2",)


def test_formulas_give_their_saved_result_and_one_without_it_is_blank_and_noted(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", persons=[["a", "b", "c"], ["1", "=1+1", "=1+2"]])
    source = zipfile.ZipFile(path)
    parts = {name: source.read(name) for name in source.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = (
        parts[sheet]
        .replace(b"<f>1+2</f><v />", b"<f>1+2</f><v>3</v>")
        .replace(b"<f>1+2</f><v></v>", b"<f>1+2</f><v>3</v>")
    )
    with zipfile.ZipFile(path, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    table = only_table(path)
    assert [row.values for row in table.rows()] == [("1", "", "3")]
    assert table.notes[0].startswith("1 cells hold formulas that were never calculated")


def test_a_workbook_of_empty_sheets_has_no_header(tmp_path: Path) -> None:
    book = Workbook()
    book.save(tmp_path / "t.xlsx")
    assert "t.xlsx has no header line in any sheet" in fault_of(tmp_path / "t.xlsx")
