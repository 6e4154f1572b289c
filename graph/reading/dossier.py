"""Everything a viewer may see about one thing, in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.errors import NotOnRecordError
from graph.neo4j import cypher_read as cypher
from graph.reading.clusters import cluster_of
from graph.reading.frame import NOW, Frame
from graph.reading.results import (
    CitedReport,
    Dossier,
    Link,
    Record,
    Thing,
    cited_of,
    moment,
    record_of,
    thing_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.neo4j.bolt import Tx

MOST_LINKS = 2_000
"""A page shows at most this many links and says so; a hub is explored hop by hop."""


def dossier_of(tx: Tx, frame: Frame, node_id: str, *, reveal: bool = False) -> Dossier:
    """Read a thing with its records, links and the reports behind them.

    Raises:
        NotOnRecordError: If this viewer may see nothing that asserts it.
    """
    found = tx.row(cypher.THING, id=node_id, limit=MOST_LINKS + 1, **frame.parameters)
    if found is None or not (found["records"] or found["links"] or found["gone"]):
        raise not_on_record()
    records = {row["id"]: record_of(row, frame.classes, reveal=reveal) for row in in_order(found["records"])}
    links = found["links"]
    return Dossier(
        thing=thing_of(node_id, found["kind"], label_in(found), reveal=reveal),
        records=tuple(record for record in records.values() if not record.withdrawn and not record.is_erased),
        links=tuple(_links(in_order(links[:MOST_LINKS]), records, frame, reveal=reveal)),
        reports={row["id"]: cited_of(row, frame.classes) for row in in_order(found["reports"])},
        same=same_as(tx, frame, node_id) if found["judged"] else (),
        loaded_at=moment(frame.loaded) if frame.loaded else None,
        as_at=None if frame.at == NOW else moment(frame.at),
        complete=len(links) <= MOST_LINKS,
        withdrawn=_withdrawn(records.values(), found["gone"], frame),
        erased=tuple(record for record in records.values() if record.is_erased),
    )


def not_on_record() -> NotOnRecordError:
    """The one refusal for what is not there and for what may not be seen: it must not tell which."""
    return NotOnRecordError("Nothing on record for you under this reference: check it, or search for it.")


def reports_behind(tx: Tx, frame: Frame, records: Iterable[Record]) -> Mapping[str, CitedReport]:
    """The reports that records cite, by id, as far as the viewer may see them."""
    ids = sorted({record.report for record in records if record.report})
    if not ids:
        return {}
    rows = tx.rows(cypher.REPORTS, ids=ids, **frame.parameters)
    return {row["id"]: cited_of(row, frame.classes) for row in in_order(rows)}


def in_order(rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Rows by their id: the database gives them in an order that may tell how they came in."""
    return sorted(rows, key=lambda row: str(row["id"]))


def label_in(found: Mapping[str, Any]) -> str | None:
    """What the newest of the found records calls the thing; its shared name where none does."""
    named = [row for row in found["records"] if row.get("label")]
    newest = max(named, key=lambda row: ("withdrawn" not in row, row["seq"], row["id"]), default=None)
    label: str | None = newest["label"] if newest else found["name"]
    return label


def _withdrawn(own: Iterable[Record], gone: Iterable[Mapping[str, Any]], frame: Frame) -> tuple[Record, ...]:
    """What was withdrawn of a thing: of its own records, and of what tied it to others; the latest first."""
    found = {record.id: record for record in own if record.withdrawn}
    found |= {row["id"]: record_of(row, frame.classes) for row in gone}
    return tuple(sorted(found.values(), key=lambda record: (record.recorded_at, record.id), reverse=True))


def _links(
    rows: Iterable[Mapping[str, Any]], own: Mapping[str, Record], frame: Frame, *, reveal: bool
) -> Iterator[Link]:
    """The links with their records; one whose record may not be seen is no link for this viewer."""
    for row in rows:
        if row["record"] is not None:
            yield link_of(row, frame, reveal=reveal)
        elif row["record_id"] in own:
            yield _link(row, own[row["record_id"]])


def link_of(row: Mapping[str, Any], frame: Frame, *, reveal: bool = False) -> Link:
    """Make a link from a row that holds it, its record and its other end."""
    return _link(row, record_of(row["record"], frame.classes, reveal=reveal))


def _link(row: Mapping[str, Any], record: Record) -> Link:
    return Link(
        id=row["id"],
        type=row["type"],
        kind=row["kind"],
        forward=row["forward"],
        other=other_of(row),
        record=record,
    )


def other_of(row: Mapping[str, Any]) -> Thing:
    """The thing at the other end of a row; a masked one stays masked however the page was asked for."""
    return thing_of(row["other"], row["other_kind"], row["other_label"] or row["other_name"])


def same_as(tx: Tx, frame: Frame, node_id: str) -> tuple[Thing, ...]:
    """What judgements in force make one with a thing."""
    others = sorted(cluster_of(tx, frame, node_id).ids - {node_id})
    rows = tx.rows(cypher.LABELS, ids=others, **frame.parameters)
    return tuple(other_of(row) for row in rows)
