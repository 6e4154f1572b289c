"""Submitted reports from columns: with their items, what they mention, and the units of those who submitted them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from analysis.submissions.quality import Submitted
from graph.keys import node_id
from graph.kinds import NODE_KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.reading.columns import Columns
    from graph.reading.results import Returned

REPORT_FIELDS = ("submitted_by", "event_on", "text", "title", "source_grade")
ITEM_FIELDS = ("text", "source_grade")
OFFICER_FIELDS = ("unit",)
_KINDS = {name.lower(): name for name in NODE_KINDS}


class Read(NamedTuple):
    """What is read for it: reports, items, officers, the links of items and of mentions, and what was returned."""

    reports: Columns
    items: Columns
    officers: Columns
    item_of: Columns
    mentions: Columns
    returned: tuple[Returned, ...]


def submitted(read: Read) -> tuple[Submitted, ...]:
    """Every report that the reader may see."""
    units = dict(zip(read.officers.column("about"), read.officers.column("unit"), strict=True))
    mentions, returned = _mentions(read.mentions), {each.report: each for each in read.returned}
    graded, text = _of_items(read)
    names = ("about", "source", *REPORT_FIELDS)
    rows = zip(*(read.reports.column(name) for name in names), strict=True)
    return tuple(
        Submitted(
            id=about,
            by=by,
            team=units.get(node_id("Officer", source, by)) if by else None,
            graded=bool(grade) or about in graded,
            event=bool(event),
            text=bool(words or title) or about in text,
            mentions=frozenset(mentions.get(about, ())),
            returned=about in returned,
            waits=about in returned and returned[about].waits,
        )
        for about, source, by, event, words, title, grade in rows
    )


def _mentions(links: Columns) -> Mapping[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for start, end in zip(links.column("start"), links.column("end"), strict=True):
        found[start].add(_KINDS.get(end.partition("-")[0], ""))
    return found


def _of_items(read: Read) -> tuple[set[str], set[str]]:
    """The reports of which an item is graded, and those of which one has a text."""
    reports = dict(zip(read.item_of.column("start"), read.item_of.column("end"), strict=True))
    rows = zip(*(read.items.column(name) for name in ("about", *ITEM_FIELDS)), strict=True)
    graded, text = set(), set()
    for about, words, grade in rows:
        if grade and about in reports:
            graded.add(reports[about])
        if words and about in reports:
            text.add(reports[about])
    return graded, text
