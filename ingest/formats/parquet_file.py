"""Parquet, streamed by batches of rows: its typed values come as the texts that a CSV file would have."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from graph.errors import UnreadableFileError
from ingest.formats.headers import named_columns
from ingest.formats.limits import LIMITS, Limits
from ingest.formats.parquet_cells import DAMAGE, column_texts, holds_bytes
from ingest.formats.rows import RawRow, SourceTable, table_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_ROWS_IN_A_BATCH = 2_048
_CELLS_IN_A_BATCH = 200_000


class _Columns(NamedTuple):
    """Which columns are read.

    Attributes:
        names: As they are called; a field of a struct is `outer.inner`.
        asked: The names to ask the library for; None for all.
        left_out: Columns of bytes.
    """

    names: tuple[str, ...]
    asked: list[str] | None
    left_out: tuple[str, ...]


def parquet_table(path: Path, *, limits: Limits = LIMITS) -> SourceTable:
    """The table in a Parquet file, or UnreadableFileError where it is none."""
    try:
        with _opened(path) as file:
            is_bomb = _is_bomb(file.metadata, path.stat().st_size, limits)
            columns = _columns(file.schema_arrow)
    except DAMAGE as error:
        message = f"{path.name} is not a whole Parquet file, or is damaged: ask for the file again, or for it as CSV."
        raise UnreadableFileError(message, file=path.name) from error
    if is_bomb:
        message = f"{path.name} unpacks to far more than a table holds and was not read: ask for it as CSV."
        raise UnreadableFileError(message, file=path.name)
    if not columns.names:
        message = f"{path.name} has no column that can be read: ask for the file again, or for it as CSV."
        raise UnreadableFileError(message, file=path.name)
    return SourceTable(
        path=path,
        name=table_name(path),
        headers=named_columns(columns.names, where=path.name, file=path.name, limits=limits),
        header_line=0,
        read=partial(_rows, path, columns, limits),
        notes=tuple(f"{path.name}: column {name} holds bytes and was left out." for name in columns.left_out),
    )


def _opened(path: Path) -> pq.ParquetFile:
    return pq.ParquetFile(path, pre_buffer=False, coerce_int96_timestamp_unit="us", page_checksum_verification=True)


def _is_bomb(metadata: pq.FileMetaData, packed: int, limits: Limits) -> bool:
    groups = [metadata.row_group(place).total_byte_size for place in range(metadata.num_row_groups)]
    # A column of one value takes no room at all, so each cell counts as a byte.
    cells = metadata.num_rows * metadata.num_columns
    return max(groups, default=0) > limits.row_group_bytes or limits.is_bomb(max(sum(groups), cells), packed)


def _columns(schema: pa.Schema) -> _Columns:
    flat = schema.empty_table().flatten().schema
    left_out = tuple(field.name for field in flat if holds_bytes(field.type))
    asked = [field.name for field in schema if field.name not in left_out] if left_out else None
    return _Columns(tuple(field.name for field in flat if field.name not in left_out), asked, left_out)


def _rows(path: Path, columns: _Columns, limits: Limits) -> Iterator[RawRow]:
    count = 0
    try:
        with _opened(path) as file:
            expected = file.metadata.num_rows
            for row in _read(file, columns, limits):
                count = row.line
                yield from _filled(row)
    except DAMAGE as error:
        raise _broken_off(path, count) from error
    if count < expected:
        raise _broken_off(path, count)


def _filled(row: RawRow) -> Iterator[RawRow]:
    if row.fault or any(map(str.strip, row.values)):
        yield row


def _broken_off(path: Path, count: int) -> UnreadableFileError:
    message = f"{path.name} is damaged below row {count}, and nothing below was read: ask for the file again."
    return UnreadableFileError(message, file=path.name, line=count + 1)


def _read(file: pq.ParquetFile, columns: _Columns, limits: Limits) -> Iterator[RawRow]:
    size = max(1, min(_ROWS_IN_A_BATCH, _CELLS_IN_A_BATCH // len(columns.names)))
    line = 0
    for batch in file.iter_batches(batch_size=size, columns=columns.asked, use_threads=False):
        table = pa.Table.from_batches([batch]).flatten()
        texts = [column_texts(table.column(name)) for name in columns.names]
        for cells in zip(*texts, strict=True):
            line += 1
            yield RawRow(line, tuple(cell or "" for cell in cells), "", _fault_of(cells, columns, limits))


def _fault_of(cells: Sequence[str | None], columns: _Columns, limits: Limits) -> str:
    if None in cells:
        name = columns.names[cells.index(None)]
        return f"The value of {name} cannot be read: it is damaged, or no date or number that Mosaic knows."
    if any(cell and ("\0" in cell or len(cell) > limits.cell_chars) for cell in cells):
        return f"The row holds NUL bytes or a value over the limit of {limits.cell_chars:,} characters: remove it."
    return ""
