"""What of the country a map shows: the force's beats and what lies near them, so that one far place shrinks none."""

from __future__ import annotations

import json
from math import inf
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Frame(NamedTuple):
    """A part of the country, in degrees."""

    south: float = -inf
    west: float = -inf
    north: float = inf
    east: float = inf

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether a place lies in it."""
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east


def frame_of(outlines: Sequence[str]) -> Frame:
    """The beats with as much again on every side; everywhere where no beat has an outline.

    >>> frame_of(['{"type": "Polygon", "coordinates": [[[-2, 54], [-1, 54], [-1, 55], [-2, 55]]]}'])
    Frame(south=53.0, west=-3.0, north=56.0, east=0.0)
    """
    corners = [corner for text in outlines for corner in _corners(text)]
    if not corners:
        return Frame()
    across, up = zip(*corners, strict=True)
    wide, high = max(across) - min(across), max(up) - min(up)
    return Frame(min(up) - high, min(across) - wide, max(up) + high, max(across) + wide)


def _corners(text: str) -> Iterable[tuple[float, float]]:
    """The corners of a polygon of GeoJSON, longitude first; none of what is no polygon."""
    try:
        found = json.loads(text)
        if found["type"] != "Polygon":
            return []
        return [(float(x), float(y)) for ring in found["coordinates"] for x, y in ring]
    except (ValueError, KeyError, TypeError):
        return []
