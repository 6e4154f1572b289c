"""Text files that cannot be read as a table: one clear sentence each, and no memory filled."""

from __future__ import annotations

import csv
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from graph.errors import UnreadableFileError
from ingest.formats.limits import Limits
from tests.ingest.formats.reading import fault_of, only_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def limit_of_the_interpreter() -> Iterator[None]:
    """Give back the limit on cells that a small one took the place of: other tests read with it too."""
    before = csv.field_size_limit()
    yield
    csv.field_size_limit(before)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n\n", "is empty"),
        (b"1,2\n3,4\n", "put a header line above"),
        (b"a,A \n1,2\n", "two columns have one name (columns 1 and 2)"),
        (b"PK\x03\x04xxxx", "is a workbook or a zip file"),
        (b"\xd0\xcf\x11\xe0xxxx", "is an old Excel workbook"),
        (b"\x1f\x8b\x08xxxx", "is packed with gzip"),
        (b"PAR1xxxx", "is a Parquet file"),
        ("a,b\n1,2\n".encode("utf-32"), "is UTF-32"),
        (b"a,b\0\n1,2\n", "NUL bytes"),
        (b"a,b\n\xe9,\x01\n", "is not a text file"),
        (b"a,\xc3\xa9\xe9\n1,2\n", "line 1: this is not UTF-8"),
        (b"a,\xc3\xa9\n1,2\n3,\xe9\n", "line 3: this is not UTF-8"),
        (b"a,b\n1,2\n3,\x81\n", "line 3: this is neither UTF-8 nor Windows text"),
        ("a,b\n1,2\n3,4".encode("utf-16")[:-1], "line 3: this is not whole UTF-16"),
        (b"ref,01/02/2024\n1,2\n", "line 1: this line should name the columns and holds a date"),
        (b'a,"b\n1,2\n', "line 1: the header cannot be read"),
    ],
)
def test_a_file_that_is_no_table_gets_one_sentence(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "persons.csv"
    path.write_bytes(content)
    assert words in fault_of(path)


def test_the_line_of_a_bad_byte_is_found_far_down(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("á,b\r\n".encode() + b"1,2\r\n" * 500_000 + b"\x93,2\r\n" + b"1,2\r\n" * 10)
    assert "t.csv, line 500002:" in fault_of(path)


def test_ten_thousand_columns_are_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text(",".join(f"c{count}" for count in range(10_000)) + "\n", encoding="utf-8")
    assert "10,000 columns and Mosaic reads at most 2,000" in fault_of(path)


def test_a_cell_of_two_gigabytes_is_refused_without_being_held(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as handle:
        handle.write(b"a,b\n1,2\n3,")
        handle.truncate(2 * 1024**3)
    tracemalloc.start()
    assert "huge.csv, line 3: a cell is over the limit of 1,000,000" in fault_of(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100 * 1024**2


@pytest.mark.parametrize("cell", ["x" * 101, '"' + "x\n" * 60 + '"', '"' + "never closed\n" * 60])
def test_a_cell_over_the_limit_names_the_line_it_begins_in(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"a,b\n1,2\n3,{cell}\n", encoding="utf-8")
    assert "line 3: a cell is over the limit of 100" in fault_of(path, Limits(cell_chars=100))


def test_quotes_that_join_line_after_line_are_refused_before_they_fill_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('a,b\n"' + '","\n' * 500, encoding="utf-8")
    assert "line 2: a cell is over" in fault_of(path, Limits(line_chars=1_000))


def test_the_rows_above_a_fault_have_been_yielded(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("á,b\n1,2\n".encode() + b"3,4\n" * 200_000 + b"\xff\n" + b"5,6\n" * 200)
    rows = only_table(path).rows()
    assert next(rows).values == ("1", "2")
    above = 0
    with pytest.raises(UnreadableFileError) as fault:  # noqa: PT012 - each row above counts
        for row in rows:
            above += row.values == ("3", "4")
    assert (above, fault.value.line) == (200_000, 200_003)
