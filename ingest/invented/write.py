"""Rows onto disk as they are made, counted as they go: nothing is held back, so any size fits in memory."""

from __future__ import annotations

import csv
from contextlib import ExitStack, closing
from enum import StrEnum
from typing import TYPE_CHECKING

from ingest.invented.columns import ParquetRows
from ingest.invented.layout import TABLES, Cells
from ingest.invented.summary import TableCount

if TYPE_CHECKING:
    from _csv import Writer as RowWriter
    from pathlib import Path
    from types import TracebackType

    Rows = RowWriter | ParquetRows


class Fate(StrEnum):
    """What should become of a row."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    WAITING = "waiting"
    SUPERSEDING = "superseding"
    OUTSIDE_COUNTRY = "outside_country"


class _Table:
    def __init__(self, name: str, writer: Rows) -> None:
        self.name = name
        self.columns = TABLES[name]
        self.known = frozenset(self.columns)
        self.writer = writer
        self.rows = 0
        self.unreadable = 0
        self.fates = dict.fromkeys(Fate, 0)
        writer.writerow(self.columns)

    def count(self) -> TableCount:
        return TableCount(
            table=self.name,
            rows=self.rows,
            refused=self.fates[Fate.REFUSED],
            waiting=self.fates[Fate.WAITING],
            unreadable_values=self.unreadable,
            superseding=self.fates[Fate.SUPERSEDING],
            outside_country=self.fates[Fate.OUTSIDE_COUNTRY],
        )


class Form(StrEnum):
    """What the files of a force are written as."""

    CSV = "csv"
    PARQUET = "parquet"


class Extract:
    """The files of one force, open for writing."""

    def __init__(self, folder: Path, form: Form = Form.CSV) -> None:
        self._folder = folder
        self._form = form
        self._open = ExitStack()
        self._tables: dict[str, _Table] = {}

    def __enter__(self) -> Extract:
        self._folder.mkdir(parents=True, exist_ok=True)
        for name in TABLES:
            self._tables[name] = _Table(name, self._rows(self._folder / f"{name}.{self._form.value}"))
        return self

    def _rows(self, path: Path) -> Rows:
        if self._form is Form.PARQUET:
            return self._open.enter_context(closing(ParquetRows(path)))
        handle = self._open.enter_context(path.open("w", encoding="utf-8", newline=""))
        return csv.writer(handle, lineterminator="\n")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def add(self, table: str, cells: Cells, *, fate: Fate = Fate.ACCEPTED, unreadable: int = 0) -> None:
        """Writes one row; `unreadable` is how many of its cells cannot be read."""
        target = self._tables[table]
        if not cells.keys() <= target.known:
            message = f"{table} has no column {', '.join(sorted(cells.keys() - target.known))}"
            raise ValueError(message)
        target.writer.writerow([cells.get(column, "") for column in target.columns])
        target.rows += 1
        target.unreadable += unreadable
        target.fates[fate] += 1

    def counts(self) -> tuple[TableCount, ...]:
        """The true counts so far."""
        return tuple(table.count() for table in self._tables.values())
