"""From a path to its tables: one fault is named and the rest is read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from ingest.formats.open_path import tables_in
from tests.ingest.formats.reading import fault_of, tables_of
from tests.ingest.formats.workbooks import workbook

if TYPE_CHECKING:
    from pathlib import Path

    from graph.errors import UnreadableFileError


def test_a_folder_gives_every_table_in_it_and_names_what_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "persons.csv").write_text("person_id\nP1\n", encoding="utf-8")
    (tmp_path / "names.tsv").write_text("person_id\tname\nP1\tx\n", encoding="utf-8")
    (tmp_path / "broken.csv").write_bytes(b"a\0\n")
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    (tmp_path / "cut.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "~$lock.xlsx").write_bytes(b"x")
    (tmp_path / "README.md").write_text("not data", encoding="utf-8")
    workbook(tmp_path / "ALL.XLSX", vehicles=[["vehicle_id"], ["V1"]])
    faults: list[UnreadableFileError] = []
    names = [table.name for table in tables_in(tmp_path, faults.append)]
    assert names == ["vehicles", "names", "persons"]
    assert sorted(fault.file for fault in faults) == ["broken.csv", "cut.xlsx", "folder.csv", "old.xls"]


def test_a_path_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "persons.csv is not there" in fault_of(tmp_path / "persons.csv")


def test_a_folder_without_a_table_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "The folder empty has no CSV, XLSX, JSON lines or Parquet file" in fault_of(tmp_path / "empty")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "persons.csv")
    assert "is not a file" in fault_of(tmp_path / "persons.csv")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("persons.ods", "Mosaic does not read: save it as CSV UTF-8 or .xlsx"),
        ("persons.zip", "Mosaic does not read: save it as CSV UTF-8 or .xlsx"),
        ("persons.json", "reads only as JSON lines"),
        ("persons.gz", "name it .csv.gz or .jsonl.gz"),
        ("persons.xlsx.gz", "unpack it"),
    ],
)
def test_a_kind_of_file_that_is_not_read_is_told(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert words in fault_of(tmp_path / name)


def test_text_with_another_ending_is_read_when_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "persons.txt").write_text("person_id|name\nP1|x\n", encoding="utf-8")
    (table,) = tables_of(tmp_path / "persons.txt")
    assert table.headers == ("person_id", "name")
