"""Drafts of charts as records in the database: a refreshed browser, or another one, shows what was left.

A draft belongs to one user and one starting point. Nothing of it is kept in the browser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.model.draft import ChartDraft
from graph.neo4j import cypher_chart as cypher

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from graph.access import Viewer
    from graph.neo4j.bolt import Bolt, Tx


BLANK = ChartDraft()


class DraftOf(NamedTuple):
    """Whose draft, begun from what."""

    owner: Viewer
    about: str

    @property
    def id(self) -> str:
        """The one id of this draft."""
        return f"draft:{self.owner.user_id}:{self.about}"


def draft(bolt: Bolt, of: DraftOf) -> ChartDraft | None:
    """The draft as it was left, or None where none was begun."""
    row = bolt.read("draft of a chart", lambda tx: tx.row(cypher.DRAFT, id=of.id))
    return ChartDraft.model_validate_json(row["content"]) if row and row["content"] else None


def keep_draft(
    bolt: Bolt,
    of: DraftOf,
    change: Callable[[ChartDraft], ChartDraft],
    *,
    now: datetime,
    begun: ChartDraft = BLANK,
) -> None:
    """Change a draft, or what it is begun from; two browsers of one user are taken one after the other."""

    def keep(tx: Tx) -> None:
        moment = int(now.timestamp() * 1000)
        held = tx.rows(cypher.HOLD_DRAFT, id=of.id, owner=of.owner.user_id, about=of.about, at=moment)
        content = held[0]["content"]
        found = ChartDraft.model_validate_json(content) if content else begun
        tx.run(cypher.KEEP_DRAFT, id=of.id, content=change(found).model_dump_json())

    bolt.write("keep a draft of a chart", keep)


def drop_draft(bolt: Bolt, of: DraftOf) -> None:
    """Begin again: the draft is gone."""
    bolt.write("drop a draft of a chart", lambda tx: tx.run(cypher.DROP_DRAFT, id=of.id))
