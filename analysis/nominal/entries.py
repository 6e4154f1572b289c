"""Dated entries of one sort (visits, checks, notifications …), the latest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.nominal.evidence import Evidence, evidence
from analysis.nominal.when import When, when_of

if TYPE_CHECKING:
    from graph.reading.results import Dossier, Record, Thing


class Entry(NamedTuple):
    """One entry: the thing it is about, and when it was."""

    thing: Thing
    when: When
    behind: Evidence

    @property
    def record(self) -> Record:
        """What the record says."""
        return self.behind.record


def entries(dossier: Dossier, link_type: str, *dates: str) -> tuple[Entry, ...]:
    """The records that tie a thing to others by one type of link, by the first of these dates that they give."""
    found = [
        Entry(link.other, when_of(link.record, *dates), evidence(dossier, link.record))
        for link in dossier.tied(link_type)
    ]
    return in_order(found)


def noted(dossier: Dossier, model: str, *dates: str) -> tuple[Entry, ...]:
    """The records of one model about the thing itself, by the first of these dates that they give."""
    found = [Entry(dossier.thing, when_of(record, *dates), evidence(dossier, record)) for record in dossier.of(model)]
    return in_order(found)


def in_order(found: list[Entry]) -> tuple[Entry, ...]:
    """Entries, the latest first; undated ones last."""
    return tuple(sorted(found, key=lambda each: -(each.when.latest.toordinal() if each.when.latest else 0)))
