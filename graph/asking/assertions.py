"""Assertions by their ids: what they tie together, as far as they may be seen."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.asking.question import Question
from graph.audit import Entry
from graph.keys import type_of_link
from graph.neo4j import cypher_read as cypher
from graph.vocabulary import Operation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame


def ends_of(links: Sequence[str]) -> Question[tuple[str, ...]]:
    """The ids of everything that these assertions tie together; one that may not be seen ties nothing."""
    return Question(
        "ends of assertions",
        lambda tx, frame: _read(tx, frame, links),
        lambda found: Entry(Operation.CONSULTATION, found, f"ends of {len(links)} assertions"),
    )


def _read(tx: Tx, frame: Frame, links: Sequence[str]) -> tuple[str, ...]:
    by_type: defaultdict[str, list[str]] = defaultdict(list)
    for link in links:
        by_type[type_of_link(link)].append(link)
    known = ((cypher.ENDS[name], ids) for name, ids in sorted(by_type.items()) if name in cypher.ENDS)
    rows = [row for statement, ids in known for row in tx.rows(statement, ids=ids, **frame.parameters)]
    return tuple(sorted({end for row in rows for end in (row["start"], row["other"])}))
