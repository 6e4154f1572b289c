"""What people decided on pairs of offences: by one hand, not by one hand, or referred to SCAS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.asking.question import Question
from graph.audit import Entry
from graph.neo4j import cypher_judgements as cypher
from graph.reading.clusters import judgement_of, seen
from graph.vocabulary import LinkVerdict, Operation

if TYPE_CHECKING:
    from graph.model.judgement import Judgement
    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame

LINKAGE = [verdict.value for verdict in LinkVerdict]


def offence_judgements() -> Question[tuple[Judgement, ...]]:
    """Every decision in force on two offences of which both may be seen, the latest first."""

    def read(tx: Tx, frame: Frame) -> tuple[Judgement, ...]:
        rows = tx.rows(cypher.ALL_IN_FORCE, verdicts=LINKAGE, at=frame.at)
        return tuple(seen(tx, frame, [judgement_of(row["judgement"]) for row in rows]))

    def line(found: tuple[Judgement, ...]) -> Entry:
        return Entry(Operation.CONSULTATION, (), f"{len(found)} decisions on offences by one hand")

    return Question("decisions on offences by one hand", read, line)
