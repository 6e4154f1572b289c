"""The database itself is killed in the middle of a load and of a read."""

from __future__ import annotations

import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import psutil
import pytest

from graph.audit import AuditTrail
from graph.errors import DatabaseUnavailableError
from graph.neo4j.bolt import Bolt
from graph.neo4j.migrations import migrate
from graph.reader import Reader
from tests.faults.loading import BEFORE, LOADED, Point, WatchedBolt, load_all
from tests.graph.dump import everything
from tests.graph.rows import EVERYTHING, REASON, pid

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.neo4j.endpoint import Endpoint
    from graph.neo4j.local import LocalDatabase
    from tests.graph.neo4j.conftest import MakeLocal

pytestmark = pytest.mark.slow
PATIENCE_S = 300


class Killer:
    """Kills the database once, all but at the commit of the first transaction of a kind."""

    def __init__(self, database: LocalDatabase, label: str) -> None:
        self._database = database
        self._label = label
        self.killed = threading.Event()

    def __call__(self, point: Point, label: str) -> None:
        if point.when == "inside" and label == self._label and not self.killed.is_set():
            process = psutil.Process(self._database.status().pid)
            process.send_signal(signal.SIGKILL)
            process.wait(30)
            self.killed.set()


def disturbed(database: LocalDatabase, endpoint: Endpoint, label: str, work: Callable[[Bolt], object]) -> None:
    """Do the work while the database is killed and started again; it may end well or say that nobody answers."""
    killer = Killer(database, label)
    bolt = WatchedBolt(endpoint, killer)
    with ThreadPoolExecutor(1) as pool:
        working = pool.submit(work, bolt)
        assert killer.killed.wait(PATIENCE_S)
        database.start()
        assert isinstance(working.exception(PATIENCE_S), DatabaseUnavailableError | None)
    bolt.close()


def read(bolt: Bolt) -> str:
    return repr(Reader(AuditTrail(bolt), EVERYTHING, REASON).dossier(pid("P1")))


def test_a_killed_database_costs_nothing_but_the_wait(graph: Bolt, make_local: MakeLocal) -> None:
    load_all(graph, BEFORE)
    load_all(graph, LOADED)
    complete, page = everything(graph), read(graph)
    database = make_local()
    endpoint = database.start()
    bolt = Bolt(endpoint)
    migrate(bolt, now=datetime(2026, 11, 24, tzinfo=UTC))
    load_all(bolt, BEFORE)
    disturbed(database, endpoint, "settle", lambda watched: load_all(watched, LOADED))
    load_all(bolt, LOADED)
    assert everything(bolt) == complete
    disturbed(database, endpoint, "dossier", read)
    assert read(bolt) == page
    bolt.close()
