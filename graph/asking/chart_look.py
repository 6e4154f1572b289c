"""A look at one thing of a link chart: what is on record about it itself, and how much is one step away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from graph.asking.question import Question
from graph.audit import Entry
from graph.neo4j import cypher_chart as cypher
from graph.neo4j import cypher_read
from graph.reading.clusters import cluster_of
from graph.reading.dossier import not_on_record, reports_behind, same_as
from graph.reading.neighbourhood import Count
from graph.reading.results import Dossier, record_of, thing_of
from graph.vocabulary import Operation

if TYPE_CHECKING:
    from graph.model.judgement import Judgement
    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame

MOST_RECORDS = 60


class Look(NamedTuple):
    """A dossier without its links, which a panel does not show and a hub has ten thousand of, and counts of them.

    `judgements` are those in force by which other records are the same.
    """

    dossier: Dossier
    counts: tuple[Count, ...]
    judgements: tuple[Judgement, ...] = ()


def look(node_id: str, beside: tuple[str, ...]) -> Question[Look]:
    """Ask for a thing with the records that say what it is, and those of the models beside."""
    return Question(
        "look at a thing of a chart",
        partial(_read, node_id=node_id, beside=beside),
        lambda found: Entry(Operation.CONSULTATION, (node_id,), f"{len(found.dossier.records)} records"),
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
    dossier = Dossier(
        thing=thing_of(node_id, row["kind"], row["label"] or row["name"]),
        records=records,
        links=(),
        reports=reports_behind(tx, frame, records),
        same=same_as(tx, frame, node_id) if row["judged"] else (),
        loaded_at=None,
        as_at=None,
        complete=False,
    )
    judgements = cluster_of(tx, frame, node_id).judgements if row["judged"] else ()
    return Look(dossier, tuple(sorted(counts, key=lambda each: (-each.links, each.type, each.kind))), judgements)
