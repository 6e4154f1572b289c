"""Short ways to read a path in a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import UnreadableFileError
from ingest.formats.limits import LIMITS, Limits
from ingest.formats.open_path import tables_in

if TYPE_CHECKING:
    from pathlib import Path

    from ingest.formats.rows import RawRow, SourceTable


def only_table(path: Path, limits: Limits = LIMITS) -> SourceTable:
    """The one table at a path that has no fault."""
    faults: list[UnreadableFileError] = []
    (table,) = tables_in(path, faults.append, limits=limits)
    assert not faults
    return table


def tables_of(path: Path) -> list[SourceTable]:
    """The tables at a path, whatever else there cannot be read."""
    faults: list[UnreadableFileError] = []
    return list(tables_in(path, faults.append))


def rows_of(path: Path, limits: Limits = LIMITS) -> list[RawRow]:
    """Every row of the one table at a path."""
    return list(only_table(path, limits).rows())


def fault_of(path: Path, limits: Limits = LIMITS) -> str:
    """The sentence about the one thing at a path that cannot be read, at opening or half-way."""
    faults: list[UnreadableFileError] = []
    for table in tables_in(path, faults.append, limits=limits):
        try:
            list(table.rows())
        except UnreadableFileError as error:
            faults.append(error)
    (fault,) = faults
    assert fault.file in str(fault)
    assert str(path.parent) not in str(fault)
    return str(fault)
