"""With what a chart begins: the things that it is made of, and their places where there are too many for a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.chart.layout import Spot, laid_out
from graph.reading.chart import Fresh

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from graph.model.chart_view import View
    from graph.reader import Reader
    from graph.reading.chart import ChartFacts


def placed(reader: Reader, ids: Sequence[str], today: date) -> View:
    """A view of some things, each in its place."""
    return view_of(reader.chart(Fresh(ids, (), today.isoformat())))


def view_of(facts: ChartFacts, view: View | None = None) -> View:
    """A view with every thing of a chart in it; those that a view has placed stay where they are."""
    before = view or {}
    ids = [each.thing.id for each in facts.things]
    known = {key: Spot(at["x"], at["y"]) for key, at in before.get("places", {}).items()}
    places = laid_out(
        ids, [(tie.start, tie.end) for tie in facts.ties], {each: known[each] for each in ids if each in known}
    )
    at = {each: {"x": spot.x, "y": spot.y} for each, spot in places.items()}
    return {**before, "shown": dict.fromkeys(ids, True), "places": {**before.get("places", {}), **at}}
