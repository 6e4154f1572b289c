"""Answers about the network as pictures, each beside the table that says the same in words.

Rows that were chosen in the table stand out; a click on a mark picks its row here and on the map beside it, or the
rows of one sort where a bar counts them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import altair as alt
import polars as pl

from ui.drawing import labels, pattern_maps

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
WIDTH, MOST_LABEL = 270, 220
SCATTER_WIDTH = 430
SCATTER_HEIGHT = 320
NAMED_WITH_ROOM = "Named where there is room; point at a mark for its name"
BESIDE: Mapping[labels.Side, dict[str, Any]] = {
    labels.Side.RIGHT: {"align": "left", "baseline": "middle", "dx": labels.MARK},
    labels.Side.LEFT: {"align": "right", "baseline": "middle", "dx": -labels.MARK},
    labels.Side.ABOVE: {"baseline": "bottom", "dy": -labels.MARK},
    labels.Side.BELOW: {"baseline": "top", "dy": labels.MARK},
}
"""How a name is written on each side of its mark."""
PICKED = alt.selection_point(name=pattern_maps.PICKED, fields=["row"], toggle=True)
"""Picks a row in the picture and on the map at once."""
STANDS_OUT = alt.when(PICKED).then(alt.Opacity("shade:Q").scale(None).legend(None)).otherwise(alt.value(FAINTEST))


def _left(words: str) -> alt.TitleParams:
    """A title that begins where its picture does."""
    return alt.TitleParams(words, anchor="start", fontSize=12, fontWeight="normal")


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
    colour = alt.Color("stability:Q", title="Stability").scale(domain=[0, 1], range=[PALE, INK]).legend(orient="bottom")
    chart = _bars(rows, ("people", "People"), "group").encode(
        color=colour, tooltip=["group", "people", "stability", "words"]
    )
    return _first_of(chart, len(rows), len(answer.groups))


def brokers(answer: BrokersAnswer, chosen: Chosen) -> Picture | None:
    """Standing between others against what is on record: bottom right is much looked at, top left is thin evidence."""
    if not answer.brokers:
        return None
    across = _reach([each.records for each in answer.brokers])
    up = _reach([each.betweenness for each in answer.brokers])
    rows = [
        {
            "row": place,
            "shade": shade(place, chosen),
            "who": each.thing.label,
            "records": each.records,
            "between": each.betweenness,
            "ties": each.ties,
            "side": side,
        }
        for place, (each, side) in enumerate(zip(answer.brokers, _sides(answer, across, up), strict=True))
    ]
    base = alt.Chart(
        pl.DataFrame(rows), width=SCATTER_WIDTH, height=SCATTER_HEIGHT, title=_left(NAMED_WITH_ROOM)
    ).encode(
        x=alt.X("records:Q", title="Records about the person").scale(domain=across, nice=False),
        y=alt.Y("between:Q", title="Stands between others").axis(format="%").scale(domain=up, nice=False),
        opacity=STANDS_OUT,
        tooltip=["who", "records", "ties", alt.Tooltip("between:Q", format=".1%")],
    )
    size = alt.Size("ties:Q", title="Ties").scale(range=[20, 160]).legend(orient="bottom")
    names = (
        base.transform_filter(f"datum.side == '{side}'").mark_text(fontSize=11, **looks).encode(text="who")
        for side, looks in BESIDE.items()
    )
    return alt.layer(base.mark_circle(color=INK).encode(size=size).add_params(PICKED), *names)


def _reach(values: Sequence[float]) -> tuple[float, float]:
    """From where to where an axis goes that holds values with some room around."""
    low, high = min(values), max(values)
    room = 0.08 * (high - low) or 0.1 * high or 1.0
    return max(low - room, 0.0), high + room


def _sides(answer: BrokersAnswer, across: tuple[float, float], up: tuple[float, float]) -> list[labels.Side | None]:
    """On which side of each broker's mark the name has room."""
    marks = [
        (
            SCATTER_WIDTH * (each.records - across[0]) / (across[1] - across[0]),
            SCATTER_HEIGHT * (up[1] - each.betweenness) / (up[1] - up[0]),
        )
        for each in answer.brokers
    ]
    return labels.sides(
        marks, [each.thing.label for each in answer.brokers], labels.Box(0, 0, SCATTER_WIDTH, SCATTER_HEIGHT)
    )


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
    chart = _first_of(chart, len(rows), len(answer.suggestions))
    return chart.encode(x=alt.X("right:Q", title="Of the like in a trial, so many were right").axis(format="%"))


def changes(answer: ChangesAnswer, rows: Sequence[Row], chosen: Chosen) -> alt.Chart | None:
    """How many ties are new, gone and changed, those that are in no row too; then it says so."""
    chart = _counted({sort: count for sort, count in answer.counts.items() if count}, rows, chosen, "Ties")
    if chart is None or not answer.left_out:
        return chart
    return chart.properties(title=_left(f"The bars count {answer.left_out:,} more than the table lists"))


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
    return _first_of(_bars(told, ("value", title), "name"), len(told), len(rows)) if told else None


def _first_of(chart: alt.Chart, drawn: int, listed: int) -> alt.Chart:
    """A picture of the first rows says that the table has more."""
    return (
        chart.properties(title=_left(f"The first {drawn} of {listed:,}; the table lists all"))
        if listed > drawn
        else chart
    )


def _bars(rows: Sequence[Mapping[str, object]], value: tuple[str, str], name: str) -> alt.Chart:
    field, title = value
    label = alt.Y(f"{name}:N", sort=None, title=None).axis(labelLimit=MOST_LABEL, labelOverlap=False)
    chart: alt.Chart = alt.Chart(
        pl.DataFrame(rows), height=ROW_HEIGHT * len({row[name] for row in rows}) + 20, width=WIDTH
    )
    whole = all(isinstance(row[field], int) for row in rows)
    across = alt.X(f"{field}:Q", title=title).axis(tickMinStep=1 if whole else alt.Undefined)
    drawn: alt.Chart = chart.mark_bar(color=INK).encode(x=across, y=label, opacity=STANDS_OUT)
    return drawn.add_params(PICKED)
