"""Which behaviours are coded of any offence: the words in use, for who codes the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.asking.question import Question
from graph.audit import Entry
from graph.neo4j import cypher_read as cypher
from graph.vocabulary import Operation

if TYPE_CHECKING:
    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame


class Behaviour(NamedTuple):
    """A behaviour as it is coded; the dimension is empty where nobody said it."""

    dimension: str
    behaviour: str


def behaviours_coded() -> Question[tuple[Behaviour, ...]]:
    """Every pair of dimension and behaviour that is coded, in any state, of an offence that may be seen; in order."""

    def read(tx: Tx, frame: Frame) -> tuple[Behaviour, ...]:
        rows = tx.rows(cypher.BEHAVIOURS_CODED, **frame.parameters)
        return tuple(sorted(Behaviour(row["dimension"], row["behaviour"]) for row in rows))

    return Question(
        "behaviours coded",
        read,
        lambda found: Entry(Operation.CONSULTATION, ("MoBehaviour",), f"{len(found)} behaviours to choose from"),
    )
