"""Access classes that change with the report they follow, and old versions that must not show more than the new.

A report may come after what rests on it, or come again with another class: every row that leaves its handling to
the report follows, whenever it came. And what the newest version of a row hides, its older versions hide as well,
or anybody could read yesterday's text of a row that was marked today.
What readers cannot see yet is changed at once; what they can see is noted and changes in the moment of publishing.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from graph.access import Restrictions
from graph.keys import link_id
from graph.neo4j import cypher_classes as cypher
from graph.searchtext import class_word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from graph.neo4j.bolt import Bolt, Tx
    from graph.writing.classes import Classes

AT_ONCE = 5_000

Found = dict[str, Any]


class Following:
    """Works out which records and quarantined rows get another class after a batch."""

    def __init__(self, bolt: Bolt, classes: Classes, published: int) -> None:
        self._bolt = bolt
        self._classes = classes
        self._published = published

    def changes(self, reports: Collection[str], lines: Collection[str]) -> list[Found]:
        """What is to get another class: each with its kind, id, new class, links, and whether readers see it.

        Args:
            reports: Reports whose class, or whose items' class, may have changed.
            lines: Lines with versions of different classes.
        """
        followers = self._followers(sorted(reports)) if reports else []
        changed = {row["id"]: row for row in followers if row["acc"] != row["was"]}
        touched = {*lines, *(row["line"] for row in changed.values() if row["label"] == "Record")}
        for row in self._mixed(sorted(touched), changed) if touched else ():
            changed[row["id"]] = row
        return [{**row, "seen": row["seq"] <= self._published} for row in changed.values()]

    def _followers(self, reports: list[str]) -> list[Found]:
        rows = self._bolt.read("what follows reports", lambda tx: tx.rows(cypher.FOLLOWERS, reports=reports))
        known = self._classes.of_reports({parent for row in rows for parent in (row["inherits"], row["report"])})
        for row in sorted(rows, key=lambda row: row["model"] != "ReportItem"):
            own = Restrictions.model_validate_json(row["own"] or "{}")
            entry = own.under(self._classes.class_over(row["inherits"], row["report"], known))
            if row["model"] == "ReportItem" and row["stands"]:
                known[row["about"]] = entry
            row["acc"] = self._classes.number_of(entry)
        return rows

    def _mixed(self, lines: list[str], changed: dict[str, Found]) -> Iterable[Found]:
        rows = self._bolt.read("versions of mixed classes", lambda tx: tx.rows(cypher.CLASSES_OF_LINES, lines=lines))
        by_line: dict[str, list[Found]] = defaultdict(list)
        for row in rows:
            by_line[row["line"]].append({**row, "acc": changed.get(row["id"], row)["acc"]})
        for versions in by_line.values():
            current = next((row["acc"] for row in versions if row["stands"]), None)
            for row in versions:
                if current is None or row["stands"]:
                    continue
                stricter = self._stricter(row["acc"], current)
                if stricter != row["was"] or row["id"] in changed:
                    yield {**row, "acc": stricter}

    def _stricter(self, one: int, other: int) -> int:
        if one == other:
            return one
        return self._classes.number_of(self._classes.numbered(one).and_also(self._classes.numbered(other)))


def change(tx: Tx, changes: Collection[Found], *, seq: int) -> None:
    """Give what readers cannot see yet its new class, and note the class of what they can see."""
    for label, statement in cypher.NOTE_DUE.items():
        due = [_given(row) for row in changes if row["seen"] and row["label"] == label]
        if due:
            tx.run(statement, rows=due)
    _reclass(tx, [row for row in changes if not row["seen"]], seq)


def publish_due(tx: Tx, *, seq: int) -> None:
    """Give everything that was noted its new class: in the transaction that publishes, and under its number."""
    _reclass(tx, [row for statement in cypher.DUE.values() for row in tx.rows(statement)], seq)


def _reclass(tx: Tx, rows: Collection[Found], seq: int) -> None:
    links: dict[str, list[Found]] = defaultdict(list)
    for row in rows:
        for slot, link_type in enumerate(row["ties"] or ()):
            links[link_type].append({"id": link_id(link_type, row["id"], slot), "acc": row["acc"]})
    for label, statement in cypher.RECLASS.items():
        given = [{**_given(row), "word": class_word(row["acc"])} for row in rows if row["label"] == label]
        if given:
            tx.run(statement, rows=given, seq=seq)
    for link_type, given in links.items():
        tx.run(cypher.RECLASS_LINKS[link_type], rows=given)


def _given(row: Found) -> Found:
    return {"id": row["id"], "acc": row["acc"]}
