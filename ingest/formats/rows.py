"""The raw row that every format yields, and the table it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import UnreadableFileError
from ingest.formats.unpacking import is_packed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

ROWS_LOOKED_AT = 60
_CHARS_LOOKED_AT = 1_000_000


class RawRow(NamedTuple):
    """One row as it came: nothing is trimmed, translated or left out.

    A named tuple, since a load of a million rows makes a million of them.

    Attributes:
        line: The line in the file or the row in the sheet where it begins; the first is 1. In a Parquet file, which
            has no lines, the row.
        values: One text for each header, blank where the row was short. A faulty row may have more, or none.
        raw: The text of a CSV row or JSON line with its quotes and line end; empty for a sheet and for Parquet.
        fault: Why the row cannot be told apart into cells, in a sentence; empty when it can.
    """

    line: int
    values: tuple[str, ...]
    raw: str = ""
    fault: str = ""

    @property
    def as_it_came(self) -> str:
        """The row for quarantine to show: the line itself, or the cells of a sheet with tabs between."""
        return self.raw.rstrip("\r\n") or "\t".join(self.values)


@dataclass(frozen=True, slots=True)
class SourceTable:
    """One file or one sheet, opened anew each time its rows are asked for.

    Attributes:
        path: The file.
        name: What the table is called: the file's stem or the sheet's name, in lower case.
        headers: The column names as they came; a column without one is `column N`.
        header_line: The line that the headers stand in; 0 where they are the names of fields.
        read: Opens the file and yields the rows below the headers.
        sheet: The sheet's name as it came, or the label or type of nodes and links that stand in one file; else None.
        names: What its rows say that they are; blank where they should and do not. Without any the file's name counts.
        notes: What a person should know of how the table was read, one sentence each.
    """

    path: Path
    name: str
    headers: tuple[str, ...]
    header_line: int
    read: Callable[[], Iterator[RawRow]] = field(repr=False)
    sheet: str | None = None
    names: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def rows(self) -> Iterator[RawRow]:
        """Streams the rows; raises UnreadableFileError half-way where the file stops being readable."""
        return self.read()


def table_name(path: Path) -> str:
    """What a file's only table is called: its stem, without the endings of a packed file."""
    stem = path.with_suffix("").stem if is_packed(path) else path.stem
    return stem.strip().lower()


def first_rows(rows: Iterable[RawRow]) -> list[RawRow]:
    """The rows that a table is recognised by; a fault below the first of them is left for its reader to meet."""
    first: list[RawRow] = []
    chars = 0
    try:
        for row in islice(rows, ROWS_LOOKED_AT):
            first.append(row)
            chars += len(row.raw)
            if chars > _CHARS_LOOKED_AT:
                break
    except UnreadableFileError:
        if not first:
            raise
    return first
