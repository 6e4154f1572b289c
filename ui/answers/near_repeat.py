"""A Knox test as a document: tables of space bands by time bands."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pydantic import model_serializer

from ui.answers.made import MadeAnswer
from ui.answers.statements import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.patterns.distance import Distance
    from analysis.patterns.near_repeat import Bands, Floats, NearRepeat, Shuffles


class Asked(NamedTuple):
    """How the test was asked for, and what should be known of the file."""

    shuffles: Shuffles
    method: Distance
    notes: tuple[str, ...] = ()


class Band(Answer):
    """From one edge on to under another; in a document `[0, 100)`."""

    low: float
    high: float

    @model_serializer
    def written(self) -> str:
        """The band as mathematicians write it: it holds its lower edge and not its upper one."""
        return f"[{self.low:.10g}, {self.high:.10g})"

    def __str__(self) -> str:
        return self.written()

    @property
    def words(self) -> str:
        """The same as a person would say it."""
        return f"{self.low:.10g} to under {self.high:.10g}"


class Cell(NamedTuple):
    """One band of distance by one of days: what was counted there, and what the shuffles say of it."""

    space: Band
    time: Band
    pairs: int
    expected: float
    ratio: float | None
    p: float


Table = tuple[tuple[float, ...], ...]


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
    space: tuple[Band, ...]
    time: tuple[Band, ...]
    observed: tuple[tuple[int, ...], ...]
    expected: Table
    knox_ratio: tuple[tuple[float | None, ...], ...]
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
            observed=tuple(map(tuple, found.observed.tolist())),
            expected=_table(found.expected),
            knox_ratio=tuple(
                tuple(None if math.isnan(each) else each for each in row) for row in found.knox_ratio.tolist()
            ),
            p=_table(found.p),
            notes=asked.notes,
            caveats=caveats,
        )

    @property
    def cells(self) -> Iterator[Cell]:
        """Every cell of the four tables, by distance and then by days."""
        for row, space in enumerate(self.space):
            for column, time in enumerate(self.time):
                pairs, expected = self.observed[row][column], self.expected[row][column]
                yield Cell(space, time, pairs, expected, self.knox_ratio[row][column], self.p[row][column])


class RecordedNearRepeatAnswer(Answer):
    """The same of offences on record; distances are in metres."""

    made: MadeAnswer
    table: NearRepeatAnswer


def _bands(edges: tuple[float, ...]) -> tuple[Band, ...]:
    return tuple(Band(low=low, high=high) for low, high in pairwise(edges))


def _table(values: Floats) -> Table:
    return tuple(map(tuple, values.tolist()))
