"""Neo4j's own tool over a local database that stands still."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.errors import DatabaseError
from graph.neo4j.bolt import Bolt
from graph.neo4j.statement import Statement

if TYPE_CHECKING:
    from pathlib import Path

    from graph.neo4j.endpoint import Endpoint
    from tests.graph.neo4j.conftest import MakeLocal

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]

WRITE = Statement("write", "CREATE (:Probe {number: 7})")
READ = Statement("read", "MATCH (probe:Probe) RETURN probe.number AS number")


def write_one(endpoint: Endpoint) -> None:
    bolt = Bolt(endpoint)
    bolt.write("test", lambda tx: tx.run(WRITE))
    bolt.close()


def count(endpoint: Endpoint) -> int:
    bolt = Bolt(endpoint)
    try:
        return len(bolt.read("test", lambda tx: tx.rows(READ)))
    finally:
        bolt.close()


def test_a_dump_brings_back_what_stood_when_it_was_made(make_local: MakeLocal, tmp_path: Path) -> None:
    database = make_local()
    write_one(database.start())
    database.stop()
    admin = database.admin()
    admin.check("neo4j")
    assert admin.dump("neo4j", to=tmp_path / "dumps").is_file()
    write_one(database.start())
    assert count(database.endpoint()) == 2
    database.stop()
    admin.load("neo4j", source=tmp_path / "dumps")
    assert count(database.start()) == 1


def test_what_the_tool_refuses_names_its_log(make_local: MakeLocal, tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match=r"could not load the dump; .*admin\.log says why"):
        make_local().admin().load("neo4j", source=tmp_path)
