"""From one offence to the next: how far, and after how long, as far as times are on record."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from analysis.patterns.offending.places import distance_km

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.patterns.offending.places import Spot


class Leg(NamedTuple):
    """From one offence to the next one in time.

    Attributes:
        one: The earlier offence.
        other: The later one.
        km: How far apart, along the earth.
        days: The fewest and the most days between them.
        certain: Whether it is certain which came first; their windows may overlap.
    """

    one: str
    other: str
    km: float
    days: tuple[float, float]
    certain: bool


def legs(spots: Sequence[Spot], windows: Mapping[str, tuple[float, float]]) -> tuple[Leg, ...]:
    """From each offence with a place and a time to the next one.

    Question: how far, and after how long, does the next offence follow?
    Formula: offences in order of the beginning of their windows; the fewest days are those between the end of one
    window and the beginning of the next, the most those between its beginning and the end of the next.
    Must not be concluded: that somebody went from one to the other; offences that are not on record lie between.

    >>> from analysis.patterns.offending.places import Spot
    >>> two = [Spot("b", 55.0, -2.1), Spot("a", 55.0, -2.0)]
    >>> [(leg.one, leg.other, leg.days) for leg in legs(two, {"a": (1.0, 2.0), "b": (5.0, 6.0)})]
    [('a', 'b', (3.0, 5.0))]
    """
    dated = sorted((spot for spot in spots if spot.offence in windows), key=lambda spot: windows[spot.offence])
    return tuple(_leg(one, other, windows) for one, other in pairwise(dated))


def _leg(one: Spot, other: Spot, windows: Mapping[str, tuple[float, float]]) -> Leg:
    (begun, ended), (begins, ends) = windows[one.offence], windows[other.offence]
    km = distance_km((one.latitude, one.longitude), (other.latitude, other.longitude))
    return Leg(one.offence, other.offence, km, (max(begins - ended, 0.0), ends - begun), begins >= ended)
