"""The one table that is to be mapped, and its first rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import InputError, UnreadableFileError
from graph.searchtext import folded
from ingest.formats.open_path import tables_in
from ingest.formats.rows import first_rows
from ingest.suggesting.spelling import Columns

if TYPE_CHECKING:
    from pathlib import Path

    from ingest.formats.rows import RawRow

LONGEST_NAME = 60
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


class Opened(NamedTuple):
    """A table that is to be mapped.

    Attributes:
        table: What the file or the sheet is called.
        headers: Its columns.
        rows: Its first rows.
        notes: What a person should know of how it was read.
    """

    table: str
    headers: tuple[str, ...]
    rows: tuple[RawRow, ...]
    notes: tuple[str, ...]

    @property
    def columns(self) -> Columns:
        """The columns and what each looks like."""
        return Columns.of(self.headers, [row.values for row in self.rows if not row.fault])


def open_table(path: Path, sheet: str = "") -> Opened:
    """Open a file, or one sheet of a workbook.

    Raises:
        UnreadableFileError: If it cannot be read.
        InputError: If there are several sheets and none of them is named so.
    """
    errors: list[UnreadableFileError] = []
    found = list(tables_in(path, errors.append))
    if errors and not found:
        raise errors[0]
    wanted = [table for table in found if not sheet or sheet.strip().casefold() in {table.name, table.sheet}]
    if len(wanted) != 1:
        names = ", ".join(table.sheet or table.path.name for table in found)
        raise InputError(f"One table is mapped at a time: name one of {names}.")
    table = wanted[0]
    return Opened(table.name, table.headers, tuple(first_rows(table.rows())), table.notes)


def mapping_name(table: str) -> str:
    """A name for a mapping of such a file.

    >>> mapping_name("Custody Log (March)")
    'custody-log-march'
    """
    plain = _NOT_IN_NAMES.sub("-", folded(table)).strip("-")
    return plain[:LONGEST_NAME].strip("-") or "mapping"
