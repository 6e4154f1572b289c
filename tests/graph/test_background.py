"""Programs that outlive their starter, and the notes by which they are found again."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import psutil
import pytest

from graph.background import (
    ProcessRecord,
    find_running,
    launch,
    living,
    read_record,
    record_of,
    wait_for_end,
    write_private,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SLEEPER = "import sys; print('awake', flush=True); sys.stdin.read(); import select; select.select([], [], [], 60)"


@pytest.fixture
def launched(tmp_path: Path) -> Iterator[ProcessRecord]:
    env = {"ONLY": "this", "PATH": os.environ["PATH"]}
    command = [sys.executable, "-c", SLEEPER, f"--home={tmp_path}"]
    record = launch(command, log=tmp_path / "log", env=env, folder=tmp_path)
    assert record is not None
    # Until its own code runs, the system may not have given it its environment and its command line yet.
    while b"awake" not in (tmp_path / "log").read_bytes():
        assert living(record) is not None
    yield record
    process = living(record)
    if process is not None:
        process.kill()


def test_a_launched_program_is_nobodys_child_and_has_a_session_of_its_own(launched: ProcessRecord) -> None:
    assert launched.pid not in {child.pid for child in psutil.Process().children(recursive=True)}
    assert os.getsid(launched.pid) == launched.pid


def test_it_is_given_no_more_of_the_environment_than_was_said(launched: ProcessRecord) -> None:
    assert {"ONLY", "PATH"} <= set(psutil.Process(launched.pid).environ()) <= {"ONLY", "PATH", "LC_CTYPE"}


def test_it_is_found_by_its_note_and_without_one(launched: ProcessRecord, tmp_path: Path) -> None:
    note = tmp_path / "process.json"
    assert find_running(note, mark=f"--home={tmp_path}") == launched
    write_private(note, launched.model_dump_json())
    assert find_running(note, mark="--home=elsewhere") == launched


def test_waiting_for_its_end_ends_with_it(launched: ProcessRecord) -> None:
    assert wait_for_end(launched, seconds=0) is False
    psutil.Process(launched.pid).kill()
    assert wait_for_end(launched, seconds=30) is True
    assert living(launched) is None


def test_another_process_with_the_same_id_is_not_it(launched: ProcessRecord) -> None:
    assert living(launched.model_copy(update={"started": launched.started - 60})) is None


def test_a_process_that_nobody_has_buried_is_not_living() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        record = record_of(child.pid)
        assert record is not None
        assert living(record) is not None
        assert child.stdin is not None
        child.stdin.close()
        # Its exit status is left uncollected, so that it stays a zombie.
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        assert living(record) is None


def test_no_note_and_half_a_note_are_nobody(tmp_path: Path) -> None:
    assert read_record(tmp_path / "absent.json") is None
    (tmp_path / "half.json").write_text('{"pid": 12', encoding="ascii")
    assert read_record(tmp_path / "half.json") is None


def test_what_is_written_privately_is_its_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "private"
    file.write_text("open to all", encoding="ascii")
    write_private(file, "for me")
    assert file.read_text(encoding="utf-8") == "for me"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_many_that_write_one_file_at_once_leave_the_whole_text_of_one(tmp_path: Path) -> None:
    texts = [str(number) * 1000 for number in range(10)] * 20
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda text: write_private(tmp_path / "note", text), texts))
    assert (tmp_path / "note").read_text(encoding="utf-8") in texts
    assert [file.name for file in tmp_path.iterdir()] == ["note"]
