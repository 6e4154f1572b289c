"""Answers about the network as pictures, each beside the table that says the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ui.answers.brokers import BrokersAnswer
    from ui.answers.changes import ChangesAnswer
    from ui.answers.groups import GroupsAnswer
    from ui.answers.suggestions import SuggestionsAnswer

Picture = alt.Chart | alt.LayerChart | alt.FacetChart
INK, PALE = "#12294a", "#9fb3cc"
MOST_BARS = 25
ROW_HEIGHT = 22


def groups(answer: GroupsAnswer) -> alt.Chart | None:
    """How large each group is, and how sure."""
    rows = [
        {"group": f"Group {number}", "people": group.size, "stability": group.stability, "words": group.stability_words}
        for number, group in enumerate(answer.groups[:MOST_BARS], 1)
    ]
    if not rows:
        return None
    colour = alt.Color("stability:Q", title="Stability").scale(domain=[0, 1], range=[PALE, INK])
    return _bars(rows, ("people", "People"), "group").encode(
        color=colour, tooltip=["group", "people", "stability", "words"]
    )


def brokers(answer: BrokersAnswer) -> Picture | None:
    """Standing between others against what is on record: bottom right is much looked at, top left is thin evidence."""
    rows = [
        {"who": each.thing.label, "records": each.records, "between": each.betweenness, "ties": each.ties}
        for each in answer.brokers
    ]
    if not rows:
        return None
    base = alt.Chart(pl.DataFrame(rows)).encode(
        x=alt.X("records:Q", title="Records about the person"),
        y=alt.Y("between:Q", title="Stands between others").axis(format="%"),
        tooltip=["who", "records", "ties", alt.Tooltip("between:Q", format=".1%")],
    )
    points = base.mark_circle(color=INK, opacity=0.8).encode(size=alt.Size("ties:Q", title="Ties"))
    return alt.layer(points, base.mark_text(align="left", dx=9, fontSize=11).encode(text="who"))


def suggestions(answer: SuggestionsAnswer) -> alt.Chart | None:
    """How often the like of each hypothesis was right."""
    rows = [
        {"pair": f"{each.rank}. {each.one.label} – {each.other.label}", "right": each.base_rate, "tried": each.tried}
        for each in answer.suggestions[:MOST_BARS]
    ]
    if not rows:
        return None
    chart = _bars(rows, ("right", "Of the like in a trial, so many were right"), "pair")
    return chart.encode(x=alt.X("right:Q", title="Of the like in a trial, so many were right").axis(format="%"))


def changes(answer: ChangesAnswer) -> alt.Chart | None:
    """How many ties are new, gone and changed."""
    rows = [{"sort": sort, "ties": count} for sort, count in answer.counts.items()]
    return _bars(rows, ("ties", "Ties"), "sort") if any(answer.counts.values()) else None


def _bars(rows: Sequence[Mapping[str, object]], value: tuple[str, str], name: str) -> alt.Chart:
    field, title = value
    label = alt.Y(f"{name}:N", sort=None, title=None).axis(labelLimit=420, labelOverlap=False)
    chart: alt.Chart = alt.Chart(pl.DataFrame(rows), height=ROW_HEIGHT * len(rows) + 20).mark_bar(color=INK)
    drawn: alt.Chart = chart.encode(x=alt.X(f"{field}:Q", title=title), y=label)
    return drawn
