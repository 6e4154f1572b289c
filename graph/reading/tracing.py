"""A pasted list of names, plates or numbers checked in one go; finding nothing is a dated result and is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from graph.neo4j import cypher_trace as cypher
from graph.reading.results import moment
from graph.reading.search import Asked, Hit, search

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.access import Viewer
    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame

MOST_LINES = 500


class Traced(NamedTuple):
    """One line of the list and what was found; no hits is "no trace" in the data of that moment."""

    text: str
    hits: tuple[Hit, ...]
    refused: int


@dataclass(frozen=True, slots=True)
class Trace:
    """A check as it was made: when, by whom, on data of what age, with which result."""

    id: str
    at: datetime
    by: str
    loaded_at: datetime | None
    lines: tuple[Traced, ...]

    @property
    def words(self) -> str:
        """The result in counts."""
        found = sum(1 for line in self.lines if line.hits)
        return f"{found} of {len(self.lines)} with a trace"


def trace(tx: Tx, frame: Frame, texts: Sequence[str], viewer: Viewer) -> Trace:
    """Search for every line and keep the result.

    Raises:
        ValueError: If there are more than `MOST_LINES` lines.
    """
    wanted = [text.strip() for text in texts if text.strip()]
    if len(wanted) > MOST_LINES:
        message = f"a check holds at most {MOST_LINES} lines, not {len(wanted)}: split the list"
        raise ValueError(message)
    lines = tuple(_traced(tx, frame, text) for text in wanted)
    checked = Trace(
        id=f"check-{uuid4().hex}",
        at=datetime.now(UTC),
        by=viewer.user_id,
        loaded_at=moment(frame.loaded) if frame.loaded else None,
        lines=lines,
    )
    tx.run(cypher.KEEP, check=_kept(checked), lines=[_kept_line(line) for line in lines])
    return checked


def _traced(tx: Tx, frame: Frame, text: str) -> Traced:
    found = search(tx, frame, Asked(text, limit=5))
    return Traced(text, found.hits, len(found.refused))


def _kept(checked: Trace) -> dict[str, object]:
    return {"id": checked.id, "at": checked.at.isoformat(), "by": checked.by, "result": checked.words}


def _kept_line(line: Traced) -> dict[str, object]:
    result = "trace" if line.hits else "no_trace"
    return {"text": line.text, "result": result, "found": [hit.thing.id for hit in line.hits]}
