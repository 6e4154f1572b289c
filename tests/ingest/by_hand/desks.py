"""Desks of the demo's users over the one real database, with a clock that goes a minute further with every look."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from graph.access import Reason
from graph.audit import AuditTrail
from graph.keys import node_id
from graph.reader import Reader
from graph.reading.frame import View
from graph.users import read_directory
from graph.writer import Who
from ingest.by_hand.desk import Desk
from tests.ingest.loading import SOURCE, load_paths, write_table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from graph.neo4j.bolt import Bolt

WHY = Reason.parse("intelligence development: tests")
NUMBERS = count(1)


class Clock:
    """Begins now, since rows that state no time are recorded when they are loaded."""

    def __init__(self) -> None:
        self.at = datetime.now(UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at


class Office(NamedTuple):
    """The database, the clock, and who sits where."""

    bolt: Bolt
    clock: Clock
    folder: Path

    def desk(self, user: str = "analyst") -> Desk:
        who = Who(read_directory(None).viewer(user), WHY)
        return Desk(self.bolt, AuditTrail(self.bolt), who, self.clock, lambda: f"H{next(NUMBERS):06d}")

    def reads(self, user: str = "analyst", as_at: datetime | None = None) -> Reader:
        viewer = read_directory(None).viewer(user)
        return Reader(AuditTrail(self.bolt), viewer, WHY, View(as_at=as_at))

    def load(self, table: str, *rows: Mapping[str, str]) -> None:
        load_paths(self.bolt, write_table(self.folder, table, rows))


def pid(key: str) -> str:
    return node_id("Person", SOURCE, key)


def office_of(bolt: Bolt, folder: Path) -> Office:
    """An office with two nominals of a loaded source."""
    office = Office(bolt, Clock(), folder)
    office.load(
        "persons",
        {"person_id": "P1", "surname": "Thornwicket", "forenames": "Ann", "dob": "1980-02-03"},
        {"person_id": "P2", "surname": "Quillfeather", "forenames": "Bertrand", "dob": "1975"},
    )
    return office
