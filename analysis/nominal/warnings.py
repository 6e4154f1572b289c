"""What must be read first: markers on the nominal, and on the addresses that may still be theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.nominal.addresses import occupancies
from analysis.nominal.evidence import Evidence, evidence
from analysis.nominal.when import When, when_of
from graph.partdates import Certainty

if TYPE_CHECKING:
    from datetime import date

    from graph.reading.results import Dossier, Record, Thing
    from graph.reading.thing_page import ThingPage


class Warned(NamedTuple):
    """One marker.

    Attributes:
        on: The person or address that it is about.
        ended: Whether its end lies before the day asked about.
        review_passed: Whether it was to be reviewed by then; it is a warning all the same.
    """

    on: Thing
    kind: str
    text: str
    begun: When
    until: When
    review: When
    ended: bool
    review_passed: bool
    behind: Evidence


def warnings(page: ThingPage, on: date) -> tuple[Warned, ...]:
    """Markers that stand come first; one whose end has passed is still shown, and says so."""
    found = list(of_thing(page.dossier, on))
    if page.dossier.thing.kind == "Person":
        places = {stay.other.id for stay in occupancies(page.dossier, on) if stay.now is not Certainty.NO}
        for place in sorted(places & page.further.keys()):
            found += of_thing(page.further[place], on)
    return tuple(sorted(found, key=lambda each: (each.ended, each.on.kind != page.dossier.thing.kind, each.kind)))


def of_thing(dossier: Dossier, on: date) -> tuple[Warned, ...]:
    """The markers on one thing."""
    return tuple(_warned(dossier, record, on) for record in dossier.of("Marker"))


def _warned(dossier: Dossier, record: Record, on: date) -> Warned:
    until, review = when_of(record, "to_on"), when_of(record, "review_on")
    return Warned(
        on=dossier.thing,
        kind=(record.text("kind") or "kind not recorded").replace("_", " "),
        text=record.text("text") or "",
        begun=when_of(record, "from_on"),
        until=until,
        review=review,
        ended=bool(until.latest and until.latest < on),
        review_passed=bool(review.latest and review.latest < on),
        behind=evidence(dossier, record),
    )
