"""The graph compared with itself: links with their records, records with their things, lines, and the sequence."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.links import LINK_TYPES
from graph.neo4j import cypher_verify as cypher
from graph.progress import Progress, Step, silent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.neo4j.bolt import Bolt
    from graph.neo4j.statement import Statement
    from graph.verifying.problems import Problems

PAGE = 10_000

LINKS = "links"
RECORDS = "records"
LINES = "lines"
SEQUENCE = "sequence"

_WORDS = {
    "record": "The record behind a link is missing.",
    "class": "A link and its record are not restricted alike.",
    "sequence": "Something stands above the sequence although no load is running.",
    "begun": "A link and its record do not begin at the same time.",
    "superseded": "A link and its record do not end at the same time.",
    "thing": "The thing that a record is about is missing.",
    "no class": "A record's access class is not known.",
    "id": "A record's id does not agree with its line and version.",
    "current": "A line does not have exactly one current version.",
    "version": "A version of a line is missing.",
    "no id": "Links have lost their id.",
    "no record id": "Records have lost their id.",
    "lost": "Links that records assert are missing.",
    "loads": "A load is noted above the sequence.",
    "no sequence": "The sequence is missing: the database has not been set up.",
}


class DataCount(NamedTuple):
    """What was compared."""

    records: int
    lines: int
    links: int


class _State(NamedTuple):
    """What stands while the comparison runs; all that is above `published` belongs to a load and is left out."""

    published: int
    held: bool
    classes: list[int]
    loaded: int | None

    @property
    def parameters(self) -> dict[str, object]:
        return {"pub": self.published, "held": self.held, "classes": self.classes}


class _Page(NamedTuple):
    """One page of a walk: where it began and ended, and its faults as pairs of fault and id."""

    after: str
    last: str
    seen: int
    faults: list[list[str]]


def verify_data(bolt: Bolt, problems: Problems, progress: Progress = silent, *, page: int = PAGE) -> DataCount:
    """Compare everything that is published with itself, a page at a time; a load may run meanwhile."""
    state = _state(bolt)
    if state is None:
        problems.add(SEQUENCE, _WORDS["no sequence"], "main")
        return DataCount(0, 0, 0)
    comparing = _Comparing(bolt, state, problems, progress, page=page)
    records = comparing.records()
    lines = comparing.lines()
    links = comparing.links()
    comparing.sequence()
    return DataCount(records, lines, links)


def _state(bolt: Bolt) -> _State | None:
    rows = bolt.read("the sequence", lambda tx: tx.rows(cypher.SEQUENCE))
    return _State(**rows[0]) if rows else None


class _Comparing:
    """One comparison under way."""

    def __init__(self, bolt: Bolt, state: _State, problems: Problems, progress: Progress, *, page: int) -> None:
        self._page = page
        self._bolt = bolt
        self._state = state
        self._problems = problems
        self._progress = progress
        self._asserted: Counter[str] = Counter()

    def records(self) -> int:
        """Compare each record with its thing, its class and its id; count the links that they assert."""
        counted = self._count(cypher.COUNT_RECORDS, "records")
        seen = 0
        for page in self._pages(cypher.RECORDS):
            seen += self._take(RECORDS, page)
            self._progress(Step("Comparing records", seen, counted))
            self._asserted.update(self._ties(page))
        self._problems.add_all(RECORDS, _WORDS["no record id"], (), count=max(0, counted - seen))
        return seen

    def lines(self) -> int:
        """Look for lines without exactly one current version, or with a version missing."""
        seen = 0
        for page in self._pages(cypher.LINES):
            seen += self._take(LINES, page)
            self._progress(Step("Comparing versions", seen))
        return seen

    def links(self) -> int:
        """Compare each link with its record, and count whether all links that records assert are there."""
        found = {name: self._links(name) for name in LINK_TYPES}
        if not self._state.held and _state(self._bolt) == self._state:
            late = self._late()
            for name, count in found.items():
                lost = self._asserted[name] - late[name] - count
                self._problems.add_all(LINKS, _WORDS["lost"], (name,), count=max(0, lost))
        return sum(found.values())

    def sequence(self) -> None:
        """Look for what no load owns and no reader sees."""
        state = self._state
        if (state.loaded or 0) > state.published:
            self._problems.add(SEQUENCE, _WORDS["loads"], str(state.loaded))
        if state.held:
            return
        for statement in cypher.ABOVE.values():
            ids = [row["id"] for row in self._rows(statement, pub=state.published)]
            if _state(self._bolt) == state:
                self._problems.add_all(SEQUENCE, _WORDS["sequence"], ids, count=len(ids))

    def _links(self, name: str) -> int:
        counted = self._count(cypher.COUNT_LINKS[name], "links")
        seen = 0
        for page in self._pages(cypher.LINKS[name]):
            seen += self._take(LINKS, page)
            self._progress(Step(f"Comparing links {name}", seen, counted))
        self._problems.add_all(LINKS, _WORDS["no id"], (name,), count=max(0, counted - seen))
        return seen

    def _ties(self, page: _Page) -> dict[str, int]:
        rows = self._rows(cypher.TIES, after=page.after, last=page.last)
        return {row["tie"]: row["links"] for row in rows}

    def _late(self) -> Counter[str]:
        late: Counter[str] = Counter()
        after = ""
        while rows := self._rows(cypher.LATE, after=after, limit=self._page):
            late.update(link[0] for row in rows for link in json.loads(row["links"]))
            after = rows[-1]["id"]
        return late

    def _take(self, check: str, page: _Page) -> int:
        for fault, where in page.faults:
            self._problems.add(check, _WORDS[fault], where)
        return page.seen

    def _pages(self, statement: Statement) -> Iterator[_Page]:
        after = ""
        while True:
            row = self._rows(statement, after=after, limit=self._page, **self._state.parameters)[0]
            if not row["seen"]:
                return
            yield _Page(after, **row)
            after = row["last"]

    def _count(self, statement: Statement, name: str) -> int:
        return int(self._rows(statement)[0][name])

    def _rows(self, statement: Statement, **parameters: object) -> list[dict[str, Any]]:
        return self._bolt.read(statement.name, lambda tx: tx.rows(statement, **parameters))
