"""Offences with the nominal's part in each, and how they were done; a suspicion is never told as a conviction."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from analysis.nominal.evidence import Evidence, evidence
from analysis.nominal.when import When, when_of
from graph.vocabulary import BehaviourState, OffenceRole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.reading.results import Dossier, Link, Record, Thing
    from graph.reading.thing_page import ThingPage

ROLE_WORDS: Mapping[str, str] = {
    OffenceRole.CONVICTED: "convicted",
    OffenceRole.CHARGED: "charged, not convicted on this record",
    OffenceRole.CO_ACCUSED: "co-accused, not convicted on this record",
    OffenceRole.SUSPECT: "suspected, not convicted on this record",
    OffenceRole.WITNESS: "witness, no part in the offending",
}
_ORDER = list(ROLE_WORDS)


class Part(NamedTuple):
    """A part somebody has in an offence, folded over the records that say so."""

    who: Thing
    role: str
    words: str
    is_index: bool
    behind: tuple[Evidence, ...]


class Behaviour(NamedTuple):
    """One coded behaviour; what is not coded at all is unknown, and is not in any list."""

    dimension: str
    name: str
    state: BehaviourState
    behind: Evidence


class OffenceView(NamedTuple):
    """One offence as it concerns a nominal.

    Attributes:
        record: What is recorded of the offence itself; None where that may not be seen.
        parts: The nominal's own parts, the one that says most first.
        others: Other people's parts.
        behaviours: What is coded, present before absent before unknown.
        victims: Masked.
    """

    thing: Thing
    record: Evidence | None
    begun: When
    ended: When
    parts: tuple[Part, ...]
    others: tuple[Part, ...]
    behaviours: tuple[Behaviour, ...]
    victims: tuple[Thing, ...]
    places: tuple[Thing, ...]


def offences(page: ThingPage) -> tuple[OffenceView, ...]:
    """Every offence that the nominal has a part in, the latest first; undated ones come last."""
    mine: defaultdict[str, list[Link]] = defaultdict(list)
    for link in page.dossier.tied("INVOLVED_IN"):
        mine[link.other.id].append(link)
    found = [_view(page, links) for links in mine.values()]
    return tuple(sorted(found, key=lambda each: -(each.begun.earliest.toordinal() if each.begun.earliest else 0)))


def offence_of(dossier: Dossier) -> OffenceView:
    """One offence with everybody's part in it, for a page of its own."""
    return _around(dossier, dossier.thing, ())


def _view(page: ThingPage, links: list[Link]) -> OffenceView:
    thing = links[0].other
    parts = _parts(page.dossier, [(page.dossier.thing, link) for link in links])
    around = page.further.get(thing.id)
    if around is None:
        nothing = when_of(links[0].record, "from_at")
        return OffenceView(thing, None, nothing, nothing, parts, (), (), (), ())
    return _around(around, thing, parts)


def _around(dossier: Dossier, thing: Thing, parts: tuple[Part, ...]) -> OffenceView:
    records = dossier.of("Offence")
    own = evidence(dossier, records[0]) if records else None
    return OffenceView(
        thing=thing,
        record=own,
        begun=when_of(own.record, "from_at", "reported_on") if own else When("no date recorded"),
        ended=when_of(own.record, "to_at") if own else When("no date recorded"),
        parts=parts,
        others=_parts(dossier, [(link.other, link) for link in dossier.tied("INVOLVED_IN")]),
        behaviours=_behaviours(dossier),
        victims=tuple(dict.fromkeys(link.other for link in dossier.tied("VICTIM_OF"))),
        places=tuple(dict.fromkeys(link.other for link in dossier.tied("OCCURRED_AT"))),
    )


def _parts(dossier: Dossier, found: list[tuple[Thing, Link]]) -> tuple[Part, ...]:
    folded: defaultdict[tuple[Thing, str], list[Record]] = defaultdict(list)
    for who, link in found:
        folded[who, link.kind or ""].append(link.record)
    parts = [_part(dossier, who, role, records) for (who, role), records in folded.items()]
    return tuple(sorted(parts, key=lambda part: (part.who.label, _rank(part.role))))


def _part(dossier: Dossier, who: Thing, role: str, records: list[Record]) -> Part:
    words = ROLE_WORDS.get(role, "part not recorded")
    is_index = any(record.values.get("is_index") is True for record in records)
    return Part(who, role, words, is_index, tuple(evidence(dossier, record) for record in records))


def _rank(role: str) -> int:
    return _ORDER.index(role) if role in _ORDER else len(_ORDER)


def _behaviours(dossier: Dossier) -> tuple[Behaviour, ...]:
    found = [_behaviour(dossier, record) for record in dossier.of("MoBehaviour")]
    return tuple(sorted(found, key=lambda each: (list(BehaviourState).index(each.state), each.dimension, each.name)))


def _behaviour(dossier: Dossier, record: Record) -> Behaviour:
    state = record.text("state")
    return Behaviour(
        dimension=(record.text("dimension") or "").replace("_", " "),
        name=(record.text("behaviour") or "behaviour not recorded").replace("_", " "),
        state=BehaviourState(state) if state else BehaviourState.UNKNOWN,
        behind=evidence(dossier, record),
    )
