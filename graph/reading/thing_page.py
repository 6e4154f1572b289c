"""A thing as a page shows it: what is tied to it, and one step further where a line of the page needs it.

An offence's behaviours, an order's conditions and the officer who manages are a step away from a person. They are
read for all of the page's lines at once, in the same audited transaction, never line by line.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from graph.neo4j import cypher_read as cypher
from graph.reading.dossier import dossier_of, in_order, label_in, link_of
from graph.reading.results import CitedReport, Dossier, Link, cited_of, record_of, thing_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame

FURTHER_KINDS = frozenset(
    {"Management", "Offence", "Order", "Assessment", "Meeting", "Address", "Visit", "Contact", "Report"}
)
"""Kinds of things that say too little by themselves: who manages, what was done, where, in which items."""
LAST_KINDS = frozenset({"Condition", "Agency"})
MOST_FURTHER = 500
MOST_EACH = 200


@dataclass(frozen=True, slots=True)
class ThingPage:
    """Everything that one page shows of a thing.

    Attributes:
        dossier: The thing itself and what is tied to it.
        further: What is known, one or two steps away, of the things that its lines name; by id.
    """

    dossier: Dossier
    further: Mapping[str, Dossier]

    @property
    def size_in_words(self) -> str:
        """How much was read, in counts: for the audit line."""
        return (
            f"{len(self.dossier.records)} records, {len(self.dossier.links)} links, {len(self.further)} things further"
        )


def page_of(tx: Tx, frame: Frame, node_id: str) -> ThingPage:
    """Read a page.

    Raises:
        NotOnRecordError: If nothing that asserts the thing may be seen.
    """
    dossier = dossier_of(tx, frame, node_id)
    further = _further(tx, frame, dossier)
    last = _last(tx, frame, dossier, further)
    found = {**further, **last}
    reports = _reports((dossier, *found.values()))
    return ThingPage(
        replace(dossier, reports=reports), {key: replace(each, reports=reports) for key, each in found.items()}
    )


def _further(tx: Tx, frame: Frame, dossier: Dossier) -> dict[str, Dossier]:
    ids = sorted({link.other.id for link in dossier.links if link.other.kind in FURTHER_KINDS})[:MOST_FURTHER]
    if not ids:
        return {}
    rows = tx.rows(cypher.FURTHER, ids=ids, start=dossier.thing.id, limit=MOST_EACH, **frame.parameters)
    return {row["id"]: _dossier(row, frame, dossier) for row in rows}


def _dossier(row: Mapping[str, Any], frame: Frame, asked: Dossier) -> Dossier:
    records = [record_of(record, frame.classes) for record in in_order(row["records"])]
    return replace(
        asked,
        thing=thing_of(row["id"], row["kind"], label_in(row)),
        records=tuple(record for record in records if not record.withdrawn and not record.is_erased),
        links=tuple(link_of(link, frame) for link in in_order(row["links"])),
        reports={cited["id"]: cited_of(cited, frame.classes) for cited in in_order(row["reports"])},
        same=(),
        complete=len(row["links"]) < MOST_EACH,
        withdrawn=tuple(record for record in records if record.withdrawn),
        erased=tuple(record for record in records if record.is_erased),
    )


def _last(tx: Tx, frame: Frame, asked: Dossier, further: Mapping[str, Dossier]) -> dict[str, Dossier]:
    """Whom conditions name, and the named people at agencies who deal with nobody in particular."""
    things = {link.other.id: link.other for each in further.values() for link in each.links}
    wanted = {key: thing for key, thing in things.items() if thing.kind in LAST_KINDS}
    if not wanted:
        return {}
    rows = tx.rows(cypher.LAST_STEP, ids=sorted(wanted), start=asked.thing.id, limit=MOST_FURTHER, **frame.parameters)
    links: defaultdict[str, list[Link]] = defaultdict(list)
    for row in rows:
        links[row["id"]].append(link_of({**row, "id": row["link"]}, frame))
    return {
        key: replace(
            asked, thing=wanted[key], records=(), links=tuple(found), reports={}, same=(), withdrawn=(), erased=()
        )
        for key, found in links.items()
    }


def _reports(dossiers: Iterable[Dossier]) -> dict[str, CitedReport]:
    return {key: cited for dossier in dossiers for key, cited in dossier.reports.items()}
