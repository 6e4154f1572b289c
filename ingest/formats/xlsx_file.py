"""Workbooks: every worksheet is a table; formulas give the result that was last saved with them."""

from __future__ import annotations

import re
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from graph.errors import UnreadableFileError
from ingest.formats.cells import cell_text
from ingest.formats.headers import fitted, headers_of
from ingest.formats.heading import heading_of
from ingest.formats.limits import LIMITS, Limits
from ingest.formats.rows import RawRow, SourceTable, first_rows, table_name
from ingest.formats.workbook_check import check_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

_WORDS_OF_A_NAME = 5
_UNNAMED_SHEET = re.compile(r"(sheet|worksheet|table)\s*[0-9]*")


def workbook_tables(
    path: Path, on_unreadable: Callable[[UnreadableFileError], None], *, limits: Limits = LIMITS
) -> Iterator[SourceTable]:
    """The tables of a workbook; a sheet that cannot be read as one goes to `on_unreadable`.

    An empty sheet is left out, and so is one that holds a remark, which the first table's notes name.
    Raises UnreadableFileError where the whole workbook cannot be read.
    """
    notes = check_workbook(path, limits)
    book = _Workbook(path, limits)
    filled = {name: first for name in book.sheets if (first := first_rows(book.records(name)))}
    if not filled:
        message = f"{path.name} has no header line in any sheet: put the column names above the data."
        raise UnreadableFileError(message, file=path.name)
    tables = [name for name, first in filled.items() if not _is_remark(first)] or list(filled)
    notes += tuple(
        f"{path.name}: sheet {name} holds no table and was left out." for name in filled if name not in tables
    )
    for name in tables:
        try:
            table = _table(book, name, alone=len(tables) == 1, notes=notes)
        except UnreadableFileError as error:
            on_unreadable(error)
            continue
        notes = ()
        yield table


def _is_remark(first: Sequence[RawRow]) -> bool:
    """Whether a sheet holds one cell, or a sentence at its top and no second cell beside it."""
    filled = [cell for row in first for cell in row.values if cell.strip()]
    return len(filled) == 1 or (len(filled) == len(first) and len(filled[0].split()) > _WORDS_OF_A_NAME)


class _Workbook:
    """Holds the sheet it was last asked for and no other, for each is held whole."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.path = path
        self.limits = limits
        self._held: tuple[str, CalamineSheet] | None = None
        try:
            with CalamineWorkbook.from_path(path) as book:
                kinds = book.sheets_metadata
        except CalamineError as error:
            raise self._unreadable() from error
        self.sheets = tuple(sheet.name for sheet in kinds if sheet.typ == SheetTypeEnum.WorkSheet)

    def records(self, name: str) -> Iterator[RawRow]:
        """Every row that holds something, the header among them."""
        for line, cells in enumerate(self._sheet(name).iter_rows(), 1):
            values = tuple(map(cell_text, cells))
            if any(map(str.strip, values)):
                if max(map(len, values)) > self.limits.cell_chars:
                    raise self._cell_too_big(name, line)
                yield RawRow(line, values)

    def _sheet(self, name: str) -> CalamineSheet:
        if self._held is None or self._held[0] != name:
            self._held = None
            try:
                with CalamineWorkbook.from_path(self.path) as book:
                    self._held = (name, book.get_sheet_by_name(name))
            except (CalamineError, OSError) as error:
                raise self._unreadable(f", sheet {name},") from error
        return self._held[1]

    def _cell_too_big(self, name: str, line: int) -> UnreadableFileError:
        message = (
            f"{self.path.name}, sheet {name}, line {line}: a cell is over the limit of {self.limits.cell_chars:,} "
            f"characters: shorten it and load the file again."
        )
        return UnreadableFileError(message, file=self.path.name, line=line)

    def _unreadable(self, sheet: str = "") -> UnreadableFileError:
        message = f"{self.path.name}{sheet} cannot be read as a workbook: open it in Excel and save it as .xlsx again."
        return UnreadableFileError(message, file=self.path.name)


def _table(book: _Workbook, name: str, *, alone: bool, notes: tuple[str, ...]) -> SourceTable:
    file = f"{book.path.name}, sheet {name}"
    heading = heading_of(first_rows(book.records(name)), file)
    headers = headers_of(heading.row, file=file, limits=book.limits)
    unnamed = alone and _UNNAMED_SHEET.fullmatch(name.strip().lower())
    return SourceTable(
        path=book.path,
        name=table_name(book.path) if unnamed else name.strip().lower(),
        headers=headers,
        header_line=heading.row.line,
        read=partial(_rows, book, name, width=len(headers), above=heading.skipped + 1),
        sheet=name,
        notes=notes + heading.notes,
    )


def _rows(book: _Workbook, name: str, *, width: int, above: int) -> Iterator[RawRow]:
    for row in islice(book.records(name), above, None):
        yield row if len(row.values) == width else fitted(row, width)
