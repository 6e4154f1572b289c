"""A load in a process of its own that can be made to stop, or to kill itself, at a chosen transaction."""

from __future__ import annotations

import os
import signal
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

from pydantic import SecretStr

from graph.access import Restrictions
from graph.audit import AuditTrail
from graph.neo4j.bolt import Bolt
from graph.neo4j.endpoint import Endpoint
from graph.writer import open_writer
from graph.writing.marks import line_mark
from tests.graph.rows import LOADER, SOURCE, Said, association, item, marker, order, person, refusal, report, rid

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkServerProcess

    from graph.drafts import Draft
    from graph.neo4j.bolt import Tx

T = TypeVar("T")
When = Literal["before", "inside", "after", "never"]
NOON = 1_795_000_000_000
SECRET = Restrictions(compartments=frozenset({"lantern"}))
CITES = Said(report=rid("R1"))


class Point(NamedTuple):
    """A transaction of a load, by its number, and whether before, inside or after it."""

    number: int
    when: When


NEVER = Point(0, "never")

BEFORE: list[list[Draft]] = [
    [person(f"P{number}") for number in range(1, 6)],
    [association("P1", "P2"), association("P2", "P3", "family"), marker("M1", "P1", "dog", CITES)],
    [marker("M2", "P7", "gun"), order("O1", "P8"), association("P1", "P9")],
]
"""What stands before the load that is disturbed: people, ties, a row that cites a report yet to come, waiting rows."""

LOADED: list[list[Draft]] = [
    [report("R1", Said(restrictions=SECRET)), item("R1-1", "R1"), person("P1", "Quillfeather"), person("P2")],
    [person("P7"), person("P8", "Marrowby"), association("P2", "P3", "friend"), marker("M1", "P1", "two dogs", CITES)],
    [person("P3", said=Said(recorded=NOON - 5_000)), person("P3", "Fennick", Said(recorded=NOON - 9_000))],
    [person("P3", "Ossing", Said(recorded=NOON - 7_000)), marker("M3", "P66", "knife"), person("P9")],
]
"""The load that is disturbed: it supersedes, cuts short, settles, changes classes, refuses and finds lines absent."""


class WatchedBolt(Bolt):
    """A real connection that tells of each writing transaction before, inside (all but committed) and after it."""

    def __init__(self, endpoint: Endpoint, told: Callable[[Point, str], None]) -> None:
        super().__init__(endpoint)
        self._told = told
        self.number = 0

    def write(self, label: str, work: Callable[[Tx], T]) -> T:
        self.number += 1
        number = self.number
        self._told(Point(number, "before"), label)

        def watched(tx: Tx) -> T:
            result = work(tx)
            self._told(Point(number, "inside"), label)
            return result

        result = super().write(label, watched)
        self._told(Point(number, "after"), label)
        return result


def load_all(bolt: Bolt, batches: list[list[Draft]], waiting: Callable[[str], None] | None = None) -> None:
    """Load as a full extract does: batches, what waited, what is absent, then publish."""
    options = {} if waiting is None else {"waiting": waiting}
    with open_writer(bolt, SOURCE, now=lambda: NOON, **options) as writer:
        for batch in batches:
            writer.write(batch, [refusal("Zebedee")])
        writer.settle()
        seen = {line_mark(draft.line) for batch in batches for draft in batch}
        writer.report_absent(seen, {"persons", "associations"})
        writer.publish("{}", LOADER, AuditTrail(bolt))


class Address(NamedTuple):
    """An endpoint as plain words, for another process."""

    uri: str
    user: str
    password: str
    database: str

    @classmethod
    def of(cls, endpoint: Endpoint) -> Address:
        return cls(endpoint.uri, endpoint.user, endpoint.password.get_secret_value(), endpoint.database)

    @property
    def endpoint(self) -> Endpoint:
        return Endpoint(uri=self.uri, user=self.user, password=SecretStr(self.password), database=self.database)


def kill_at(address: Address, point: Point) -> None:
    """Run the load in this process and kill the process at a point, with nothing tidied up."""

    def told(now: Point, _: str) -> None:
        if now == point:
            os.kill(os.getpid(), signal.SIGKILL)

    load_all(WatchedBolt(address.endpoint, told), LOADED)


def hold_at(address: Address, point: Point, pipe: Connection) -> None:
    """Run the load in this process; at a point, say so and go on only when told to."""

    def told(now: Point, _: str) -> None:
        if now == point:
            pipe.send("here")
            pipe.recv()

    load_all(WatchedBolt(address.endpoint, told), LOADED)
    pipe.send("done")


_processes = get_context("forkserver")
_processes.set_forkserver_preload(["tests.faults.loading"])


def pipe() -> tuple[Connection, Connection]:
    return _processes.Pipe()


def start(run: Callable[..., None], *arguments: Any) -> ForkServerProcess:  # noqa: ANN401 - whatever the run takes
    """Start a run in a process of its own, which shares nothing with this one but the database."""
    process = _processes.Process(target=run, args=arguments)
    process.start()
    return process
