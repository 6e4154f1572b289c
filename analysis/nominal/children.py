"""Children tied to a nominal or living at an address that may still be theirs; masked until revealed with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.nominal.addresses import occupancies
from graph.partdates import Certainty

if TYPE_CHECKING:
    from datetime import date

    from graph.reading.results import Dossier, Thing
    from graph.reading.thing_page import ThingPage


class ChildSeen(NamedTuple):
    """A child on the page: masked, and by which of its ties it is here."""

    thing: Thing
    through: str
    address: Thing | None


def children(page: ThingPage, on: date) -> tuple[ChildSeen, ...]:
    """Children with a tie of their own first, then those known only by an address."""
    tied = [ChildSeen(link.other, "tied to this nominal", None) for link in page.dossier.tied("CHILD_TIE")]
    here = [ChildSeen(link.other, "lives here on record", None) for link in page.dossier.tied("LIVES_AT")]
    living = [
        ChildSeen(link.other, f"lives at an address that {_hold(stay.now)} theirs", stay.other)
        for stay in occupancies(page.dossier, on)
        if stay.now is not Certainty.NO and stay.kind not in {"custody", "work"}
        for link in _at(page, stay.other).tied("LIVES_AT")
    ]
    first: dict[str, ChildSeen] = {}
    for seen in (*tied, *here, *living):
        first.setdefault(seen.thing.id, seen)
    return tuple(first.values())


def _hold(now: Certainty) -> str:
    return "is" if now is Certainty.CERTAIN else "may still be"


def _at(page: ThingPage, place: Thing) -> Dossier:
    return page.further.get(place.id, page.dossier) if page.dossier.thing.kind == "Person" else page.dossier
