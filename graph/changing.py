"""A change under its audit line: both stand or neither does; a refusal changes nothing and has its own line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from graph.audit import AuditTrail, Entry, OutdatedError
from graph.errors import AccessRefusedError, InputError, MosaicError, NotOnRecordError
from graph.reading.frame import Frame, View, frame_of
from graph.vocabulary import Operation

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.neo4j.bolt import Tx
    from graph.writer import Who

T = TypeVar("T")


class What(NamedTuple):
    """What is done, for the database's own lists, and the ids of what it is done to, should it be refused."""

    label: str
    subjects: tuple[str, ...]


def change(trail: AuditTrail, who: Who, what: What, work: Callable[[Tx, Frame], tuple[T, Entry]]) -> T:
    """Do the work in the frame of whoever changes something, and release its result when its audit line stands.

    Raises:
        InputError: As the work raises it, once the line of the refusal stands; the next two likewise.
        AccessRefusedError: If the work says so.
        NotOnRecordError: If the work says so.
    """

    def audited(tx: Tx) -> tuple[T | MosaicError, Entry]:
        try:
            return work(tx, frame)
        except (InputError, AccessRefusedError, NotOnRecordError) as refusal:
            return refusal, Entry(Operation.REFUSAL, what.subjects, "nothing changed")

    while True:
        stands = trail.standing()
        frame = frame_of(stands, who.viewer, View())
        try:
            answer = trail.write(what.label, who.viewer, who.reason, audited, standing=stands)
        except OutdatedError:
            trail.standing(afresh=True)
            continue
        if isinstance(answer, MosaicError):
            raise answer
        return answer
