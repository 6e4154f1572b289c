"""A bare file as the material that an evaluation of associations hides from: links, or who was at which event."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.counted import told
from analysis.network.hiding import MOST_AT_ONE_EVENT, Events, Links, Setting
from analysis.network.structure import named_pairs
from analysis.patterns.cells import numbers
from analysis.patterns.date_columns import plain_dates
from graph.errors import InputError, UnreadableValueError
from graph.partdates import parse_part_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analysis.network.hiding import Material
    from ui.bare_files import BareTable

_ROW = ("row has", "rows have")
_FURTHEST_DAYS = 31
"""A date that leaves open more days than these says nothing about days between events."""


class Columns(NamedTuple):
    """The columns by name or place; None is the first two, and for the setting: not given."""

    a: str | None = None
    b: str | None = None
    x: str | None = None
    y: str | None = None
    date: str | None = None
    age: str | None = None


class Hideable(NamedTuple):
    """What to hide from, and in plain words what of the file was left aside."""

    material: Material
    notes: tuple[str, ...]


def links_in(file: BareTable, columns: Columns) -> Hideable:
    """The links of a file: two columns of people, or a square matrix."""
    is_matrix = file.is_square and columns.a is None
    ends = _Ends(file.matrix_pairs(), []) if is_matrix else _two(file, columns)
    named = named_pairs(ends.full)
    notes = (
        (len(ends.blank), *_ROW, f"a blank end: left out{_first(file, ends.blank)}"),
        (named.self_links, "row ties", "rows tie", "somebody to themselves: nobody is tied by that"),
        (named.repeated, "row repeats", "rows repeat", "a pair in this or the other direction: each pair counts once"),
    )
    return Hideable(Links(len(named.people), named.pairs), told(notes))


def events_in(file: BareTable, columns: Columns) -> Hideable:
    """The events of a file: a column of offences or meetings, and one of the people who were there."""
    ends = _two(file, columns)
    kept = list(dict.fromkeys(ends.full))
    event, person = (np.unique([line[side] for line in kept], return_inverse=True)[1] for side in (0, 1))
    crowds = int((np.bincount(event) > MOST_AT_ONE_EVENT).sum()) if len(event) else 0
    notes = (
        (len(ends.blank), *_ROW, f"a blank end: left out{_first(file, ends.blank)}"),
        (len(ends.full) - len(kept), "row repeats", "rows repeat", "somebody at an event: each counts once"),
        (crowds, "event has", "events have", f"more than {MOST_AT_ONE_EVENT} people: that ties nobody to anybody"),
    )
    people = int(person.max(initial=-1)) + 1
    rows = _rows_of(file, columns, kept)
    setting = _setting(file, columns, rows)
    return Hideable(Events(people, event, person, setting), (*told(notes), *_unread(file, columns, setting, rows)))


class _Ends(NamedTuple):
    """The rows with both ends, and the places of those without."""

    full: list[tuple[str, str]]
    blank: list[int]


def _two(file: BareTable, columns: Columns) -> _Ends:
    one, other = _places(file, columns)
    ends = [(_cell(row, one), _cell(row, other)) for row in file.rows]
    return _Ends([pair for pair in ends if all(pair)], [at for at, pair in enumerate(ends) if not all(pair)])


def _places(file: BareTable, columns: Columns) -> tuple[int, int]:
    one, other = file.place_of(columns.a, 0), file.place_of(columns.b, 1)
    if one == other:
        message = f"{file.file}: --a and --b are one column: name the column of each side."
        raise InputError(message)
    return one, other


def _rows_of(file: BareTable, columns: Columns, kept: Sequence[tuple[str, str]]) -> list[int]:
    """The place of the first row of each pair."""
    one, other = _places(file, columns)
    first = {(_cell(row, one), _cell(row, other)): at for at, row in reversed(list(enumerate(file.rows)))}
    return [first[pair] for pair in kept]


def _unread(file: BareTable, columns: Columns, setting: Setting, rows: Sequence[int]) -> tuple[str, ...]:
    """Which of the further columns has cells that say nothing, and the line of the first."""
    named = zip((columns.x, columns.y, columns.date, columns.age), setting, strict=True)
    unread = [
        (name, [rows[int(at)] for at in np.flatnonzero(np.isnan(values))])
        for name, values in named
        if values is not None
    ]
    return told(
        (len(which), *_ROW, f"nothing in column {name} that can be read{_first(file, which)}") for name, which in unread
    )


def _first(file: BareTable, rows: Sequence[int]) -> str:
    return f" ({file.file}, the first in line {file.lines[min(rows)]})" if rows else ""


def _setting(file: BareTable, columns: Columns, rows: Sequence[int]) -> Setting:
    def column(name: str | None, *, is_day: bool = False) -> NDArray[np.float64] | None:
        if name is None:
            return None
        place = file.place_of(name, 0)
        cells = [_cell(file.rows[row], place) for row in rows]
        return np.array([_day(cell) for cell in plain_dates(cells).cells]) if is_day else numbers(cells)

    return Setting(column(columns.x), column(columns.y), column(columns.date, is_day=True), column(columns.age))


def _cell(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def _day(text: str) -> float:
    try:
        found = parse_part_date(text)
    except UnreadableValueError:
        return float("nan")
    reach = (found.latest - found.earliest).days
    return found.earliest.toordinal() + reach / 2 if reach <= _FURTHEST_DAYS else float("nan")
