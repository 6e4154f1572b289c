"""A day as lists: figures on top, what is planned, what came in, what was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.nominal.when import day_words
from graph.keys import line_of
from graph.kinds import MODELS
from ui.drawing.gaps import tiles
from ui.drawing.page import nothing, thing_link
from ui.markup import Html, Part, join, link, tag
from ui.routes import Route, address

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from analysis.workload.day import Dated, News
    from graph.reading.results import Thing
    from ui.my_day import Day

SHOWN = 25
NO_VISITS = "No visit is planned in the next 14 days."
NO_ORDERS = "No order in force is recorded to end in the next 56 days."
NO_NEWS = "No report that you may see waits to be acknowledged."
NOTHING_NEW = "Nothing recorded since yesterday that you may see."
NOTHING_ON_WATCHED = "Nothing recorded since yesterday about what you watch."
NOTHING_WATCHED = "You watch nothing yet."


def figures(day: Day) -> Html:
    """The day in figures."""
    counted: dict[str, int | str] = {
        "nominals, covered ones among them": len(day.nominals),
        "visits planned in 14 days": len(day.visits),
        "reports to acknowledge": len(day.news),
        "overdue": len(day.overdue),
        "asked of me": len(day.asked),
        "orders that end": len(day.orders),
        "gaps I can close": len(day.closable),
    }
    return tiles(counted, grave=frozenset({"overdue"}))


def dated(entries: Sequence[Dated], names: Mapping[str, Thing], on: date, none: str) -> Html:
    """What has a day, one line each."""
    if not entries:
        return nothing(none)
    lines = [_line(each, names, on) for each in entries[:SHOWN]]
    more = tag("li", f"and {len(entries) - SHOWN} more", class_="quiet") if len(entries) > SHOWN else None
    return tag("ul", *lines, more, class_="dated")


def _line(each: Dated, names: Mapping[str, Thing], on: date) -> Html:
    what = MODELS[each.what].TITLE if each.what in MODELS else each.what
    day = _day(each.on, on)
    who = thing_link(names[each.person]) if each.person in names else "somebody"
    behind = link(address(Route.RECORD, line_of(each.record)), "record")
    return tag("li", tag("span", day, class_="day"), " ", who, ": ", what, " ", tag("span", behind, class_="quiet"))


def _day(day: date | None, on: date) -> str:
    if day is None:
        return "day not recorded"
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    return near.get((day - on).days, day_words(day))


def news(each: News, names: Mapping[str, Thing]) -> Html:
    """A report that waits to be acknowledged."""
    title: Part = thing_link(names[each.report]) if each.report in names else "a report"
    who: Part = thing_link(names[each.person]) if each.person in names else "somebody"
    return tag("div", title, tag("div", "about ", who, f", submitted {day_words(each.on)}", class_="quiet"))


def watched(things: Sequence[str], names: Mapping[str, Thing]) -> Html:
    """What somebody watches."""
    if not things:
        return nothing(NOTHING_WATCHED)
    return tag("p", join((thing_link(names[one]) for one in things if one in names), ", "))
