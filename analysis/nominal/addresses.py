"""Where a nominal lives, stays or is seen, now and before: certain up to the last confirmation, possible after it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from analysis.nominal.evidence import Evidence, corroborated, evidence
from analysis.nominal.when import period_of
from graph.partdates import Certainty

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from graph.corroboration import Corroboration
    from graph.periods import Period
    from graph.reading.results import Dossier, Link, Thing


class Stay(NamedTuple):
    """One assertion that an address is somebody's."""

    period: Period
    strength: str | None
    behind: Evidence


class Occupancy(NamedTuple):
    """What one address is to one person: parallel assertions of the same kind folded into one line.

    Attributes:
        other: The address, or the person where an address was asked about.
        kind: What it is to the person, in words.
        now: Whether it holds on the day asked about, by the assertion that says most.
        period: The period of the assertion that says most.
        stays: Every assertion, the latest recorded first.
    """

    other: Thing
    kind: str
    now: Certainty
    period: Period
    stays: tuple[Stay, ...]

    @property
    def behind(self) -> tuple[Evidence, ...]:
        """The records that say so."""
        return tuple(stay.behind for stay in self.stays)

    @property
    def corroboration(self) -> Corroboration:
        """How many known origins say so."""
        return corroborated(self.behind)


_ORDER = {Certainty.CERTAIN: 0, Certainty.POSSIBLE: 1, Certainty.NO: 2}


def occupancies(dossier: Dossier, on: date) -> tuple[Occupancy, ...]:
    """Every address of a person, or every person of an address, those that hold on the day first.

    An assertion that a source itself refutes says nothing about whether the address still holds, and so is folded
    apart from the others.
    """
    found: defaultdict[tuple[str, str, bool], list[Link]] = defaultdict(list)
    for link in dossier.tied("AT_ADDRESS"):
        found[link.other.id, link.kind or "", link.record.strength == "refuted"].append(link)
    folded = (_fold(dossier, links, on) for links in found.values())
    return tuple(sorted(folded, key=_by_time))


def _fold(dossier: Dossier, links: Sequence[Link], on: date) -> Occupancy:
    stays = tuple(_stay(dossier, link) for link in links)
    telling = min(stays, key=lambda stay: (_ORDER[stay.period.at(on)], -_last(stay.period)))
    kind = (links[0].kind or "what it is to them is not recorded").replace("_", " ")
    return Occupancy(links[0].other, kind, telling.period.at(on), telling.period, stays)


def _stay(dossier: Dossier, link: Link) -> Stay:
    period = period_of(link.record, link.record.text("confirmed_on"))
    return Stay(period, link.record.strength, evidence(dossier, link.record))


def _by_time(occupancy: Occupancy) -> tuple[int, int, str]:
    return _ORDER[occupancy.now], -_last(occupancy.period), occupancy.other.label


def _last(period: Period) -> int:
    end = period.earliest_end
    return end.toordinal() if end else 0
