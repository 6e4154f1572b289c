"""Databases of their own for the tests of starting and stopping; everything else uses the one of the test run."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Protocol

import pytest

from graph.neo4j.local import LocalDatabase
from graph.settings import Settings
from tests.conftest import PASSED_ON

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.neo4j.room import Room


class MakeLocal(Protocol):
    """Make a local database over a home of the test's own; it is stopped when the test ends."""

    def __call__(self, *, room: Room | None = None, **variables: str) -> LocalDatabase: ...


def environment(home: Path, version: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return {**kept, "MOSAIC_HOME": str(home), "MOSAIC_NEO4J_VERSION": version}


@pytest.fixture
def make_local(tmp_path: Path, neo4j_version: str) -> Iterator[MakeLocal]:
    made: list[LocalDatabase] = []

    def make(*, room: Room | None = None, **variables: str) -> LocalDatabase:
        env = {**environment(tmp_path / "home", neo4j_version), **variables}
        made.append(LocalDatabase(Settings.from_environment(env), room=room))
        return made[-1]

    yield make
    for database in made:
        database.stop()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, neo4j_version: str) -> Iterator[LocalDatabase]:
    """One database for those tests of a module that only look at a running one."""
    database = LocalDatabase(Settings.from_environment(environment(tmp_path_factory.mktemp("home"), neo4j_version)))
    database.start()
    yield database
    database.stop()
