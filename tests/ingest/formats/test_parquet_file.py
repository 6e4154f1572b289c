"""Parquet: the text of each kind of value, and files that are damaged, hostile or hold bytes."""

from __future__ import annotations

import subprocess
import sys
import uuid
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from graph.errors import UnreadableFileError
from ingest.formats.limits import Limits
from tests.ingest.formats.reading import fault_of, only_table, rows_of

if TYPE_CHECKING:
    from pathlib import Path

MOMENT = datetime(2024, 7, 5, 14, 30)


def written(path: Path, columns: dict[str, pa.Array], **how: object) -> Path:
    pq.write_table(pa.table(columns), path, **how)
    return path


@pytest.mark.parametrize(
    ("values", "kind", "text"),
    [
        (["x"], pa.string(), "x"),
        (["x"], pa.large_string(), "x"),
        (["x"], pa.dictionary(pa.int32(), pa.string()), "x"),
        ([7], pa.uint64(), "7"),
        ([3.0], pa.float64(), "3"),
        ([0.1], pa.float32(), "0.1"),
        ([float("nan")], pa.float64(), ""),
        ([True], pa.bool_(), "TRUE"),
        ([Decimal("3.00")], pa.decimal128(38, 2), "3"),
        ([Decimal("-0.50")], pa.decimal256(60, 2), "-0.5"),
        ([date(2024, 7, 5)], pa.date32(), "2024-07-05"),
        ([MOMENT], pa.timestamp("ns"), "2024-07-05T14:30:00"),
        ([datetime(2024, 7, 5)], pa.timestamp("ms"), "2024-07-05"),
        ([MOMENT], pa.timestamp("us", "UTC"), "2024-07-05T14:30:00+00:00"),
        ([MOMENT], pa.timestamp("ns", "Europe/London"), "2024-07-05T15:30:00+01:00"),
        ([MOMENT], pa.timestamp("us", "Nowhere/Atall"), "2024-07-05T14:30:00+00:00"),
        ([time(9, 5)], pa.time64("ns"), "09:05:00"),
        ([timedelta(hours=30)], pa.duration("ns"), "30:00:00"),
        ([["a", None, "b"]], pa.list_(pa.string()), "a; b"),
        ([[1, 2]], pa.large_list(pa.int32()), "1; 2"),
        ([[["a"]]], pa.list_(pa.list_(pa.string())), '[["a"]]'),
        ([[("k", 1)]], pa.map_(pa.string(), pa.int64()), '[["k", 1]]'),
        ([uuid.UUID(int=5).bytes], pa.uuid(), "00000000-0000-0000-0000-000000000005"),
        ([None], pa.null(), ""),
    ],
)
def test_a_value_has_the_text_that_a_csv_file_would_have(
    tmp_path: Path, values: list[object], kind: pa.DataType, text: str
) -> None:
    path = written(tmp_path / "t.parquet", {"ref": pa.array(["N1"]), "value": pa.array(values, kind)})
    assert [row.values for row in rows_of(path)] == [("N1", text)]


def test_a_struct_is_flattened_once_and_bytes_are_left_out_with_a_note(tmp_path: Path) -> None:
    place = pa.array([{"town": "x", "at": {"e": 1}, "photo": b"1"}])
    path = written(tmp_path / "t.parquet", {"photo": pa.array([b"1"]), "ref": pa.array(["N1"]), "place": place})
    table = only_table(path)
    assert table.headers == ("ref", "place.town", "place.at")
    assert [row.values for row in table.rows()] == [("N1", "x", '{"e": 1}')]
    assert [note.partition(": ")[2] for note in table.notes] == [
        "column photo holds bytes and was left out.",
        "column place.photo holds bytes and was left out.",
    ]


def test_rows_are_counted_from_one_and_blank_ones_left_out(tmp_path: Path) -> None:
    refs = [None if count == 3_000 else str(count) for count in range(5_000)]
    rows = rows_of(written(tmp_path / "t.parquet", {"ref": pa.array(refs)}, row_group_size=700))
    assert [row.line for row in rows] == [count + 1 for count in range(5_000) if count != 3_000]
    assert all(row.values == (str(row.line - 1),) for row in rows)


def test_a_value_that_nobody_can_read_is_the_fault_of_its_row(tmp_path: Path) -> None:
    moments, names = pa.array([0, 10**15, 86_400_000], pa.timestamp("ms")), pa.array(["a", "b", "c\0"])
    path = written(tmp_path / "t.parquet", {"at": moments, "name": names})
    good, too_late, with_nul = rows_of(path)
    assert good.values == ("1970-01-01", "a")
    assert "The value of at cannot be read" in too_late.fault
    assert "NUL bytes" in with_nul.fault


@pytest.mark.parametrize("content", [b"", b"PAR1", b"a,b\n1,2\n", b"PAR1" + bytes(50) + b"PAR1"])
def test_what_is_no_parquet_file_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "t.parquet").write_bytes(content)
    assert "t.parquet is not a whole Parquet file" in fault_of(tmp_path / "t.parquet")


def test_damage_half_way_leaves_the_rows_above(tmp_path: Path) -> None:
    refs = pa.array([f"N{count:06}" for count in range(40_000)])
    path = written(tmp_path / "t.parquet", {"ref": refs}, row_group_size=10_000, use_dictionary=False)
    content = bytearray(path.read_bytes())
    middle = len(content) * 5 // 8
    content[middle : middle + 2_000] = bytes(2_000)
    path.write_bytes(content)
    rows = []
    with pytest.raises(UnreadableFileError) as fault:  # noqa: PT012 - the rows above count
        for row in only_table(path).rows():
            rows.append(row)  # noqa: PERF402
    assert len(rows) >= 10_000
    assert f"t.parquet is damaged below row {len(rows)}" in str(fault.value)


def test_two_columns_of_one_name_are_refused(tmp_path: Path) -> None:
    pq.write_table(pa.Table.from_arrays([pa.array([1]), pa.array([2])], ["Name", "name "]), tmp_path / "t.parquet")
    assert "two columns have one name (columns 1 and 2)" in fault_of(tmp_path / "t.parquet")


def test_a_file_of_nothing_but_bytes_is_told(tmp_path: Path) -> None:
    path = written(tmp_path / "t.parquet", {"photo": pa.array([b"1"])})
    assert "has no column that can be read" in fault_of(path)


def test_a_bomb_is_refused_by_what_it_would_unpack_to(tmp_path: Path) -> None:
    same = pa.array(["x"] * 200_000)
    path = written(tmp_path / "t.parquet", {f"c{count}": same for count in range(5)})
    assert "unpacks to far more" in fault_of(path, Limits(ratio_from_bytes=500_000, unpacked_ratio=100))


def test_mosaic_starts_without_the_library_of_parquet() -> None:
    code = "import sys, ingest.formats.open_path; sys.exit('pyarrow' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603
