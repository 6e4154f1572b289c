"""Delimited text: what comes through unchanged, and which rows are flagged instead of guessed at."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import UnreadableFileError
from ingest.formats.open_path import tables_in
from ingest.formats.rows import RawRow
from tests.ingest.formats.reading import only_table, rows_of

if TYPE_CHECKING:
    from pathlib import Path

cell_texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)
row_cells = st.lists(cell_texts, min_size=3, max_size=3).filter(lambda cells: any(map(str.strip, cells)))


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("csv") / "persons.csv"


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def values(rows: list[RawRow]) -> list[tuple[str, ...]]:
    assert not any(row.fault for row in rows)
    return [row.values for row in rows]


@settings(deadline=None)
@given(st.lists(row_cells), st.sampled_from(",;\t|"), st.sampled_from(("\n", "\r\n", "\r")), st.booleans())
def test_every_cell_comes_through_as_it_was_written(
    scratch: Path,
    rows: list[list[str]],
    delimiter: str,
    line_end: str,
    marked: bool,  # noqa: FBT001 - Hypothesis passes it by name
) -> None:
    text = io.StringIO(newline="")
    # Python's writer puts no quotes around a line break that is not its own.
    quoting: Literal[0, 1] = csv.QUOTE_MINIMAL if line_end == "\r\n" else csv.QUOTE_ALL
    writer = csv.writer(text, delimiter=delimiter, lineterminator=line_end, quoting=quoting)
    writer.writerows([["person_id", "Surname", "forenames"], *rows])
    table = only_table(written(scratch, text.getvalue(), "utf-8-sig" if marked else "utf-8"))
    assert table.headers == ("person_id", "Surname", "forenames")
    assert values(list(table.rows())) == [tuple(row) for row in rows]


@settings(deadline=None)
@given(st.text(max_size=60) | st.text('ab,"\n\r \0', max_size=60))
def test_nothing_below_a_header_is_lost(scratch: Path, below: str) -> None:
    written(scratch, f"a,b\n{below.encode(errors='replace').decode()}")
    rows = rows_of(scratch)
    assert all(row.fault or len(row.values) == 2 for row in rows)
    assert said("".join(row.raw for row in rows)) == said(scratch.read_bytes().decode()).removeprefix("ab")


def said(text: str) -> str:
    """What a text says apart from its delimiters, so that blank rows count for nothing."""
    return "".join(text.replace(",", "").replace('"', "").split())


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_rows_or_one_clear_fault(scratch: Path, below: bytes) -> None:
    scratch.write_bytes(b"a,b\n" + below)
    faults: list[UnreadableFileError] = []
    for table in tables_in(scratch, faults.append):
        try:
            list(table.rows())
        except UnreadableFileError as error:
            faults.append(error)
    assert [fault.file for fault in faults] in ([], ["persons.csv"])


def test_a_table_is_named_after_its_file_and_can_be_read_twice(tmp_path: Path) -> None:
    table = only_table(written(tmp_path / "Person_Addresses.CSV", "a;b\n1;2\n"))
    assert table.name == "person_addresses"
    assert table.sheet is None
    assert list(table.rows()) == list(table.rows()) == [RawRow(2, ("1", "2"), "1;2\n")]


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    text = 'a,b\r\n\r\n1,"two\r\nlines"\r2,x\n , \n3,y'
    rows = rows_of(written(tmp_path / "t.csv", text))
    assert [(row.line, row.values[0]) for row in rows] == [(3, "1"), (5, "2"), (7, "3")]


def test_right_to_left_names_and_emoji_are_kept(tmp_path: Path) -> None:
    name = "\u202b\u05e9\u05dc\u05d5\u05dd\u202c \u0645\u0631\u062d\u0628\u0627 \U0001f98a\u200d"
    assert rows_of(written(tmp_path / "t.csv", f"id,name\n1,{name}\n"))[0].values == ("1", name)


def test_a_short_row_is_filled_with_blanks(tmp_path: Path) -> None:
    rows = rows_of(written(tmp_path / "t.csv", "a,b,c\n1\n2,x,\n"))
    assert values(rows) == [("1", "", ""), ("2", "x", "")]


def test_blank_cells_beyond_the_header_are_no_fault(tmp_path: Path) -> None:
    table = only_table(written(tmp_path / "t.csv", "a,,b,,\n1,2,3,,\n4,5,6\n"))
    assert table.headers == ("a", "column 2", "b")
    assert values(list(table.rows())) == [("1", "2", "3"), ("4", "5", "6")]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("1,2,3", "3 cells and the header has 2"),
        ("1,\0", "NUL"),
        ('1,"two" three', "quotation mark in line 2"),
    ],
)
def test_a_row_that_cannot_be_told_apart_is_flagged_alone(tmp_path: Path, line: str, words: str) -> None:
    bad, good = rows_of(written(tmp_path / "t.csv", f"a,b\n{line}\n3,4\n"))
    assert words in bad.fault
    assert bad.as_it_came == line
    assert good == RawRow(3, ("3", "4"), "3,4\n")


def test_a_quotation_mark_that_is_never_closed_flags_everything_it_swallowed(tmp_path: Path) -> None:
    good, bad = rows_of(written(tmp_path / "t.csv", 'a,b\n1,2\n3,"4\n5,6\n'))
    assert good.values == ("1", "2")
    assert "lines 3 to 4" in bad.fault
    assert bad.as_it_came == '3,"4\n5,6'


def test_a_file_that_ends_within_a_row_says_so(tmp_path: Path) -> None:
    (row,) = rows_of(written(tmp_path / "t.csv", "a,b,c\n1,2"))
    assert "ends in the middle" in row.fault
    assert row.as_it_came == "1,2"
