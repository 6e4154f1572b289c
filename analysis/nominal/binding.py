"""Orders and their conditions, in force or ended, with whom a condition names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.nominal.evidence import Evidence, evidence
from analysis.nominal.when import When, when_of

if TYPE_CHECKING:
    from datetime import date

    from graph.reading.results import Link, Thing
    from graph.reading.thing_page import ThingPage


class ConditionView(NamedTuple):
    """One condition of an order."""

    thing: Thing
    kind: str
    wording: str
    limit: str
    names: tuple[Thing, ...]
    behind: Evidence


class OrderView(NamedTuple):
    """One order; a blank expiry is "expiry not recorded", which is not "until further order"."""

    thing: Thing
    kind: str
    court: str
    made: When
    expires: When
    ended: bool
    conditions: tuple[ConditionView, ...]
    behind: Evidence


def orders(page: ThingPage, on: date) -> tuple[OrderView, ...]:
    """Every order that binds the nominal: those not yet expired first, then the latest made."""
    found = [_order(page, link, on) for link in page.dossier.tied("SUBJECT_TO")]
    return tuple(sorted(found, key=lambda each: (each.ended, -_day(each.made))))


def _order(page: ThingPage, link: Link, on: date) -> OrderView:
    record, around = link.record, page.further.get(link.other.id)
    expires = when_of(record, "expires_on")
    return OrderView(
        thing=link.other,
        kind=(record.text("type") or "type not recorded").replace("_", " "),
        court=record.text("court") or "court not recorded",
        made=when_of(record, "made_on"),
        expires=expires,
        ended=bool(expires.latest and expires.latest < on),
        conditions=tuple(_condition(page, tie) for tie in around.tied("CONDITION_OF")) if around else (),
        behind=evidence(page.dossier, record),
    )


def _condition(page: ThingPage, link: Link) -> ConditionView:
    record, around = link.record, page.further.get(link.other.id)
    return ConditionView(
        thing=link.other,
        kind=(record.text("kind") or "kind not recorded").replace("_", " "),
        wording=record.text("wording") or "",
        limit=record.text("limit") or "",
        names=tuple(tie.other for tie in around.tied("CONDITION_NAMES")) if around else (),
        behind=evidence(page.dossier, record),
    )


def _day(moment: When) -> int:
    return moment.earliest.toordinal() if moment.earliest else 0
