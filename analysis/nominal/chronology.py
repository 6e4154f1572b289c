"""One chronology of everything that has a date, the latest first, and what has none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.nominal.evidence import Evidence, evidence
from analysis.nominal.offending import ROLE_WORDS
from analysis.nominal.when import When, when, when_of
from graph.happenings import DATES
from graph.kinds import MODELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from graph.reading.results import CitedReport, Dossier, Record, Thing
    from graph.reading.thing_page import ThingPage

ONE_IS_ENOUGH = frozenset({"Report", "Visit"})
TOLD_BY: Mapping[str, tuple[str, ...]] = {
    "Action": ("wording",),
    "Assessment": ("tool", "version", "band"),
    "Check": ("system", "result"),
    "Contact": ("agency", "about", "result"),
    "Custody": ("establishment",),
    "Decision": ("about",),
    "Device": ("kind",),
    "Management": ("type", "mode"),
    "Marker": ("kind", "text"),
    "Meeting": ("kind", "rationale"),
    "Notification": ("event", "items"),
    "Offence": ("title", "category"),
    "Order": ("type", "court"),
    "Report": ("title",),
    "Review": ("kind", "decision"),
    "SystemFlag": ("system",),
    "Transfer": ("from_force", "to_force"),
    "Visit": ("kind", "outcome"),
}
_PERIODS = frozenset({"AT_ADDRESS", "ASSOCIATED_WITH", "USES_VEHICLE", "USES_PHONE", "USES_ACCOUNT", "MEMBER_OF"})


class Happening(NamedTuple):
    """One entry of the chronology.

    Attributes:
        what: What kind of event it is.
        told: What the record says of it, in a line.
        thing: What it is about, for a link to its page.
    """

    when: When
    what: str
    told: str
    thing: Thing
    behind: Evidence


class Chronology(NamedTuple):
    """Everything that is dated, the latest first; what is not dated comes apart and is not left out."""

    dated: tuple[Happening, ...]
    undated: tuple[Happening, ...]

    def last_day(self, on: date) -> date | None:
        """The last day up to `on` of which anything is recorded; what lies ahead (an expiry) does not count."""
        return max((day for each in self.dated if (day := each.when.latest) and day <= on), default=None)


def chronology(page: ThingPage) -> Chronology:
    """Put everything on one line of time: records, offences, reports, and when ties began and ended."""
    found = list(_happenings(page))
    dated = [each for each in found if each.when.is_dated]
    dated.sort(key=lambda each: (each.when.latest, each.when.earliest, each.what), reverse=True)
    return Chronology(tuple(dated), tuple(each for each in found if not each.when.is_dated))


def _happenings(page: ThingPage) -> Iterator[Happening]:
    for thing, record in _records(page):
        yield from _of_record(page.dossier, thing, record)
    for link in page.dossier.tied(*_PERIODS):
        words = f"{(link.kind or link.type).replace('_', ' ').lower()}: {link.other.label}"
        for text, what in ((link.record.valid_from, "from"), (link.record.valid_to, "until")):
            if text:
                yield Happening(when(text), what, words, link.other, evidence(page.dossier, link.record))


def _records(page: ThingPage) -> Iterable[tuple[Thing, Record]]:
    """Every record with events of its own, once, with the thing to open."""
    dossier = page.dossier
    found = {record.id: (dossier.thing, record) for record in dossier.records}
    found |= {link.record.id: (link.other, link.record) for link in dossier.links}
    for each in page.further.values():
        if each.thing.kind == "Offence":
            found |= {record.id: (each.thing, record) for record in each.of("Offence")}
    found |= {cited.record.id: (cited.thing, cited.record) for cited in _mentioning(dossier)}
    return [pair for pair in found.values() if pair[1].model in DATES and not pair[1].masked]


def _mentioning(dossier: Dossier) -> Iterator[CitedReport]:
    behind = {link.record.report for link in dossier.tied("MENTIONS")}
    return (cited for key, cited in dossier.reports.items() if key in behind)


def _of_record(dossier: Dossier, thing: Thing, record: Record) -> Iterator[Happening]:
    told = _told(dossier, thing, record)
    given = [(field, what) for field, what in DATES[record.model] if record.text(field)]
    if record.model in ONE_IS_ENOUGH:
        given = given[:1]
    for field, what in given:
        yield Happening(when_of(record, field), what, told, thing, evidence(dossier, record))
    if not given and record.model not in {"Person", "Marker"}:
        yield Happening(when(None), MODELS[record.model].TITLE, told, thing, evidence(dossier, record))


def _told(dossier: Dossier, thing: Thing, record: Record) -> str:
    parts = [(record.text(field) or "").replace("_", " ") for field in TOLD_BY.get(record.model, ())]
    told = ", ".join(part for part in parts if part)
    if record.model == "Offence":
        roles = {
            ROLE_WORDS.get(link.kind or "", "part not recorded")
            for link in dossier.tied("INVOLVED_IN")
            if link.other.id == thing.id
        }
        told = f"{told} ({'; '.join(sorted(roles))})"
    return told or MODELS[record.model].TITLE
