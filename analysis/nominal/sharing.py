"""Who is associated with a nominal through something that both share, and whether at the same time.

The analyst's question: who lived, drove, called, was held or offended where this nominal did, and at the same time?

Formula. Two periods overlap certainly where they do however vague dates turn out, possibly where they may, and not
where they cannot (`graph.periods`). Over several records the surest pair counts. Where no pair can overlap the thing
was shared one after the other, which ties people through an address or a telephone and says nothing of a prison.

What must not be concluded: that the two met. Many share an address, a club or a vehicle without knowing each other.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from analysis.nominal.evidence import Evidence, corroborated, evidence_among
from analysis.nominal.when import period_of, period_words
from graph.partdates import Certainty
from graph.vocabulary import Strength

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.asking.sharing import SharedThing, Sharing
    from graph.corroboration import Corroboration
    from graph.reading.results import Link, Thing

WORDS = {
    "AT_ADDRESS": "same address",
    "USES_VEHICLE": "same vehicle",
    "USES_PHONE": "same phone",
    "USES_ACCOUNT": "same account",
    "MEMBER_OF": "same organisation",
    "INVOLVED_IN": "same offence",
    "IN_CUSTODY_AT": "in custody in the same establishment",
}
_TIMES = {
    Certainty.CERTAIN: "at the same time",
    Certainty.POSSIBLE: "possibly at the same time",
    Certainty.NO: "one after the other",
}
_ORDER = tuple(Certainty)


class SharingAssociate(NamedTuple):
    """One thing shared with one other person.

    Attributes:
        other: The other person.
        through: What is shared.
        type: The type of the links to it.
        overlap: Whether both had it at one time; an offence is one moment, so it is certain.
        mine: What says that the nominal had it.
        theirs: What says that the other had it.
        periods: The nominal's periods and the other's, in words.
    """

    other: Thing
    through: Thing
    type: str
    overlap: Certainty
    mine: tuple[Evidence, ...]
    theirs: tuple[Evidence, ...]
    periods: tuple[str, str]

    @property
    def words(self) -> str:
        """How they are tied: `same address, one after the other`."""
        return WORDS[self.type] if self.type == "INVOLVED_IN" else f"{WORDS[self.type]}, {_TIMES[self.overlap]}"

    @property
    def strengths(self) -> tuple[str, ...]:
        """What sources say of how firm either side is, as recorded."""
        said = (each.record.strength or "strength not recorded" for each in (*self.mine, *self.theirs))
        return tuple(dict.fromkeys(said))

    @property
    def grades(self) -> tuple[str, ...]:
        """The distinct gradings behind both sides; the tie is no better than the weaker side."""
        return tuple(sorted({each.grade for each in (*self.mine, *self.theirs) if each.grade}))

    @property
    def corroboration(self) -> Corroboration:
        """Known origins of the side that has fewer: both sides must hold for the tie to hold."""
        return min(corroborated(self.mine), corroborated(self.theirs))


def sharing_associates(sharing: Sharing) -> tuple[SharingAssociate, ...]:
    """Who shares what: surely at one time first, then possibly, then one after the other."""
    found = [each for thing in sharing.things for each in _through(thing, sharing)]
    return tuple(
        sorted(found, key=lambda each: (_ORDER.index(each.overlap), each.type, each.other.label, each.other.id))
    )


def crowds(sharing: Sharing) -> tuple[Thing, ...]:
    """Things that so many share that nobody is told of."""
    return tuple(thing.mine[0].other for thing in sharing.things if thing.crowded)


def _through(thing: SharedThing, sharing: Sharing) -> Iterator[SharingAssociate]:
    mine = _standing(thing.mine)
    by_person: defaultdict[str, list[Link]] = defaultdict(list)
    for link in _standing(thing.theirs):
        by_person[link.other.id].append(link)
    for theirs in by_person.values() if mine else ():
        overlap = _overlap(mine, theirs)
        if overlap is Certainty.NO and thing.mine[0].type == "IN_CUSTODY_AT":
            continue
        yield SharingAssociate(
            theirs[0].other,
            mine[0].other,
            mine[0].type,
            overlap,
            tuple(evidence_among(sharing.reports, link.record) for link in mine),
            tuple(evidence_among(sharing.reports, link.record) for link in theirs),
            (_periods(mine), _periods(theirs)),
        )


def _standing(links: Sequence[Link]) -> list[Link]:
    """Those that no source refutes; a withdrawn or erased record says nothing."""
    return [
        link
        for link in links
        if link.record.strength != Strength.REFUTED and not link.record.withdrawn and not link.record.is_erased
    ]


def _overlap(mine: Sequence[Link], theirs: Sequence[Link]) -> Certainty:
    if mine[0].type == "INVOLVED_IN":
        return Certainty.CERTAIN
    found = {period_of(one.record).overlap(period_of(other.record)) for one in mine for other in theirs}
    return min(found, key=_ORDER.index)


def _periods(links: Sequence[Link]) -> str:
    return "; ".join(dict.fromkeys(period_words(period_of(link.record)) for link in links))
