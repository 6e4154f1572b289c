"""Answers about the network as pictures, each beside the table that says the same in words.

Rows that were chosen in the table stand out; a click on a mark picks its row here and on the map beside it, or the
rows of one sort where a bar counts them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import altair as alt
import polars as pl

from ui.drawing import pattern_maps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ui.answers.brokers import BrokersAnswer
    from ui.answers.changes import ChangesAnswer
    from ui.answers.groups import GroupsAnswer
    from ui.answers.suggestions import SuggestionsAnswer
    from ui.drawing.network import Chosen
    from ui.network_rows import Row

Picture = alt.Chart | alt.LayerChart | alt.FacetChart | alt.HConcatChart
INK, PALE = "#12294a", "#9fb3cc"
FAINT, FAINTEST = 0.25, 0.1
MOST_BARS = 25
ROW_HEIGHT = 22
WIDTH = 420
PICKED = alt.selection_point(name=pattern_maps.PICKED, fields=["row"], toggle=True)
"""Picks a row in the picture and on the map at once."""
STANDS_OUT = alt.when(PICKED).then(alt.Opacity("shade:Q").scale(None).legend(None)).otherwise(alt.value(FAINTEST))


def shade(place: int, chosen: Chosen) -> float:
    """How strongly a row is drawn: those that were chosen, or all where none was."""
    return 0.9 if not chosen or place in chosen else FAINT


def paths(rows: Sequence[Row], chosen: Chosen) -> alt.Chart | None:
    """How strong each path is."""
    return _rows_as_bars(rows, chosen, "Strength", "Strength: the product of the weights of its steps")


def groups(answer: GroupsAnswer, chosen: Chosen) -> alt.Chart | None:
    """How large each group is, and how sure."""
    rows = [
        {
            "row": place,
            "shade": shade(place, chosen),
            "group": f"Group {place + 1}",
            "people": group.size,
            "stability": group.stability,
            "words": group.stability_words,
        }
        for place, group in enumerate(answer.groups[:MOST_BARS])
    ]
    if not rows:
        return None
    colour = alt.Color("stability:Q", title="Stability").scale(domain=[0, 1], range=[PALE, INK])
    return _bars(rows, ("people", "People"), "group").encode(
        color=colour, tooltip=["group", "people", "stability", "words"]
    )


def brokers(answer: BrokersAnswer, chosen: Chosen) -> Picture | None:
    """Standing between others against what is on record: bottom right is much looked at, top left is thin evidence."""
    rows = [
        {
            "row": place,
            "shade": shade(place, chosen),
            "who": each.thing.label,
            "records": each.records,
            "between": each.betweenness,
            "ties": each.ties,
        }
        for place, each in enumerate(answer.brokers)
    ]
    if not rows:
        return None
    base = alt.Chart(pl.DataFrame(rows), width=WIDTH).encode(
        x=alt.X("records:Q", title="Records about the person"),
        y=alt.Y("between:Q", title="Stands between others").axis(format="%"),
        opacity=STANDS_OUT,
        tooltip=["who", "records", "ties", alt.Tooltip("between:Q", format=".1%")],
    )
    points = base.mark_circle(color=INK).encode(size=alt.Size("ties:Q", title="Ties")).add_params(PICKED)
    return alt.layer(points, base.mark_text(align="left", dx=9, fontSize=11).encode(text="who"))


def suggestions(answer: SuggestionsAnswer, chosen: Chosen) -> alt.Chart | None:
    """How often the like of each hypothesis was right."""
    rows = [
        {
            "row": place,
            "shade": shade(place, chosen),
            "pair": f"{each.rank}. {each.one.label} – {each.other.label}",
            "right": each.base_rate,
            "tried": each.tried,
        }
        for place, each in enumerate(answer.suggestions[:MOST_BARS])
    ]
    if not rows:
        return None
    chart = _bars(rows, ("right", "Of the like in a trial, so many were right"), "pair")
    return chart.encode(x=alt.X("right:Q", title="Of the like in a trial, so many were right").axis(format="%"))


def changes(answer: ChangesAnswer, rows: Sequence[Row], chosen: Chosen) -> alt.Chart | None:
    """How many ties are new, gone and changed, those that are not shown as rows too."""
    return _counted({sort: count for sort, count in answer.counts.items() if count}, rows, chosen, "Ties")


def sharing(rows: Sequence[Row], chosen: Chosen) -> alt.Chart | None:
    """How many associates there are by each way."""
    return _counted(Counter(row.sort for row in rows), rows, chosen, "Ties to others")


def _counted(counts: Mapping[str, int], rows: Sequence[Row], chosen: Chosen, title: str) -> alt.Chart | None:
    """One bar for the rows of each sort, whose chosen part stands out; a click on it means all of them."""
    picked = Counter(rows[place].sort for place in chosen)
    told = [
        {"row": sort, "shade": depth, "sort": sort, "ties": part, "all": count}
        for sort, count in counts.items()
        for depth, part in ((0.9, picked[sort] if chosen else count), (FAINT, count - picked[sort] if chosen else 0))
        if part
    ]
    if not told:
        return None
    tips = [alt.Tooltip("sort:N", title=" "), alt.Tooltip("all:Q", title=title)]
    return _bars(told, ("ties", title), "sort").encode(
        detail="shade:Q", order=alt.Order("shade:Q", sort="descending"), tooltip=tips
    )


def _rows_as_bars(rows: Sequence[Row], chosen: Chosen, value: str, title: str) -> alt.Chart | None:
    told = [
        {"row": place, "shade": shade(place, chosen), "name": row.name, "value": row.cells[value]}
        for place, row in enumerate(rows[:MOST_BARS])
    ]
    return _bars(told, ("value", title), "name") if told else None


def _bars(rows: Sequence[Mapping[str, object]], value: tuple[str, str], name: str) -> alt.Chart:
    field, title = value
    label = alt.Y(f"{name}:N", sort=None, title=None).axis(labelLimit=280, labelOverlap=False)
    chart: alt.Chart = alt.Chart(
        pl.DataFrame(rows), height=ROW_HEIGHT * len({row[name] for row in rows}) + 20, width=WIDTH
    )
    whole = all(isinstance(row[field], int) for row in rows)
    across = alt.X(f"{field}:Q", title=title).axis(tickMinStep=1 if whole else alt.Undefined)
    drawn: alt.Chart = chart.mark_bar(color=INK).encode(x=across, y=label, opacity=STANDS_OUT)
    return drawn.add_params(PICKED)
