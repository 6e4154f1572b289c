"""Neo4j's own programs as command lines: the server, and the tool for what is done while it stands still."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from graph.neo4j.folder import DatabaseFolder
    from graph.settings import Neo4jVersion

ENTRY_POINTS: dict[Neo4jVersion, str] = {
    "5.26.20": "org.neo4j.server.CommunityEntryPoint",
    "2026.09.0": "org.neo4j.server.Neo4jCommunity",
}
ADMIN_TOOL = "org.neo4j.cli.AdminTool"
_OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
# What a Java program needs of the environment; anything more could hand it our passwords or somebody's Java options.
_PASSED_ON = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "USERPROFILE")

_JVM = (
    "-XX:+UseG1GC",
    # Idle memory goes back to the machine: Mosaic often shares a laptop.
    "-XX:G1PeriodicGCInterval=30000",
    "-XX:MinHeapFreeRatio=10",
    "-XX:MaxHeapFreeRatio=30",
    # Out of memory it must end and recover at the next start, not limp on with half its threads gone.
    "-XX:+ExitOnOutOfMemoryError",
    # The memory of this process is full of names: no image of it may be left on the disk.
    "-XX:-CreateCoredumpOnCrash",
    "-XX:+PerfDisableSharedMem",
    "-Djava.awt.headless=true",
    "-Dfile.encoding=UTF-8",
    "-Dlog4j2.disable.jmx=true",
    *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED),
)


@dataclass(frozen=True, slots=True)
class Program:
    """The files of one Neo4j version, the runtime that runs them, and what else the runtime is told."""

    java: Path
    jars: tuple[Path, ...]
    version: Neo4jVersion
    heap_mb: int
    java_options: tuple[str, ...] = ()

    def server(self, folder: DatabaseFolder) -> list[str]:
        """Return the command that runs the server until it is told to stop."""
        places = [f"--home-dir={folder.root}", f"--config-dir={folder.conf}"]
        return [*self._java(*_JVM, *self.java_options), ENTRY_POINTS[self.version], *places]

    def admin(self, *arguments: str) -> list[str]:
        """Return the command that runs Neo4j's tool once."""
        return [*self._java(), ADMIN_TOOL, *arguments]

    def environment(self, folder: DatabaseFolder) -> dict[str, str]:
        """Return the whole environment of either command."""
        kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        return {**kept, "NEO4J_HOME": str(folder.root), "NEO4J_CONF": str(folder.conf)}

    def _java(self, *options: str) -> list[str]:
        return [
            str(self.java),
            "-Xms128m",
            f"-Xmx{self.heap_mb}m",
            *options,
            "-cp",
            os.pathsep.join(map(str, self.jars)),
        ]
