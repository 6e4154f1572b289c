"""That an answer leaves the explorer as a file: on the audit record before the file is given out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.asking.question import Question
from graph.audit import Entry
from graph.vocabulary import Operation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame


def taken_away(what: str, about: Sequence[str]) -> Question[None]:
    """Put on record that somebody takes an answer about some things with them.

    Args:
        what: Which answer, and in which form; no names, since audit lines hold ids only.
        about: The ids of the things in it.

    >>> taken_away("an answer as CSV", ["person-1"]).line(None).operation.value
    'disclosure'
    """

    def read(_tx: Tx, _frame: Frame) -> None:
        """Nothing is read: the answer was read, for the same viewer, when it was shown."""

    return Question("an answer is taken away", read, lambda _: Entry(Operation.DISCLOSURE, tuple(about), what))
