"""A geographic profile: where an anchor may lie, only where the conditions of the method hold; else why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from analysis.patterns.linkage.offences import Floats

POWER = 1.2
GRID = 100
_SAME_KM = 0.05
METRES = 1_000
"""In a kilometre."""


class Conditions(NamedTuple):
    """How many offences at as many places are needed, and within how many metres one anchor's homes lie."""

    offences: int = 5
    anchor_m: int = 1_000


USUAL = Conditions()


class Profile(NamedTuple):
    """Criminal geographic targeting over a grid.

    Attributes:
        scores: A square table, rows from south to north: the higher, the sooner searched.
        west, south, step_across, step_up: The grid in kilometres on the plane.
        buffer_km: Within this of an offence the score falls again.
        hit_share: The share of the area that would be searched before a known anchor; None without one.
    """

    scores: Floats
    west: float
    south: float
    step_across: float
    step_up: float
    buffer_km: float
    hit_share: float | None


def why_not(offences: Floats, homes: Floats | None, needed: Conditions = USUAL) -> tuple[str, ...]:
    """Why the conditions of the method do not hold; empty where nothing on record speaks against them.

    Args:
        offences: One row of kilometres for each offence with a place.
        homes: The homes of the offender in the time of the offences; None where the offender is not known.
        needed: The limits in force of the rule that asks for them, GR-61.
    """
    reasons = []
    distinct = len(_distinct(offences))
    if len(offences) < needed.offences:
        reasons.append(
            f"Not valid: a place is known of {len(offences)} of their offences, and {needed.offences} are needed."
        )
    elif distinct < needed.offences:
        reasons.append(f"Not valid: the offences were at {distinct} places and at least {needed.offences} are needed.")
    if homes is not None and not len(homes):
        reasons.append("Not valid: no home with a place is on record for the time of the offences: no anchor is known.")
    apart = float(np.ptp(homes, axis=0).max()) if homes is not None and len(homes) else 0.0
    if homes is not None and apart > needed.anchor_m / METRES:
        reasons.append(f"Not valid: there was no one stable anchor: {len(homes)} homes, up to {apart:.1f} km apart.")
    if not reasons and homes is not None and not _is_inside(homes.mean(axis=0), offences):
        reasons.append(
            "Not valid: the home lies outside the area of the offences, as of somebody who travels to offend."
        )
    return tuple(reasons)


def profile(offences: Floats, anchor: Floats | None = None) -> Profile:
    """Score every cell of the area by how well an anchor there fits the journeys to all offences.

    Question: where should the search for an anchor begin?
    Formula: the sum over offences of 1 / d^f beyond a buffer B and B^(g - f) / (2B - d)^g within it, d by Manhattan
    distance, f = g = 1.2, B half of the mean distance to the nearest other offence; the area is that of the offences
    and half of the mean distance between them on each side.
    Source: Rossmo 2000, Geographic Profiling; his conditions as in Rossmo 2005.
    Must not be concluded: that the anchor is where the score is highest; it orders a search and names nobody.
    """
    apart = np.abs(offences[:, None, :] - offences[None, :, :])
    nearest = np.where(np.eye(len(offences), dtype=bool), np.inf, apart.sum(axis=2)).min(axis=1)
    buffer_km = max(float(nearest[np.isfinite(nearest)].mean()) / 2, 0.01)
    pairs = len(offences) * (len(offences) - 1)
    margin = apart.sum(axis=(0, 1)) / pairs / 2
    low, high = offences.min(axis=0) - margin, offences.max(axis=0) + margin
    step = np.maximum((high - low) / GRID, 1e-6)
    across, up = (low[side] + step[side] * (np.arange(GRID) + 0.5) for side in (0, 1))
    scores = np.zeros((GRID, GRID))
    for x, y in offences:
        scores += _decay(np.abs(across[None, :] - x) + np.abs(up[:, None] - y), buffer_km)
    hit = None if anchor is None else _hit_share(scores, (anchor - low) / step)
    return Profile(scores, float(low[0]), float(low[1]), float(step[0]), float(step[1]), buffer_km, hit)


def _decay(distance: Floats, buffer_km: float) -> Floats:
    outside = np.maximum(distance, buffer_km) ** -POWER
    inside = np.maximum(2 * buffer_km - distance, buffer_km) ** -POWER
    return np.asarray(np.where(distance > buffer_km, outside, inside))


def _hit_share(scores: Floats, at: Floats) -> float | None:
    column, row = (int(np.floor(value)) for value in at)
    if not (0 <= column < GRID and 0 <= row < GRID):
        return None
    return float((scores >= scores[row, column]).mean())


def _distinct(places: Floats) -> list[Floats]:
    kept: list[Floats] = []
    for place in places:
        if all(np.hypot(*(place - other)) > _SAME_KM for other in kept):
            kept.append(place)
    return kept


def _is_inside(point: Floats, offences: Floats) -> bool:
    spread = np.ptp(offences, axis=0) / 2
    return bool(((point >= offences.min(axis=0) - spread) & (point <= offences.max(axis=0) + spread)).all())
