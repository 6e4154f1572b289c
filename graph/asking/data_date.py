"""To when data are loaded: an answer that is to be repeated later says of which state it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.asking.question import Question
from graph.audit import Entry
from graph.reading.results import moment
from graph.vocabulary import Operation

if TYPE_CHECKING:
    from datetime import datetime

    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame


def data_date() -> Question[datetime | None]:
    """When the latest load was published; None before the first one."""

    def read(_tx: Tx, frame: Frame) -> datetime | None:
        return None if frame.loaded is None else moment(frame.loaded)

    return Question("date of the data", read, lambda _: Entry(Operation.CONSULTATION, (), "date of the data"))
