"""Rows that waited for a reference and whose reference has come: they arrive by themselves.

A row that waited whole is written as if it came only now; of a row that stands already, its late links are added.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph.drafts import Outcome
from graph.neo4j import cypher_write as cypher
from graph.writing.batch import Batch, Classed, Stamp, Tally
from graph.writing.laying import by_type
from graph.writing.stored import StoredLink, draft_of

if TYPE_CHECKING:
    from graph.neo4j.bolt import Bolt, Tx
    from graph.writing.classes import Classes

PAGE = 2_000

Item = dict[str, Any]


@dataclass(slots=True)
class Arriving:
    """One page of waiting rows whose references have come."""

    items: list[Item] = field(default_factory=list)
    rows: list[Classed] = field(default_factory=list)

    def arrive(self, tx: Tx, stamp: Stamp) -> Tally:
        """Write the page, and let none of it wait any longer."""
        whole = [item for item in self.items if item["draft"]]
        late = [item for item in self.items if not item["draft"]]
        tally = Batch(tx, stamp, self.rows).write()
        refused = {
            item["id"] for item, result in zip(whole, tally.results, strict=True) if result.outcome is Outcome.REFUSED
        }
        _add_late_links(tx, late, stamp, tally)
        tx.run(cypher.NO_LONGER_PENDING, ids=[item["pending"] for item in late])
        closed = [{"id": row["id"], "how": "refused" if row["id"] in refused else "arrived"} for row in self.items]
        tx.run(cypher.CLOSE_ARRIVED, items=closed, seq=stamp.seq)
        return tally


def look_for_arrivals(bolt: Bolt, classes: Classes) -> Arriving:
    """The next page of rows that no longer need to wait; one row may bring what another one needs."""
    items = bolt.read("look for arrivals", lambda tx: tx.rows(cypher.ARRIVED, limit=PAGE))
    drafts = [draft_of(item["draft"]) for item in items if item["draft"]]
    return Arriving(items, [Classed(*pair) for pair in zip(drafts, classes.of_drafts(drafts), strict=True)])


def _add_late_links(tx: Tx, items: list[Item], stamp: Stamp, tally: Tally) -> None:
    links = [
        StoredLink(link_type, start, end, {**hot, **_fate(item), "seq": stamp.seq})
        for item in items
        for link_type, start, end, hot in json.loads(item["links"])
    ]
    for link_type, rows in by_type(links).items():
        tx.run(cypher.ADD_LINKS[link_type], links=rows)
        tally.created[link_type] += len(rows)


def _fate(item: Item) -> Item:
    """What became of the record meanwhile holds for its late links too."""
    return {name: value for name, value in item["fate"].items() if value is not None}
