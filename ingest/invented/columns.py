"""Rows of one table into a Parquet file, so that a national force can be read as columns without a database."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ROWS_TOGETHER = 65_536
"""Held in memory for each table until they are written as one group."""


class ParquetRows:
    """Takes rows as a CSV writer does, the names of the columns first; `close` writes what is left."""

    def __init__(self, path: Path) -> None:
        # It takes longer to load than all the rest, and only a force in columns needs it.
        import pyarrow  # noqa: PLC0415
        from pyarrow import parquet  # noqa: PLC0415

        self._arrow, self._parquet = pyarrow, parquet
        self._path = path
        self._columns: list[list[str]] = []

    def writerow(self, row: Sequence[str]) -> None:
        """Take one row."""
        if not self._columns:
            self._columns = [[] for _ in row]
            self._schema = self._arrow.schema([(name, self._arrow.string()) for name in row])
            self._file = self._parquet.ParquetWriter(self._path, self._schema, compression="zstd")
            return
        for column, cell in zip(self._columns, row, strict=True):
            column.append(cell)
        if len(self._columns[0]) >= ROWS_TOGETHER:
            self._write()

    def close(self) -> None:
        """Write what is left and close the file."""
        self._write()
        self._file.close()

    def _write(self) -> None:
        self._file.write_table(self._arrow.table(self._columns, schema=self._schema))
        for column in self._columns:
            column.clear()
