"""Where things of a large chart stand: tied things near each other, pinned ones where they are, nothing over another.

The browser lays out what somebody is working on. This is for charts that begin with hundreds of things and for those
that no browser has drawn: the same things always get the same places.
"""

from __future__ import annotations

import math
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import rustworkx as rx
from scipy.spatial import cKDTree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

GAP = 96
"""No two things stand nearer than this: an icon of 44 with a label of two lines below it."""
LENGTH = 130.0
ROUNDS = 60
PUSHES = 200
SEED = 7
BROWSER_LAYS_OUT = 300
"""Up to so many things a browser places at once; above, they come with their places."""
_TURN = math.pi * (3 - math.sqrt(5))


class Spot(NamedTuple):
    """A place on the canvas."""

    x: float
    y: float


def laid_out(ids: Sequence[str], joins: Iterable[tuple[str, str]], fixed: Mapping[str, Spot]) -> dict[str, Spot]:
    """A place for each thing; those that are fixed keep theirs, and what is tied to nothing comes last.

    Each connected part is drawn by springs (Fruchterman and Reingold 1991, a fixed seed) and the parts are put side by
    side, the largest first.
    """
    if not ids:
        return {}
    web: rx.PyGraph[str, None] = rx.PyGraph(multigraph=False)
    at = dict(zip(ids, web.add_nodes_from(list(ids)), strict=True))
    web.add_edges_from([(at[one], at[other], None) for one, other in sorted(joins) if one in at and other in at])
    parts = sorted((sorted(part) for part in rx.connected_components(web)), key=lambda part: (-len(part), part))
    places = {each: spot for each, spot in fixed.items() if each in at}
    shelf = _Shelf(places.values())
    for part in parts:
        drawn = _drawn(web.subgraph(part), places)
        held = any(each in places for each in drawn)
        places |= drawn if held else shelf.put(drawn)
    return _apart(_loosened(places, frozenset(fixed)), frozenset(fixed))


def _drawn(part: rx.PyGraph[str, None], places: Mapping[str, Spot]) -> dict[str, Spot]:
    """The springs of one connected part; what has a place keeps it."""
    held = {number for number, each in zip(part.node_indices(), part.nodes(), strict=True) if each in places}
    middle = _middle([places[part[number]] for number in held])
    begun = [places.get(part[number]) or _spiral(step, middle) for step, number in enumerate(part.node_indices())]
    # Its steps are made for a square of one; and where nothing is held it would stretch the drawing, so the first is.
    unit = LENGTH * math.sqrt(len(begun))
    scaled = {number: (spot.x / unit, spot.y / unit) for number, spot in enumerate(begun)}
    found = rx.spring_layout(part, pos=scaled, fixed=held or {0}, k=LENGTH / unit, num_iter=ROUNDS, seed=SEED)
    wide = unit if held else unit * _room(np.array([found[number] for number in part.node_indices()]) * unit)
    return {part[number]: Spot(x * wide, y * wide) for number, (x, y) in found.items()}


def _room(at: NDArray[np.float64]) -> float:
    """By how much a drawing must grow for most of its things to stand clear of the next one."""
    if len(at) < 2:  # noqa: PLR2004 - one thing is in nobody's way
        return 1.0
    nearest = cKDTree(at).query(at, k=2)[0][:, 1]
    return max(1.0, 0.9 * GAP / max(float(np.median(nearest)), 1.0))


def _spiral(step: int, middle: Spot) -> Spot:
    """Where the springs begin: around the middle, each a golden angle further."""
    far = LENGTH * math.sqrt(step)
    return Spot(middle.x + far * math.cos(step * _TURN), middle.y + far * math.sin(step * _TURN))


def _middle(spots: Sequence[Spot]) -> Spot:
    if not spots:
        return Spot(0, 0)
    return Spot(sum(spot.x for spot in spots) / len(spots), sum(spot.y for spot in spots) / len(spots))


class _Shelf:
    """Parts side by side, in rows below whatever has its place."""

    def __init__(self, taken: Iterable[Spot]) -> None:
        spots = list(taken)
        self._left = min((spot.x for spot in spots), default=0)
        self._x, self._y = self._left, max((spot.y for spot in spots), default=-2 * GAP) + 2 * GAP
        self._low = self._y
        self._width = 0.0

    def put(self, drawn: Mapping[str, Spot]) -> dict[str, Spot]:
        left, top = min(spot.x for spot in drawn.values()), min(spot.y for spot in drawn.values())
        wide, high = max(spot.x for spot in drawn.values()) - left, max(spot.y for spot in drawn.values()) - top
        self._width = self._width or max(wide, 12 * GAP)
        if self._x > self._left and self._x + wide > self._left + self._width:
            self._x, self._y = self._left, self._low
        moved = {each: Spot(spot.x - left + self._x, spot.y - top + self._y) for each, spot in drawn.items()}
        self._x += wide + 1.5 * GAP
        self._low = max(self._low, self._y + high + 1.5 * GAP)
        return moved


def _loosened(places: Mapping[str, Spot], fixed: frozenset[str]) -> dict[str, Spot]:
    """Crowds pushed apart by their pairs, a little at a time, so that what was near stays near."""
    ids = sorted(places)
    at = np.array([places[each] for each in ids], dtype=float)
    free = np.array([each not in fixed for each in ids])[:, None]
    for _ in range(PUSHES):
        pairs = cKDTree(at).query_pairs(GAP * 1.04, output_type="ndarray")
        if not len(pairs):
            break
        one, other = pairs[:, 0], pairs[:, 1]
        apart = at[one] - at[other]
        far = np.maximum(np.hypot(apart[:, 0], apart[:, 1]), 1e-6)[:, None]
        push = apart / far * (GAP * 1.05 - far) / 2
        moves = np.zeros_like(at)
        np.add.at(moves, one, push)
        np.add.at(moves, other, -push)
        at += moves * free
    return {each: Spot(float(x), float(y)) for each, (x, y) in zip(ids, at, strict=True)}


def _apart(places: Mapping[str, Spot], fixed: frozenset[str]) -> dict[str, Spot]:
    """The same places with nothing over another: whoever comes later takes the nearest free one."""
    taken: dict[tuple[int, int], list[Spot]] = {}
    found = {}
    for each in sorted(places, key=lambda each: (each not in fixed, places[each], each)):
        spot = places[each] if each in fixed else _free(places[each], taken)
        taken.setdefault(_cell(spot), []).append(spot)
        found[each] = spot
    return found


def _free(wanted: Spot, taken: Mapping[tuple[int, int], Sequence[Spot]]) -> Spot:
    return next(spot for spot in _around(wanted) if _is_free(spot, taken))


def _around(spot: Spot) -> Iterator[Spot]:
    for step in count():
        far = GAP * 0.5 * math.sqrt(step)
        yield Spot(round(spot.x + far * math.cos(step * _TURN)), round(spot.y + far * math.sin(step * _TURN)))


def _is_free(spot: Spot, taken: Mapping[tuple[int, int], Sequence[Spot]]) -> bool:
    column, row = _cell(spot)
    near = (each for x in (-1, 0, 1) for y in (-1, 0, 1) for each in taken.get((column + x, row + y), ()))
    return all(math.dist(spot, each) >= GAP for each in near)


def _cell(spot: Spot) -> tuple[int, int]:
    return math.floor(spot.x / GAP), math.floor(spot.y / GAP)
