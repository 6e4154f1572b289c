"""A question that a reader answers: what it reads, and the audit line that stands before its answer is released."""

from __future__ import annotations

from collections.abc import Callable  # noqa: TC003
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from graph.audit import Entry
    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Question(Generic[T]):
    """One question as data, so that each lives beside what it reads and `Reader` stays a page.

    Attributes:
        label: What the transaction is called in the database's own log.
        read: Reads within the frame of the viewer; every statement in it filters on the frame's parameters.
        line: The audit line of an answer.
        refusal: The audit line where nothing may be seen; without it such a question is not refused.
    """

    label: str
    read: Callable[[Tx, Frame], T]
    line: Callable[[T], Entry]
    refusal: Entry | None = None
