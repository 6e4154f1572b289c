"""What a nominal shares with others: addresses, phones, vehicles, accounts, organisations, offences, custody."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.asking.question import Question
from graph.audit import Entry
from graph.neo4j import cypher_network as cypher
from graph.neo4j import cypher_read
from graph.reading.dossier import link_of, not_on_record, reports_behind
from graph.vocabulary import Operation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame
    from graph.reading.results import CitedReport, Link

MOST_SHARING = 200
"""Links on a thing up to which those who share it are read: of a hostel or a club nobody is told one by one."""


class SharedThing(NamedTuple):
    """One thing that a nominal shares.

    Attributes:
        mine: The nominal's own links to it; their other end is the thing.
        theirs: Links of others to it; their other end is the person. None are read where there are too many.
        crowded: Whether more than `MOST_SHARING` links of others lead to it.
    """

    mine: tuple[Link, ...]
    theirs: tuple[Link, ...]
    crowded: bool


class Sharing(NamedTuple):
    """Everything that a nominal shares, and the reports that it rests on, as far as they may be seen."""

    things: tuple[SharedThing, ...]
    reports: Mapping[str, CitedReport]


def shared_by(person: str) -> Question[Sharing]:
    """What this nominal shares, and with whom.

    Raises:
        NotOnRecordError: On asking, if nothing that asserts the nominal may be seen.
    """
    return Question(
        "what a nominal shares",
        lambda tx, frame: _read(tx, frame, person),
        lambda found: Entry(Operation.EXPANSION, (person,), f"{len(found.things)} shared things"),
        Entry(Operation.REFUSAL, (person,), "nothing released"),
    )


def _read(tx: Tx, frame: Frame, person: str) -> Sharing:
    if not tx.rows(cypher_read.VISIBLE, ids=[person], **frame.parameters):
        raise not_on_record()
    rows = tx.rows(cypher.SHARING, id=person, limit=MOST_SHARING + 1, **frame.parameters)
    things = tuple(_thing(row, frame) for row in rows)
    links = (link for thing in things for link in (*thing.mine, *thing.theirs))
    return Sharing(things, reports_behind(tx, frame, (link.record for link in links)))


def _thing(row: Mapping[str, list[Mapping[str, object]]], frame: Frame) -> SharedThing:
    crowded = len(row["theirs"]) > MOST_SHARING
    mine, theirs = (sorted(row[side], key=lambda link: str(link["id"])) for side in ("mine", "theirs"))
    return SharedThing(
        tuple(link_of(link, frame) for link in mine),
        () if crowded else tuple(link_of(link, frame) for link in theirs),
        crowded,
    )
