"""Where a way in is open now: what is on record today of partners, homes, work, groups and accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.nominal.addresses import occupancies
from analysis.nominal.children import children
from analysis.nominal.when import day_words, period_of, period_words
from analysis.patterns.offending.access import WayIn
from graph.partdates import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from graph.reading.results import Dossier, Link, Thing
    from graph.reading.thing_page import ThingPage

_HELD = {Certainty.CERTAIN: "now", Certainty.POSSIBLE: "possibly still"}
_LIVED_IN = frozenset({"home", "second", "approved premises", "no fixed abode", "visited"})
_NOT_SAID = "nothing recorded whether it gives access to children"


class Opening(NamedTuple):
    """One thing on record through which a way in may be open.

    Attributes:
        thing: The partner, address, organisation or account.
        words: What it is, whether it holds now, and what is known or not known of access.
        evidence: The records that say so.
    """

    thing: Thing
    words: str
    evidence: tuple[str, ...]


class Way(NamedTuple):
    """One way in: in how many offences it was used, and what is on record of it now."""

    way: WayIn
    used: int
    openings: tuple[Opening, ...]
    words: str


def ways_now(page: ThingPage, around: Mapping[str, Dossier], used: Mapping[WayIn, int], on: date) -> tuple[Way, ...]:
    """Every way in, those that were used before first.

    Question: where is the way in that this person used before open again now?
    Method: what may be seen today of partners and children tied to them, homes and who lives there, work, groups with
    access to children, and accounts; each with its records.
    Must not be concluded: that a way is closed because nothing is recorded; nor that an opening will be used.

    Args:
        page: The person's page.
        around: Dossiers of partners and organisations, by id.
        used: In how many offences each way was used.
        on: The day that now is.
    """
    found = {
        WayIn.PARTNER: _partners(page, around, on),
        WayIn.FAMILY: _family(page),
        WayIn.LODGING: _homes(page, on),
        WayIn.WORK: _organisations(page, around, on, employed=True),
        WayIn.CLUB: _organisations(page, around, on, employed=False),
        WayIn.ONLINE: _accounts(page, on),
        WayIn.STRANGER_PLACE: iter(()),
    }
    ways = [_way(page, way, used.get(way, 0), tuple(openings)) for way, openings in found.items()]
    return tuple(sorted(ways, key=lambda each: (-each.used, -len(each.openings))))


def around_of(page: ThingPage) -> tuple[str, ...]:
    """Of whom and what dossiers are needed: partners and organisations."""
    partners = (link.other.id for link in page.dossier.tied("ASSOCIATED_WITH") if link.kind == "partner")
    return tuple(dict.fromkeys((*partners, *(link.other.id for link in page.dossier.tied("MEMBER_OF")))))


def _way(page: ThingPage, way: WayIn, used: int, openings: tuple[Opening, ...]) -> Way:
    if openings:
        return Way(way, used, openings, f"{len(openings)} on record now or possibly still")
    if way is WayIn.STRANGER_PLACE:
        return Way(way, used, (), "always open; see the conditions of orders and the areas they exclude")
    days = [record.recorded_at.date() for record in page.dossier.records]
    since = f" since {day_words(max(days))}, when something was last recorded of this person" if days else ""
    return Way(
        way, used, (), f"nothing recorded{since}; that does not say that the way is closed{_occupation(page, way)}"
    )


def _occupation(page: ThingPage, way: WayIn) -> str:
    if way is not WayIn.WORK:
        return ""
    for record in page.dossier.of("Person"):
        if value := record.text("occupation"):
            return f"; occupation recorded: {value}"
        if state := record.states.get("occupation"):
            return f"; occupation: {state.value.replace('_', ' ')}"
    return "; occupation: nothing recorded"


def _partners(page: ThingPage, around: Mapping[str, Dossier], on: date) -> Iterator[Opening]:
    for link in page.dossier.tied("ASSOCIATED_WITH"):
        if link.kind != "partner" or link.record.strength == "refuted" or not _holds(link, on):
            continue
        theirs = around[link.other.id].tied("CHILD_TIE") if link.other.id in around else ()
        words = (
            f"{len({tie.other.id for tie in theirs})} children tied to them (masked)"
            if theirs
            else "no child tied to them on record"
        )
        yield Opening(
            link.other, f"partner {_held(link, on)}, {words}", (link.record.id, *(tie.record.id for tie in theirs))
        )


def _family(page: ThingPage) -> Iterator[Opening]:
    for tie in page.dossier.tied("CHILD_TIE"):
        kind = (tie.kind or "kind not recorded").replace("_", " ")
        yield Opening(tie.other, f"child tied to this person: {kind}", (tie.record.id,))


def _homes(page: ThingPage, on: date) -> Iterator[Opening]:
    living = children(page, on)
    for stay in occupancies(page.dossier, on):
        if stay.now is Certainty.NO or stay.kind not in _LIVED_IN:
            continue
        count = sum(child.address is not None and child.address.id == stay.other.id for child in living)
        words = f"{count} children live there on record (masked)" if count else "no child recorded there"
        yield Opening(
            stay.other, f"{stay.kind}, {_HELD[stay.now]}; {words}", tuple(each.record.id for each in stay.behind)
        )


def _organisations(page: ThingPage, around: Mapping[str, Dossier], on: date, *, employed: bool) -> Iterator[Opening]:
    for link in page.dossier.tied("MEMBER_OF"):
        there = around.get(link.other.id)
        records = there.of("Organisation") if there else ()
        kind = next((text for record in records if (text := record.text("kind"))), "")
        if (kind in {"employer", "workplace"}) is not employed or not _holds(link, on):
            continue
        said = next((record.values["child_access"] for record in records if "child_access" in record.values), None)
        state = next((record.states["child_access"] for record in records if "child_access" in record.states), None)
        access = _NOT_SAID if state is None else f"access to children: {state.value.replace('_', ' ')}"
        if isinstance(said, bool):
            access = "gives access to children" if said else "recorded as without access to children"
        evidence = (link.record.id, *(record.id for record in records))
        yield Opening(link.other, f"{kind or 'organisation'} {_held(link, on)}; {access}", evidence)


def _accounts(page: ThingPage, on: date) -> Iterator[Opening]:
    for link in page.dossier.tied("USES_ACCOUNT", "HAS_DEVICE"):
        if link.record.strength != "refuted" and _holds(link, on):
            what = "account" if link.type == "USES_ACCOUNT" else "device"
            yield Opening(link.other, f"{what} {_held(link, on)}", (link.record.id,))


def _holds(link: Link, on: date) -> bool:
    return period_of(link.record).at(on) is not Certainty.NO


def _held(link: Link, on: date) -> str:
    period = period_of(link.record)
    return f"{_HELD[period.at(on)]} ({period_words(period)})"
