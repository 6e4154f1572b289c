"""Fixtures of the whole suite.

Policy: tests use the real database and never a double of it. One Neo4j is started per test worker (`make test` has one
for each processor), in a temporary folder, with the program files of the ordinary cache; a test that needs a clean
database empties that one, since starting another takes six seconds and emptying it fifty milliseconds. Only the tests
of starting and stopping themselves (tests/graph/neo4j/test_local_*.py) run databases of their own.
MOSAIC_TEST_NEO4J_VERSION chooses the release, 5.26 or 2026.09. No test sleeps: it waits for a condition, with a
deadline.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from graph.neo4j.bolt import Bolt
from graph.neo4j.local import LocalDatabase
from graph.neo4j.migrations import migrate
from graph.neo4j.statement import Statement
from graph.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.neo4j.endpoint import Endpoint

# Where program files come from; everything else of the developer's own settings stays out of the tests.
PASSED_ON = ("MOSAIC_CACHE", "MOSAIC_NEO4J_JARS", "MOSAIC_NEO4J_JAVA_OPTIONS", "XDG_CACHE_HOME")
# Tests fill two processors by themselves: a collector beside the database's work takes time from it.
ONE_COLLECTOR = "-XX:-UseG1GC -XX:+UseSerialGC"
# A database that lives for a minute never earns back what the optimising compiler costs; that of the whole run does.
os.environ.setdefault("MOSAIC_NEO4J_JAVA_OPTIONS", f"{ONE_COLLECTOR} -XX:TieredStopAtLevel=1")
# Some machines say that nothing compiled is kept: each of the hundreds of commands would then compile all of Mosaic.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
RELEASES = {"5.26": "5.26.20", "2026.09": "2026.09.0"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs the database, so that `-m "not neo4j"` is the quick part of the suite.

    Modules of slow tests come first: a worker that begins one when the others have nothing left makes all of it longer.
    """
    for item in items:
        if "endpoint" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.neo4j)
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(scope="session")
def neo4j_version() -> str:
    """Name the release that the whole run uses."""
    release = os.environ.get("MOSAIC_TEST_NEO4J_VERSION", "5.26")
    if release not in RELEASES:
        raise pytest.UsageError(f"MOSAIC_TEST_NEO4J_VERSION must be one of {', '.join(RELEASES)}")
    return RELEASES[release]


@pytest.fixture(scope="session")
def endpoint(tmp_path_factory: pytest.TempPathFactory, neo4j_version: str) -> Iterator[Endpoint]:
    """Run the one real database of the test run."""
    env = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    home = str(tmp_path_factory.mktemp("mosaic"))
    kept = {"MOSAIC_HOME": home, "MOSAIC_NEO4J_VERSION": neo4j_version, "MOSAIC_NEO4J_JAVA_OPTIONS": ONE_COLLECTOR}
    settings = {**env, **kept}
    database = LocalDatabase(Settings.from_environment(settings))
    try:
        yield database.start()
    finally:
        database.stop()


EMPTY = Statement(
    "empty the database",
    "MATCH (n) WHERE NOT n:Migration AND NOT n:Sequence CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS",
)
BEGIN_AGAIN = Statement(
    "begin again",
    "MATCH (s:Sequence {name: 'main'}) SET s = {name: 'main', published: 0, graph: randomUUID()}",
)


@pytest.fixture(scope="session")
def bolt(endpoint: Endpoint) -> Iterator[Bolt]:
    """Connect to the one real database with its schema up to date; whatever tests left is still in it."""
    bolt = Bolt(endpoint)
    migrate(bolt, now=datetime.now(UTC))
    yield bolt
    bolt.close()


@pytest.fixture
def empty(bolt: Bolt) -> Callable[[], None]:
    """Give what empties the database, for tests that build more than one graph."""

    def emptied() -> None:
        bolt.alone(EMPTY)
        bolt.alone(BEGIN_AGAIN)

    return emptied


@pytest.fixture
def graph(bolt: Bolt, empty: Callable[[], None]) -> Bolt:
    """Give a database with its schema and nothing else in it."""
    empty()
    return bolt
