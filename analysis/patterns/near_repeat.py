"""Near repeats: whether offences follow one another near by and soon, by the Knox test with shuffled dates."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.compiled import compiled
from analysis.patterns.distance import Distance
from graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]
Pairs = NDArray[np.int32]
"""The pairs that are near enough, one row each: both offences by their place in the columns, and the band."""

FEWEST_EVENTS = 2
MOST_PAIRS = 100_000_000
THREADS = 2


class Bands(NamedTuple):
    """Edges of the bands in space (the unit of the coordinates) and in time (days); each band is [a, b)."""

    space: tuple[float, ...]
    time: tuple[float, ...]


class Shuffles(NamedTuple):
    """How often the dates are shuffled over the places, and from which seed."""

    number: int = 999
    seed: int = 1


class NearRepeat(NamedTuple):
    """Tables of space bands (rows) by time bands (columns).

    Attributes:
        events: How many offences were compared.
        left_out: How many had no place or no exact day.
        observed: Pairs of offences in each cell.
        expected: The mean of the shuffles.
        knox_ratio: Observed to expected; NaN where nothing is expected.
        p: The share of the shuffles, this one among them, with at least as many pairs.
    """

    events: int
    left_out: int
    observed: Counts
    expected: Floats
    knox_ratio: Floats
    p: Floats


def near_repeat(
    places: Floats,
    days: Floats,
    bands: Bands,
    *,
    method: Distance = Distance.MANHATTAN,
    shuffles: Shuffles | None = None,
) -> NearRepeat:
    """Count pairs by distance and gap, and compare the counts with those under shuffled dates.

    >>> found = near_repeat(np.array([[0.0, 0], [0, 100]]), np.array([0.0, 3]), Bands((0, 100, 200), (0, 3, 6)))
    >>> found.observed.tolist()
    [[0, 0], [0, 1]]

    Args:
        places: One row of x and y for each offence, NaN where unknown.
        days: Its day, with a fraction where the time of day is known; NaN where unknown.
        bands: The edges of the bands.
        method: How distance is measured.
        shuffles: How often, and from which seed; the same seed gives the same answer on every machine.

    Raises:
        InputError: If the edges do not rise, or fewer than two offences have a place and a day.
    """
    check_bands(bands)
    shuffles = shuffles or Shuffles()
    usable = np.isfinite(places).all(axis=1) & np.isfinite(days)
    here, then = np.ascontiguousarray(places[usable]), days[usable]
    if len(then) < FEWEST_EVENTS:
        raise InputError("Fewer than two offences have both a place and an exact day: there is no pair to count.")
    pairs = _near_pairs(here, bands, is_manhattan=method is Distance.MANHATTAN)
    edges = np.array(bands.time, dtype=np.float64)
    count = partial(_table, pairs, edges, len(bands.space) - 1)
    observed = count(then)
    with ThreadPoolExecutor(THREADS) as threads:
        tables = np.stack(list(threads.map(count, _shuffled(then, shuffles))))
    expected = tables.mean(axis=0)
    ratio = np.divide(observed, expected, out=np.full(observed.shape, np.nan), where=expected > 0)
    p = ((tables >= observed).sum(axis=0) + 1) / (shuffles.number + 1)
    return NearRepeat(len(then), len(days) - len(then), observed, expected, ratio, p)


def check_bands(bands: Bands) -> None:
    """Refuse edges that make no bands.

    Raises:
        InputError: If the edges do not rise from 0 or more on.
    """
    for what, edges in (("space", bands.space), ("time", bands.time)):
        if len(edges) < FEWEST_EVENTS or edges[0] < 0 or not all(a < b for a, b in pairwise(edges)):
            message = (
                f"The edges of the bands in {what} must be two or more rising numbers from 0 on, such as 0,100,200."
            )
            raise InputError(message)


def _shuffled(days: Floats, shuffles: Shuffles) -> Iterator[Floats]:
    draw = np.random.default_rng(shuffles.seed)
    return (draw.permutation(days) for _ in range(shuffles.number))


def _near_pairs(places: Floats, bands: Bands, *, is_manhattan: bool) -> Pairs:
    edges = np.array(bands.space, dtype=np.float64)
    number = _pairs_within(places, edges[0], edges[-1], is_manhattan)
    if number > MOST_PAIRS:
        message = f"{number:,} pairs lie within the widest band, and {MOST_PAIRS:,} can be counted: narrow the bands."
        raise InputError(message)
    pairs = np.empty((number, 3), dtype=np.int32)
    _fill(places, edges, is_manhattan, pairs)
    return pairs


@compiled
def _pairs_within(places: Floats, nearest: float, farthest: float, is_manhattan: bool) -> int:  # noqa: FBT001
    found = 0
    for i in range(len(places)):
        for j in range(i + 1, len(places)):
            across, up = abs(places[i, 0] - places[j, 0]), abs(places[i, 1] - places[j, 1])
            distance = across + up if is_manhattan else np.sqrt(across * across + up * up)
            found += nearest <= distance < farthest
    return found


@compiled
def _fill(places: Floats, edges: Floats, is_manhattan: bool, pairs: Pairs) -> None:  # noqa: FBT001
    found = 0
    for i in range(len(places)):
        for j in range(i + 1, len(places)):
            across, up = abs(places[i, 0] - places[j, 0]), abs(places[i, 1] - places[j, 1])
            distance = across + up if is_manhattan else np.sqrt(across * across + up * up)
            if edges[0] <= distance < edges[-1]:
                pairs[found, 0], pairs[found, 1] = i, j
                pairs[found, 2] = np.searchsorted(edges, distance, side="right") - 1
                found += 1


@compiled
def _table(pairs: Pairs, edges: Floats, rows: int, days: Floats) -> Counts:
    columns = len(edges) - 1
    table = np.zeros((rows, columns), dtype=np.int64)
    for pair in range(len(pairs)):
        gap = abs(days[pairs[pair, 0]] - days[pairs[pair, 1]])
        if edges[0] <= gap < edges[-1]:
            column = 0
            while gap >= edges[column + 1]:
                column += 1
            table[pairs[pair, 2], column] += 1
    return table
