"""Whether this machine has the memory and the disk that the local database needs, asked before it starts."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psutil

from graph.background import MEBIBYTE
from graph.errors import DatabaseStartError

if TYPE_CHECKING:
    from pathlib import Path

    from graph.settings import Settings

# The Java runtime's own code, threads and buffers, beside heap and page cache; 200 measured.
RUNTIME_MB = 256
# Two empty databases take 5, a force of 100,000 people about 700; below this a load would fill the disk midway.
DISK_MB = 1024


@dataclass(frozen=True, slots=True)
class Room:
    """What must be free, in MiB."""

    memory_mb: int
    disk_mb: int = DISK_MB

    @classmethod
    def for_settings(cls, settings: Settings) -> Room:
        """Count what the settings let the database use."""
        return cls(settings.neo4j_heap_mb + settings.neo4j_page_cache_mb + RUNTIME_MB)


def check_room(room: Room, *, folder: Path) -> None:
    """Refuse a start that would fail midway.

    Raises:
        DatabaseStartError: less is free than must be.
    """
    memory = psutil.virtual_memory().available // MEBIBYTE
    if memory < room.memory_mb:
        raise DatabaseStartError(
            f"The database needs {room.memory_mb} MiB of free memory and {memory} are free; close other programs, or "
            "lower MOSAIC_NEO4J_HEAP_MB and MOSAIC_NEO4J_PAGE_CACHE_MB."
        )
    disk = shutil.disk_usage(folder).free // MEBIBYTE
    if disk < room.disk_mb:
        raise DatabaseStartError(
            f"The database needs {room.disk_mb} MiB of free disk at {folder} and {disk} are free; free some, or set "
            "MOSAIC_HOME to a folder on another disk."
        )
