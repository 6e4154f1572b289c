"""Packed text: streamed, named where it breaks, and never unpacked without end."""

from __future__ import annotations

import gzip
import json
import random
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from graph.errors import UnreadableFileError
from ingest.formats.limits import Limits
from tests.ingest.formats.reading import fault_of, only_table, rows_of

if TYPE_CHECKING:
    from pathlib import Path

    from ingest.formats.rows import RawRow

COUNT = 5_000


def text() -> bytes:
    chance = random.Random(5)  # noqa: S311
    return b"ref,number\n" + b"".join(b"N%d,%d\n" % (count, chance.randrange(10**9)) for count in range(COUNT))


def read_until_broken(path: Path) -> tuple[list[RawRow], UnreadableFileError]:
    rows: list[RawRow] = []
    with pytest.raises(UnreadableFileError) as fault:  # noqa: PT012 - the rows above count
        for row in only_table(path).rows():
            rows.append(row)  # noqa: PERF402
    return rows, fault.value


def test_a_packed_file_is_named_and_read_as_if_it_were_not(tmp_path: Path) -> None:
    (tmp_path / "Persons.csv").write_bytes(text())
    (tmp_path / "Persons.csv.GZ").write_bytes(gzip.compress(text()))
    table = only_table(tmp_path / "Persons.csv.GZ")
    assert table.name == "persons"
    assert list(table.rows()) == rows_of(tmp_path / "Persons.csv")


def test_packed_files_one_after_another_are_one_and_zeros_behind_them_nothing(tmp_path: Path) -> None:
    parts = [text()[:30_000], text()[30_000:]]
    (tmp_path / "t.csv.gz").write_bytes(b"".join(map(gzip.compress, parts)) + bytes(700))
    assert len(rows_of(tmp_path / "t.csv.gz")) == COUNT


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.9999])
def test_a_packed_file_that_is_cut_off_gives_the_rows_above_and_the_line(tmp_path: Path, share: float) -> None:
    packed = gzip.compress(text())
    (tmp_path / "t.csv.gz").write_bytes(packed[: int(len(packed) * share)])
    rows, fault = read_until_broken(tmp_path / "t.csv.gz")
    assert not any(row.fault for row in rows)
    assert fault.line == len(rows) + 2
    assert f"t.csv.gz, line {fault.line}: the packed file is cut off or damaged here" in str(fault)
    # What was packed before the cut was read, but for what the packing itself holds back.
    assert len(rows) > COUNT * (share - 0.15)


def test_a_wrong_checksum_is_told_below_the_last_row(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(text()))
    packed[-6] ^= 1
    (tmp_path / "t.csv.gz").write_bytes(packed)
    rows, fault = read_until_broken(tmp_path / "t.csv.gz")
    assert (len(rows), fault.line) == (COUNT, COUNT + 2)


def test_what_follows_the_packed_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "t.csv.gz").write_bytes(gzip.compress(text()) + b"N1,2\n")
    rows, fault = read_until_broken(tmp_path / "t.csv.gz")
    assert (len(rows), fault.line) == (COUNT, COUNT + 2)


def test_json_lines_that_are_cut_off_give_the_rows_above(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"ref": count, "text": str(count**9)}) + "\n" for count in range(COUNT))
    packed = gzip.compress(lines.encode())
    (tmp_path / "t.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    rows, fault = read_until_broken(tmp_path / "t.jsonl.gz")
    assert 1_000 < len(rows) == (fault.line or 0) - 1


@pytest.mark.parametrize("content", [b"a,b\n1,2\n", b"\x1f\x8b", b"\x1f\x8b\x08" + bytes(7), b""])
def test_what_is_no_packed_file_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "t.csv.gz").write_bytes(content)
    assert "is not a whole gzip file" in fault_of(tmp_path / "t.csv.gz")


def test_a_bomb_is_refused_without_being_unpacked_into_memory(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "t.csv.gz", "wb") as file:
        file.write(b"a,b\n")
        for _ in range(100):
            file.write(b"1,2\n" * 256 * 1024)
    tracemalloc.start()
    assert "unpacks to far more than a table holds" in fault_of(tmp_path / "t.csv.gz")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 64 * 1024**2


def test_more_than_the_limit_is_refused_however_it_is_packed(tmp_path: Path) -> None:
    (tmp_path / "t.csv.gz").write_bytes(gzip.compress(text()))
    assert "unpacks to far more" in fault_of(tmp_path / "t.csv.gz", Limits(unpacked_bytes=50_000))
