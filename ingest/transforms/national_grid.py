"""British National Grid: eastings and northings, or a reference with letters, as latitude and longitude."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import UnreadableValueError
from ingest.transforms.numbers import number_text

if TYPE_CHECKING:
    from pyproj import Transformer

GRID, WGS84 = "EPSG:27700", "EPSG:4326"
EASTINGS, NORTHINGS = (1.0, 700_000.0), (5_000.0, 1_300_000.0)
"""Where the grid has land, in metres from its false origin: nothing lies further south than the rocks off Scilly, and a
system that writes 0 does not know the place."""
SQUARE = 100_000
FIGURES = 5
DECIMALS = 6
"""A tenth of a metre; without the national grid shift the shift itself is good to about five metres."""
BETWEEN = "\t"
"""What stands between easting and northing where they come from columns of their own."""
_LETTERS = "ABCDEFGHJKLMNOPQRSTUVWXYZ"
_REFERENCE = re.compile(r"(?P<square>[A-Z]{2})\s*(?P<figures>[0-9][0-9\s]*)")
CACHED_PLACES = 16_384


class UnreadableGridError(UnreadableValueError):
    """A text is no place on the National Grid."""

    def __init__(self) -> None:
        super().__init__("This is not a place on the British National Grid: give easting and northing in metres.")


class Place(NamedTuple):
    """A place in degrees, WGS84."""

    latitude: float
    longitude: float


def latitude_text(cell: str) -> str:
    """The latitude in degrees of a place on the grid.

    Raises:
        UnreadableGridError: If it is none.
    """
    return f"{place_of(cell).latitude:.{DECIMALS}f}"


def longitude_text(cell: str) -> str:
    """The longitude in degrees of a place on the grid.

    Raises:
        UnreadableGridError: If it is none.
    """
    return f"{place_of(cell).longitude:.{DECIMALS}f}"


@lru_cache(maxsize=CACHED_PLACES)
def place_of(cell: str) -> Place:
    """The place of `402208<tab>304856`, `402208 304856` or `SK 022 048`.

    Raises:
        UnreadableGridError: If it is none, or off the grid.
    """
    easting, northing = _metres(cell)
    if not (EASTINGS[0] <= easting <= EASTINGS[1] and NORTHINGS[0] <= northing <= NORTHINGS[1]):
        raise UnreadableGridError
    longitude, latitude = _degrees().transform(easting, northing)
    return Place(latitude, longitude)


def _metres(cell: str) -> tuple[float, float]:
    words = cell.strip().upper()
    if found := _REFERENCE.fullmatch(words):
        return _of_reference(found["square"], re.sub(r"\s", "", found["figures"]))
    parts = words.split(BETWEEN) if BETWEEN in words else words.replace(",", " ").split()
    try:
        easting, northing = (float(number_text(part)) for part in parts)
    except ValueError as error:
        raise UnreadableGridError from error
    return easting, northing


def _of_reference(square: str, figures: str) -> tuple[float, float]:
    half, odd = divmod(len(figures), 2)
    if odd or half > FIGURES or not set(square) <= set(_LETTERS):
        raise UnreadableGridError
    first, second = (_LETTERS.index(letter) for letter in square)
    east = (first % 5 - 2) * 5 + second % 5
    north = (3 - first // 5) * 5 + 4 - second // 5
    step = 10 ** (FIGURES - half)
    # A reference names the corner of its square; the middle is nowhere further off than half of it.
    return (
        east * SQUARE + (int(figures[:half]) + 0.5) * step,
        north * SQUARE + (int(figures[half:]) + 0.5) * step,
    )


@cache
def _degrees() -> Transformer:
    # It takes longer to load than all of the mapping engine, and few files have grid coordinates.
    from pyproj import Transformer as Made  # noqa: PLC0415

    return Made.from_crs(GRID, WGS84, always_xy=True)
