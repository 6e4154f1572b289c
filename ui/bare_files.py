"""Tables that a command reads as they are: no mapping, no database, nothing kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.errors import InputError, UnreadableFileError
from ingest.formats.open_path import tables_in

if TYPE_CHECKING:
    from pathlib import Path


class BareTable(NamedTuple):
    """A file's one table, as texts.

    Attributes:
        file: The file's name.
        headers: The columns' names as they came.
        rows: The cells, as many in each row as there are headers.
        faulty: How many rows could not be told apart into cells and are left out.
    """

    file: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    faulty: int

    def column(self, name: str) -> list[str]:
        """The cells of a column.

        Raises:
            InputError: If the table has no such column, or two of that name.
        """
        if self.headers.count(name) != 1:
            known = ", ".join(self.headers)
            which = "no column" if name not in self.headers else "more than one column"
            message = f"{self.file} has {which} {name}; its columns are: {known}."
            raise InputError(message)
        place = self.headers.index(name)
        return [row[place] for row in self.rows]


def read_bare_table(path: Path) -> BareTable:
    """Read a file that holds one table.

    Raises:
        UnreadableFileError: If it cannot be read, holds no row, or holds more than one table.
    """
    problems: list[UnreadableFileError] = []
    tables = list(tables_in(path, problems.append))
    if problems:
        raise problems[0]
    if len(tables) != 1:
        message = f"{path.name} holds {len(tables)} tables and one is needed: save the one that is meant as a file."
        raise UnreadableFileError(message, file=path.name)
    (table,) = tables
    found = list(table.rows())
    width = len(table.headers)
    rows = tuple(row.values[:width] for row in found if not row.fault and len(row.values) >= width)
    if not rows:
        message = f"{path.name} has headers and no row below them."
        raise UnreadableFileError(message, file=path.name)
    return BareTable(path.name, table.headers, rows, len(found) - len(rows))
