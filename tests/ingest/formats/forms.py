"""The same table in every form that a system might export, for the tests that hold the forms against each other."""

from __future__ import annotations

import csv
import gzip
import io
import json
from datetime import date, datetime
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from tests.ingest.formats.workbooks import workbook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Cell = str | int | float | bool | date | datetime | None
Rows = list[list[Cell]]
HEADERS = ["ref", "surname", "count", "share", "known", "born", "seen_at"]
KINDS = [pa.string(), pa.string(), pa.int64(), pa.float64(), pa.bool_(), pa.date32(), pa.timestamp("us")]


def csv_text(rows: Rows, delimiter: str = ",", line_end: str = "\r\n", title: str = "") -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=line_end)
    writer.writerows([HEADERS, *([plain(cell) for cell in row] for row in rows)])
    return (f"{title}{line_end}{line_end}" if title else "") + text.getvalue()


def plain(cell: Cell) -> str:
    """What a person would write into a CSV file."""
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).upper()
        case datetime() | date():
            return cell.isoformat()
        case float():
            return repr(int(cell)) if cell.is_integer() else repr(cell)
    return str(cell)


def as_csv(path: Path, text: str, encoding: str = "utf-8") -> Path:
    content = text.encode(encoding)
    path.write_bytes(gzip.compress(content, mtime=0) if path.suffix == ".gz" else content)
    return path


def as_json_lines(path: Path, rows: Rows) -> Path:
    records = [{name: json_cell(cell) for name, cell in zip(HEADERS, row, strict=True)} for row in rows]
    # The columns come in the order of the first record that has them, and null is as good as nothing.
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    return as_csv(path, "".join(f"{line}\n" for line in lines))


def json_cell(cell: Cell) -> object:
    return cell.isoformat() if isinstance(cell, date) else cell


def as_parquet(path: Path, rows: Rows, group: int = 2) -> Path:
    columns: Sequence[Sequence[Cell]] = list(zip(*rows, strict=True)) or [[] for _ in HEADERS]
    arrays = [pa.array(list(column), kind) for column, kind in zip(columns, KINDS, strict=True)]
    pq.write_table(pa.table(arrays, names=HEADERS), path, row_group_size=group)
    return path


def as_workbook(path: Path, rows: Rows, above: Sequence[Sequence[object]] = ()) -> Path:
    return workbook(path, **{path.name.partition(".")[0]: [*above, HEADERS, *rows]})


def split_lines(content: bytes) -> list[bytes]:
    return content.splitlines(keepends=True)
