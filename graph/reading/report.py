"""A report: its items, gradings and handling, and everything that it asserts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.keys import link_id
from graph.neo4j import cypher_read as cypher
from graph.reading.dossier import dossier_of, other_of
from graph.reading.results import Dossier, Record, Returned, Thing, record_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame

MOST_ASSERTED = 1_000


class Asserted(NamedTuple):
    """One record that rests on the report, the thing it is about, and what it ties that to."""

    thing: Thing
    record: Record
    others: tuple[Thing, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report as far as a viewer may see it, and what rests on it."""

    dossier: Dossier
    items: tuple[Dossier, ...]
    asserted: tuple[Asserted, ...]


def report_of(tx: Tx, frame: Frame, node_id: str) -> ReportPage:
    """Read a report.

    Raises:
        NotOnRecordError: If nothing that asserts it may be seen.
    """
    dossier = dossier_of(tx, frame, node_id)
    items = [dossier_of(tx, frame, link.other.id) for link in dossier.links if link.type == "ITEM_OF"]
    ids = [node_id, *(item.thing.id for item in items)]
    rows = tx.rows(cypher.ASSERTED_BY, ids=ids, limit=MOST_ASSERTED, **frame.parameters)
    ends = _ends(tx, frame, [row["record"] for row in rows])
    asserted = (_asserted(row, frame, ends) for row in rows)
    in_order = sorted(items, key=lambda item: [record.key for record in item.records])
    return ReportPage(dossier, tuple(in_order), tuple(asserted))


def _asserted(row: Mapping[str, Any], frame: Frame, ends: Mapping[str, list[Thing]]) -> Asserted:
    about = other_of(row)
    others = (thing for thing in ends.get(row["record"]["id"], ()) if thing.id != about.id)
    return Asserted(about, record_of(row["record"], frame.classes), tuple(others))


def _ends(tx: Tx, frame: Frame, records: Iterable[Mapping[str, Any]]) -> Mapping[str, list[Thing]]:
    """Where the links of records lead, one statement for each type of link that is among them."""
    ids: defaultdict[str, list[str]] = defaultdict(list)
    for record in records:
        for slot, link_type in enumerate(record.get("ties") or ()):
            ids[link_type].append(link_id(link_type, record["id"], slot))
    found: defaultdict[str, list[Thing]] = defaultdict(list)
    for link_type, wanted in ids.items():
        for row in tx.rows(cypher.ENDS[link_type], ids=wanted, **frame.parameters):
            found[row["record"]].append(other_of(row))
    return found


def returned_of(tx: Tx, frame: Frame) -> tuple[Returned, ...]:
    """Every report that was returned to whoever submitted it, how often, and whether it still waits."""
    rows = tx.rows(cypher.RETURNS, **frame.parameters)
    return tuple(Returned(row["about"], len(row["stand"]), any(row["stand"])) for row in rows)
