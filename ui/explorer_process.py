"""The explorer as a process of its own: started, found again and stopped like the database."""

from __future__ import annotations

import os
import sys
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock
from pydantic import BaseModel, ConfigDict

from graph import ports
from graph.background import ProcessRecord, find_running, launch, living, memory_mb, wait_for_end, write_private
from graph.errors import ExplorerStartError
from graph.progress import Progress, Step, silent

if TYPE_CHECKING:
    from graph.settings import Settings

APP = Path(__file__).resolve().parent / "app.py"
POLL_SECONDS = 0.2
STOP_SECONDS = 10.0
HTTP_OK = 200

OPTIONS = (
    f"--server.address={ports.LOOPBACK}",
    "--server.headless=true",
    # A page elsewhere that gives our address its own name must not reach the explorer through the user's browser.
    "--server.allowedHosts=localhost",
    f"--server.allowedHosts={ports.LOOPBACK}",
    "--server.fileWatcherType=none",
    "--server.enableAgentApi=false",
    "--browser.gatherUsageStats=false",
    # A sentence that stands alone in the first script would be written onto every page.
    "--runner.magicEnabled=false",
    # A full collection after every click holds up the very answer that it made; Python collects by itself when it must.
    "--runner.postScriptGC=false",
    "--client.toolbarMode=minimal",
    # An error page with code and values on it would show data that the viewer may not see.
    "--client.showErrorDetails=none",
    "--client.showErrorLinks=false",
)


class ExplorerStatus(BaseModel):
    """Whether the explorer runs, and where."""

    model_config = ConfigDict(frozen=True)

    running: bool
    address: str | None = None
    pid: int | None = None
    memory_mb: int | None = None


class _Note(ProcessRecord):
    """The process, and the port it was given: the setting may have changed since."""

    port: int


class ExplorerProcess:
    """The explorer of one MOSAIC_HOME; it goes on running after the process that started it."""

    def __init__(self, settings: Settings, *, app: Path = APP) -> None:
        self._port = settings.explorer_port
        self._app = app
        self._home = settings.home
        self._folder = settings.home / "explorer"
        self._note = self._folder / "process.json"
        self._log = self._folder / "explorer.log"
        self._mark = f"--home={settings.home}"

    def start(self, progress: Progress = silent) -> str:
        """Start it unless it runs, wait until it answers, and return its address.

        Raises:
            ExplorerStartError: it cannot run here as things are; the message says what to do.
        """
        self._prepare()
        with FileLock(self._folder / "start.lock"):
            note = self._running() or self._launch(progress)
            write_private(self._note, note.model_dump_json())
            self._wait_until_ready(note)
        return _address(note)

    def stop(self) -> bool:
        """Stop it; False when it did not run."""
        note = self._running()
        process = living(note) if note else None
        if note is None or process is None:
            return False
        process.terminate()
        # It only shows what the database holds: unlike the database it loses nothing when it is ended.
        if not wait_for_end(note, seconds=STOP_SECONDS):
            process.kill()
            wait_for_end(note, seconds=STOP_SECONDS)
        self._note.unlink(missing_ok=True)
        return True

    def status(self) -> ExplorerStatus:
        """Say whether it runs; this starts nothing and writes nothing."""
        note = self._running()
        if note is None:
            return ExplorerStatus(running=False)
        return ExplorerStatus(running=True, address=_address(note), pid=note.pid, memory_mb=memory_mb(note))

    def _prepare(self) -> None:
        try:
            for folder in (self._home, self._folder):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_private(self._folder / "writable", "")
        except OSError as error:
            raise ExplorerStartError(
                f"Mosaic cannot write to {self._folder} ({error.strerror}); correct its rights or set MOSAIC_HOME to a "
                "folder of your own."
            ) from error

    def _running(self) -> _Note | None:
        record = find_running(self._note, mark=self._mark)
        process = living(record) if record else None
        if record is None or process is None:
            return None
        given = [one.partition("=")[2] for one in process.cmdline() if one.startswith("--server.port=")]
        return _Note(pid=record.pid, started=record.started, port=int(given[0]) if given else self._port)

    def _launch(self, progress: Progress) -> _Note:
        if not ports.is_free(self._port):
            raise ExplorerStartError(
                f"Port {self._port} is in use by another program; stop that program, or set MOSAIC_EXPLORER_PORT to "
                "another number."
            )
        progress(Step("Starting the explorer"))
        write_private(self._log, "")
        streamlit = [sys.executable, "-m", "streamlit", "run", str(self._app), f"--server.port={self._port}", *OPTIONS]
        # The folder above the packages comes first on the path of `python -m`, so a checkout needs no installation.
        record = launch([*streamlit, "--", self._mark], log=self._log, env=os.environ, folder=APP.parent.parent)
        if record is None:
            raise ExplorerStartError(self._ended())
        return _Note(**record.model_dump(), port=self._port)

    def _wait_until_ready(self, note: _Note) -> None:
        while not wait_for_end(note, seconds=POLL_SECONDS):
            if _is_healthy(note.port):
                return
        self._note.unlink(missing_ok=True)
        raise ExplorerStartError(self._ended())

    def _ended(self) -> str:
        return f"The explorer ended while it was starting; {self._log} says why."


def _address(note: _Note) -> str:
    return f"http://localhost:{note.port}"


def _is_healthy(port: int) -> bool:
    connection = HTTPConnection(ports.LOOPBACK, port, timeout=5)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == HTTP_OK
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
