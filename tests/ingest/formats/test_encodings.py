"""Which encoding a text file is taken to be in, and what is said where it is a guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ingest.formats.encodings import encoding_of
from ingest.formats.limits import LIMITS
from tests.ingest.formats.reading import fault_of, only_table

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (b"a,b\n1,2\n", "utf-8"),
        ("a,b\n1,\u00e9\n".encode(), "utf-8"),
        ("a,b\n1,\u00e9\n".encode("utf-8-sig"), "utf-8"),
        ("a,b\n1,\u00e9\n".encode("cp1252"), "cp1252"),
        ("a,b\n1,2\n".encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + "a,b\n1,2\n".encode("utf-16-be"), "utf-16-be"),
        ("a,b\n1,2\n".encode("utf-16-le"), "utf-16-le"),
        ("a,b\n1,2\n".encode("utf-16-be"), "utf-16-be"),
        ("\u0438\u043c\u044f,\u0434\u0430\u0442\u0430\n1,2\n".encode("utf-16"), "utf-16-le"),
        # Stray zeros are faults of rows, not another encoding.
        (b"a,b\n0\x000\x00", "utf-8"),
        (b"a,b\n" + b"\x00" * 200, "utf-8"),
    ],
)
def test_an_encoding_is_recognised(tmp_path: Path, content: bytes, encoding: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    assert encoding_of(path, LIMITS).name == encoding


def test_one_bad_byte_in_the_last_of_many_lines_decides(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"a,b\n" + b"1,2\n" * 300_000 + b"3,\xa3\n")
    table = only_table(path)
    assert "was read as Windows text (cp1252)" in table.notes[0]
    assert [row.values for row in table.rows()][-1] == ("3", "\u00a3")


def test_a_character_split_between_two_chunks_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    for shift in range(4):
        text = "a,b\n" + "x" * shift + "\u20ac" * 70_000 + ",2\n"
        path.write_bytes(text.encode())
        (row,) = only_table(path).rows()
        assert row.raw == text.partition("\n")[2]


def test_line_ends_split_between_two_chunks_count_once(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    for shift in range(3):
        path.write_bytes(b"a,b\r\n" + b"x" * shift + b"1,2\r\n" * 40_000)
        assert [row.line for row in only_table(path).rows()] == list(range(2, 40_002))


def test_what_mixes_two_encodings_loads_above_the_line_that_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("a,b\n1,\u00e9\n".encode() + "2,\u00e9\n".encode("cp1252"))
    rows = only_table(path).rows()
    assert next(rows).values == ("1", "\u00e9")
    assert "t.csv, line 3: this is not UTF-8" in fault_of(path)
