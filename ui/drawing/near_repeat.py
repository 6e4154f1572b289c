"""A Knox test drawn: how many times as many pairs as by chance, in each band of distance and days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from analysis.counted import two_digits
from ui.drawing.pattern_maps import values_of

if TYPE_CHECKING:
    from ui.answers.near_repeat import Cell, NearRepeatAnswer

HEIGHT = 300
PALE = ["#9ecae1", "#ffffff", "#fdae6b"]
"""Fewer than by chance, as many, and more; black words can be read on each."""
RARE = 0.05
"""At most this share of shuffles with as many pairs is written in bold; it proves nothing by itself."""


def row(cell: Cell) -> dict[str, object]:
    """One band of distance by one of days as a row of a table."""
    return {
        "Metres": cell.space.words,
        "Days": cell.time.words,
        "Pairs": cell.pairs,
        "Expected by chance": round(cell.expected, 1),
        "Ratio": None if cell.ratio is None else round(cell.ratio, 2),
        "p": round(cell.p, 3),
    }


def knox(answer: NearRepeatAnswer) -> alt.LayerChart | alt.FacetChart:
    """The cells as colours with words; what chance alone would bring seldom is in bold."""
    values = [{**row(cell), "told": _told(cell), "rare": cell.p <= RARE} for cell in answer.cells]
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


def _told(cell: Cell) -> str:
    """What was counted beside what was to be expected."""
    told = "none expected" if cell.ratio is None else f"{two_digits(cell.ratio)} times"
    return f"{cell.pairs:,} ({told})"
