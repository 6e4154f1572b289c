"""Rows of one table of the extract layout, mapped without any file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.formats.rows import RawRow
from ingest.mapping.read import shipped
from ingest.mapping.rows import MappedRow, RowMapper, TableOf

if TYPE_CHECKING:
    from graph.drafts import Draft

SOURCE = "force"


def mapped(table: str, /, **cells: str) -> MappedRow:
    """What becomes of a row with these cells and no other columns."""
    mapper = RowMapper(TableOf(shipped()["extract"], table), tuple(cells), source=SOURCE, file=f"{table}.csv")
    return mapper.of(RawRow(2, tuple(cells.values())))


def draft(table: str, /, **cells: str) -> Draft:
    """The one draft of a row that can be used."""
    row = mapped(table, **cells)
    assert row.refusal is None, row.refusal
    (only,) = row.drafts
    return only


def reasons(table: str, /, **cells: str) -> tuple[str, ...]:
    """Why a row is refused."""
    row = mapped(table, **cells)
    assert row.refusal is not None
    assert row.drafts == ()
    return row.refusal.reasons
