"""From a path to its tables: a file or a folder, with everything that cannot be read named and the rest going on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import UnreadableFileError
from ingest.formats.csv_file import csv_table
from ingest.formats.json_lines import json_lines_table
from ingest.formats.limits import LIMITS, Limits
from ingest.formats.unpacking import PACKED_SUFFIX, is_packed
from ingest.formats.xlsx_file import workbook_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ingest.formats.rows import SourceTable

TEXT_SUFFIXES = (".csv", ".tsv")
JSON_LINES_SUFFIXES = (".jsonl", ".ndjson")
WORKBOOK_SUFFIXES = (".xlsx", ".xlsm")
PARQUET_SUFFIXES = (".parquet",)
UNREAD_SUFFIXES = (".xls", ".xlsb", ".ods", ".json", ".feather", ".arrow", ".zip", ".7z", ".bz2", ".xz", ".zst")
"""Tables that Mosaic does not read; in a folder they are named, for leaving them out in silence would lose them."""


def tables_in(
    path: Path, on_unreadable: Callable[[UnreadableFileError], None], *, limits: Limits = LIMITS
) -> Iterator[SourceTable]:
    """The tables of a file, or of every file in a folder by name; each error goes to `on_unreadable`.

    Text that is no table (a README) is left out of a folder. Folders within the folder are not searched.
    """
    try:
        files = _files(path)
    except UnreadableFileError as error:
        on_unreadable(error)
        return
    for file in files:
        try:
            yield from _tables_of(file, on_unreadable, limits=limits)
        except UnreadableFileError as error:
            on_unreadable(error)


def _files(path: Path) -> tuple[Path, ...]:
    try:
        if not path.is_dir():
            return (path,)
        files = tuple(sorted(file for file in path.iterdir() if is_table(file)))
    except (OSError, ValueError) as error:
        message = f"{path.name} cannot be opened: check that it is there and that you may read it."
        raise UnreadableFileError(message, file=path.name) from error
    if not files:
        message = (
            f"The folder {path.name} has no CSV, XLSX, JSON lines or Parquet file in it: "
            f"name the folder that holds the extract."
        )
        raise UnreadableFileError(message, file=path.name)
    return files


def is_table(file: Path) -> bool:
    """Whether a file is meant to hold a table, by what it is called, also where Mosaic cannot read it."""
    read = (*TEXT_SUFFIXES, *JSON_LINES_SUFFIXES, *WORKBOOK_SUFFIXES, *PARQUET_SUFFIXES, PACKED_SUFFIX)
    return file.suffix.lower() in read + UNREAD_SUFFIXES and not file.name.startswith((".", "~$"))


def _tables_of(
    file: Path, on_unreadable: Callable[[UnreadableFileError], None], *, limits: Limits
) -> Iterator[SourceTable]:
    suffix = file.with_suffix("").suffix.lower() if is_packed(file) else file.suffix.lower()
    if problem := _why_absent(file) or _why_unread(file, suffix):
        message = f"{file.name} {problem}"
        raise UnreadableFileError(message, file=file.name)
    if suffix in WORKBOOK_SUFFIXES:
        yield from workbook_tables(file, on_unreadable, limits=limits)
    elif suffix in PARQUET_SUFFIXES:
        yield _parquet_table(file, limits)
    elif suffix in JSON_LINES_SUFFIXES:
        yield json_lines_table(file, limits=limits)
    else:
        yield csv_table(file, limits=limits)


def _parquet_table(file: Path, limits: Limits) -> SourceTable:
    # Its library takes longer to load than all the other readers, and Mosaic starts without it.
    from ingest.formats.parquet_file import parquet_table  # noqa: PLC0415

    return parquet_table(file, limits=limits)


def _why_absent(file: Path) -> str:
    if file.is_dir():
        return "is a folder with a file's name: load the folder by itself, or rename it."
    if not file.exists():
        return "is not there: check the path."
    if not file.is_file():
        return "is not a file: save the data as a file first."
    return ""


def _why_unread(file: Path, suffix: str) -> str:
    if is_packed(file) and suffix not in TEXT_SUFFIXES + JSON_LINES_SUFFIXES:
        return "is packed with gzip: unpack it, or name it .csv.gz or .jsonl.gz if that is what it holds."
    if suffix == ".json":
        return (
            "is JSON, which Mosaic reads only as JSON lines: export it as .jsonl, one object in each line, or as CSV."
        )
    if suffix in UNREAD_SUFFIXES:
        return f"is a {suffix} file, which Mosaic does not read: save it as CSV UTF-8 or .xlsx."
    return ""
