"""A Knox test as a document: tables of space bands by time bands."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ui.answers.made import MadeAnswer
from ui.answers.statements import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.patterns.distance import Distance
    from analysis.patterns.near_repeat import Bands, NearRepeat, Shuffles


class Asked(NamedTuple):
    """How the test was asked for, and what should be known of the file."""

    shuffles: Shuffles
    method: Distance
    notes: tuple[str, ...] = ()


Table = tuple[tuple[float | None, ...], ...]


class NearRepeatAnswer(Answer):
    """Rows are the bands in space, columns those in time; a band [a, b) holds a and not b.

    Attributes:
        space: The bands in space, in the unit of the coordinates.
        time: The bands in time, in days.
        expected: The mean of the shuffles.
        knox_ratio: Observed to expected; null where nothing is expected.
        notes: What of the file should be looked at, with the line where it stands in one.
        left_out: Rows without a place or without an exact day, or that could not be read.
    """

    method: str
    permutations: int
    seed: int
    events: int
    left_out: int
    space: tuple[str, ...]
    time: tuple[str, ...]
    observed: tuple[tuple[int, ...], ...]
    expected: Table
    knox_ratio: Table
    p: Table
    notes: tuple[str, ...]
    caveats: tuple[str, ...]

    @classmethod
    def of(cls, found: NearRepeat, bands: Bands, asked: Asked, *, caveats: tuple[str, ...]) -> NearRepeatAnswer:
        """The test as a document."""
        return cls(
            method=asked.method,
            permutations=asked.shuffles.number,
            seed=asked.shuffles.seed,
            events=found.events,
            left_out=found.left_out,
            space=_bands(bands.space),
            time=_bands(bands.time),
            observed=tuple(tuple(row) for row in found.observed.tolist()),
            expected=_table(found.expected.tolist()),
            knox_ratio=_table(found.knox_ratio.tolist()),
            p=_table(found.p.tolist()),
            notes=asked.notes,
            caveats=caveats,
        )


class RecordedNearRepeatAnswer(Answer):
    """The same of offences on record; distances are in metres."""

    made: MadeAnswer
    table: NearRepeatAnswer


def _bands(edges: tuple[float, ...]) -> tuple[str, ...]:
    return tuple(f"[{first:g}, {last:g})" for first, last in pairwise(edges))


def _table(rows: Iterable[Iterable[float]]) -> Table:
    return tuple(tuple(None if math.isnan(value) else value for value in row) for row in rows)
