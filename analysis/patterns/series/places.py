"""Where offences happened: their own coordinates, else those of the address; what cannot be right is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.counted import told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.patterns.linkage.offences import Floats
    from analysis.patterns.series.cases import Case
    from graph.reading.columns import Columns

SOUTH, NORTH, WEST, EAST = 49.0, 61.5, -9.0, 2.5
"""The United Kingdom with a little sea around it, in degrees."""


class Where(NamedTuple):
    """Latitude and longitude of each offence; NaN where unknown."""

    latitude: Floats
    longitude: Floats


def located(each: Sequence[Case], places: Columns, addresses: Columns) -> tuple[Where, tuple[str, ...]]:
    """Where each offence was, and in words which coordinates were left aside."""
    known = positions(addresses)
    at = dict(zip(places.column("start"), places.column("end"), strict=True))
    found = np.array([_position(case, known.get(at.get(case.id, ""))) for case in each]).reshape(-1, 2)
    inside, swapped = in_country(found), in_country(found[:, ::-1])
    missing = ~np.isfinite(found).all(axis=1)
    notes = told(
        (int(which.sum()), "offence has", "offences have", f"{what}: where counts as unknown")
        for which, what in (
            (swapped, "coordinates that are swapped (latitude for longitude)"),
            (~missing & ~inside & ~swapped, "coordinates outside the country"),
            (missing, "no coordinates on record"),
        )
    )
    usable = np.where(inside[:, None], found, np.nan)
    return Where(usable[:, 0], usable[:, 1]), notes


def positions(addresses: Columns) -> dict[str, tuple[float, float]]:
    """Latitude and longitude of addresses by their id, as far as both are recorded."""
    columns = (addresses.column(name) for name in ("about", "latitude", "longitude"))
    return {about: (float(up), float(across)) for about, up, across in zip(*columns, strict=True) if _both(up, across)}


def in_country(found: Floats) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which rows of latitude and longitude lie in the country.

    >>> in_country(np.array([[55.1, -2.4], [-2.4, 55.1], [np.nan, -2.4]])).tolist()
    [True, False, False]
    """
    up, across = found[:, 0], found[:, 1]
    return np.asarray((up >= SOUTH) & (up <= NORTH) & (across >= WEST) & (across <= EAST))


def _position(case: Case, address: tuple[float, float] | None) -> tuple[float, float]:
    own: Mapping[str, object] = case.fields
    up, across = own.get("latitude"), own.get("longitude")
    if _both(up, across):
        return float(str(up)), float(str(across))
    return address or (np.nan, np.nan)


def _both(up: object, across: object) -> bool:
    return up is not None and across is not None
