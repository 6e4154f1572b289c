"""What was refused, what waits and what was absent, as far as a viewer may see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from graph.neo4j import cypher_read as cypher

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame


STANDING = ("open", "waiting")
"""The states of rows that have not ended."""


class Wanted(NamedTuple):
    """Which part of the quarantine; nothing given means everything that is not closed.

    Of file, table and reason a part is enough, in any letter case.
    """

    source: str = ""
    kind: str = ""
    states: tuple[str, ...] = STANDING
    skip: int = 0
    limit: int = 100
    id: str = ""
    file: str = ""
    table: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class QuarantinedRow:
    """A row as it came, where it stood, and every reason why it is not in the graph.

    Attributes:
        closed_how: How it ended: arrived, overtaken, refused, came again, or decided by somebody.
        closed_by: Who decided, where somebody did.
        closed_why: Why, in their words.
    """

    id: str
    kind: str
    state: str
    source: str
    table: str
    file: str | None
    line_no: int | None
    mapping: str | None
    raw: str
    reasons: tuple[str, ...]
    closed_how: str | None = None
    closed_by: str | None = None
    closed_why: str | None = None


@dataclass(frozen=True, slots=True)
class QuarantinePage:
    """A page of quarantined rows, and how many there are of each kind."""

    items: tuple[QuarantinedRow, ...]
    counts: Mapping[str, int]


def quarantine_of(tx: Tx, frame: Frame, wanted: Wanted) -> QuarantinePage:
    """Read a page of the quarantine, the newest first."""
    rows = tx.rows(
        cypher.QUARANTINE,
        acc=frame.acc,
        pub=frame.pub,
        states=list(wanted.states),
        source=wanted.source,
        kind=wanted.kind,
        skip=wanted.skip,
        limit=wanted.limit,
        id=wanted.id,
        file=wanted.file.strip().lower(),
        table=wanted.table.strip().lower(),
        reason=wanted.reason.strip().lower(),
    )
    counts = tx.rows(cypher.QUARANTINE_COUNTS, acc=frame.acc, pub=frame.pub)
    items = tuple(QuarantinedRow(**{**row["item"], "reasons": tuple(row["item"]["reasons"])}) for row in rows)
    return QuarantinePage(items, {row["kind"]: row["count"] for row in counts})
