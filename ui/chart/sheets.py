"""What a window with a chart is opened on: things, a saved chart, two of them together, or two states side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.asking.chart_changes import things_behind
from graph.asking.saved_charts import opened
from graph.keys import digest
from graph.model.chart_view import PLACES, joined, shown_in
from graph.model.draft import ChartDraft
from graph.reading.dossier import not_on_record
from ui.chart.reading import compare_days, compare_versions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from analysis.chart.comparison import Compared
    from graph.asking.saved_charts import OpenedChart
    from graph.model.chart_view import View
    from graph.reader import Reader

BETWEEN_TWO = 300
"""How far the second of two charts stands to the right of the first."""


class Sheet(NamedTuple):
    """What a window is opened on.

    Attributes:
        about: What a draft on it is kept under.
        title: What to call it.
        things: With what it begins where nothing is drawn yet.
        begun: The view that it begins with.
        chart: The saved chart that it shows.
        compared: What is different, where it shows two states.
        titles: What the two states are called.
    """

    about: str
    title: str
    things: tuple[str, ...] = ()
    begun: ChartDraft | None = None
    chart: OpenedChart | None = None
    compared: Compared | None = None
    titles: tuple[str, str] = ("", "")


def of_things(reader: Reader, ids: Sequence[str], records: Sequence[str] = ()) -> Sheet:
    """A new chart of some things, and of what some records are about; of one thing, with what is near it."""
    behind = reader.ask(things_behind(records)) if records else ()
    ids = tuple(dict.fromkeys((*ids, *behind)))
    if not ids:
        raise not_on_record()
    about = ids[0] if len(ids) == 1 else f"things-{digest(*sorted(ids))}"
    return Sheet(about, "Link chart", tuple(ids))


def of_chart(reader: Reader, chart: str, number: int | None = None) -> Sheet:
    """A saved chart in one version."""
    found = reader.ask(opened(chart, number))
    title = f"{found.chart.name}, version {found.version.number}"
    return Sheet(found.version.id, title, begun=ChartDraft(view=found.view), chart=found)


def of_two(reader: Reader, one: str, other: str) -> Sheet:
    """Two saved charts as one new one, the second to the right of the first; what both show stands as in the first."""
    first, second = reader.ask(opened(one)), reader.ask(opened(other))
    view = joined(first.view, _moved(second.view, _right_of(first.view, second.view)))
    title = f"{first.chart.name} and {second.chart.name}"
    return Sheet(f"{first.version.id}+{second.version.id}", title, begun=ChartDraft(view=view))


def of_versions(reader: Reader, chart: str, numbers: tuple[int, int], today: date) -> Sheet:
    """What is different between two versions of a chart."""
    found = compare_versions(reader, chart, numbers, today)
    title = f"{found.titles[0].capitalize()} and {found.titles[1]}"
    about = f"{chart}.{numbers[0]}~{numbers[1]}"
    return Sheet(about, title, begun=ChartDraft(view=found.view), compared=found.found, titles=found.titles)


def of_days(reader: Reader, chart: str, days: tuple[date, date], today: date) -> Sheet:
    """What is different between two days in what was on record of a chart."""
    saved = reader.ask(opened(chart))
    found = compare_days(reader, saved, days, today)
    about = f"{saved.version.id}~{days[0].isoformat()}~{days[1].isoformat()}"
    title = f"{saved.chart.name}: {found.titles[0]} and {found.titles[1]}"
    return Sheet(about, title, begun=ChartDraft(view=found.view), compared=found.found, titles=found.titles)


def _right_of(first: View, second: View) -> float:
    here, there = (
        [place["x"] for key, place in view.get(PLACES, {}).items() if key in shown_in(view)] for view in (first, second)
    )
    return max(here, default=0) - min(there, default=0) + BETWEEN_TWO


def _moved(view: View, by: float) -> View:
    places = {key: {**place, "x": place["x"] + by} for key, place in view.get(PLACES, {}).items()}
    return {**view, PLACES: places}
