"""Three exports of other systems, whose row counts their own description states."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.formats.reading import only_table

EXPORTS = Path(__file__).parents[4] / "shared" / "data" / "foreign_exports"
pytestmark = pytest.mark.skipif(not EXPORTS.is_dir(), reason="the foreign exports are not beside this checkout")


@pytest.mark.parametrize(
    ("file", "count", "columns", "first", "last"),
    [
        ("nominals.csv", 120, 20, "NOMINAL REF", "REMARKS"),
        ("intelligence.xlsx", 300, 11, "URN", "Event"),
        ("crimes.tsv", 200, 11, "CRIME NO", "MO KEYWORDS"),
    ],
)
def test_an_export_has_the_rows_it_says(file: str, count: int, columns: int, first: str, last: str) -> None:
    table = only_table(EXPORTS / file)
    rows = list(table.rows())
    assert (len(table.headers), table.headers[0], table.headers[-1]) == (columns, first, last)
    assert len(rows) == count
    assert {(row.fault, len(row.values)) for row in rows} == {("", columns)}


def test_what_was_guessed_or_left_out_is_noted() -> None:
    nominals = only_table(EXPORTS / "nominals.csv")
    assert nominals.header_line == 3
    assert [note.partition(" ")[2][:30] for note in nominals.notes] == [
        "is not UTF-8 and was read as W",
        "the column names stand in line",
    ]
    assert only_table(EXPORTS / "crimes.tsv").notes == ()
    assert only_table(EXPORTS / "intelligence.xlsx").notes == (
        "intelligence.xlsx: sheet Notes holds no table and was left out.",
    )


def test_a_remark_that_looks_like_a_formula_is_text() -> None:
    remarks = [row.values[-1] for row in only_table(EXPORTS / "nominals.csv").rows()]
    assert any(remark.startswith("=HYPERLINK") for remark in remarks)
