"""Saved charts in words: the list, with whom one is shared, its versions, what has changed, and what is different."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.chart.comparison import Changed
from analysis.counted import counted
from analysis.nominal.when import moment_words
from graph.kinds import MODELS
from graph.links import LINK_TYPES
from graph.vocabulary import ChartRight
from ui import wording
from ui.drawing.page import badge, note, nothing, thing_link
from ui.markup import Html, Part, join, link, tag
from ui.routes import Route, address, saved_chart

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from analysis.chart.changes import Item
    from analysis.chart.comparison import Compared
    from graph.asking.saved_charts import OpenedChart
    from graph.model.saved_chart import ChartVersion, SavedChart
    from graph.reading.results import Thing
    from graph.saved_charts import Saved

MOST_ITEMS = 200
CAVEAT_CHANGES = "Nothing else was recorded that you may see. That does not say that nothing happened."
RIGHTS = {
    ChartRight.OWN: "yours",
    ChartRight.EDIT: "shared with you to edit",
    ChartRight.READ: "shared with you to read",
}


def charts(found: Sequence[SavedChart], names: Mapping[str, str]) -> Html:
    """The list of charts."""
    if not found:
        return nothing("No saved chart is yours or shared with you. Open a chart of anything on record, and save it.")
    rows = (
        (
            link(saved_chart(chart.id), chart.name),
            f"version {chart.latest}, {moment_words(chart.changed_at)}",
            names.get(chart.owner, chart.owner),
            join((RIGHTS[chart.right], badge("retired") if chart.retired_at else None), " "),
        )
        for chart in found
    )
    return _table("Charts", ("Name", "Saved last", "Owner", "You may"), rows)


def whose(chart: SavedChart, names: Mapping[str, str]) -> str:
    """Who may change with whom it is shared."""
    owner = names.get(chart.owner, chart.owner)
    may = "save versions of it" if chart.right is ChartRight.EDIT else "open it, and save a copy of your own"
    return f"{owner} shares this chart with you: you may {may}. Others may see more or less of it than you."


def shares(chart: SavedChart, names: Mapping[str, str]) -> Html:
    """With whom it is shared, and what each may do."""
    if not chart.shares:
        return note("Shared with nobody. Whoever you share it with sees of it only what they may see.")
    told = (f"{names.get(each.user, each.user)}: may {each.right.value}" for each in chart.shares)
    return tag("ul", *(tag("li", words) for words in told))


def versions(found: Sequence[ChartVersion], shown: int, names: Mapping[str, str]) -> Html:
    """The versions, the newest first."""
    rows = (
        (
            link(saved_chart(each.chart, each.number), f"version {each.number}")
            if not each.erased_at
            else f"version {each.number}",
            moment_words(each.at),
            names.get(each.by, each.by),
            "erased by a retention decision" if each.erased_at else each.remark,
            "shown above" if each.number == shown else "",
        )
        for each in reversed(found)
    )
    return _table("Versions", ("Version", "Saved", "By", "Remark", ""), rows)


def meanwhile(saved: Saved) -> str:
    """That others saved while somebody was working."""
    numbers = ", ".join(str(number) for number in saved.meanwhile)
    return (
        f"Saved as version {saved.number}. Others saved version {numbers} since you began, and what they changed is "
        "not in yours: compare them below."
    )


def changed(items: Sequence[Item], chart: OpenedChart, names: Mapping[str, str]) -> Html:
    """What has changed since the version was saved, item by item."""
    since = f"since version {chart.version.number} was saved on {moment_words(chart.version.at)}"
    if not items:
        return note(f"Nothing was recorded {since} that you may see. That does not say that nothing happened.")
    rows = (_item(item, names) for item in items[:MOST_ITEMS])
    more = f", the latest {MOST_ITEMS} of them here" if len(items) > MOST_ITEMS else ""
    head = tag("p", f"{counted(len(items), 'change')} {since}{more}.", role="status")
    return join(
        (head, _table("Changes", ("What", "Of", "Which record", "When", "Behind it"), rows), note(CAVEAT_CHANGES))
    )


def different(found: Compared, titles: tuple[str, str]) -> Html:
    """Every thing and link that was added, removed or changed between two states."""
    things = {each.thing.id: each.thing for each in found.facts.things}
    told = [
        (found.changes[key], (thing_link(thing), wording.kind_title(thing.kind)))
        for key, thing in things.items()
        if key in found.changes
    ]
    for tie in found.facts.ties:
        if tie.id in found.changes:
            words = tie.kind.replace("_", " ") if tie.kind else LINK_TYPES[tie.type].forward
            ends = join((thing_link(things[tie.start]), thing_link(things[tie.end])), " – ")
            graded = ", ".join(filter(None, (words, tie.strength, tie.grade)))
            told.append((found.changes[tie.id], (ends, graded)))
    if not told:
        return note(f"No difference between {titles[0]} and {titles[1]} in what you may see.")
    order = list(Changed)
    rows = ((badge(change.value), *cells) for change, cells in sorted(told, key=lambda each: order.index(each[0])))
    return _table(f"Different in {titles[1]} from {titles[0]}", ("What became of it", "What", "How"), rows)


def _item(item: Item, names: Mapping[str, str]) -> tuple[Part, ...]:
    graded = f"{item.before or 'not graded'} to {item.after or 'not graded'}" if item.before or item.after else None
    by = f"by {names.get(item.by, item.by)}: {item.why}" if item.by else None
    about = _things((item.about, *item.others))
    behind = link(address(Route.RECORD, item.line), "its history") if item.line else "a judgement"
    title = MODELS[item.model].TITLE if item.model else "judged one and the same, or not"
    return badge(item.kind.value), about, join((title, graded, by), ", "), moment_words(item.at), behind


def _things(things: Iterable[Thing]) -> Html:
    return join((thing_link(each) for each in things), " – ")


def _table(caption: str, columns: Sequence[str], rows: Iterable[tuple[Part, ...]]) -> Html:
    head = tag("tr", *(tag("th", name, scope="col") for name in columns))
    body = (tag("tr", tag("th", first, scope="row"), *(tag("td", cell) for cell in rest)) for first, *rest in rows)
    table = tag("table", tag("caption", caption), tag("thead", head), tag("tbody", *body), class_="lines")
    return tag("div", table, class_="wide", role="region", aria_label=caption, tabindex="0")
