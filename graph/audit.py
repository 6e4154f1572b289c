"""The append-only record of who read or wrote what, when and for what purpose.

A line stands before its result is released: both are in one transaction, so if the line cannot be written
nothing is released. Each process writes its own hash chain; every line holds the hash of the one before it.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from uuid import uuid4

from graph.errors import DatabaseError
from graph.neo4j import cypher_audit as cypher
from graph.reading.frame import Standing, look

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graph.access import Reason, Viewer
    from graph.neo4j.bolt import Bolt, Tx
    from graph.vocabulary import Operation

T = TypeVar("T")
START = "0" * 64
SHOWN_SUBJECTS = 1_000
"""At most this many ids stand on one line; the count beside them is always whole."""


class OutdatedError(Exception):
    """Something was published between looking and reading: the answer is thrown away and read again."""


class Entry(NamedTuple):
    """What an audit line says beyond who, when and why.

    Attributes:
        operation: What was done.
        subjects: Ids of what it was done to; never names.
        result: The outcome in counts.
        text: What was searched for; kept apart so that it can be erased without breaking the chain.
    """

    operation: Operation
    subjects: tuple[str, ...] = ()
    result: str = ""
    text: str = ""


def hash_of(line: Mapping[str, Any]) -> str:
    """The hash of a line: of everything but the searched text, of which only the hash counts."""
    hashed = {key: value for key, value in line.items() if key not in {"hash", "text"}}
    return hashlib.sha256(json.dumps(hashed, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


class AuditTrail:
    """One process's chain; safe to share between threads."""

    def __init__(self, bolt: Bolt, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._bolt = bolt
        self._now = now
        self._turn = threading.Lock()
        self._standing: Standing | None = None
        self._begin()

    def write(
        self,
        label: str,
        viewer: Viewer,
        reason: Reason,
        work: Callable[[Tx], tuple[T, Entry]],
        *,
        standing: Standing | None = None,
    ) -> T:
        """Do `work` and write its audit line in one transaction; release the result only when both stand.

        The work itself runs beside that of other threads; only the line and the commit wait their turn.

        Args:
            label: What the transaction is called in the database's own lists.
            viewer: Who asks.
            reason: Why.
            work: Returns its result and what the line is to say.
            standing: What the work takes to be published.

        Raises:
            DatabaseError: If the line could not be written; nothing is released and nothing was changed.
            OutdatedError: If something was published since `standing`; look again and read again.
        """
        mine = False
        line: dict[str, Any] = {}

        def audited(tx: Tx) -> T:
            nonlocal mine, line
            result, entry = work(tx)
            if not mine:
                self._turn.acquire()
                mine = True
            line = self._line(viewer, reason, entry)
            row = tx.row(cypher.APPEND, line=line)
            if standing is not None and (row is None or row["published"] != standing.published):
                raise OutdatedError
            return result

        try:
            result = self._bolt.write(label, audited)
        except DatabaseError:
            # Whether the line stands is unknown when a commit's answer was lost: a new chain can never clash with it.
            if mine:
                self._begin()
            raise
        else:
            self._number, self._head = line["number"], line["hash"]
            return result
        finally:
            if mine:
                self._turn.release()

    def standing(self, *, afresh: bool = False) -> Standing:
        """What is published, as this process last saw it or, on demand, as it is now."""
        if afresh or self._standing is None:
            self._standing = self._bolt.read("what stands", look)
        return self._standing

    def _begin(self) -> None:
        self._chain = uuid4().hex
        self._number = 0
        self._head = START

    def _line(self, viewer: Viewer, reason: Reason, entry: Entry) -> dict[str, Any]:
        number = self._number + 1
        line = {
            "id": f"{self._chain}:{number}",
            "chain": self._chain,
            "number": number,
            "process": os.getpid(),
            "at": self._now().isoformat(timespec="milliseconds"),
            "viewer": viewer.user_id,
            "purpose": reason.purpose.value,
            "reference": reason.reference,
            "operation": entry.operation.value,
            "subjects": list(entry.subjects[:SHOWN_SUBJECTS]),
            "subject_count": len(entry.subjects),
            "result": entry.result,
            "text_hash": hashlib.sha256(entry.text.encode()).hexdigest() if entry.text else "",
            "previous": self._head,
        }
        return {**line, "hash": hash_of(line), "text": entry.text}
