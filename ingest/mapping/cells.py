"""What the text of a cell says: a value, a state of not knowing, or something that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import UnreadableValueError
from graph.instants import parse_instant
from graph.knowledge import KnowledgeState, state_of
from graph.model.row import FieldKind, FieldSpec
from graph.partdates import parse_part_date
from ingest.transforms.numbers import number_text

if TYPE_CHECKING:
    from enum import StrEnum

    from graph.drafts import Stored

LIST_SEPARATOR = ";"
CACHED_CELLS = 16_384
LARGEST_WHOLE = 1e15
"""Beyond it a number that a sheet kept is no longer the number that was typed."""
_FIGURE = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_FLAGS = MappingProxyType(
    {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False}
)


class Reading(NamedTuple):
    """What a cell says.

    Attributes:
        value: The value as it is stored; None where the cell holds no value.
        canonical: The same content in one spelling, so that a date written two ways is no change.
        state: The state of knowledge where the cell holds no value; `unreadable` for what cannot be read.
    """

    value: Stored | None
    canonical: str
    state: str = ""


ReadCell = Callable[[str], Reading]


def reader_of(spec: FieldSpec) -> ReadCell:
    """What reads the cells of a field; cells come stripped and are never blank."""
    if spec.codes is not None:
        return _code_reader(spec.codes)
    return _READERS[spec.kind]


def unreadable(cell: str) -> Reading:
    """A cell that is kept as it came because it cannot be read."""
    return Reading(None, cell, KnowledgeState.UNREADABLE.value)


def read_text(cell: str) -> Reading:
    """A text as it came; the line ends within it are the same from every format."""
    state = state_of(cell)
    if state is not None:
        return _of_state(state)
    if "\r" in cell:
        cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    return Reading(cell, cell)


def read_outcome(cell: str) -> Reading:
    """A text in which `refused` is a value like any other."""
    return Reading(cell, cell) if cell.lower() == KnowledgeState.REFUSED else read_text(cell)


def read_list(cell: str) -> Reading:
    """A list of texts with `;` between them."""
    state = state_of(cell)
    if state is not None:
        return _of_state(state)
    parts = [part for part in map(str.strip, cell.split(LIST_SEPARATOR)) if part]
    return Reading(parts, LIST_SEPARATOR.join(parts)) if parts else unreadable(cell)


def _of_state(state: KnowledgeState) -> Reading:
    return Reading(None, state.value, state.value)


def _number(cell: str) -> Reading:
    if not _FIGURE.fullmatch(cell):
        cell = number_text(cell)
    number = float(cell)
    return Reading(number, repr(number)) if abs(number) != float("inf") else unreadable(cell)


def _whole(cell: str) -> Reading:
    number = float(cell if _FIGURE.fullmatch(cell) else number_text(cell))
    return (
        Reading(int(number), str(int(number)))
        if number.is_integer() and abs(number) < LARGEST_WHOLE
        else unreadable(cell)
    )


def _flag(cell: str) -> Reading:
    flag = _FLAGS.get(cell.lower())
    return unreadable(cell) if flag is None else Reading(flag, "yes" if flag else "no")


def _date(cell: str) -> Reading:
    return Reading(cell, parse_part_date(cell).canonical)


def _moment(cell: str) -> Reading:
    return Reading(cell, parse_instant(cell).canonical)


def _or_else(read: ReadCell, codes: frozenset[str] = frozenset()) -> ReadCell:
    """The reader with its states and its refusals; values repeat from row to row, so they are remembered."""

    @lru_cache(maxsize=CACHED_CELLS)
    def reading(cell: str) -> Reading:
        state = state_of(cell, codes)
        if state is not None:
            return _of_state(state)
        try:
            return read(cell)
        except UnreadableValueError:
            return unreadable(cell)

    return reading


_READERS: Mapping[FieldKind, ReadCell] = MappingProxyType(
    {
        FieldKind.TEXT: read_text,
        FieldKind.OUTCOME: read_outcome,
        FieldKind.TEXTS: read_list,
        FieldKind.DATE: _or_else(_date),
        FieldKind.MOMENT: _or_else(_moment),
        FieldKind.NUMBER: _or_else(_number),
        FieldKind.WHOLE: _or_else(_whole),
        FieldKind.FLAG: _or_else(_flag),
    }
)


@lru_cache
def _code_reader(codes: type[StrEnum]) -> ReadCell:
    known = {plain_code(code.value): code.value for code in codes}

    def read(cell: str) -> Reading:
        code = known.get(plain_code(cell))
        return unreadable(cell) if code is None else Reading(code, code)

    return _or_else(read, frozenset(known) | {code.replace("_", " ") for code in known})


def plain_code(words: str) -> str:
    """A code whatever its case, and whether spaces, hyphens or underscores stand between its words.

    >>> plain_code("Very-High ")
    'very_high'
    """
    return "_".join(words.replace("-", " ").replace("_", " ").lower().split())


def plain_name(words: str) -> str:
    """The name of a thing that every source means alike, whatever its case and spaces.

    >>> plain_name(" Probation  Service")
    'probation service'
    """
    return " ".join(words.casefold().split())
