"""From the texts of two bare tables to labelled offences; what cannot be used is left out and counted in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.patterns.cells import numbers, windows
from analysis.patterns.linkage.labelled import Labelled
from analysis.patterns.linkage.offences import Offences, behaviour, flat
from graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.patterns.linkage.offences import Floats

Cells = list[str]
POLE = 90
HALF_TURN = 180


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
    return Read(labelled, tuple(_notes(found, offences, repeated, astray)))


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
    return flat(np.where(outside, np.nan, y), np.where(outside, np.nan, x))


def _notes(found: Offences, cells: OffenceCells, repeated: int, astray: int) -> list[str]:
    no_place = int(np.isnan(found.places).any(axis=1).sum())
    no_time = int(np.isnan(found.first).sum())
    notes = [
        (repeated, "rows repeat an id or have none; the first of each was used"),
        (astray, "rows of the series file name an offence that is not in the offences file"),
        (no_place if cells.where else 0, "offences have no usable place: where they happened counts as unknown"),
        (no_time if cells.begun else 0, "offences have no usable time, or end before they start: it counts as unknown"),
    ]
    empty = [
        f"Nothing is known in column {each.name}: it says nothing." for each in found.behaviours if not each.values
    ]
    return [f"{number:,} {words}." for number, words in notes if number] + empty
