"""A bare file as the material that an evaluation of associations hides from: links, or who was at which event."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.counted import told
from analysis.network.hiding import MOST_AT_ONE_EVENT, Events, Links, Setting
from analysis.network.structure import named_pairs
from analysis.patterns.cells import numbers
from analysis.patterns.date_columns import plain_dates
from graph.errors import UnreadableValueError
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
    if file.is_square and columns.a is None:
        lines, blank = file.matrix_pairs(), 0
    else:
        lines, blank = _two(file, columns)
    named = named_pairs(lines)
    notes = (
        (blank, *_ROW, "a blank end: left out"),
        (named.self_links, "row ties", "rows tie", "somebody to themselves: nobody is tied by that"),
        (named.repeated, "row repeats", "rows repeat", "a pair in this or the other direction: each pair counts once"),
    )
    return Hideable(Links(len(named.people), named.pairs), told(notes))


def events_in(file: BareTable, columns: Columns) -> Hideable:
    """The events of a file: a column of offences or meetings, and one of the people who were there."""
    lines, blank = _two(file, columns)
    kept = list(dict.fromkeys(lines))
    event, person = (np.unique([line[side] for line in kept], return_inverse=True)[1] for side in (0, 1))
    crowds = int((np.bincount(event) > MOST_AT_ONE_EVENT).sum()) if len(event) else 0
    notes = (
        (blank, *_ROW, "a blank end: left out"),
        (len(lines) - len(kept), "row repeats", "rows repeat", "somebody at an event: each counts once"),
        (crowds, "event has", "events have", f"more than {MOST_AT_ONE_EVENT} people: that ties nobody to anybody"),
    )
    people = int(person.max(initial=-1)) + 1
    return Hideable(Events(people, event, person, _setting(file, columns, kept)), told(notes))


def _two(file: BareTable, columns: Columns) -> tuple[list[tuple[str, str]], int]:
    one, other = file.place_of(columns.a, 0), file.place_of(columns.b, 1)
    ends = [(_cell(row, one), _cell(row, other)) for row in file.rows]
    full = [pair for pair in ends if all(pair)]
    return full, len(ends) - len(full)


def _setting(file: BareTable, columns: Columns, kept: Sequence[tuple[str, str]]) -> Setting:
    one, other = file.place_of(columns.a, 0), file.place_of(columns.b, 1)
    row_of = {(_cell(row, one), _cell(row, other)): row for row in reversed(file.rows)}
    rows = [row_of[pair] for pair in kept]

    def column(name: str | None, *, is_day: bool = False) -> NDArray[np.float64] | None:
        if name is None:
            return None
        place = file.place_of(name, 0)
        cells = [_cell(row, place) for row in rows]
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
