"""Columns that a mapping makes of a file's own: joined, cut, translated and read, before the row is mapped."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import UnreadableValueError
from graph.knowledge import state_of
from ingest.mapping.columns import MISSING, folded_header
from ingest.transforms.catalogue import DOUBTS, READERS, Transform
from ingest.transforms.days import day_text, moment_text
from ingest.transforms.national_grid import BETWEEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ingest.mapping.spec import MadeColumn

CACHED_CELLS = 16_384
ON_THE_GRID = frozenset({Transform.LATITUDE, Transform.LONGITUDE})
WITH_YEARS = MappingProxyType({Transform.DATE: day_text, Transform.MOMENT: moment_text})
_WILD = {"#": "[0-9]+", "@": r"[^\W\d_]+", "*": ".*"}


class Made(NamedTuple):
    """What a column comes to in one row.

    Attributes:
        text: The cell; blank where it says nothing or cannot be read.
        is_read: Whether it could be read.
        doubt: Why it is doubtful; blank where it is not.
    """

    text: str
    is_read: bool = True
    doubt: str = ""


class MadeRow(NamedTuple):
    """The cells of a row with those that were made.

    Attributes:
        cells: Stripped, in the order of `MadeColumns.headers`, with a blank one at the end.
        unread: By its place, what a cell was made of that could not be read; the cell itself is blank.
        doubts: By its place, why a cell is doubtful.
    """

    cells: Sequence[str]
    unread: Mapping[int, str]
    doubts: Mapping[int, str]


def in_order(columns: Mapping[str, MadeColumn]) -> tuple[list[str], list[str]]:
    """The names of made columns, each after those that it is made of, and those that are made of each other."""
    names = {folded_header(name): name for name in columns}
    left = {name: _made_of(name, columns[name], names) for name in columns}
    order: list[str] = []
    while ready := [name for name, needed in left.items() if needed <= set(order)]:
        order.extend(ready)
        left = {name: needed for name, needed in left.items() if name not in ready}
    return order, list(left)


def file_columns(column: str, columns: Mapping[str, MadeColumn]) -> Iterator[str]:
    """The file's own columns that a column rests on: itself, unless it is made of others."""
    names = {folded_header(name): name for name in columns}
    made = names.get(folded_header(column))
    if made is None:
        yield column
        return
    for source in columns[made].sources or (made,):
        if folded_header(source) == folded_header(made):
            yield source
        else:
            yield from file_columns(source, columns)


def _made_of(name: str, column: MadeColumn, names: Mapping[str, str]) -> set[str]:
    sources = {names[folded] for folded in map(folded_header, column.sources) if folded in names}
    return sources - {name}


class MadeColumns:
    """The columns that one table of a mapping makes, compiled for the headers of one file."""

    def __init__(self, columns: Mapping[str, MadeColumn], headers: tuple[str, ...]) -> None:
        places = {folded_header(name): place for place, name in enumerate(headers)}
        added = [name for name in columns if folded_header(name) not in places]
        self.headers = (*headers, *added)
        self._width = len(headers)
        self._blank = [""] * (len(added) + 1)
        self._at = at = {folded_header(name): place for place, name in enumerate(self.headers)}
        own = {name: [places.get(folded_header(name), MISSING)] for name in columns}
        self._steps = [
            (
                at[folded_header(name)],
                [at.get(folded_header(source), MISSING) for source in columns[name].sources] or own[name],
                _reader_of(columns[name]),
            )
            for name in in_order(columns)[0]
        ]

    def resting_on(self, columns: Sequence[str]) -> frozenset[int]:
        """Where the made columns stand that rest on any of these, themselves included."""
        wanted = {self._at[folded_header(column)] for column in columns if folded_header(column) in self._at}
        found: set[int] = set()
        for place, sources, _ in self._steps:
            if place in wanted or wanted & set(sources) or found & set(sources):
                found.add(place)
        return frozenset(found)

    def of(self, values: Sequence[str]) -> MadeRow:
        """One row, from its stripped cells as they came."""
        cells = [*values[: self._width], *self._blank]
        unread: dict[int, str] = {}
        doubts: dict[int, str] = {}
        for place, sources, read in self._steps:
            told = tuple([cells[source] for source in sources])
            made = read(told) if any(told) else Made("")
            cells[place] = made.text
            if not made.is_read:
                unread[place] = " ".join(filter(None, told))
            elif made.doubt:
                doubts[place] = made.doubt
        return MadeRow(cells, unread, doubts)


def _reader_of(column: MadeColumn) -> Callable[[tuple[str, ...]], Made]:
    steps = list(_cuts(column))
    if column.words:
        steps.append(_translation(column.words))
    read = READERS[column.read_as] if column.read_as else None
    if column.years_from is not None:
        read = partial(WITH_YEARS[column.read_as or Transform.DATE], years_from=column.years_from)
    doubt = DOUBTS.get(column.read_as) if column.read_as else None
    between = BETWEEN if column.read_as in ON_THE_GRID and len(column.of) > 1 else column.join_with

    @lru_cache(maxsize=CACHED_CELLS)
    def reading(told: tuple[str, ...]) -> Made:
        filled = filter(None, told)
        cell = next(filled, "") if column.first_of else between.join(filled)
        for step in steps:
            cell = step(cell)
        if not cell or read is None or state_of(cell) is not None:
            return Made(cell)
        try:
            made = read(cell)
        except UnreadableValueError:
            return Made("", is_read=False)
        return Made(made, doubt=doubt(made) if doubt and made else "")

    return reading


def _cuts(column: MadeColumn) -> Iterator[Callable[[str], str]]:
    if column.before_first:
        yield lambda cell: cell.partition(column.before_first)[0].strip()
    if column.after_first:
        yield lambda cell: cell.partition(column.after_first)[2].strip()
    if column.before_last:
        yield lambda cell: (cell.rpartition(column.before_last)[0] or cell).strip()
    if column.after_last:
        yield lambda cell: cell.rpartition(column.after_last)[2].strip() if column.after_last in cell else ""
    if column.word is not None:
        yield partial(_word, number=column.word)
    if column.like:
        wanted = _pattern(column.like)
        yield lambda cell: cell if wanted.fullmatch(cell) else ""
    if column.unlike:
        unwanted = [_pattern(shape) for shape in column.unlike]
        yield lambda cell: "" if any(shape.fullmatch(cell) for shape in unwanted) else cell


def _word(cell: str, number: int) -> str:
    words = cell.split()
    return words[number - 1] if number <= len(words) else ""


def _translation(words: Mapping[str, str | None]) -> Callable[[str], str]:
    exact = {" ".join(word.casefold().split()): meant or "" for word, meant in words.items() if "*" not in word}
    wild = [(_pattern(word), meant or "") for word, meant in words.items() if "*" in word]

    def translated(cell: str) -> str:
        plain = " ".join(cell.casefold().split())
        if plain in exact:
            return exact[plain]
        return next((meant for shape, meant in wild if cell and shape.fullmatch(cell)), cell)

    return translated


def _pattern(shape: str) -> re.Pattern[str]:
    """What looks like `N#`: literal but for the three signs, whatever the letter case."""
    return re.compile("".join(_WILD.get(sign) or re.escape(sign) for sign in shape), re.IGNORECASE | re.DOTALL)
