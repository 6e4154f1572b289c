"""The reports that mention a thing: the very item that does, with the item's own grading."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from analysis.nominal.evidence import Evidence, evidence
from analysis.nominal.when import When, when, when_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.reading.results import Dossier, Link, Record, Thing
    from graph.reading.thing_page import ThingPage


class Said(NamedTuple):
    """The text that mentions the thing: an item of the report, or the report as a whole."""

    item: str
    text: str
    behind: Evidence


class Mentioned(NamedTuple):
    """One report that mentions the thing, and as what."""

    report: Thing
    when: When
    roles: tuple[str, ...]
    said: tuple[Said, ...]
    mentions: tuple[Evidence, ...]


def mentions(page: ThingPage) -> tuple[Mentioned, ...]:
    """Every report that mentions the thing, the latest event first; several mentions in one are one entry."""
    found: defaultdict[str, list[Link]] = defaultdict(list)
    for link in page.dossier.tied("MENTIONS"):
        if not link.forward:
            found[link.other.id].append(link)
    folded = (_mentioned(page, links) for links in found.values())
    return tuple(sorted(folded, key=lambda each: -(each.when.latest.toordinal() if each.when.latest else 0)))


def _mentioned(page: ThingPage, links: list[Link]) -> Mentioned:
    thing = links[0].other
    cited = page.dossier.reports.get(thing.id)
    items = dict.fromkeys(link.record.text("item") or "" for link in links)
    return Mentioned(
        report=thing,
        when=when_of(cited.record, "event_on", "submitted_at") if cited else when(None),
        roles=tuple(dict.fromkeys((link.kind or "role not recorded").replace("_", " ") for link in links)),
        said=tuple(said for item in items for said in _said(page, thing, item)),
        mentions=tuple(evidence(page.dossier, link.record) for link in links),
    )


def _said(page: ThingPage, report: Thing, item: str) -> Iterator[Said]:
    around = page.further.get(report.id)
    if around is None:
        return
    own = [record for record in _items(around) if record.text("item") == item]
    for record in own or around.of("Report"):
        yield Said(record.text("item") or "", record.text("text") or "no text recorded", evidence(around, record))


def _items(around: Dossier) -> Iterator[Record]:
    return (link.record for link in around.tied("ITEM_OF"))
