"""Which offences came in, were coded anew or were mentioned in a report since something was published."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from graph.asking.question import Question
from graph.audit import Entry
from graph.neo4j import cypher_loads as cypher
from graph.vocabulary import Operation

if TYPE_CHECKING:
    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame


def offences_arrived(since: int | datetime) -> Question[tuple[str, ...]]:
    """The ids of offences that may be seen, loaded after a sequence number or after a moment."""

    def read(tx: Tx, frame: Frame) -> tuple[str, ...]:
        number = since
        if isinstance(since, datetime):
            number = tx.rows(cypher.SEQUENCE_AT, moment=int(since.timestamp() * 1000))[0]["seq"]
        rows = [
            *tx.rows(cypher.ARRIVED, since=number, **frame.parameters),
            *tx.rows(cypher.MENTIONED, since=number, **frame.parameters),
        ]
        return tuple(sorted({str(row["id"]) for row in rows}))

    return Question(
        "offences that arrived",
        read,
        lambda found: Entry(Operation.CONSULTATION, found, f"{len(found)} offences arrived"),
    )
