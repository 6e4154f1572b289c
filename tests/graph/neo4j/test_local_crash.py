"""The local database after a crash of itself, of its starter, or of the note that says who it is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import psutil
import pytest

from graph.background import ProcessRecord, read_record, wait_for_end, write_private
from graph.errors import DatabaseStartError
from graph.neo4j.bolt import Bolt
from graph.neo4j.local_status import LocalCondition
from graph.neo4j.statement import Statement
from tests.graph.neo4j.conftest import environment

if TYPE_CHECKING:
    from pathlib import Path

    from graph.neo4j.endpoint import Endpoint
    from graph.neo4j.local import LocalDatabase
    from graph.progress import Step
    from tests.graph.neo4j.conftest import MakeLocal

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]

WRITE = Statement("write", "CREATE (:Probe {number: 7})")
READ = Statement("read", "MATCH (probe:Probe) RETURN probe.number AS number")

STARTER = """
import os
from graph.neo4j.local import LocalDatabase
from graph.settings import Settings
print(LocalDatabase(Settings.from_environment(os.environ)).start().uri)
"""


def kill(database: LocalDatabase) -> None:
    process = psutil.Process(database.status().pid)
    process.send_signal(signal.SIGKILL)
    process.wait(30)


def numbers(endpoint: Endpoint) -> list[object]:
    bolt = Bolt(endpoint)
    try:
        return [row["number"] for row in bolt.read("test", lambda tx: tx.rows(READ))]
    finally:
        bolt.close()


def write_one(endpoint: Endpoint) -> None:
    bolt = Bolt(endpoint)
    bolt.write("test", lambda tx: tx.run(WRITE))
    bolt.close()


def start_in_another_process(home: Path, version: str) -> subprocess.Popen[str]:
    env = {**os.environ, **environment(home, version), "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen([sys.executable, "-c", STARTER], env=env, stdout=subprocess.PIPE, text=True)  # noqa: S603


def test_a_killed_one_recovers_says_so_and_has_lost_nothing(make_local: MakeLocal) -> None:
    database, said = make_local(), list[str]()
    write_one(database.start())
    kill(database)
    assert database.status().condition is LocalCondition.STOPPED
    endpoint = database.start(lambda step: said.append(step.text))
    assert any("recovering" in text for text in said)
    assert numbers(endpoint) == [7]


def test_one_killed_while_starting_says_so_and_starts_the_next_time(make_local: MakeLocal) -> None:
    database = make_local()

    def kill_it_once_it_lives(step: Step) -> None:
        if step.text == "Starting the database":
            killers.append(subprocess.Popen([sys.executable, "-c", KILLER, str(database._folder.process)]))  # noqa: S603

    killers: list[subprocess.Popen[bytes]] = []
    with pytest.raises(DatabaseStartError, match="ended while it was starting"):
        database.start(kill_it_once_it_lives)
    assert killers[0].wait(30) == 0
    assert numbers(database.start()) == []


KILLER = """
import os, pathlib, select, signal, sys
from graph.background import read_record
file = pathlib.Path(sys.argv[1])
while read_record(file) is None:
    select.select([], [], [], 0.02)
os.kill(read_record(file).pid, signal.SIGKILL)
"""


def test_a_start_takes_over_where_a_killed_starter_left_off(
    make_local: MakeLocal, tmp_path: Path, neo4j_version: str
) -> None:
    database = make_local()
    with start_in_another_process(tmp_path / "home", neo4j_version) as starter:
        while read_record(database._folder.process) is None:
            assert starter.poll() is None
        starter.kill()
    pid = database.status().pid
    assert pid is not None
    database.start()
    assert database.status().pid == pid


def test_two_starts_at_once_make_one_database(make_local: MakeLocal, tmp_path: Path, neo4j_version: str) -> None:
    starters = [start_in_another_process(tmp_path / "home", neo4j_version) for _ in range(2)]
    answers = {starter.communicate(timeout=300)[0].strip() for starter in starters}
    mark = f"--home-dir={tmp_path / 'home' / 'neo4j'}"
    servers = [one.pid for one in psutil.process_iter(["cmdline"]) if mark in (one.info["cmdline"] or ())]
    database = make_local()
    assert answers == {database.endpoint().uri}
    assert servers == [database.status().pid]


def test_one_started_while_it_is_being_stopped_runs_afterwards(make_local: MakeLocal) -> None:
    database = make_local()
    database.start()
    before = read_record(database._folder.process)
    assert before is not None
    psutil.Process(before.pid).terminate()
    while database.status().condition is LocalCondition.RUNNING:
        wait_for_end(before, seconds=0.02)
    assert numbers(database.start()) == []
    assert database.status().pid != before.pid


def test_a_process_id_that_somebody_else_has_now_is_not_mistaken_for_it(make_local: MakeLocal) -> None:
    database = make_local()
    database._folder.prepare()
    stale = ProcessRecord(pid=os.getpid(), started=psutil.Process().create_time() - 3600)
    write_private(database._folder.process, stale.model_dump_json())
    assert database.status().condition is LocalCondition.STOPPED
    assert database.stop() is False


def test_a_half_written_note_is_no_process(make_local: MakeLocal) -> None:
    database = make_local()
    database._folder.prepare()
    database._folder.process.write_text('{"pid": 1', encoding="ascii")
    assert database.status().condition is LocalCondition.STOPPED
