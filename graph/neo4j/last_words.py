"""What a local database that ended while starting said last, as one sentence that says what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from graph.neo4j.folder import DatabaseFolder, LocalState

_TAIL_BYTES = 64 * 1024

_LOCKED = (
    "Another process is using the data in {root}; stop it (`mosaic down` where it was started), or set MOSAIC_HOME to "
    "another folder."
)
_PORT_TAKEN = (
    "The database's port was taken by another program while it started; start again, or set MOSAIC_NEO4J_PORT."
)
_DISK_FULL = "The disk with {root} is full; free some space and start again."
_NO_MEMORY = "The database ran out of memory while starting; close other programs, or raise MOSAIC_NEO4J_HEAP_MB."
_NO_RIGHTS = "The database may not read or write its files in {root}; correct their rights and start again."
_DAMAGED = "Neo4j's program files were damaged while it started; start again, and they are fetched anew."

# The words of Neo4j and of the Java runtime, tried in this order since the later ones can follow from the earlier.
_KNOWN = (
    (("locked by another process", "StoreLockException", "FileLockException"), _LOCKED),
    (("Address already in use", "BindException"), _PORT_TAKEN),
    (("No space left on device",), _DISK_FULL),
    (("OutOfMemoryError", "insufficient memory", "Could not reserve enough space"), _NO_MEMORY),
    (("AccessDeniedException", "Permission denied"), _NO_RIGHTS),
    (("Error opening zip file", "ClassNotFoundException", "NoClassDefFoundError"), _DAMAGED),
)
_UNKNOWN = "The database ended while it was starting; {log} says why."


class LastWords:
    """What one start wrote: the logs from that moment on, so that an old failure is not taken for the new one."""

    def __init__(self, folder: DatabaseFolder, start: LocalState) -> None:
        self._folder = folder
        self._start = start

    def sentence(self) -> str:
        """Say why it ended and what to do."""
        said = _since(self._folder.user_log, self._start.user_log_from) + _since(self._folder.console, 0)
        for signs, sentence in _KNOWN:
            if any(sign in said for sign in signs):
                return sentence.format(root=self._folder.root)
        return _UNKNOWN.format(log=self._folder.user_log if size_of(self._folder.user_log) else self._folder.console)

    def is_stopping(self) -> bool:
        """Whether it was told to stop: for a moment it still answers, and is gone when it is asked."""
        return "Stopping..." in _since(self._folder.user_log, self._start.user_log_from)

    def is_recovering(self) -> bool:
        """Whether it has found that it was not stopped cleanly and repeats what was not yet in the store."""
        return "Recovery required" in _since(self._folder.debug_log, self._start.debug_log_from)


def size_of(file: Path) -> int:
    """Measure a log that may not be there yet."""
    return file.stat().st_size if file.exists() else 0


def _since(file: Path, start: int) -> str:
    """Read what was added since; a log that is shorter than it was has been begun anew."""
    size = size_of(file)
    if size == 0:
        return ""
    with file.open("rb") as log:
        log.seek(max(start if size >= start else 0, size - _TAIL_BYTES))
        return log.read().decode("utf-8", errors="replace")
