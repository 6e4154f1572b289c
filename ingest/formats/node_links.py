"""Files of nodes and links with headers as `neo4j-admin` reads and writes them: one table for each label or type.

A row's label or type says what the row is, so one file may hold several tables. `:ID(Person)` numbers its nodes within
a space of its own: the space stands beside each id as a column `:ID space`, for a number alone means nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.formats.rows import RawRow, SourceTable

ID, START, END, LABEL, TYPE = ":ID", ":START_ID", ":END_ID", ":LABEL", ":TYPE"
SPACE = " space"
MOST_PARTS = 200
"""A column that holds more labels than this holds something else, and each label is read by itself."""
_NUMBERED = frozenset({ID, START, END})
_SAYS_WHAT = (LABEL, TYPE)
_PROPERTY_TYPES = frozenset(
    "int long float double boolean byte short char string point date time datetime localtime localdatetime duration"
    "".split()
)
_HEADER = re.compile(
    r"(?P<name>[^:]*):(?P<role>[A-Za-z_]+)(?P<list>\[\])?(?:\((?P<space>[^)]*)\))?(?:\{[^}]*\})?", re.IGNORECASE
)


class _Column(NamedTuple):
    """A column that is kept: where it stands, what it is called, and the space that its ids are numbered in."""

    place: int
    name: str
    space: str | None


class _Layout(NamedTuple):
    """The columns of a file, and which of them says what a row is; None where the file's name does."""

    columns: tuple[_Column, ...]
    says_what: int | None

    @property
    def headers(self) -> tuple[str, ...]:
        spaces = (f"{column.name}{SPACE}" for column in self.columns if column.space is not None)
        return (*(column.name for column in self.columns), *spaces)

    def fitted(self, row: RawRow) -> RawRow:
        """The row under the headers of this layout; one that could not be told apart stays as it came."""
        if row.fault:
            return row
        spaces = (column.space for column in self.columns if column.space is not None)
        return row._replace(values=(*(row.values[column.place] for column in self.columns), *spaces))

    def part_of(self, row: RawRow) -> str:
        """What a row says that it is; blank where it says nothing."""
        return "" if self.says_what is None else row.values[self.says_what].strip()


def parts_of(table: SourceTable) -> Iterator[SourceTable]:
    """The tables of a file of nodes or links, one for each label or type; any other table as it is.

    Raises:
        UnreadableFileError: If it holds more labels or types than there can be.
    """
    layout = _layout(table.headers)
    if layout is None:
        yield table
        return
    if layout.says_what is None:
        yield replace(table, headers=layout.headers, read=partial(_rows, table, layout, None, with_faults=True))
        return
    what = table.headers[layout.says_what].strip().upper()
    # Rows that cannot be told apart belong to nobody; the first table counts them, so that none is lost.
    for place, part in enumerate(_parts(table, layout)):
        yield replace(
            table,
            headers=layout.headers,
            read=partial(_rows, table, layout, part, with_faults=not place),
            sheet=f"{what} {part}" if part else f"no {what}",
            names=tuple(part.split(";")),
        )


def _layout(headers: tuple[str, ...]) -> _Layout | None:
    columns = tuple(column for place, header in enumerate(headers) if (column := _column(place, header)))
    names = [column.name for column in columns]
    if len(set(names)) < len(names) or not (ID in names or {START, END} <= set(names)):
        return None
    places = (column.place for column in columns if column.name in _SAYS_WHAT)
    return _Layout(columns, next(places, None))


def _column(place: int, header: str) -> _Column | None:
    """A column under its plain name: `name:string` is `name`; None for one that is marked to be ignored."""
    found = _HEADER.fullmatch(header.strip())
    if found is None:
        return _Column(place, header.strip(), None)
    role = f":{found['role'].upper()}"
    if role in _NUMBERED:
        return _Column(place, role, found["space"] or "")
    if role in _SAYS_WHAT:
        return _Column(place, role, None)
    if role == ":IGNORE":
        return None
    known = found["role"].lower() in _PROPERTY_TYPES and found["name"].strip()
    return _Column(place, found["name"].strip() if known else header.strip(), None)


def _parts(table: SourceTable, layout: _Layout) -> list[str]:
    parts: dict[str, None] = {}
    try:
        for row in table.rows():
            if not row.fault:
                parts[layout.part_of(row)] = None
            if len(parts) > MOST_PARTS:
                break
    except UnreadableFileError:
        # Whoever reads the rows meets the fault again, and says so where its rows are counted.
        return [*parts] or [""]
    if len(parts) > MOST_PARTS:
        message = f"{table.path.name}: more than {MOST_PARTS} different labels or types: check the column."
        raise UnreadableFileError(message, file=table.path.name)
    return [*parts] or [""]


def _rows(table: SourceTable, layout: _Layout, part: str | None, *, with_faults: bool) -> Iterator[RawRow]:
    for row in table.rows():
        if row.fault:
            if with_faults:
                yield row
        elif part is None or layout.part_of(row) == part:
            yield layout.fitted(row)
