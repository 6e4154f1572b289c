"""JSON lines, streamed: each line an object, its fields the columns, and a bad line one faulty row."""

from __future__ import annotations

import json
import re
from functools import partial
from itertools import islice
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import UnreadableFileError
from ingest.formats.encodings import encoding_of
from ingest.formats.headers import named_columns
from ingest.formats.limits import LIMITS, Limits
from ingest.formats.nested import flat_fields, value_text
from ingest.formats.rows import RawRow, SourceTable, table_name
from ingest.formats.text_lines import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_TOO_DEEP = "The line holds objects within objects beyond any depth that can be read: correct it."
_ESCAPED_MARK = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")
_UNWRITABLE_MARK = re.compile("[\0\ud800-\udfff]")
_UNWRITABLE = "The row holds NUL bytes or halves of characters: remove them, or export it again."


class _Text(NamedTuple):
    path: Path
    encoding: str
    limits: Limits


class _Line(NamedTuple):
    """One line that is not blank: its fields, or why it has none."""

    number: int
    raw: str
    fields: dict[str, object]
    fault: str = ""


class _NoObjectError(ValueError):
    """The line is no object that could be a row; the message says why."""


def json_lines_table(path: Path, *, limits: Limits = LIMITS) -> SourceTable:
    """The table in a file of JSON lines, or UnreadableFileError where it is none.

    The columns are the fields of all objects in the order in which they first appear, so the file is read twice.
    """
    encoding = encoding_of(path, limits)
    text = _Text(path, encoding.name, limits)
    names = _names(text)
    return SourceTable(
        path=path,
        name=table_name(path),
        headers=named_columns(names, where=path.name, file=path.name, limits=limits),
        header_line=0,
        read=partial(_rows, text, names),
        notes=encoding.notes,
    )


def _names(text: _Text) -> tuple[str, ...]:
    names: dict[str, None] = {}
    try:
        for line in _lines(text):
            if not line.fields.keys() <= names.keys():
                names.update(dict.fromkeys(line.fields))
            if len(names) > text.limits.columns:
                break
    except UnreadableFileError:
        # The rows above the fault are rows all the same, and their reader comes upon it again.
        if not names:
            raise
    if not names:
        raise _no_objects(text)
    return tuple(names)


def _no_objects(text: _Text) -> UnreadableFileError:
    first = next(islice(_lines(text), 1), None)
    is_array = first is not None and first.raw.lstrip().startswith("[")
    why = "is one JSON array" if is_array else "has no JSON object with a field in any line"
    message = f"{text.path.name} {why}: export it as JSON lines, one object in each line, or as CSV."
    return UnreadableFileError(message, file=text.path.name)


def _rows(text: _Text, names: tuple[str, ...]) -> Iterator[RawRow]:
    blank = dict.fromkeys(names, "")
    for line in _lines(text):
        try:
            texts = {name: value_text(value) for name, value in line.fields.items()}
        except RecursionError:
            yield RawRow(line.number, (), line.raw, _TOO_DEEP)
            continue
        if fault := line.fault or _fault_of(line, texts, text.limits):
            yield RawRow(line.number, (), line.raw, fault)
        elif any(map(str.strip, texts.values())):
            yield RawRow(line.number, tuple((blank | texts).values()), line.raw)


def _fault_of(line: _Line, texts: dict[str, str], limits: Limits) -> str:
    if len(line.raw) > limits.cell_chars and max(map(len, texts.values()), default=0) > limits.cell_chars:
        return f"A value is over the limit of {limits.cell_chars:,} characters: shorten it."
    if _are_unwritable(line.raw, texts.values()):
        return _UNWRITABLE
    return ""


def _are_unwritable(raw: str, texts: Iterable[str]) -> bool:
    """Whether a text holds what no text file can, and only an escape can bring in."""
    return _ESCAPED_MARK.search(raw) is not None and any(map(_UNWRITABLE_MARK.search, texts))


def _lines(text: _Text) -> Iterator[_Line]:
    for number, raw in enumerate(lines_of(*text), 1):
        if len(raw) >= text.limits.line_chars:
            message = (
                f"{text.path.name}, line {number}: the line is over the limit of {text.limits.line_chars:,} characters."
            )
            raise UnreadableFileError(message, file=text.path.name, line=number)
        if raw.strip():
            yield _parsed(number, raw)


def _parsed(number: int, raw: str) -> _Line:
    try:
        return _Line(number, raw, _fields(raw))
    except _NoObjectError as error:
        fault = str(error)
    except RecursionError:
        fault = _TOO_DEEP
    except json.JSONDecodeError as error:
        fault = f"The line is not whole JSON (column {error.colno}): correct it, or export it again."
        if not raw.endswith(("\n", "\r")):
            fault = "The file ends in the middle of this row: ask for the file again."
    except ValueError:
        fault = "The line holds a number that is too long to be one: put it in quotation marks."
    return _Line(number, raw, {}, fault)


def _fields(raw: str) -> dict[str, object]:
    value = _DECODER.decode(raw)
    if not isinstance(value, dict):
        problem = "The line is no JSON object: write one object in each line."
        raise _NoObjectError(problem)
    fields = _object(list(flat_fields(value)))
    if _are_unwritable(raw, fields):
        raise _NoObjectError(_UNWRITABLE)
    return fields


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        problem = "The line names one field twice: remove or rename one."
        raise _NoObjectError(problem)
    return fields


def _number(text: str) -> float | str:
    number = float(text)
    return number if isfinite(number) else text


# The library makes a new one for every line that is given it with settings.
_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_float=_number)
