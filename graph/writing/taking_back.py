"""Taking back what a dead or abandoned load left, so that the next one starts from what readers see."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any

from graph.keys import link_id
from graph.neo4j import cypher_rollback as cypher
from graph.writing.lease import fence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph.neo4j.bolt import Bolt, Tx
    from graph.neo4j.statement import Statement
    from graph.writing.lease import Held

BATCH = 5_000


def take_back(bolt: Bolt, held: Held, *, now: Callable[[], int]) -> None:
    """Remove everything above what is published and let stand again what it had superseded; may be repeated.

    Every step is fenced: a writer that lost its lease must never take back what its successor writes.

    Raises:
        LeaseError: If another load has taken over.
    """
    for step in (_records, _superseded, _reopened, _quarantined, _things, _classes):
        while bolt.write("take back a load", partial(_fenced, step, held, now())):
            pass


def _fenced(step: Callable[[Tx, int], bool], held: Held, now: int, tx: Tx) -> bool:
    fence(tx, held, now=now)
    return step(tx, held.published)


def _quarantined(tx: Tx, published: int) -> bool:
    return _removed(tx, cypher.REMOVE_QUARANTINED, published)


def _things(tx: Tx, published: int) -> bool:
    return _removed(tx, cypher.REMOVE_THINGS, published)


def _classes(tx: Tx, _: int) -> bool:
    removed = [(tx.row(statement, limit=BATCH) or {})["removed"] for statement in cypher.FORGET_DUE.values()]
    return any(removed)


def _removed(tx: Tx, statement: Statement, published: int) -> bool:
    row = tx.row(statement, published=published, limit=BATCH)
    return bool(row and row["removed"])


def _records(tx: Tx, published: int) -> bool:
    found = tx.rows(cypher.UNPUBLISHED_RECORDS, published=published, limit=BATCH)
    _give_time_back(tx, sorted({row["line"] for row in found}), published)
    for link_type, ids in _links_of(found).items():
        tx.run(cypher.REMOVE_LINKS[link_type], ids=ids, published=published)
    tx.run(cypher.REMOVE_RECORDS, ids=[row["id"] for row in found], published=published)
    return bool(found)


def _give_time_back(tx: Tx, lines: list[str], published: int) -> None:
    cut = tx.rows(cypher.CUT_UNPUBLISHED, lines=lines, published=published)
    for link_type, ids in _links_of(cut).items():
        tx.run(cypher.UNCUT_LINKS[link_type], ids=ids, published=published)
    tx.run(cypher.FORGET_AGAIN, lines=lines, published=published)
    tx.run(cypher.UNCUT_RECORDS, ids=[row["id"] for row in cut], published=published)


def _superseded(tx: Tx, published: int) -> bool:
    found = tx.rows(cypher.SUPERSEDED_UNPUBLISHED, published=published, limit=BATCH)
    for link_type, ids in _links_of(found).items():
        tx.run(cypher.RESTORE_LINKS[link_type], ids=ids)
    tx.run(cypher.RESTORE_RECORDS, ids=[row["id"] for row in found])
    return bool(found)


def _reopened(tx: Tx, published: int) -> bool:
    found = tx.rows(cypher.CLOSED_UNPUBLISHED, published=published, limit=BATCH)
    late: dict[str, list[str]] = defaultdict(list)
    for row in found:
        for link_type, _start, _end, hot in json.loads(row["links"] or "[]"):
            late[link_type].append(hot["id"])
    for link_type, ids in late.items():
        tx.run(cypher.REMOVE_LINKS[link_type], ids=ids, published=published)
    tx.run(cypher.REOPEN, items=[{"id": row["id"], "pending": row["pending"]} for row in found])
    return bool(found)


def _links_of(records: Iterable[dict[str, Any]]) -> dict[str, list[str]]:
    by_type: dict[str, list[str]] = defaultdict(list)
    for record in records:
        for slot, link_type in enumerate(record["ties"] or ()):
            by_type[link_type].append(link_id(link_type, record["id"], slot))
    return by_type
