"""From the texts of two bare tables to labelled offences; what cannot be used is left out and counted in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.counted import told
from analysis.patterns.cells import numbers, windows
from analysis.patterns.linkage.labelled import Labelled
from analysis.patterns.linkage.offences import Offences, behaviour, flat
from graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analysis.patterns.linkage.offences import Floats

Cells = list[str]
POLE = 90
HALF_TURN = 180
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


class SeriesCells(NamedTuple):
    """The columns of the answer key: who, and which offence."""

    people: Cells
    offences: Cells


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
    place = {offences.ids[row].strip(): index for index, row in enumerate(keep)}
    found = _offences(offences, keep)
    pairs = list(zip(series.people, series.offences, strict=True))
    usable = sorted(
        {(who.strip(), place[what.strip()]) for who, what in pairs if who.strip() and what.strip() in place}
    )
    if not usable:
        raise InputError("No row of the series file names an offence of the offences file: check the two columns.")
    names = {who: index for index, who in enumerate(sorted({who for who, _ in usable}))}
    labelled = Labelled(
        found,
        np.array([names[who] for who, _ in usable], dtype=np.int64),
        np.array([what for _, what in usable], dtype=np.int64),
    )
    astray = sum(what.strip() not in place for what in series.offences)
    repeated = len(offences.ids) - len(keep)
    return Read(labelled, _notes(found, offences, repeated, astray))


def _first_of_each(ids: Sequence[str]) -> list[int]:
    first: dict[str, int] = {}
    for row, each in enumerate(ids):
        if each.strip():
            first.setdefault(each.strip(), row)
    return list(first.values())


def _offences(cells: OffenceCells, keep: list[int]) -> Offences:
    if cells.where is None and not cells.begun and not cells.behaviours:
        raise InputError("There is nothing to compare by: name columns for place, for time, or for behaviours.")
    rows = np.array(keep, dtype=np.int64)
    first, last = windows(cells.begun, cells.ended) if cells.begun else (np.full(len(cells.ids), np.nan),) * 2
    columns = tuple(behaviour(name, [texts[row] for row in keep]) for name, texts in cells.behaviours.items())
    return Offences(_places(cells.where, len(cells.ids))[rows], first[rows], last[rows], columns)


def _places(where: Where | None, number: int) -> Floats:
    if where is None:
        return np.full((number, 2), np.nan)
    x, y = numbers(where.x), numbers(where.y)
    if not where.is_degrees:
        return np.column_stack((x, y))
    outside = (np.abs(y) > POLE) | (np.abs(x) > HALF_TURN)
    if outside.sum() * 2 > np.isfinite(x + y).sum():
        raise InputError(
            "Most latitudes or longitudes lie outside the globe: are they swapped, or eastings and northings?"
        )
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


def _notes(found: Offences, cells: OffenceCells, repeated: int, astray: int) -> tuple[str, ...]:
    no_place = int(np.isnan(found.places).any(axis=1).sum())
    no_time = int(np.isnan(found.first).sum())
    have = ("offence has", "offences have")
    notes = (
        (repeated, "row has", "rows have", "no id, or one that came before: the first of each id was used"),
        (astray, "row", "rows", "of the series file without an offence of the offences file: left aside"),
        (
            no_place if cells.where else 0,
            *have,
            "no usable place (blank, or far from all others): where counts as unknown",
        ),
        (
            no_time if cells.begun else 0,
            *have,
            "no usable time, or one that ends before it starts: it counts as unknown",
        ),
    )
    empty = (
        f"Nothing is known in column {each.name}: it says nothing." for each in found.behaviours if not each.values
    )
    return (*told(notes), *empty)
