"""Where somebody offends: how far from home, which places again, and where offences lie densest, as hexagons."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import h3
import numpy as np

from analysis.patterns.linkage.offences import flat

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.patterns.linkage.offences import Floats

SAME_PLACE_KM = 0.2
RESOLUTION = 9
"""Hexagons about 350 m across."""
_RING = 6
_SHOWN = 0.05


class Spot(NamedTuple):
    """Where an offence was, in degrees."""

    offence: str
    latitude: float
    longitude: float


class Journey(NamedTuple):
    """How far an offence was from a home that was or may have been theirs at the time."""

    offence: str
    home: str
    km: float
    certain: bool
    evidence: tuple[str, ...]


class Cell(NamedTuple):
    """A hexagon: its H3 index, the density at its middle as a share of the highest, and the offences within."""

    h3: str
    density: float
    offences: int


class Density(NamedTuple):
    """Hexagons around the offences, the densest first, and how far one offence is spread, in kilometres."""

    cells: tuple[Cell, ...]
    bandwidth_km: float


def kilometres(spots: Sequence[Spot]) -> Floats:
    """The spots on a plane, in kilometres."""
    return flat(np.array([spot.latitude for spot in spots]), np.array([spot.longitude for spot in spots]))


def degrees(plane: tuple[float, float], spots: Sequence[Spot]) -> tuple[float, float]:
    """A point of the plane of these spots as latitude and longitude."""
    scale = kilometres([*spots, Spot("", float(np.mean([spot.latitude for spot in spots])), 1.0)])[-1]
    return float(plane[1] / scale[1] * np.mean([spot.latitude for spot in spots])), float(plane[0] / scale[0])


def again(spots: Sequence[Spot]) -> tuple[tuple[str, str, float], ...]:
    """Pairs of offences at most 200 m apart, the nearest first."""
    plane = kilometres(spots)
    pairs = (
        (spots[a].offence, spots[b].offence, float(np.hypot(*(plane[a] - plane[b]))))
        for a, b in combinations(range(len(spots)), 2)
    )
    return tuple(sorted((pair for pair in pairs if pair[2] <= SAME_PLACE_KM), key=lambda pair: pair[2]))


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance between two points in degrees of latitude and longitude, along the earth.

    >>> round(distance_km((55.0, -2.0), (55.0, -2.1)), 2)
    6.38
    """
    return float(h3.great_circle_distance(one, other, unit="km"))


def density(spots: Sequence[Spot]) -> Density:
    """Kernel density over hexagons.

    Question: where do these offences lie densest?
    Formula: a normal kernel around each offence; its width is Silverman's rule on the plane, at least 150 m.
    Source: Silverman 1986; hexagons by H3.
    Must not be concluded: that an offence is to be expected where the map is dark; it shows where records lie.
    """
    if not spots:
        return Density((), 0.0)
    within = _counted(spots)
    cells = sorted({near for cell in within for near in h3.grid_disk(cell, _RING)})
    middles = [Spot(cell, *h3.cell_to_latlng(cell)) for cell in cells]
    plane = kilometres([*spots, *middles])
    here, there = plane[: len(spots)], plane[len(spots) :]
    spread = float(np.mean(here.std(axis=0))) if len(spots) > 1 else 0.0
    width = max(spread * len(spots) ** (-1 / 6), 0.15)
    squares = ((there[:, None, :] - here[None, :, :]) ** 2).sum(axis=2)
    heights = np.exp(-squares / (2 * width**2)).sum(axis=1)
    shares = heights / heights.max()
    found = [Cell(cell, float(share), within.get(cell, 0)) for cell, share in zip(cells, shares, strict=True)]
    shown = [cell for cell in found if cell.density >= _SHOWN or cell.offences]
    return Density(tuple(sorted(shown, key=lambda cell: -cell.density)), width)


def _counted(spots: Sequence[Spot]) -> Mapping[str, int]:
    counts: dict[str, int] = {}
    for spot in spots:
        cell = h3.latlng_to_cell(spot.latitude, spot.longitude, RESOLUTION)
        counts[cell] = counts.get(cell, 0) + 1
    return counts
