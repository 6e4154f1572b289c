"""Where things lie to each other on the ground: metres between two points, and whether a point is within a zone."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from analysis.gaps.shaping import c

if TYPE_CHECKING:
    from collections.abc import Sequence

EARTH_M = 6_371_000
WIDER = 1.000_001
"""A cell is wider by so much than what is looked for, so that no rounding hides anything on its edge."""
CORNERS = 3


def metres(one: tuple[str, str], two: tuple[str, str]) -> pl.Expr:
    """Metres between two points, each the columns of its latitude and longitude."""
    lat, other = c(one[0]).radians(), c(two[0]).radians()
    across = (c(two[1]) - c(one[1])).radians()
    half = ((other - lat) / 2).sin() ** 2 + lat.cos() * other.cos() * (across / 2).sin() ** 2
    return 2 * EARTH_M * half.sqrt().arcsin()


def near(left: pl.DataFrame, right: pl.DataFrame, within: int) -> pl.DataFrame:
    """Pairs of points no further apart than `within` metres; `latitude`, `longitude` in both frames.

    They are looked for in a grid, each in its own cell and the eight around it; away from where days begin.
    """
    cell = _cell(max((_furthest(left), _furthest(right))), within)
    shifts = pl.DataFrame({"north": [-1, 0, 1]}).join(pl.DataFrame({"east": [-1, 0, 1]}), how="cross")
    cells = (
        _celled(left, cell)
        .join(shifts, how="cross")
        .with_columns(row=c("row") + c("north"), column=c("column") + c("east"))
    )
    pairs = cells.drop("north", "east").join(_celled(right, cell), on=["row", "column"], suffix="_right")
    apart = metres(("latitude", "longitude"), ("latitude_right", "longitude_right"))
    return pairs.drop("row", "column").with_columns(metres=apart).filter(c("metres") <= within)


class Cell(NamedTuple):
    """Degrees of latitude and longitude that are at least so many metres wherever a point lies."""

    north: float
    east: float


def _cell(furthest: float, within: int) -> Cell:
    """The smallest cell that does for points no further from the equator than so many degrees."""
    angle = min(within / EARTH_M * WIDER, math.pi / 2)
    # The meridian that such a circle just touches; over the pole there is none, and one cell goes all the way round.
    touched = math.sin(angle) / max(math.cos(math.radians(furthest)), math.ulp(0.0))
    return Cell(math.degrees(angle), math.degrees(math.asin(touched)) if touched < 1 else 360.0)


def _furthest(points: pl.DataFrame) -> float:
    return float(points.select(c("latitude").abs().max()).item() or 0.0)


def _celled(points: pl.DataFrame, cell: Cell) -> pl.DataFrame:
    placed = points.drop_nulls(["latitude", "longitude"])
    row, column = c("latitude") / cell.north, c("longitude") / cell.east
    return placed.with_columns(row=row.floor().cast(pl.Int64()), column=column.floor().cast(pl.Int64()))


def within_polygon(polygon: str | None, latitude: float, longitude: float) -> bool:
    """Whether a point lies in the outer ring of a GeoJSON polygon; text that is none holds no point.

    >>> square = '{"type": "Polygon", "coordinates": [[[0, 0], [0, 2], [2, 2], [2, 0], [0, 0]]]}'
    >>> within_polygon(square, 1.0, 1.0), within_polygon(square, 3.0, 1.0)
    (True, False)
    """
    inside = False
    ring = _ring(polygon)
    for (east, north), (east_next, north_next) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        crosses = (north > latitude) != (north_next > latitude)
        if crosses and longitude < east + (latitude - north) * (east_next - east) / (north_next - north):
            inside = not inside
    return inside


def _ring(polygon: str | None) -> Sequence[tuple[float, float]]:
    try:
        told = json.loads(polygon or "")
    except ValueError:
        return ()
    shape = told.get("geometry", told) if isinstance(told, dict) else {}
    rings = shape.get("coordinates") if isinstance(shape, dict) and shape.get("type") == "Polygon" else None
    if not isinstance(rings, list) or not rings or len(rings[0]) < CORNERS:
        return ()
    return [(float(point[0]), float(point[1])) for point in rings[0]]
