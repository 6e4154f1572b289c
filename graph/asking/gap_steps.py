"""The steps in the lives of gaps that a viewer may see, as at a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.asking.question import Question
from graph.audit import Entry
from graph.model.gap_step import GapStep, StepOn, StepSaid
from graph.neo4j import cypher_gaps as cypher
from graph.reading.results import moment
from graph.vocabulary import Operation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame

Steps = tuple[GapStep, ...]


def gap_steps() -> Question[Steps]:
    """Every step that was taken by then, the first one first."""

    def read(tx: Tx, frame: Frame) -> Steps:
        return tuple(_step(row) for row in tx.rows(cypher.STEPS, **frame.parameters))

    return Question("steps on gaps", read, lambda found: Entry(Operation.CONSULTATION, (), f"{len(found)} steps"))


def steps_of(gap: str) -> Question[Steps]:
    """Every step on one gap, the first one first."""

    def read(tx: Tx, frame: Frame) -> Steps:
        return tuple(_step(row) for row in tx.rows(cypher.STEPS_OF, gap=gap, **frame.parameters))

    return Question("steps on a gap", read, lambda found: Entry(Operation.CONSULTATION, (gap,), f"{len(found)} steps"))


def _step(row: Mapping[str, Any]) -> GapStep:
    stored = row["step"]
    on, said = (
        model.model_validate({name: stored[name] for name in model.model_fields if name in stored})
        for model in (StepOn, StepSaid)
    )
    return GapStep(id=stored["id"], on=on, said=said, by=stored["by"], at=moment(stored["at"]), rests=row["rests"])
