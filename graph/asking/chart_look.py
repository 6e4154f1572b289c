"""A look at one thing of a link chart: what is on record about it itself, and how much is one step away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from graph.asking.question import Question
from graph.audit import Entry
from graph.neo4j import cypher_chart as cypher
from graph.neo4j import cypher_read
from graph.reading.dossier import not_on_record, reports_behind
from graph.reading.neighbourhood import Count
from graph.reading.results import CitedReport, Record, Thing, grade_of, record_of, thing_of
from graph.vocabulary import Operation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame

MOST_RECORDS = 60


class Look(NamedTuple):
    """A thing, its latest records of a few models, the reports they cite, and counts of its links by type and kind.

    A dossier holds its links too, which a panel does not show and a hub has ten thousand of.
    """

    thing: Thing
    records: tuple[Record, ...]
    reports: Mapping[str, CitedReport]
    counts: tuple[Count, ...]

    def of(self, model: str) -> tuple[Record, ...]:
        """Its records of one model, the latest recorded first."""
        return tuple(record for record in self.records if record.model == model)

    def grade_of(self, record: Record) -> str | None:
        """The grading that a record goes by: its own, else its item's or report's."""
        return grade_of(record, self.reports)


def look(node_id: str, beside: tuple[str, ...]) -> Question[Look]:
    """Ask for a thing with the records that say what it is, and those of the models beside."""
    return Question(
        "look at a thing of a chart",
        partial(_read, node_id=node_id, beside=beside),
        lambda found: Entry(Operation.CONSULTATION, (node_id,), f"{len(found.records)} records"),
        Entry(Operation.REFUSAL, (node_id,), "nothing released"),
    )


def _read(tx: Tx, frame: Frame, *, node_id: str, beside: tuple[str, ...]) -> Look:
    row = tx.row(cypher.LOOK, id=node_id, beside=list(beside), limit=MOST_RECORDS, **frame.parameters)
    if row is None or not (
        row["records"] or row["counts"] or tx.rows(cypher_read.VISIBLE, ids=[node_id], **frame.parameters)
    ):
        raise not_on_record()
    records = tuple(record_of(each, frame.classes) for each in row["records"])
    counts = (Count(**each) for each in row["counts"])
    return Look(
        thing=thing_of(node_id, row["kind"], row["label"] or row["name"]),
        records=records,
        reports=reports_behind(tx, frame, records),
        counts=tuple(sorted(counts, key=lambda each: (-each.links, each.type, each.kind))),
    )
