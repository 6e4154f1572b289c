"""The folder of the projection: files that are never changed, and one list that says which of them count.

The list is replaced in one stroke after all its files are on the disk, so whoever reads sees the old state or the new,
and a crash leaves files that nobody lists, which the next one who follows removes. Only their owner may read them.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import uuid4

import numpy as np
import polars as pl
from filelock import FileLock
from pydantic import BaseModel, ConfigDict, ValidationError

from graph.background import write_private
from graph.projection.index import batches_of, gathered, index_of, keyed_columns, opened_index, places_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from graph.projection.index import Batches, Index
    from graph.projection.tables import Table

LIST = "tables.json"
LOCK = "lock"
ROW = "place of the row"
ROWS_AT_ONCE = 131_072


class Files(BaseModel):
    """The files of one table.

    Attributes:
        base: Most of its rows.
        rows: How many rows of the base count.
        fresh: Rows that came or changed since.
        fresh_rows: How many.
        dead: Places of rows in the base that no longer count: they changed, or went.
        indexes: Where in the base the ids of a column are, by column.
    """

    model_config = ConfigDict(frozen=True)

    base: str
    rows: int
    fresh: str | None = None
    fresh_rows: int = 0
    dead: str | None = None
    indexes: dict[str, str] = {}

    @property
    def names(self) -> set[str]:
        """The names of all of them."""
        return {name for name in (self.base, self.fresh, self.dead, *self.indexes.values()) if name}


class Listed(BaseModel):
    """What the folder holds: of which graph, up to which number, in which files.

    Attributes:
        form: What the tables look like.
        graph: Which graph it is.
        published: The sequence number that was published.
        load: Id and time of the last load until then: a graph that was set back has another one in its place.
        rewritten: The last number at which what is kept ceased to tell what was seen before: it was made anew, or rows
            were erased or came into another class.
        tables: The files of each table.
    """

    model_config = ConfigDict(frozen=True)

    form: str
    graph: str
    published: int
    load: tuple[int, int] | None
    rewritten: int
    tables: dict[str, Files]


class ProjectionFolder:
    """Reads and writes the files; making one of these touches nothing."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read: tuple[tuple[int, int], Listed] | None = None
        self._files: dict[str, Batches] = {}
        self._indexes: dict[str, Index] = {}

    def listed(self) -> Listed | None:
        """What the folder holds; None where that is nothing, or nothing that can be read."""
        try:
            # The list is replaced and never written to, so that a list with the same place and moment says the same.
            found = (self._path / LIST).stat()
            if self._read is None or self._read[0] != (found.st_ino, found.st_mtime_ns):
                read = Listed.model_validate_json((self._path / LIST).read_bytes())
                # What is no longer listed must not stay in memory either.
                self._files, self._indexes = {}, {}
                self._read = ((found.st_ino, found.st_mtime_ns), read)
        except (OSError, ValidationError):
            return None
        return self._read[1]

    @contextmanager
    def held(self) -> Iterator[None]:
        """Be the only one who changes the folder; the system lets go of it if we are killed."""
        self._path.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._path.chmod(0o700)
        with FileLock(self._path / LOCK, mode=0o600):
            yield

    def whole(self, table: Table, frame: pl.DataFrame) -> Files:
        """Write all rows of a table and where its ids are; they count only once they are listed."""
        indexes = {column: self.put(table, index_of(frame, column)) for column in keyed_columns(table)}
        return Files(base=self.put(table, frame), rows=len(frame), indexes=indexes)

    def put(self, table: Table, frame: pl.DataFrame) -> str:
        """Write a file and give its name; it counts only once it is listed."""
        name = f"{table.key}-{uuid4().hex}.arrow"
        # The oldest form of texts holds what the rows say and nothing else: newer ones share blocks among rows, and
        # what was erased would stay in a block that other rows still use.
        oldest = pl.CompatLevel.oldest()
        with open(os.open(self._path / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:  # noqa: PTH123
            frame.write_ipc(out, compression="uncompressed", compat_level=oldest, record_batch_size=ROWS_AT_ONCE)
            out.flush()
            os.fsync(out.fileno())
        return name

    def list_anew(self, listed: Listed) -> None:
        """Let these files count from now on, and remove all others."""
        write_private(self._path / LIST, listed.model_dump_json())
        kept = {LIST, LOCK, *(name for files in listed.tables.values() for name in files.names)}
        for file in self._path.iterdir():
            if file.name not in kept:
                file.unlink(missing_ok=True)

    def base(self, files: Files) -> pl.LazyFrame:
        """Most rows of a table, some of which may no longer count."""
        return pl.scan_ipc(self._path / files.base)

    def fresh(self, files: Files, schema: dict[str, pl.DataType]) -> pl.DataFrame:
        """The rows that came or changed since."""
        return pl.read_ipc(self._path / files.fresh) if files.fresh else pl.DataFrame(schema=schema)

    def dead(self, files: Files) -> pl.Series:
        """The places of rows in the base that no longer count."""
        return pl.read_ipc(self._path / files.dead)[ROW] if files.dead else pl.Series(ROW, [], dtype=pl.UInt32)

    def places(self, files: Files, column: str, ids: pl.Series) -> pl.Series:
        """The places of rows in the base, whether they count or not, that have one of these ids in a column."""
        if not len(ids):
            return pl.Series(ROW, [], dtype=pl.UInt32)
        return self.base(files).select(column).collect()[column].is_in(ids.implode()).arg_true().alias(ROW)

    def some(self, files: Files, columns: Sequence[str], keyed: Mapping[str, pl.Series]) -> pl.DataFrame | None:
        """Those columns of the rows that count and may have one of these ids in one of these columns; None for none.

        Rows of the base are looked up and not looked through; all rows that came since are given. They are few, and a
        plan for them would take longer to make than to carry out.
        """
        found = [places_of(self._index(files.indexes[column]), ids) for column, ids in keyed.items()]
        places = np.unique(np.concatenate(found))
        if files.dead and len(places):
            places = np.setdiff1d(places, self.dead(files).to_numpy(), assume_unique=True)
        parts = [gathered(self._mapped(files.base), columns, places)] if len(places) else []
        if files.fresh:
            parts.append(pl.scan_ipc(self._path / files.fresh).select(columns).collect())
        return pl.concat(parts) if parts else None

    def _mapped(self, name: str) -> Batches:
        # Held here too: another thread that finds a new list lets go of all files.
        held = self._files
        if name not in held:
            held[name] = batches_of(self._path / name)
        return held[name]

    def _index(self, name: str) -> Index:
        held = self._indexes
        if name not in held:
            held[name] = opened_index(batches_of(self._path / name, whole=True))
        return held[name]

    def scan(self, files: Files) -> pl.LazyFrame:
        """The rows of a table that count, mapped into memory and not read before somebody collects them."""
        base = alive(self.base(files), self.dead(files))
        return pl.concat([base, pl.scan_ipc(self._path / files.fresh)]) if files.fresh else base


def alive(base: pl.LazyFrame, dead: pl.Series) -> pl.LazyFrame:
    """The rows of a base that still count."""
    if not len(dead):
        return base
    return base.with_row_index(ROW).filter(~pl.col(ROW).is_in(dead.implode())).drop(ROW)
