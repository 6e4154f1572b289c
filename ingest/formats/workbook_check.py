"""Unpacks a workbook once, holding none of it, so that what would fill the memory is refused before it is read."""

from __future__ import annotations

import errno
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from graph.errors import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ingest.formats.limits import Limits

_CHUNK_BYTES = 1024 * 1024
_LONGEST_CELL_BYTES = 256 * 1024
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,7})([0-9]{1,10})["']""")
_CELL = re.compile(rb"<(?:[a-z0-9]+:)?c[\s>]")
_NEVER_CALCULATED = re.compile(rb"<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_NOT_A_WORKBOOK = (
    "is not a whole .xlsx workbook: it may be cut off or of another kind; save it as .xlsx again, or as CSV."
)


def check_workbook(path: Path, limits: Limits) -> tuple[str, ...]:
    """Notes on how the workbook will be read; raises UnreadableFileError where it must not be.

    The sizes that a zip file states of itself are not believed: every part is unpacked to its end and counted,
    which also proves every checksum.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            never_calculated = _check_parts(archive, path.name, limits)
    except OSError as error:
        # A directory that points before the beginning of the file is damage, not a file that may not be read.
        is_damaged = error.errno == errno.EINVAL
        words = f"cannot be read ({error.strerror}): check that it is there and that you may read it."
        message = f"{path.name} {_NOT_A_WORKBOOK if is_damaged else words}"
        raise UnreadableFileError(message, file=path.name) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        message = f"{path.name} {_NOT_A_WORKBOOK}"
        raise UnreadableFileError(message, file=path.name) from error
    if not never_calculated:
        return ()
    note = (
        f"{never_calculated} cells hold formulas that were never calculated and were read as blank: "
        f"open {path.name} in Excel, save it and load it again."
    )
    return (note,)


def _check_parts(archive: zipfile.ZipFile, file: str, limits: Limits) -> int:
    unpacked = packed = never_calculated = 0
    for part in archive.infolist():
        packed += part.compress_size
        # A sheet may lie anywhere in the file, so every part is measured as one, but for the texts, which may hold
        # whatever looks like a cell.
        sheet = None if part.filename == "xl/sharedStrings.xml" else _SheetSize(file, limits)
        for chunk in _chunks(archive, part, limits):
            unpacked += len(chunk)
            if _is_bomb(unpacked, packed, limits):
                message = f"{file} unpacks to far more than a workbook holds and was not read: save the data as CSV."
                raise UnreadableFileError(message, file=file)
            if sheet:
                sheet.add(chunk)
        if sheet:
            never_calculated += sheet.finish()
    return never_calculated


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo, limits: Limits) -> Iterator[bytes]:
    # The library stops at the size the directory states, which a hostile file makes small.
    part.file_size = limits.workbook_bytes + _CHUNK_BYTES
    with archive.open(part) as handle:
        while chunk := handle.read(_CHUNK_BYTES):
            yield chunk


def _is_bomb(unpacked: int, packed: int, limits: Limits) -> bool:
    if unpacked > limits.workbook_bytes:
        return True
    return unpacked > limits.ratio_from_bytes and unpacked > packed * limits.workbook_ratio


class _SheetSize:
    """How many cells a sheet would take: it is held as a full rectangle, so one cell in the far corner fills it."""

    def __init__(self, file: str, limits: Limits) -> None:
        self._file = file
        self._limits = limits
        self._rest = b""
        self._rows = self._cells = self._never_calculated = 0
        self._columns: set[bytes] = set()

    def add(self, chunk: bytes) -> None:
        window = self._rest + chunk
        cut = max(window.rfind(b"<c"), len(window) - _LONGEST_CELL_BYTES, 0)
        self._rest = window[cut:]
        self._count(window[:cut])

    def finish(self) -> int:
        self._count(self._rest)
        return self._never_calculated

    def _count(self, xml: bytes) -> None:
        places = _PLACE.findall(xml)
        self._rows = max(self._rows, max((int(row) for _, row in places), default=0))
        self._columns.update(column for column, _ in places)
        self._cells += len(_CELL.findall(xml))
        if b"<f" in xml:
            self._never_calculated += len(_NEVER_CALCULATED.findall(xml))
        width = max(map(_number, self._columns), default=0)
        if max(self._rows * width, self._cells) > self._limits.sheet_cells:
            message = (
                f"{self._file}: a sheet reaches over {self._rows:,} rows and {width:,} columns, too many to hold: "
                f"delete the empty rows and columns around the data, or save it as CSV."
            )
            raise UnreadableFileError(message, file=self._file)


def _number(column: bytes) -> int:
    number = 0
    for letter in column.upper():
        number = number * 26 + letter - 64
    return number
