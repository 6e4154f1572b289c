"""Loads that were published: whether a source has been loaded, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.neo4j import cypher_loads as cypher
from graph.reading.results import moment

if TYPE_CHECKING:
    from datetime import datetime

    from graph.neo4j.bolt import Bolt


def loaded_at(bolt: Bolt, source: str) -> datetime | None:
    """When a source was last loaded to the end; None where it never was, or only by a load that was interrupted."""
    rows = bolt.read("the latest load of a source", lambda tx: tx.rows(cypher.LATEST_OF, source=source))
    return moment(rows[0]["at"]) if rows else None
