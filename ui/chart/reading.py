"""Saved charts as both the screen and the command line read them: opened, compared, and what has changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.chart.changes import items
from analysis.chart.comparison import Picture, compared, lines_of
from graph.asking.chart_changes import changed_since, standing_lines
from graph.asking.saved_charts import opened
from graph.errors import InputError
from graph.instants import end_of
from graph.model.chart_view import joined, shown_in
from graph.reading.chart import Fresh
from graph.reading.frame import View

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from analysis.chart.changes import Item
    from analysis.chart.comparison import Compared
    from graph.asking.saved_charts import OpenedChart
    from graph.model.chart_view import View as ChartView
    from graph.model.saved_chart import ChartVersion
    from graph.reader import Reader
    from graph.reading.chart import ChartFacts


class Comparison(NamedTuple):
    """Two states of a chart beside each other, and where things stand in it."""

    found: Compared
    view: ChartView
    titles: tuple[str, str]


def facts_of(reader: Reader, view: ChartView, today: date) -> ChartFacts:
    """What is on record about the things of a chart, as far as the reader's viewer may see it."""
    return reader.chart(Fresh(shown_in(view), (), today.isoformat()))


def changes_since(reader: Reader, chart: OpenedChart) -> tuple[Item, ...]:
    """What has changed about the things of a chart since this version was saved."""
    version = chart.version
    found = reader.ask(changed_since(shown_in(chart.view), _state(version)))
    return items(found, version.as_at or version.at)


def compare_versions(reader: Reader, chart: str, numbers: tuple[int, int], today: date) -> Comparison:
    """Two versions of a chart, each with what was on record when it was saved."""
    one, other = (reader.ask(opened(chart, number)) for number in numbers)
    view = joined(other.view, one.view)
    pictures = [_picture(reader, each.view, view, today=today, at=_state(each.version)) for each in (one, other)]
    titles = tuple(f"version {each.version.number}" for each in (one, other))
    return _comparison(reader, pictures, view, (titles[0], titles[1]), today=today)


def compare_days(reader: Reader, chart: OpenedChart, days: tuple[date, date], today: date) -> Comparison:
    """One chart with what was on record at the source on two days."""
    if days[0] >= days[1]:
        raise InputError("Compare an earlier day with a later one.")
    views = [View(as_at=end_of(day)) for day in days]
    pictures = [_picture(reader, chart.view, chart.view, today=day, at=at) for day, at in zip(days, views, strict=True)]
    return _comparison(reader, pictures, chart.view, (f"{days[0]:%d/%m/%Y}", f"{days[1]:%d/%m/%Y}"), today=today)


def _picture(reader: Reader, view: ChartView, both: ChartView, *, today: date, at: View) -> Picture:
    facts = facts_of(reader.at(at), both, today)
    return Picture(frozenset(shown_in(view)), facts)


def _comparison(
    reader: Reader, pictures: Sequence[Picture], view: ChartView, titles: tuple[str, str], *, today: date
) -> Comparison:
    lines = reader.ask(standing_lines(lines_of(pictures)))
    found = compared(pictures[0], pictures[1], facts_of(reader, view, today), lines)
    return Comparison(found, view, titles)


def _state(version: ChartVersion) -> View:
    return View(version.as_at, version.published)
