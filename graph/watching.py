"""What somebody watches: a person or a place of which they want to see what is recorded, on their own page alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from graph.asking.question import Question
from graph.audit import Entry
from graph.changing import What, change
from graph.neo4j import cypher_watching as cypher
from graph.neo4j.cypher_read import VISIBLE
from graph.reading.dossier import not_on_record
from graph.vocabulary import Operation

if TYPE_CHECKING:
    from datetime import datetime

    from graph.access import Viewer
    from graph.audit import AuditTrail
    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame
    from graph.writer import Who


class Watching(NamedTuple):
    """What is watched from now on, or no longer."""

    thing: str
    stops: bool = False


def watched(viewer: Viewer) -> Question[tuple[str, ...]]:
    """The things that a viewer watches, as far as they may be seen."""

    def read(tx: Tx, frame: Frame) -> tuple[str, ...]:
        return tuple(row["id"] for row in tx.rows(cypher.WATCHED, user=viewer.user_id, **frame.parameters))

    return Question("what is watched", read, lambda found: Entry(Operation.CONSULTATION, found, "watched"))


def watch(trail: AuditTrail, who: Who, watching: Watching, *, now: datetime) -> None:
    """Watch a thing, or stop; doing either twice changes nothing.

    Raises:
        NotOnRecordError: If nothing that asserts it may be seen.
    """
    given = {"user": who.viewer.user_id, "thing": watching.thing, "now": int(now.timestamp() * 1000)}

    def work(tx: Tx, frame: Frame) -> tuple[None, Entry]:
        if not tx.rows(VISIBLE, ids=[watching.thing], **frame.parameters):
            raise not_on_record()
        if watching.stops:
            tx.run(cypher.UNWATCH, **given)
        else:
            tx.run(cypher.WATCH, id=f"watch-{uuid4().hex}", **given)
        return None, Entry(Operation.CONSULTATION, (watching.thing,), "unwatched" if watching.stops else "watched")

    change(trail, who, What("watch", (watching.thing,)), work)
