"""Dealings with agencies: what was asked and answered, silence included, and the named people there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.nominal.evidence import Evidence, evidence
from analysis.nominal.when import When, period_of, period_words, when_of
from graph.vocabulary import ContactResult

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.reading.results import Dossier, Link, Record, Thing
    from graph.reading.thing_page import ThingPage

RESULT_WORDS = {
    ContactResult.GIVEN: "information given",
    ContactResult.NOTHING_HELD: "the agency says that it holds nothing",
    ContactResult.REFUSED: "refused by the agency",
    ContactResult.NO_REPLY: "no reply",
}


class ContactEvent(NamedTuple):
    """One exchange with an agency about the nominal."""

    thing: Thing
    agency: str
    made: When
    direction: str
    about: str
    result: str
    behind: Evidence


class NamedContact(NamedTuple):
    """A named person at an agency: for this nominal, or for whoever is asked about there."""

    thing: Thing
    name: str
    agency: str
    role: str
    reach: str
    period: str
    for_this_nominal: bool
    behind: Evidence


def contact_events(dossier: Dossier) -> tuple[ContactEvent, ...]:
    """Every exchange with an agency, the latest first."""
    found = [_event(dossier, link) for link in dossier.tied("SUBJECT_OF_CONTACT")]
    return tuple(sorted(found, key=lambda each: -(each.made.earliest.toordinal() if each.made.earliest else 0)))


def named_contacts(page: ThingPage) -> tuple[NamedContact, ...]:
    """The named people: those who deal with this nominal, then those at the agencies that were dealt with."""
    found = dict(_named(page))
    return tuple(sorted(found.values(), key=lambda each: (not each.for_this_nominal, each.agency, each.name)))


def _named(page: ThingPage) -> Iterator[tuple[str, NamedContact]]:
    for around in page.further.values():
        if around.thing.kind == "Agency":
            for link in around.tied("WORKS_FOR"):
                yield link.other.id, _person(page.dossier, link, mine=False)
    for link in page.dossier.tied("DEALS_WITH"):
        yield link.other.id, _person(page.dossier, link, mine=True)


def _event(dossier: Dossier, link: Link) -> ContactEvent:
    record = link.record
    result = record.text("result")
    return ContactEvent(
        thing=link.other,
        agency=record.text("agency") or "agency not recorded",
        made=when_of(record, "made_on"),
        direction=(record.text("direction") or "").replace("_", " "),
        about=record.text("about") or "",
        result=RESULT_WORDS[ContactResult(result)] if result else "result not recorded",
        behind=evidence(dossier, record),
    )


def _person(dossier: Dossier, link: Link, *, mine: bool) -> NamedContact:
    record = link.record
    return NamedContact(
        thing=link.other,
        name=record.text("name") or "name not recorded",
        agency=record.text("agency") or "agency not recorded",
        role=record.text("role") or "role not recorded",
        reach=_reach(record),
        period=period_words(period_of(record)),
        for_this_nominal=mine,
        behind=evidence(dossier, record),
    )


def _reach(record: Record) -> str:
    ways = (record.text("phone"), record.text("email"))
    return ", ".join(way for way in ways if way) or "no number or address recorded"
