"""What lies near is found however far a force looks: beside every pair of points measured one by one."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from random import Random

import polars as pl
import pytest

from analysis.gaps.places import EARTH_M, near

SHETLAND, SCILLY = 60.85, 49.86
Point = tuple[float, float]


def apart(one: Point, other: Point) -> float:
    """Metres between two points on a sphere."""
    (lat, lon), (lat2, lon2) = (tuple(map(radians, point)) for point in (one, other))
    half = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    return 2 * EARTH_M * asin(sqrt(half))


def framed(points: list[Point]) -> pl.DataFrame:
    return pl.DataFrame(
        {"latitude": [each[0] for each in points], "longitude": [each[1] for each in points]}
    ).with_columns(place=pl.int_range(len(points)))


@pytest.mark.parametrize("within", [1, 200, 241, 5_000, 80_000, 2_000_000])
@pytest.mark.parametrize("about", [SHETLAND, SCILLY, 89.9])
def test_all_that_is_near_is_found_and_nothing_else(within: int, about: float) -> None:
    random = Random(within)  # noqa: S311 - a test that can be repeated
    spread = within / 50_000
    points = [(about - random.random() * spread, -2 + random.random() * spread * 2) for _ in range(60)]
    found = near(framed(points), framed(points), within).select("place", "place_right").rows()
    pairs = [(one, other) for one in range(60) for other in range(60) if apart(points[one], points[other]) <= within]
    assert sorted(found) == pairs
    assert 60 < len(pairs) < 60 * 60
