"""One box over names, aliases, addresses, plates, phones, handles, references and report text.

The index itself filters by access class: filtering the best twenty afterwards would give empty answers to
people who may see hits further down.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from graph import searchtext
from graph.kinds import NODE_KINDS
from graph.neo4j import cypher_read as cypher
from graph.reading.agreement import LONG_ENOUGH_FOR_ONE_TYPO, LONG_ENOUGH_FOR_TWO, Reason, Sought, reasons_for, score_of
from graph.reading.dossier import other_of
from graph.reading.results import Record, Thing, record_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame

MOST_WORDS = 12
LONGEST_TEXT = 300
FETCHED_AT_ONCE = 40
FETCHED_AT_MOST = 4_000
REFUSED_AT_MOST = 500
PLATE_SIGNS = range(2, 9)
PHONE_DIGITS = range(4, 16)


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found.

    Attributes:
        thing: What was found.
        reasons: Why, the strongest first.
        record: The record that was found first.
        score: How well it agrees, worked out from the record alone: what an index calls relevant depends on how
            often a word occurs in what this viewer may not see.
    """

    thing: Thing
    reasons: tuple[Reason, ...]
    record: Record
    score: float


class RefusedMention(NamedTuple):
    """A row in quarantine that mentions what was looked for."""

    id: str
    kind: str
    file: str | None
    line_no: int | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search found.

    Attributes:
        hits: The best of them, best first.
        refused: Rows in quarantine that mention it and are in nobody's page yet.
        more: Whether there are hits beyond these.
    """

    hits: tuple[Hit, ...]
    refused: tuple[RefusedMention, ...]
    more: bool


class Asked(NamedTuple):
    """What is looked for, among things of which kinds, and how many are wanted."""

    text: str
    kinds: tuple[str, ...] = ()
    limit: int = 20


def search(tx: Tx, frame: Frame, asked: Asked) -> SearchResult:
    """Find what agrees with a text; nothing is found by an empty one."""
    asked = asked._replace(text=asked.text[:LONGEST_TEXT])
    words = searchtext.folded(asked.text).split()[:MOST_WORDS]
    if not words or not frame.acc:
        return SearchResult((), (), more=False)
    query = _query(asked, words, frame)
    rows = _enough(tx, frame, query, asked.limit)
    ranked = _ranked(rows, Sought.of(asked.text))
    refused = tx.rows(
        cypher.REFUSED,
        query=_refused_query(words, frame),
        limit=REFUSED_AT_MOST,
        shown=10,
        acc=frame.acc,
        pub=frame.pub,
    )
    mentions = (RefusedMention(**{**row, "reasons": tuple(row["reasons"])}) for row in refused)
    hits = tuple(_hit(found, frame) for found in ranked[: asked.limit])
    return SearchResult(hits, tuple(mentions), more=len(ranked) > asked.limit)


def _enough(tx: Tx, frame: Frame, query: str, wanted: int) -> list[dict[str, Any]]:
    """Fetch until enough different things were found: superseded versions stand in the index and come back as None."""
    fetch = FETCHED_AT_ONCE
    while True:
        found = tx.rows(cypher.SEARCH, query=query, fetch=fetch, **frame.parameters)
        rows = [row for row in found if row["record"] is not None]
        if len({row["other"] for row in rows}) > wanted or len(found) < fetch or fetch >= FETCHED_AT_MOST:
            return rows
        fetch *= 4


def _query(asked: Asked, words: list[str], frame: Frame) -> str:
    parts = [_whole(asked.text), f"({' AND '.join(_word(word) for word in words)})"]
    found = " OR ".join(part for part in parts if part)
    return f"({found}){_among(asked.kinds)}{_allowed(frame)}"


def _among(kinds: Sequence[str]) -> str:
    """Kinds may come from an address that somebody typed: only real ones may become a part of the query."""
    real = [kind.lower() for kind in kinds if kind in NODE_KINDS] or ["none"]
    return f" AND s_kind:({' OR '.join(real)})" if kinds else ""


def _allowed(frame: Frame) -> str:
    """The viewer's classes as a clause; the statement checks them once more, so leaving it out shows nothing extra."""
    return (
        "" if frame.everything else f" AND s_acc:({' OR '.join(searchtext.class_word(number) for number in frame.acc)})"
    )


def _whole(text: str) -> str:
    """The input taken as one plate, phone number or reference, whatever spaces and signs are in it."""
    compact = searchtext.compact(text)
    digits = searchtext.national_number(text)
    clauses = [f"s_reference:{compact}^8", f"s_address:{compact}^6"] if compact else []
    if len(compact) in PLATE_SIGNS:
        clauses.append(f"s_plate:{compact}*^6")
    only_digits = not any(character.isalpha() for character in text)
    if only_digits and len(digits) in PHONE_DIGITS:
        clauses.append(f"s_phone:{digits}*^6")
    return " OR ".join(clauses)


def _word(word: str) -> str:
    """One word in any field: exact before beginning before misspelt; `folded` left nothing that Lucene would obey."""
    clauses = [
        f"s_name:{word}^8",
        f"s_handle:{word}^6",
        f"s_address:{word}^3",
        f"s_reference:{word}^4",
        f"s_text:{word}",
    ]
    if len(word) > 1:
        clauses += [f"s_name:{word}*^3", f"s_handle:{word}*^2", f"s_address:{word}*"]
    if len(word) >= LONG_ENOUGH_FOR_ONE_TYPO and not word.isdigit():
        edits = 2 if len(word) >= LONG_ENOUGH_FOR_TWO else 1
        clauses += [f"s_name:{word}~{edits}", f"s_address:{word}~1", f"s_handle:{word}~1"]
    return f"({' OR '.join(clauses)})"


def _refused_query(words: list[str], frame: Frame) -> str:
    return f"({' AND '.join(f's_text:{word}' for word in words)}){_allowed(frame)}"


class _Found(NamedTuple):
    """A thing that was found: the rows of its records, the one that agrees best first."""

    score: float
    thing: Thing
    rows: list[Mapping[str, Any]]
    sought: Sought


def _ranked(rows: Iterable[Mapping[str, Any]], sought: Sought) -> list[_Found]:
    """The things that were found, the one that agrees best first."""
    by_thing: defaultdict[str, list[tuple[float, str, Mapping[str, Any]]]] = defaultdict(list)
    for row in rows:
        by_thing[row["other"]].append((-score_of(row["record"], sought), row["record"]["id"], row))
    found = []
    for scored in by_thing.values():
        scored.sort(key=lambda entry: entry[:2])
        found.append(_Found(-scored[0][0], other_of(scored[0][2]), [row for *_, row in scored], sought))
    return sorted(found, key=lambda each: (-each.score, each.thing.label, each.thing.id))


def _hit(found: _Found, frame: Frame) -> Hit:
    reasons = [reason for row in found.rows for reason in reasons_for(row["record"], found.sought)]
    return Hit(
        thing=found.thing,
        reasons=tuple(dict.fromkeys(reasons))[:4],
        record=record_of(found.rows[0]["record"], frame.classes),
        score=found.score,
    )
