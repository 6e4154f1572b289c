"""A running local database: who can reach it, and how it is found again."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import psutil
import pytest

from graph.background import read_record
from graph.errors import DatabaseError, DatabaseUnavailableError
from graph.neo4j.bolt import Bolt
from graph.neo4j.local_status import LocalCondition

if TYPE_CHECKING:
    from pathlib import Path

    from graph.neo4j.endpoint import Endpoint
    from graph.neo4j.folder import DatabaseFolder
    from graph.neo4j.local import LocalDatabase
    from tests.graph.neo4j.conftest import MakeLocal

pytestmark = pytest.mark.neo4j


def signs_in(endpoint: Endpoint) -> bool:
    bolt = Bolt(endpoint)
    try:
        bolt.verify()
    except DatabaseUnavailableError:
        return False
    finally:
        bolt.close()
    return True


def folder_of(database: LocalDatabase) -> DatabaseFolder:
    return database._folder


def test_it_lets_its_own_password_in(running: LocalDatabase) -> None:
    assert signs_in(running.endpoint())


def test_it_refuses_the_well_known_first_password(running: LocalDatabase) -> None:
    wrong = running.endpoint().model_copy(update={"password": type(running.endpoint().password)("neo4j")})
    assert not signs_in(wrong)


def test_it_listens_on_the_loopback_address_and_on_one_port_only(running: LocalDatabase) -> None:
    listening = [
        connection.laddr
        for connection in psutil.Process(running.status().pid).net_connections()
        if connection.status == psutil.CONN_LISTEN
    ]
    assert [(address.ip.removeprefix("::ffff:"), f"bolt://127.0.0.1:{address.port}") for address in listening] == [
        ("127.0.0.1", running.endpoint().uri)
    ]


def test_nobody_else_may_read_its_folder_or_its_password(running: LocalDatabase) -> None:
    folder = folder_of(running)
    assert stat.S_IMODE(folder.root.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder.root / "password").stat().st_mode) == 0o600
    assert not (folder.root / "first-password").exists()


def test_its_password_is_in_no_log_and_in_no_command_line(running: LocalDatabase) -> None:
    password = running.endpoint().password.get_secret_value()
    assert password not in " ".join(psutil.Process(running.status().pid).cmdline())
    assert [log for log in folder_of(running).logs.iterdir() if password.encode() in log.read_bytes()] == []


def test_its_password_cannot_be_taken_for_an_option_of_the_tool(running: LocalDatabase) -> None:
    assert running.endpoint().password.get_secret_value().isalnum()


def test_starting_it_again_changes_nothing(running: LocalDatabase) -> None:
    before = running.status().pid
    assert running.start() == running.endpoint()
    assert running.status().pid == before


def test_its_status_says_where_it_answers(running: LocalDatabase) -> None:
    status = running.status()
    assert status.condition is LocalCondition.RUNNING
    assert status.uri == running.endpoint().uri
    assert status.memory_mb is not None
    assert status.started_at is not None


def test_it_is_found_when_the_note_of_its_process_is_lost(running: LocalDatabase) -> None:
    pid = running.status().pid
    folder_of(running).process.unlink()
    assert running.status().pid == pid
    assert running.start() == running.endpoint()
    noted = read_record(folder_of(running).process)
    assert noted is not None
    assert noted.pid == pid


def test_its_files_are_not_given_to_the_tool_while_it_runs(running: LocalDatabase) -> None:
    with pytest.raises(DatabaseError, match="mosaic down"):
        running.admin()


def test_a_stopped_one_says_so_and_how_to_start_it(make_local: MakeLocal) -> None:
    database = make_local()
    assert database.status().condition is LocalCondition.STOPPED
    assert database.stop() is False
    with pytest.raises(DatabaseUnavailableError, match="mosaic up"):
        database.endpoint()


def test_asking_for_the_status_writes_nothing(make_local: MakeLocal, tmp_path: Path) -> None:
    make_local().status()
    assert not (tmp_path / "home").exists()
