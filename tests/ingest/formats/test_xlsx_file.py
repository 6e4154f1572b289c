"""Workbooks: the same text as a CSV file of the same table, sheet by sheet."""

from __future__ import annotations

import csv
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from tests.ingest.formats.reading import only_table, rows_of
from tests.ingest.formats.workbooks import workbook

if TYPE_CHECKING:
    from pathlib import Path

    from ingest.formats.cells import Cell

# A formula's sign would make openpyxl write a formula, a carriage return is XML's to keep or not, and a sheet has
# no trace of a row of blanks.
sheet_texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=10).filter(
    lambda text: not text.startswith("=") and not text.startswith("#") and not ILLEGAL_CHARACTERS_RE.search(text)
)
moments = st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1)).map(lambda moment: moment.replace(microsecond=0))
sheet_cells = st.one_of(
    sheet_texts,
    st.integers(-(10**14), 10**14),
    st.booleans(),
    st.dates(date(1950, 1, 1), date(2090, 1, 1)),
    moments.filter(lambda moment: moment.time() != time()),
)
sheet_rows = st.lists(st.tuples(st.just("P1"), sheet_cells, sheet_cells), max_size=5)


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("xlsx") / "persons.xlsx"


def csv_cell(cell: object) -> object:
    match cell:
        case bool():
            return str(cell).upper()
        case datetime() | date():
            return cell.isoformat()
    return cell


@settings(deadline=None, max_examples=60)
@given(sheet_rows)
def test_a_sheet_gives_the_cells_that_a_csv_file_gives(scratch: Path, rows: list[tuple[Cell, ...]]) -> None:
    table: list[list[object]] = [["person_id", "surname", "dob"]]
    table += [[*row] for row in rows]
    workbook(scratch, persons=table)
    text = scratch.with_suffix(".csv")
    with text.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows([csv_cell(cell) for cell in row] for row in table)
    sheet, file = only_table(scratch), only_table(text)
    assert (sheet.name, sheet.headers) == (file.name, file.headers)
    assert [row.values for row in sheet.rows()] == [row.values for row in file.rows()]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (1.0, "1"),
        (-0.5, "-0.5"),
        (0.1, "0.1"),
        (True, "TRUE"),
        (date(2024, 3, 5), "2024-03-05"),
        (datetime(2024, 3, 5), "2024-03-05"),
        (datetime(2024, 3, 5, 14, 30), "2024-03-05T14:30:00"),
        (time(9, 5), "09:05:00"),
        (timedelta(hours=30), "30:00:00"),
        ("007", "007"),
        ("  kept  ", "  kept  "),
        (12345678901234567890, "1.234567890123457e+19"),
    ],
)
def test_a_cell_is_written_as_a_csv_file_would_have_it(scratch: Path, cell: Cell, text: str) -> None:
    assert rows_of(workbook(scratch, persons=[["a", "b"], ["x", cell]]))[0].values == ("x", text)


def test_every_second_of_a_day_comes_back_whole(scratch: Path) -> None:
    start = datetime(2024, 3, 5)
    moments = [start + timedelta(seconds=count) for count in range(1, 86_400, 7)]
    rows = rows_of(workbook(scratch, persons=[["at"], *([moment] for moment in moments)]))
    assert [row.values[0] for row in rows] == [moment.isoformat() for moment in moments]
