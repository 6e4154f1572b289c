"""Saved charts as documents: which there are, what one shows, what has changed, and what two states differ in."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from graph.model.saved_chart import ChartVersion, SavedChart
from ui.answers.statements import Answer, ThingAnswer
from ui.chart import wire
from ui.terminal import MARKING

if TYPE_CHECKING:
    from analysis.chart.changes import Item
    from graph.asking.saved_charts import OpenedChart
    from graph.reading.chart import ChartFacts
    from ui.chart.reading import Comparison

CAVEAT_SEEN = "It shows what you may see; a colleague with another clearance may see more or less of the same chart."
CAVEAT_CHANGES = "No item says only that nothing was recorded that you may see, never that nothing happened."


class ChartsAnswer(Answer):
    """The charts of a user, and those shared with them."""

    marking: str = MARKING
    charts: tuple[SavedChart, ...]


class VersionsAnswer(Answer):
    """The versions of a chart, the first one first."""

    marking: str = MARKING
    chart: SavedChart
    versions: tuple[ChartVersion, ...]


class SavedAnswer(Answer):
    """A version that was saved; `meanwhile` are the numbers of those that others saved since it was begun."""

    chart: str
    number: int
    meanwhile: tuple[int, ...]


class ChangedAnswer(Answer):
    """What was done to a chart."""

    chart: str
    done: str


class GraphAnswer(Answer):
    """What one version of a chart shows, as this viewer may see it.

    Attributes:
        nodes: Things with kind, label, badges, number of links, and their place where one is kept.
        links: Assertions with ends, words, strength, grade, handling and period.
        notes: The notes and frames that this viewer may read.
        groups: The groups likewise.
    """

    marking: str = MARKING
    chart: SavedChart
    version: ChartVersion
    nodes: tuple[dict[str, Any], ...]
    links: tuple[dict[str, Any], ...]
    notes: tuple[dict[str, Any], ...]
    groups: tuple[dict[str, Any], ...]
    caveat: str = CAVEAT_SEEN

    @classmethod
    def of(cls, chart: OpenedChart, facts: ChartFacts) -> GraphAnswer:
        """A chart as a document."""
        told, view = wire.facts(facts), chart.view
        places, pins = view.get("places", {}), view.get("pinned", {})
        nodes = [{**each, "place": places.get(each["id"]), "pinned": each["id"] in pins} for each in told["things"]]
        notes = [{**note, "place": places.get(key)} for key, note in view.get("notes", {}).items()]
        return cls(
            chart=chart.chart,
            version=chart.version,
            nodes=tuple(nodes),
            links=tuple(told["ties"]),
            notes=tuple(notes),
            groups=tuple(view.get("groups", {}).values()),
        )


class ItemAnswer(Answer):
    """One thing that changed."""

    kind: str
    about: ThingAnswer
    others: tuple[ThingAnswer, ...]
    model: str
    record: str
    line: str
    at: datetime
    before: str
    after: str
    by: str
    why: str

    @classmethod
    def of(cls, item: Item) -> ItemAnswer:
        """An item as a document."""
        about, others = ThingAnswer.of(item.about), tuple(ThingAnswer.of(each) for each in item.others)
        return cls(**{**item._asdict(), "kind": item.kind.value, "about": about, "others": others})


class ChangesAnswer(Answer):
    """What has changed about the things of a chart since a version of it was saved."""

    marking: str = MARKING
    chart: SavedChart
    version: ChartVersion
    items: tuple[ItemAnswer, ...]
    caveat: str = CAVEAT_CHANGES


class ComparisonAnswer(Answer):
    """Two states of a chart: every thing and assertion that was added, removed or changed."""

    marking: str = MARKING
    earlier: str
    later: str
    things: tuple[dict[str, Any], ...]
    links: tuple[dict[str, Any], ...]
    caveat: str = CAVEAT_SEEN

    @classmethod
    def of(cls, comparison: Comparison) -> ComparisonAnswer:
        """A comparison as a document; what is the same in both is left out."""
        told = wire.facts(comparison.found.facts, comparison.found.changes)
        things, links = (tuple(each for each in told[name] if "change" in each) for name in ("things", "ties"))
        return cls(earlier=comparison.titles[0], later=comparison.titles[1], things=things, links=links)
