"""From the texts of two bare tables to labelled offences; what cannot be used is left out and counted in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.counted import told
from analysis.patterns.cells import Windows, numbers, windows
from analysis.patterns.date_columns import MONTH_FIRST
from analysis.patterns.distance import HALF_TURN, POLE
from analysis.patterns.linkage.labelled import Labelled
from analysis.patterns.linkage.offences import Offences, behaviour, flat
from graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analysis.patterns.linkage.offences import Floats

Cells = list[str]
TWO = 2
BRITAIN = ((49.0, 61.0), (-9.0, 2.5))
"""South and north, west and east of the United Kingdom and its islands, in degrees."""
FURTHEST_KM = 1_500
"""No force's area is so large, and no country's whose offences are linked with one another is much larger."""


class Where(NamedTuple):
    """The columns that say where: x and y in one unit, or latitude and longitude in degrees."""

    x: Cells
    y: Cells
    is_degrees: bool = False


class OffenceCells(NamedTuple):
    """The columns of a table of offences; None or empty where the table has none."""

    ids: Cells
    where: Where | None
    begun: Cells
    ended: Cells
    behaviours: dict[str, Cells]
    lines: Sequence[int] = ()
    """The line of each row in its file, where they are known."""


class SeriesCells(NamedTuple):
    """The columns of the answer key: who, and which offence."""

    people: Cells
    offences: Cells
    lines: Sequence[int] = ()


class Read(NamedTuple):
    """Labelled offences, and what was left out or is worth knowing, one sentence each."""

    labelled: Labelled
    notes: tuple[str, ...]


def read_labelled(offences: OffenceCells, series: SeriesCells) -> Read:
    """Put both tables together.

    Raises:
        InputError: If nothing to compare by is left, or no row of the answer key names an offence of the table.
    """
    keep = _first_of_each(offences.ids)
    place = _Places({offences.ids[row].strip(): index for index, row in enumerate(keep)})
    times = _times(offences)
    found = _offences(offences, times, keep)
    if not _says_anything(found):
        message = "There is nothing to compare by: every cell of the named columns is blank or cannot be read."
        raise InputError(message)
    pairs = list(zip(series.people, series.offences, strict=True))
    usable = sorted(
        {(who.strip(), at) for who, what in pairs if who.strip() and (at := place.of(what.strip())) is not None}
    )
    if not usable:
        raise InputError(
            "No row of the series file names an offence of the offences file: check --id, --person and --offence."
        )
    names = {who: index for index, who in enumerate(sorted({who for who, _ in usable}))}
    labelled = Labelled(
        found,
        np.array([names[who] for who, _ in usable], dtype=np.int64),
        np.array([what for _, what in usable], dtype=np.int64),
    )
    month_first = (MONTH_FIRST,) if times.is_month_first else ()
    return Read(
        labelled,
        (
            *_notes(found, offences, keep),
            *month_first,
            *_notes_on_places(offences.where),
            *_notes_on_columns(found),
            *_notes_on_key(series, place),
        ),
    )


class _Places:
    """Where an offence stands, by its id; also where a spreadsheet took its leading noughts, or gave it `.0`."""

    def __init__(self, exact: dict[str, int]) -> None:
        self._exact = exact
        counts = Counter(map(_as_number, exact))
        self._numbers = {_as_number(each): at for each, at in exact.items() if counts[_as_number(each)] == 1}

    def of(self, name: str) -> int | None:
        """The place of an offence; None where there is none of that id, and not one alone of that number."""
        found = self._exact.get(name)
        return self._numbers.get(_as_number(name)) if found is None and _as_number(name) else found

    def is_by_number(self, name: str) -> bool:
        """Whether the id stands in another writing than in the table of offences."""
        return name not in self._exact and self.of(name) is not None


def _as_number(name: str) -> str:
    """An id of figures without leading noughts and `.0`; blank where it is none."""
    figures = name.removesuffix(".0")
    return (figures.lstrip("0") or "0") if figures.isdecimal() else ""


def _first_of_each(ids: Sequence[str]) -> list[int]:
    first: dict[str, int] = {}
    for row, each in enumerate(ids):
        if each.strip():
            first.setdefault(each.strip(), row)
    return list(first.values())


def _times(cells: OffenceCells) -> Windows:
    if cells.begun:
        return windows(cells.begun, cells.ended)
    unknown = np.full(len(cells.ids), np.nan)
    return Windows(unknown, unknown, is_month_first=False)


def _offences(cells: OffenceCells, times: Windows, keep: list[int]) -> Offences:
    if cells.where is None and not cells.begun and not cells.behaviours:
        raise InputError("There is nothing to compare by: name columns for place, for time, or for behaviours.")
    rows = np.array(keep, dtype=np.int64)
    columns = tuple(behaviour(name, [texts[row] for row in keep]) for name, texts in cells.behaviours.items())
    return Offences(_places(cells)[rows], times.first[rows], times.last[rows], columns)


def _says_anything(found: Offences) -> bool:
    is_placed = np.isfinite(found.places).all(axis=1).any()
    return bool(is_placed or np.isfinite(found.first).any() or any(each.values for each in found.behaviours))


def _places(cells: OffenceCells) -> Floats:
    where = cells.where
    if where is None:
        return np.full((len(cells.ids), 2), np.nan)
    x, y = numbers(where.x), numbers(where.y)
    if not where.is_degrees:
        return np.column_stack((x, y))
    outside = (np.abs(y) > POLE) | (np.abs(x) > HALF_TURN)
    if outside.sum() * 2 > np.isfinite(x + y).sum():
        first = f" (the first in line {cells.lines[int(np.argmax(outside))]})" if cells.lines else ""
        message = (
            f"Most latitudes or longitudes lie outside the globe{first}: are they swapped, or eastings and northings?"
        )
        raise InputError(message)
    astray = outside | _is_far(y, x)
    return flat(np.where(astray, np.nan, y), np.where(astray, np.nan, x))


def _is_far(latitude: Floats, longitude: Floats) -> NDArray[np.bool_]:
    """Whether a place lies so far from most that it must be a slip: swapped, a sign lost, or nought for not known."""
    known = np.isfinite(latitude + longitude)
    if not known.any():
        return np.zeros(len(latitude), dtype=bool)
    places = flat(latitude, longitude)
    apart = np.linalg.norm(places - np.median(places[known], axis=0), axis=1)
    return np.asarray(apart > FURTHEST_KM)


def _notes(found: Offences, cells: OffenceCells, keep: list[int]) -> tuple[str, ...]:
    repeated = sorted(set(range(len(cells.ids))) - set(keep))
    no_place = [keep[at] for at in np.flatnonzero(np.isnan(found.places).any(axis=1))] if cells.where else []
    no_time = [keep[at] for at in np.flatnonzero(np.isnan(found.first))] if cells.begun else []
    have = ("offence has", "offences have")
    notes = (
        (
            repeated,
            "row of the offences file has",
            "rows of the offences file have",
            "no id, or one that came before: the first of each id was used",
        ),
        (no_place, *have, "no usable place (blank, or far from all others): where counts as unknown"),
        (no_time, *have, "no usable time, or one that ends before it starts: it counts as unknown"),
    )
    with_lines = (
        (len(rows), one, many, what + (f" (the first in line {cells.lines[rows[0]]})" if rows and cells.lines else ""))
        for rows, one, many, what in notes
    )
    return told(with_lines)


def _notes_on_columns(found: Offences) -> list[str]:
    """What says nothing: a column that is blank, or that knows one value alone and so tells no offence from another."""
    return [
        f"Nothing is known in column {each.name}: it says nothing."
        if not each.values
        else f"Column {each.name} has one value alone; a blank is not known and no absence: it says nothing."
        for each in found.behaviours
        if len(each.values) < TWO
    ]


def _notes_on_places(where: Where | None) -> list[str]:
    if where is None or not where.is_degrees:
        return []
    latitude, longitude = numbers(where.y), numbers(where.x)
    if _mostly_in_britain(latitude, longitude) or not _mostly_in_britain(longitude, latitude):
        return []
    return ["Most places lie outside the United Kingdom, and inside with both columns swapped: are they?"]


def _mostly_in_britain(latitude: Floats, longitude: Floats) -> bool:
    (south, north), (west, east) = BRITAIN
    inside = (latitude > south) & (latitude < north) & (longitude > west) & (longitude < east)
    return bool(inside.sum() * 2 > np.isfinite(latitude + longitude).sum())


def _notes_on_key(series: SeriesCells, place: _Places) -> tuple[str, ...]:
    named = [what.strip() for what in series.offences]
    astray = [at for at, name in enumerate(named) if place.of(name) is None]
    first = f" (the first in line {series.lines[astray[0]]})" if astray and series.lines else ""
    return told(
        (
            (
                len(astray),
                "row",
                "rows",
                f"of the series file without an offence of the offences file: left aside{first}",
            ),
            (
                sum(map(place.is_by_number, named)),
                "row of the series file names its offence",
                "rows of the series file name their offences",
                "with other leading noughts or a `.0`: taken for the offence of that number",
            ),
        )
    )
