"""Quarantined rows of one person: emptied, so that only their tombstones stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from graph.keys import version_id
from graph.neo4j import cypher_erasure as cypher
from graph.writing.stored import draft_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.drafts import Draft
    from graph.erasing.belongings import Belongings, Stored
    from graph.erasing.naming import Naming
    from graph.neo4j.bolt import Tx

KEPT = ("id", "kind", "line", "table", "source", "acc", "seq", "load", "closed", "absent_line")


class Emptied(NamedTuple):
    """What was emptied: how many rows, and those that waited whole as the records that they would have become."""

    rows: int
    waiting: list[Stored]


def empty_quarantine(tx: Tx, belongings: Belongings, naming: Naming, mark: Mapping[str, object]) -> Emptied:
    """Empty every quarantined row of a person's lines, and every refused one that names the person."""
    lines = sorted(belongings.lines)
    items = _by_id(
        (
            *tx.rows(cypher.OF_LINES, lines=lines),
            *tx.rows(cypher.BY_ID, ids=[f"absent-{line}" for line in lines]),
        )
    )
    for query in naming.queries:
        found = _by_id(tx.rows(cypher.NAMING, query=query))
        items |= {key: item for key, item in found.items() if _is_theirs(item, belongings, naming)}
    tx.run(cypher.EMPTY, items=[_emptied(item, mark) for item in items.values()])
    waiting = [(draft_of(item["draft"]), item) for item in items.values() if item.get("draft")]
    records = [
        _as_record(draft, item) | {"recorded": _recorded(draft, mark)}
        for draft, item in waiting
        if draft.line not in belongings.lines
    ]
    return Emptied(len(items), records)


def _by_id(rows: Iterable[Mapping[str, Any]]) -> dict[str, Stored]:
    return {row["item"]["id"]: row["item"] for row in rows if "erased_at" not in row["item"]}


def _is_theirs(item: Stored, belongings: Belongings, naming: Naming) -> bool:
    """A waiting row is the person's where it is about them; a refused one is about whom it names."""
    if item.get("draft"):
        return draft_of(item["draft"]).about.id in belongings.things
    return item["kind"] == "refused" and naming.is_in(str(item.get("s_text", "")))


def _emptied(item: Stored, mark: Mapping[str, object]) -> Stored:
    kept = {name: item[name] for name in KEPT if item.get(name) is not None}
    reasons = [f"What it said was erased under decision {mark['erased_decision']}."]
    closed = {"state": "closed", "closed_how": "erased", "reasons": reasons, "raw": "", "closed": item["seq"]}
    return {**closed, **kept, **mark}


def _as_record(draft: Draft, item: Stored) -> Stored:
    """The record that a waiting row would have become, as far as a tombstone keeps it."""
    return {
        "id": version_id(draft.line, 1),
        "line": draft.line,
        "ordinal": 1,
        "table": draft.table,
        "model": draft.model,
        "about": draft.about.id,
        "kind": draft.about.kind,
        "source": draft.origin.source,
        "acc": item["acc"],
        "seq": item["seq"],
        "load": item["load"],
    }


def _recorded(draft: Draft, mark: Mapping[str, object]) -> object:
    return mark["erased_at"] if draft.origin.recorded is None else draft.origin.recorded
