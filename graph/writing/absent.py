"""Lines that stood before and are not in a full extract: for a person to review, never withdrawn by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.neo4j import cypher_write as cypher
from graph.searchtext import class_word
from graph.writing.marks import line_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from graph.neo4j.bolt import Bolt
    from graph.writing.batch import Stamp
    from graph.writing.stored import Properties

PAGE = 10_000
REASON = "It stood in an earlier extract of this source and is absent from this full one: was it withdrawn?"


class Absences:
    """A walk over every line of a source, in pages."""

    def __init__(self, bolt: Bolt, source: str, seen: Collection[bytes], tables: list[str]) -> None:
        self._bolt = bolt
        self._source = source
        self._seen = seen
        self._tables = tables

    def pages(self, stamp: Callable[[], Stamp]) -> Iterator[list[Properties]]:
        """The absent lines as quarantine items, a page at a time; empty pages are left out."""
        after = ""
        while rows := self._page(after):
            after = str(rows[-1][0])
            mark = stamp()
            items = [
                {**_of_load(mark), **_item(row)}
                for _, line, ours, row in rows
                if ours and line_mark(str(line)) not in self._seen
            ]
            if items:
                yield items

    def back_again(self) -> list[str]:
        """Quarantine items about lines that were absent once and are in this extract."""
        rows = self._bolt.read("lines under review", lambda tx: tx.values(cypher.UNDER_REVIEW, source=self._source))
        return [item for item, line in rows if line_mark(line) in self._seen]

    def _page(self, after: str) -> list[list[Any]]:
        return self._bolt.read(
            "lines of a source",
            lambda tx: tx.values(cypher.LINES_AFTER, after=after, limit=PAGE, source=self._source, tables=self._tables),
        )


def _of_load(stamp: Stamp) -> Properties:
    return {"source": stamp.source, "seq": stamp.seq, "load": stamp.load}


def _item(record: Properties) -> Properties:
    key = record.pop("key")
    return {
        **record,
        "id": f"absent-{record['absent_line']}",
        "kind": "absent",
        "state": "open",
        "reasons": [REASON],
        "raw": key,
        "s_text": key,
        "s_acc": class_word(record["acc"]),
    }
