"""Officers by the keys under which records name who decided or reported: a key says nothing to a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.asking.question import Question
from graph.audit import Entry
from graph.neo4j import cypher_read as cypher
from graph.reading.dossier import other_of
from graph.vocabulary import Operation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame
    from graph.reading.results import Thing

ByKey = dict[str, "Thing"]


def officers_called(keys: Iterable[str]) -> Question[ByKey]:
    """The officer whom sources call by each key; without keys of nobody, and of more than one officer."""
    wanted = sorted(set(keys))

    def read(tx: Tx, frame: Frame) -> ByKey:
        rows = tx.rows(cypher.OFFICERS, keys=wanted, **frame.parameters) if wanted else []
        found = [(str(row["key"]), other_of(row)) for row in rows if row["other_label"]]
        return {key: thing for key, thing in found if sum(other == key for other, _ in found) == 1}

    return Question("officers by key", read, _looked_at)


def _looked_at(found: Mapping[str, Thing]) -> Entry:
    return Entry(Operation.CONSULTATION, tuple(sorted({thing.id for thing in found.values()})), "officers by key")
