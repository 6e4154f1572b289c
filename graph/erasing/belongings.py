"""What is one person's own: their records, and the things that are recorded for their sake alone.

An address, an offence, an organisation or a report is not theirs, though it may be tied to them: what it says
stays, and what ties it to them goes with the record that says so. A phone, an account or a vehicle is theirs
where nothing but they are tied to it. What another person's record says of them is that person's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from graph.neo4j import cypher_erasure as cypher

if TYPE_CHECKING:
    from graph.neo4j.bolt import Tx

Stored = dict[str, Any]

FOR_ONE_PERSON = (
    "MANAGED_UNDER ASSESSED_IN PLANNED_IN SUBJECT_TO NOTIFIED_IN VISITED_IN SUBJECT_OF_CONTACT CHECKED_IN "
    "HAS_DEVICE REVIEWED_IN DECIDED_IN TRANSFERRED_IN DISCUSSED_AT ACTION_ABOUT"
).split()
"""Links to things that exist for the sake of one person's management."""
OF_WHOEVER_USES_IT = ("USES_PHONE", "USES_ACCOUNT", "USES_VEHICLE")
HANGING_ON = ("CONDITION_OF", "ACTION_FROM")


class Belongings(NamedTuple):
    """What is one person's own.

    Attributes:
        things: The ids of the person and of the things that are theirs alone.
        records: Every version of every row about those.
    """

    things: tuple[str, ...]
    records: tuple[Stored, ...]

    @property
    def lines(self) -> set[str]:
        """The rows, whatever their versions."""
        return {record["line"] for record in self.records}


def belongings_of(tx: Tx, person: str) -> Belongings:
    """Look up what is a person's own, whatever its access class: an erasure is whole or it is none."""
    own = _ids(tx.rows(cypher.OWN, id=person, types=FOR_ONE_PERSON))
    own |= _ids(tx.rows(cypher.SOLE, id=person, types=list(OF_WHOEVER_USES_IT)))
    own |= _ids(tx.rows(cypher.BEYOND, ids=sorted(own), types=list(HANGING_ON)))
    things = (person, *sorted(own - {person}))
    records = [row["record"] for row in tx.rows(cypher.RECORDS, ids=list(things))]
    return Belongings(things, tuple(sorted(records, key=lambda record: str(record["id"]))))


def _ids(rows: list[Stored]) -> set[str]:
    return {str(row["id"]) for row in rows}
