"""A Knox test drawn: how many times as many pairs as by chance, in each band of distance and days."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import altair as alt

from analysis.counted import two_digits
from ui.drawing.pattern_maps import values_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.answers.near_repeat import NearRepeatAnswer

HEIGHT = 300
PALE = ["#9ecae1", "#ffffff", "#fdae6b"]
"""Fewer than by chance, as many, and more; black words can be read on each."""
RARE = 0.05
"""At most this share of shuffles with as many pairs is written in bold; it proves nothing by itself."""


class Cell(NamedTuple):
    """One band of distance by one of days."""

    metres: str
    days: str
    pairs: int
    expected: float
    ratio: float | None
    p: float

    @property
    def words(self) -> str:
        """What was counted beside what was to be expected."""
        told = "none expected" if self.ratio is None else f"{two_digits(self.ratio)} times"
        return f"{self.pairs:,} ({told})"

    @property
    def row(self) -> dict[str, object]:
        """The same as a row of a table."""
        ratio = None if self.ratio is None else round(self.ratio, 2)
        return {
            "Metres": self.metres,
            "Days": self.days,
            "Pairs": self.pairs,
            "Expected by chance": round(self.expected, 1),
            "Ratio": ratio,
            "p": round(self.p, 3),
        }


def cells(answer: NearRepeatAnswer) -> Iterator[Cell]:
    """Every cell, by distance and then by days."""
    for row, metres in enumerate(answer.space):
        for column, days in enumerate(answer.time):
            yield Cell(
                _band(metres),
                _band(days),
                answer.observed[row][column],
                answer.expected[row][column] or 0.0,
                answer.knox_ratio[row][column],
                answer.p[row][column] or 0.0,
            )


def knox(answer: NearRepeatAnswer) -> alt.LayerChart | alt.FacetChart:
    """The cells as colours with words; what chance alone would bring seldom is in bold."""
    values = [{**cell.row, "told": cell.words, "rare": cell.p <= RARE} for cell in cells(answer)]
    base = alt.Chart(values_of(values)).encode(
        x=alt.X("Days:O", sort=None, axis=alt.Axis(labelAngle=0)), y=alt.Y("Metres:O", sort=None)
    )
    scale = alt.Scale(range=PALE, domainMid=1, interpolate="rgb")
    boxes = base.mark_rect(stroke="white").encode(
        color=alt.Color("Ratio:Q", title="Times as many as by chance", scale=scale),
        tooltip=["Metres:O", "Days:O", "Pairs:Q", "Expected by chance:Q", "Ratio:Q", "p:Q"],
    )
    plain = base.mark_text(color="black").encode(text="told:N").transform_filter("!datum.rare")
    rare = base.mark_text(color="black", fontWeight="bold").encode(text="told:N").transform_filter("datum.rare")
    return alt.layer(boxes, plain, rare).properties(height=HEIGHT)


def _band(text: str) -> str:
    """`[0, 100)` as a person would say it: both edges, the upper one not in it."""
    low, high = text.strip("[)").split(", ")
    return f"{low} to under {high}"
