"""Workbooks that are cut off, of another kind, or made to fill the memory."""

from __future__ import annotations

import random
import tracemalloc
import zipfile
from typing import TYPE_CHECKING

import pytest

from ingest.formats.limits import Limits
from ingest.formats.open_path import tables_in
from tests.ingest.formats.reading import fault_of, only_table
from tests.ingest.formats.workbooks import workbook

if TYPE_CHECKING:
    from pathlib import Path

    from graph.errors import UnreadableFileError

SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def persons(tmp_path: Path) -> Path:
    return workbook(tmp_path / "persons.xlsx", persons=[["a", "b"], *([f"P{count}", count] for count in range(50))])


def with_part(path: Path, name: str, content: bytes) -> Path:
    with zipfile.ZipFile(path) as source:
        parts = {part: source.read(part) for part in source.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for part, kept in (parts | {name: content}).items():
            target.writestr(part, kept)
    return path


def part_of(path: Path, name: str) -> bytes:
    with zipfile.ZipFile(path) as source:
        return source.read(name)


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1"])
def test_what_is_no_workbook_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "persons.xlsx"
    path.write_bytes(content)
    assert "is not a whole .xlsx workbook" in fault_of(path)


def test_a_zip_file_that_is_no_workbook_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "persons.xlsx", "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert "cannot be read as a workbook" in fault_of(tmp_path / "persons.xlsx")


def test_a_truncated_workbook_is_told_wherever_it_is_cut(persons: Path) -> None:
    whole = persons.read_bytes()
    for length in random.Random(3).sample(range(len(whole)), 30):  # noqa: S311
        persons.write_bytes(whole[:length])
        assert "is not a whole .xlsx workbook" in fault_of(persons)


def test_a_flipped_byte_is_told_or_harmless(persons: Path) -> None:
    whole, expected = persons.read_bytes(), [row.values for row in only_table(persons).rows()]
    chance = random.Random(4)  # noqa: S311
    for place in chance.sample(range(len(whole)), 60):
        flipped = bytearray(whole)
        flipped[place] ^= chance.randrange(1, 256)
        persons.write_bytes(flipped)
        faults: list[UnreadableFileError] = []
        read = [[row.values for row in table.rows()] for table in tables_in(persons, faults.append)]
        assert faults or read == [expected]


def test_a_zip_bomb_is_refused_without_being_unpacked_into_memory(persons: Path) -> None:
    with zipfile.ZipFile(persons, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/media.bin", "w") as part:
        for _ in range(400):
            part.write(bytes(1024 * 1024))
    tracemalloc.start()
    assert "persons.xlsx unpacks to far more than a workbook holds" in fault_of(persons)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 50 * 1024**2


def test_a_zip_bomb_that_lies_about_its_size_is_refused(persons: Path) -> None:
    honest = with_part(persons, "xl/media.bin", bytes(9_000_000)).read_bytes()
    size = (9_000_000).to_bytes(4, "little")
    assert honest.count(size) >= 2
    persons.write_bytes(honest.replace(size, (10).to_bytes(4, "little")))
    assert "far more than a workbook holds" in fault_of(persons, Limits(workbook_bytes=5_000_000))


@pytest.mark.parametrize("place", ["XFD1048576", "XFD1048577", "A9999999999", "ZZZZZZZ1"])
@pytest.mark.parametrize("attribute", [b' r="%s" ', b"\tr = '%s' ", b' t="n"r="%s" '])
def test_one_cell_in_the_far_corner_does_not_fill_the_memory(persons: Path, place: str, attribute: bytes) -> None:
    sheet = part_of(persons, SHEET)
    cell = b"<c" + attribute % place.encode() + b"><v>1</v></c></row></sheetData>"
    with_part(persons, SHEET, sheet.replace(b"</row></sheetData>", cell))
    if place.startswith("A"):
        assert "persons.xlsx" in fault_of(persons)
    else:
        assert "too many to hold" in fault_of(persons)


def test_more_cells_than_can_be_held_are_refused_even_without_places(persons: Path) -> None:
    rows = b"<row>" + b"<c><v>1</v></c>" * 500 + b"</row>"
    sheet = part_of(persons, SHEET).replace(b"</sheetData>", rows + b"</sheetData>")
    assert "too many to hold" in fault_of(with_part(persons, SHEET, sheet), Limits(sheet_cells=400))


def test_broken_xml_is_told(persons: Path) -> None:
    sheet = part_of(persons, SHEET)
    with_part(persons, SHEET, sheet[: len(sheet) // 2])
    assert "sheet persons, cannot be read as a workbook" in fault_of(persons)


def test_a_cell_over_the_limit_is_told(persons: Path) -> None:
    sheet = part_of(persons, SHEET).replace(b"<t>P7</t>", b"<t>" + b"x" * 2_000 + b"</t>")
    words = fault_of(with_part(persons, SHEET, sheet), Limits(cell_chars=1_000))
    assert "sheet persons, line 9: a cell is over the limit of 1,000" in words
