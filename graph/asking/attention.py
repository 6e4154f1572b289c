"""How many records are about each person: who was looked at, beside which any score of a network must stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.asking.question import Question
from graph.audit import Entry
from graph.model.offending import Involvement
from graph.model.ties import Association, Residence, Use
from graph.neo4j import cypher_network as cypher
from graph.reading.results import moment
from graph.vocabulary import Operation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame

TIES = tuple(model.__name__ for model in (Association, Residence, Use, Involvement))
"""Models whose records are ties themselves."""


class Attention(NamedTuple):
    """What is on record about people, as far as it may be seen.

    Attributes:
        records: For each person how many records are about or mention them, ties left aside; nobody with none.
        loaded_at: When the data were last loaded, None where they never were.
    """

    records: Mapping[str, int]
    loaded_at: datetime | None


def records_per_person() -> Question[Attention]:
    """How many records that may be seen are about each person."""
    return Question(
        "records per person",
        _read,
        lambda found: Entry(Operation.CONSULTATION, ("Person",), f"{len(found.records)} people by number of records"),
    )


def _read(tx: Tx, frame: Frame) -> Attention:
    rows = tx.rows(cypher.RECORDS_PER_PERSON, ties=list(TIES), **frame.parameters)
    records = {each: count for row in rows for each, count in zip(row["ids"], row["records"], strict=True)}
    return Attention(records, moment(frame.loaded) if frame.loaded else None)
