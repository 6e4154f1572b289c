"""How victims were reached, offence by offence, and where the same way in is open now on what is recorded.

Absence of a record closes nothing: a way in of which nothing is recorded is said to be just that.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from analysis.nominal.addresses import occupancies
from analysis.nominal.offending import offences
from graph.partdates import Certainty
from graph.vocabulary import BehaviourState, OffenceRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.nominal.offending import OffenceView
    from graph.reading.thing_page import ThingPage

_PUBLIC = frozenset({"footpath", "park", "transport", "street", "public_place", "woodland", "beach"})
_ONLINE = frozenset({"online", "internet"})


class WayIn(StrEnum):
    """How a victim was reached."""

    PARTNER = "through a partner"
    FAMILY = "within the family"
    LODGING = "where he or she lived or lodged"
    WORK = "through work"
    CLUB = "through a club, school or group"
    ONLINE = "online"
    STRANGER_PLACE = "a stranger in a public place"


class Reached(NamedTuple):
    """One offence, the ways in that its records show, why, and the records; no way where none is recorded."""

    view: OffenceView
    ways: dict[WayIn, str]
    evidence: tuple[str, ...]


def reached(page: ThingPage) -> tuple[Reached, ...]:
    """How the victim of each offence was reached, the latest offence first.

    Question: by which way did this person come to those who were harmed?
    Method: what the offence's own record, its coded behaviours, its address and ties of children say; nothing is
    inferred from what is not coded. Victims stay masked.
    Must not be concluded: that a way that is not recorded was not used.
    """
    mine = (view for view in offences(page) if view.parts and view.parts[0].role != OffenceRole.WITNESS)
    return tuple(_reached(page, view) for view in mine)


def _reached(page: ThingPage, view: OffenceView) -> Reached:
    found: dict[WayIn, str] = {}
    for way, why in (*_by_record(view), *_by_behaviour(view), *_by_place(page, view)):
        found.setdefault(way, why)
    records = [view.record.record.id] if view.record else []
    records += [each.behind.record.id for each in view.behaviours if each.state is BehaviourState.PRESENT]
    return Reached(view, found, tuple(dict.fromkeys(records)))


def _by_record(view: OffenceView) -> Iterator[tuple[WayIn, str]]:
    if view.record is None:
        return
    values = view.record.record.values
    if values.get("indecent_images") is True:
        yield WayIn.ONLINE, "images of children"
    where = str(values.get("location_type") or "")
    if where in _ONLINE:
        yield WayIn.ONLINE, "recorded as committed online"
    elif values.get("stranger_victim") is True:
        yield WayIn.STRANGER_PLACE, f"recorded as against a stranger{f', at: {where}' if where else ''}"
    elif where in _PUBLIC and "stranger_victim" not in values:
        yield (
            WayIn.STRANGER_PLACE,
            f"recorded as at: {where.replace('_', ' ')}; not recorded whether against a stranger",
        )


def _by_behaviour(view: OffenceView) -> Iterator[tuple[WayIn, str]]:
    for each in view.behaviours:
        if each.state is BehaviourState.PRESENT and ("online" in each.name or "online" in each.dimension):
            yield WayIn.ONLINE, f"coded: {each.dimension}: {each.name}"


_BY_USE = {"home": WayIn.LODGING, "second": WayIn.LODGING, "approved premises": WayIn.LODGING, "work": WayIn.WORK,
           "family": WayIn.FAMILY}  # fmt: skip


def _by_place(page: ThingPage, view: OffenceView) -> Iterator[tuple[WayIn, str]]:
    day = view.begun.earliest
    partners = {
        link.other.id for link in page.dossier.tied("ASSOCIATED_WITH") if link.kind in {"partner", "ex_partner"}
    }
    for place in view.places:
        stays = occupancies(page.dossier, day) if day else ()
        for stay in stays:
            if stay.other.id == place.id and stay.now is not Certainty.NO and stay.kind in _BY_USE:
                yield _BY_USE[stay.kind], f"at an address that was or may have been theirs then ({stay.kind})"
        around = page.further.get(place.id)
        if around and partners & {link.other.id for link in around.tied("AT_ADDRESS")}:
            yield WayIn.PARTNER, "at an address that is on record for a partner"
