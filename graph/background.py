"""Programs that outlive the one that started them, recognised again even after a crash or a re-used process id."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from threading import get_native_id
from typing import TYPE_CHECKING

import psutil
from pydantic import BaseModel, ConfigDict, ValidationError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

# The operating system tells a start time to a hundredth; a clock that is set right meanwhile moves it a little.
SAME_START_SECONDS = 2.0

MEBIBYTE = 1024 * 1024

# A process of its own starts the program and ends at once: the program then belongs to the system and not to us, so
# that it survives our end, a Ctrl-C in our terminal does not reach it, and it leaves no zombie in a long-lived caller.
_LAUNCHER = """
import subprocess, sys
log, *command = sys.argv[1:]
flags = 0x00000208 if sys.platform == "win32" else 0  # DETACHED_PROCESS | CREATE_NEW_PROCESS_GROUP
with open(log, "ab") as out:
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out,
                             start_new_session=True, creationflags=flags)
print(child.pid)
"""


class ProcessRecord(BaseModel):
    """A process on this machine: its id alone may be given to another one later, its start time cannot."""

    model_config = ConfigDict(frozen=True)

    pid: int
    started: float


def launch(command: Sequence[str], *, log: Path, env: Mapping[str, str], folder: Path) -> ProcessRecord | None:
    """Start a program that goes on after this one ends; None when it ended before it could be looked at.

    Its output is added to `log`. `env` is its whole environment: nothing secret is handed on by accident.
    """
    launcher = [sys.executable, "-I", "-S", "-c", _LAUNCHER, str(log), *command]
    done = subprocess.run(launcher, env=dict(env), cwd=folder, capture_output=True, check=True, text=True)  # noqa: S603
    return record_of(int(done.stdout))


def record_of(pid: int) -> ProcessRecord | None:
    """Describe the process that has this id now; None when none has."""
    try:
        return ProcessRecord(pid=pid, started=psutil.Process(pid).create_time())
    except psutil.NoSuchProcess:
        return None


def living(record: ProcessRecord) -> psutil.Process | None:
    """Find the very process that was recorded; None when it has ended, whoever has its id now."""
    try:
        process = psutil.Process(record.pid)
        is_same = abs(process.create_time() - record.started) < SAME_START_SECONDS
        return process if is_same and process.status() != psutil.STATUS_ZOMBIE else None
    except psutil.NoSuchProcess:
        return None


def memory_mb(record: ProcessRecord) -> int | None:
    """Measure the memory that the process holds, in MiB; None when it has ended."""
    process = living(record)
    try:
        return process.memory_info().rss // MEBIBYTE if process else None
    except psutil.NoSuchProcess:
        return None


def find_running(file: Path, *, mark: str) -> ProcessRecord | None:
    """Find a program that was started earlier: the noted one, or the one with this argument on its command line.

    The second way finds what a crash kept from being noted. Somebody else's processes cannot be looked into and are
    passed over.
    """
    record = read_record(file)
    if record is not None and living(record):
        return record
    for process in psutil.process_iter(["cmdline"]):
        if mark in (process.info["cmdline"] or ()):
            return record_of(process.pid)
    return None


def wait_for_end(record: ProcessRecord, *, seconds: float) -> bool:
    """Wait until the process has ended, at most so long; whether it has."""
    process = living(record)
    if process is None:
        return True
    with contextlib.suppress(psutil.TimeoutExpired):
        process.wait(seconds)
    return living(record) is None


def read_record(file: Path) -> ProcessRecord | None:
    """Read who was started; None for no file, and for a file that a crash left half-written."""
    try:
        return ProcessRecord.model_validate_json(file.read_bytes())
    except (FileNotFoundError, NotADirectoryError, ValidationError):
        return None


def write_private(file: Path, text: str) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    # Of two that start at once neither may take the other's file away before it has its name.
    fresh = file.with_name(f"{file.name}.{get_native_id()}.new")
    fresh.unlink(missing_ok=True)
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:  # noqa: PTH123
        out.write(text)
        out.flush()
        # Without this a power cut can leave the name with nothing behind it, and a lost password locks the data.
        os.fsync(out.fileno())
    fresh.replace(file)
