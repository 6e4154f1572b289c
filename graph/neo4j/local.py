"""The local database: a real Neo4j that Mosaic starts, finds again, and stops without ever killing it."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import psutil
from filelock import FileLock, Timeout

from graph import ports
from graph.background import ProcessRecord, find_running, launch, memory_mb, read_record, wait_for_end, write_private
from graph.errors import DatabaseError, DatabaseStartError, DatabaseStopError, DatabaseUnavailableError
from graph.neo4j.admin import AdminTool
from graph.neo4j.conf import conf_text
from graph.neo4j.endpoint import Endpoint
from graph.neo4j.folder import DatabaseFolder, LocalState
from graph.neo4j.handshake import answers_bolt
from graph.neo4j.jar_list import LISTS, read_list
from graph.neo4j.jars import check_folder, ensure_jars
from graph.neo4j.java import java_executable
from graph.neo4j.last_words import LastWords, size_of
from graph.neo4j.local_status import LocalCondition, LocalStatus
from graph.neo4j.program import Program
from graph.neo4j.room import Room, check_room
from graph.progress import Progress, Step, silent

if TYPE_CHECKING:
    from graph.settings import Settings

POLL_SECONDS = 0.2
STOP_SECONDS = 600.0


class LocalDatabase:
    """The database of one MOSAIC_HOME; any number of these, in any process, speak of the same one.

    It goes on running after the process that started it. Starting a running one and stopping a stopped one do
    nothing, and two starts at once make one database.
    """

    def __init__(self, settings: Settings, *, room: Room | None = None) -> None:
        self._settings = settings
        self._room = room or Room.for_settings(settings)
        self._folder = DatabaseFolder(settings.home)

    def start(self, progress: Progress = silent) -> Endpoint:
        """Start it unless it runs, and wait until it answers, however long a recovery takes.

        Raises:
            DatabaseStartError: it cannot run here as things are; the message says what to do.
        """
        self._folder.prepare()
        with self._only_starter(progress):
            running = self._process()
            # One that is just being stopped is found as well; it ends while we wait, and another is started.
            if running is None or not self._becomes_ready(running, progress):
                self._start_anew(progress)
        return self.endpoint()

    def stop(self, progress: Progress = silent, *, seconds: float = STOP_SECONDS) -> bool:
        """Stop it cleanly and wait until its files are closed; False when it did not run.

        Raises:
            DatabaseStopError: it is still writing after so many seconds; it is left to finish.
        """
        process = self._process()
        if process is None:
            return False
        progress(Step("Stopping the database"))
        with contextlib.suppress(psutil.NoSuchProcess):
            psutil.Process(process.pid).terminate()
        if not wait_for_end(process, seconds=seconds):
            raise DatabaseStopError("The database is still writing to the disk; leave it to finish, then ask again.")
        if read_record(self._folder.process) == process:
            self._folder.process.unlink(missing_ok=True)
        return True

    def status(self) -> LocalStatus:
        """Say what it is doing; this starts nothing and writes nothing."""
        state = self._folder.state()
        version = state.version if state else self._settings.neo4j_version
        record = self._process()
        if record is None or state is None:
            return LocalStatus(condition=LocalCondition.STOPPED, folder=str(self._folder.root), version=version)
        return LocalStatus(
            condition=self._condition(state),
            folder=str(self._folder.root),
            version=version,
            uri=_uri(state),
            pid=record.pid,
            started_at=datetime.fromtimestamp(record.started, UTC),
            memory_mb=memory_mb(record),
        )

    def endpoint(self) -> Endpoint:
        """Say where it answers.

        Raises:
            DatabaseUnavailableError: it is not running.
        """
        state = self._folder.state()
        if state is None or self._process() is None:
            raise DatabaseUnavailableError("The local database is not running; start it with `mosaic up`.")
        password = self._folder.password()
        return Endpoint(uri=_uri(state), user="neo4j", password=password, database="neo4j")

    def admin(self, progress: Progress = silent) -> AdminTool:
        """Give out Neo4j's own tool for this folder, to check, dump or load.

        Raises:
            DatabaseError: the database is running, and the tool would find its files locked.
        """
        self._folder.prepare()
        if self._process() is not None:
            raise DatabaseError("The local database is running; stop it with `mosaic down` first.")
        return AdminTool(self._program(progress), self._folder)

    def _only_starter(self, progress: Progress) -> FileLock:
        """Take the lock that the system drops by itself if we are killed."""
        lock = FileLock(self._folder.start_lock)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            progress(Step("Another start is under way; waiting for it"))
            lock.acquire()
        return lock

    def _process(self) -> ProcessRecord | None:
        return find_running(self._folder.process, mark=f"--home-dir={self._folder.root}")

    def _start_anew(self, progress: Progress) -> None:
        record = self._launch(progress)
        if record is None or not self._becomes_ready(record, progress):
            self._folder.process.unlink(missing_ok=True)
            raise DatabaseStartError(LastWords(self._folder, self._known_state()).sentence())

    def _launch(self, progress: Progress) -> ProcessRecord | None:
        self._refuse_newer_data()
        check_room(self._room, folder=self._folder.root)
        program, port = self._program(progress), self._choose_port()
        (self._folder.conf / "neo4j.conf").write_text(conf_text(self._settings, port=port), encoding="utf-8")
        self._ensure_password(program)
        self._mark_start(port)
        progress(Step("Starting the database"))
        return launch(
            program.server(self._folder),
            log=self._folder.console,
            env=program.environment(self._folder),
            folder=self._folder.root,
        )

    def _becomes_ready(self, record: ProcessRecord, progress: Progress) -> bool:
        """Wait as long as the process lives: killing a recovery only makes the next one longer."""
        write_private(self._folder.process, record.model_dump_json())
        state = self._known_state()
        words = LastWords(self._folder, state)
        recovering = False
        # Of one that runs already, which is what nearly every command finds, nobody waits for the first look.
        pause = 0.0
        while not wait_for_end(record, seconds=pause):
            pause = POLL_SECONDS
            if not recovering and words.is_recovering():
                recovering = True
                progress(Step("The database was not stopped cleanly and is recovering; this can take minutes"))
            if answers_bolt(state.port) and not words.is_stopping():
                return True
        return False

    def _condition(self, state: LocalState) -> LocalCondition:
        words = LastWords(self._folder, state)
        if words.is_stopping():
            return LocalCondition.STOPPING
        if answers_bolt(state.port):
            return LocalCondition.RUNNING
        return LocalCondition.RECOVERING if words.is_recovering() else LocalCondition.STARTING

    def _program(self, progress: Progress) -> Program:
        version, heap_mb = self._settings.neo4j_version, self._settings.neo4j_heap_mb
        java, jars = java_executable(), read_list(LISTS[version])
        if self._settings.neo4j_jars is not None:
            files = check_folder(jars, folder=self._settings.neo4j_jars)
        else:
            files = ensure_jars(jars, cache=self._settings.cache / f"neo4j-{version}", progress=progress)
        options = tuple(self._settings.neo4j_java_options.split())
        return Program(java=java, jars=files, version=version, heap_mb=heap_mb, java_options=options)

    def _choose_port(self) -> int:
        wanted, state = self._settings.neo4j_port, self._folder.state()
        if wanted is not None:
            if not ports.is_free(wanted):
                raise DatabaseStartError(
                    f"Port {wanted} is in use by another program; stop that program, or set MOSAIC_NEO4J_PORT to "
                    "another number or to nothing."
                )
            return wanted
        return state.port if state is not None and ports.is_free(state.port) else ports.choose_free()

    def _ensure_password(self, program: Program) -> None:
        """Make the password before the first start; after a crash in between, make it again."""
        if self._folder.has_data:
            self._folder.password()
        else:
            AdminTool(program, self._folder).set_initial_password(self._folder.make_password())

    def _mark_start(self, port: int) -> None:
        self._folder.console.write_bytes(b"")
        state = LocalState(
            version=self._settings.neo4j_version,
            port=port,
            user_log_from=size_of(self._folder.user_log),
            debug_log_from=size_of(self._folder.debug_log),
        )
        self._folder.remember(state)

    def _known_state(self) -> LocalState:
        state = self._folder.state()
        if state is None:
            raise DatabaseStartError(
                f"A database runs in {self._folder.root}, but the note of its port is gone; end that Java process, "
                "then start again."
            )
        return state

    def _refuse_newer_data(self) -> None:
        state = self._folder.state()
        if state is not None and _release(state.version) > _release(self._settings.neo4j_version):
            raise DatabaseStartError(
                f"The data in {self._folder.root} belong to Neo4j {state.version}, which the older "
                f"{self._settings.neo4j_version} cannot open; set MOSAIC_NEO4J_VERSION to {state.version}, or "
                "MOSAIC_HOME to another folder."
            )


def _uri(state: LocalState) -> str:
    return f"bolt://{ports.LOOPBACK}:{state.port}"


def _release(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
