"""What a batch puts aside: rows that were refused or wait, and waiting rows that a later row has overtaken.

A row overtakes the other waiting rows of its line, because what came last counts. Rows that say when they were
recorded never overtake each other: each has its own place among the versions, in whatever order they come.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.neo4j import cypher_write as cypher
from graph.writing.stored import waiting_id

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph.drafts import Draft
    from graph.neo4j.bolt import Tx
    from graph.writing.stored import Properties


class Aside:
    """The part of one transaction that goes into quarantine."""

    def __init__(self, tx: Tx, seq: int) -> None:
        self._tx = tx
        self._seq = seq
        self._items: dict[str, Properties] = {}
        self._waiting: dict[str, dict[str, bool]] = defaultdict(dict)
        self._overtaken: dict[str, bool] = {}
        self.lines: set[str] = set()
        """Lines of which something was put here to wait."""

    def refuse(self, item: Properties) -> None:
        """Put a refused row aside; the same one twice is one item."""
        self._items[item["id"]] = item

    def wait(self, item: Properties, draft: Draft) -> None:
        """Put a waiting row aside, or the links of one that stands without them."""
        self._items[item["id"]] = item
        self.lines.add(draft.line)
        self._waiting[draft.line][item["id"]] = draft.origin.recorded is not None

    def overtake(self, draft: Draft, *, waiting: bool) -> None:
        """Leave behind what waits on this row's line, this row itself apart where it is `waiting`."""
        stated = draft.origin.recorded is not None
        line = draft.line
        kept: dict[str, bool] = {item: said for item, said in self._waiting[line].items() if said} if stated else {}
        if waiting:
            kept[waiting_id(draft)] = stated
        self._waiting[line] = kept
        self._overtaken[line] = self._overtaken.get(line, True) and stated

    def lay_down(self, waiting: Collection[str]) -> int:
        """Write all of it and return how many items it was.

        Args:
            waiting: Lines of which something may wait from earlier; of all others nothing is there to be overtaken.
        """
        if self._items:
            self._tx.run(cypher.QUARANTINE, items=list(self._items.values()))
        lines = [
            {"line": line, "keep": list(self._waiting[line]), "stated": stated}
            for line, stated in self._overtaken.items()
            if line in waiting or line in self.lines
        ]
        if lines:
            self._tx.run(cypher.OVERTAKE, lines=lines, seq=self._seq)
        return len(self._items)
