"""The audit chains recomputed line by line: hashes, links, numbering, and the texts that were searched for."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.audit import START, hash_of
from graph.neo4j import cypher_audit as cypher

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.neo4j.bolt import Bolt
    from graph.verifying.problems import Problems

PAGE = 5_000
CHECK = "audit chains"

Line = dict[str, Any]


class ChainCount(NamedTuple):
    """What was read: chains, lines, and lines whose searched text was erased by a decision."""

    chains: int
    lines: int
    erased_texts: int


def verify_chains(bolt: Bolt, problems: Problems, *, page: int = PAGE) -> ChainCount:
    """Recompute every chain, a page at a time; lines that are added meanwhile may or may not be looked at."""
    counted = bolt.read("count the audit lines", lambda tx: tx.rows(cypher.COUNT))[0]["lines"]
    erased = {row["id"] for row in bolt.read("erased texts", lambda tx: tx.rows(cypher.ERASED_TEXTS))}
    walk = _Walk(problems, erased)
    for line in _lines(bolt, page):
        walk.take(line)
    missed = max(0, counted - walk.lines)
    problems.add_all(CHECK, "Lines have lost their chain or their number.", (), count=missed)
    return ChainCount(walk.chains, walk.lines, walk.erased_texts)


def _lines(bolt: Bolt, size: int) -> Iterator[Line]:
    """Every line by chain and number."""
    at: Mapping[str, Any] = {"chain": "", "number": 0}
    while True:
        page = _page(bolt, at, size)
        if not page:
            return
        yield from page
        at = page[-1]


def _page(bolt: Bolt, at: Mapping[str, Any], size: int) -> list[Line]:
    where = {"chain": at["chain"], "number": at["number"], "limit": size}
    rest = bolt.read("audit lines", lambda tx: tx.rows(cypher.REST_OF_CHAIN, **where))
    rows = rest or bolt.read("audit lines", lambda tx: tx.rows(cypher.NEXT_CHAINS, **where))
    return [row["line"] for row in rows]


class _Walk:
    """What is known of the line before the one that is looked at."""

    def __init__(self, problems: Problems, erased: set[str]) -> None:
        self._problems = problems
        self._erased = erased
        self._chain = ""
        self._number = 0
        self._head = START
        self.chains = 0
        self.lines = 0
        self.erased_texts = 0

    def take(self, line: Line) -> None:
        """Check one line against the one before it, and remember it."""
        if line["chain"] != self._chain:
            self._chain, self._number, self._head = line["chain"], 0, START
            self.chains += 1
        name = f"{line['chain']}:{line['number']}"
        for fault in self._faults(line, name):
            self._problems.add(CHECK, fault, name)
        self._number, self._head = line["number"], line.get("hash", "")
        self.lines += 1

    def _faults(self, line: Line, name: str) -> Iterator[str]:
        if line["number"] != self._number + 1:
            yield "A line before this one is missing."
        elif line.get("previous") != self._head:
            yield "This line does not follow the one before it."
        if line.get("hash") != hash_of(line):
            yield "This line was changed after it was written."
        if fault := self._text_fault(line, name):
            yield fault

    def _text_fault(self, line: Line, name: str) -> str:
        text, wanted = line.get("text", ""), line.get("text_hash", "")
        if text:
            return "" if hashlib.sha256(text.encode()).hexdigest() == wanted else "The searched text was changed."
        if not wanted:
            return ""
        self.erased_texts += 1
        return "" if name in self._erased else "The searched text was removed without a decision to erase it."
