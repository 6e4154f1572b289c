"""Valid files with bytes flipped, cut, doubled or swapped: no crash, and every row told or its file's fault named."""

from __future__ import annotations

import io
import random
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from graph.errors import UnreadableFileError
from ingest.formats.encodings import encoding_of
from ingest.formats.limits import LIMITS
from ingest.formats.open_path import tables_in
from tests.ingest.formats.forms import Rows, as_csv, as_json_lines, as_parquet, as_workbook, csv_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ingest.formats.rows import RawRow, SourceTable

MUTATIONS = 150
ROWS: Rows = [
    [
        f"N{n}",
        "O'Dale, \u00e9" if n % 3 else None,
        n * 7,
        n / 4,
        n % 2 == 0,
        date(1990, 1, 1 + n),
        datetime(2024, 1, 2, n),
    ]
    for n in range(1, 13)
]
TEXT_FORMS: dict[str, Callable[[Path], Path]] = {
    "t.csv": lambda path: as_csv(path, csv_text(ROWS)),
    "titled.csv": lambda path: as_csv(path, csv_text(ROWS, ";", "\n", "Extract of nominals"), "cp1252"),
    "wide.tsv": lambda path: as_csv(path, csv_text(ROWS, "\t"), "utf-16"),
    "t.jsonl": lambda path: as_json_lines(path, ROWS),
}
PACKED_FORMS: dict[str, Callable[[Path], Path]] = {
    "t.csv.gz": lambda path: as_csv(path, csv_text(ROWS)),
    "t.jsonl.gz": lambda path: as_json_lines(path, ROWS),
    "t.xlsx": lambda path: as_workbook(path, ROWS),
    "t.parquet": lambda path: as_parquet(path, ROWS, group=5),
}


def mutated(content: bytes, chance: random.Random) -> bytes:
    place, end = sorted((chance.randrange(len(content)), chance.randrange(len(content))))
    end = min(end, place + 40)
    match chance.randrange(6):
        case 0:
            return content[:place] + bytes([content[place] ^ chance.randrange(1, 256)]) + content[place + 1 :]
        case 1:
            return content[:place]
        case 2:
            return content[:place] + content[end:]
        case 3:
            return content[:end] + content[place:]
        case 4:
            return content[:place] + chance.randbytes(3) + content[place:]
    lines = content.splitlines(keepends=True)
    chance.shuffle(lines)
    return b"".join(lines)


def read(path: Path) -> tuple[list[tuple[SourceTable, list[RawRow]]], list[UnreadableFileError]]:
    """Every table with the rows that could be read, and what was told of the rest."""
    faults: list[UnreadableFileError] = []
    found = []
    for table in tables_in(path, faults.append):
        rows: list[RawRow] = []
        found.append((table, rows))
        try:
            rows.extend(table.rows())
        except UnreadableFileError as error:
            faults.append(error)
    return found, faults


def said(text: str) -> str:
    """What a text says apart from its delimiters, so that blank rows count for nothing."""
    return "".join(char for char in text if char not in ',;\t|"' and not char.isspace())


@pytest.mark.parametrize("name", TEXT_FORMS)
def test_no_line_of_a_mutated_text_is_lost(tmp_path: Path, name: str) -> None:
    path = TEXT_FORMS[name](tmp_path / name)
    whole, chance = path.read_bytes(), random.Random(name)  # noqa: S311
    for _ in range(MUTATIONS):
        path.write_bytes(mutated(whole, chance))
        found, faults = read(path)
        assert found or faults
        if faults:
            continue
        ((table, rows),) = found
        assert all(row.fault or len(row.values) == len(table.headers) for row in rows)
        text = path.read_bytes().decode(encoding_of(path, LIMITS).name).removeprefix("\ufeff")
        above = "".join(list(io.StringIO(text, newline=""))[: table.header_line])
        told = said("".join(row.raw for row in rows))
        assert said(text).endswith(told)
        lost = said(text).removesuffix(told)
        assert lost == said(above) or (name == "t.jsonl" and not lost.strip("{}"))


@pytest.mark.parametrize("name", PACKED_FORMS)
def test_a_mutated_packed_file_is_read_whole_or_its_fault_named(tmp_path: Path, name: str) -> None:
    path = PACKED_FORMS[name](tmp_path / name)
    whole, chance = path.read_bytes(), random.Random(name)  # noqa: S311
    ((_, expected),), _ = read(path)
    for _ in range(MUTATIONS):
        path.write_bytes(mutated(whole, chance))
        found, faults = read(path)
        assert faults or [len(rows) for _, rows in found] == [len(expected)]
        if not faults and not name.endswith("parquet"):
            # Its pages have no checksum unless their writer gave them one.
            assert found[0][1] == expected
