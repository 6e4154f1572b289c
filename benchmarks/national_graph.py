"""A database of an invented country, built once by Neo4j's bulk import and kept for further runs."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel, ConfigDict

from benchmarks.national_files import SEPARATOR, NationalFiles
from benchmarks.national_rows import Country, Size
from graph.background import write_private
from graph.neo4j.admin import AdminTool
from graph.neo4j.bolt import Bolt
from graph.neo4j.folder import DatabaseFolder
from graph.neo4j.jar_list import LISTS, read_list
from graph.neo4j.jars import check_folder, ensure_jars
from graph.neo4j.java import java_executable
from graph.neo4j.local import LocalDatabase
from graph.neo4j.migrations import migrate
from graph.neo4j.program import Program
from graph.neo4j.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graph.settings import Settings

PUBLISH = Statement("publish the country", "MATCH (s:Sequence {name: 'main'}) SET s.published = $published")
READY = Statement("wait for indexes", "CALL db.awaitIndexes(3600)")


class Note(BaseModel):
    """What a folder holds, kept beside it."""

    model_config = ConfigDict(frozen=True)

    persons: int
    links: int
    hub: int
    seed: int
    counts: dict[str, int]


class NationalGraph(NamedTuple):
    """A running database of the country."""

    database: LocalDatabase
    note: Note


def national_graph(settings: Settings, size: Size, *, seed: int, progress: Callable[[str], None]) -> NationalGraph:
    """Start the country's database, building it first unless the folder holds one of this size and seed.

    Raises:
        RuntimeError: If the folder holds something else, or the import tool fails.
    """
    file = settings.home / "country.json"
    if not file.exists():
        return _built(settings, size, seed=seed, progress=progress)
    note = Note.model_validate_json(file.read_bytes())
    if (note.persons, note.links, note.hub, note.seed) != (*size, seed):
        message = f"{settings.home} holds a country of another size or seed: name another folder"
        raise RuntimeError(message)
    database = LocalDatabase(settings)
    database.start()
    return NationalGraph(database, note)


def _built(settings: Settings, size: Size, *, seed: int, progress: Callable[[str], None]) -> NationalGraph:
    folder = DatabaseFolder(settings.home)
    folder.prepare()
    rows = settings.home / "rows"
    rows.mkdir(exist_ok=True)
    written = NationalFiles(rows, Country(size, seed), progress).write()
    progress("importing")
    _import(settings, folder, [*written.nodes, *written.links])
    shutil.rmtree(rows)
    database = LocalDatabase(settings)
    progress("making constraints and indexes")
    bolt = Bolt(database.start())
    try:
        migrate(bolt, now=datetime.now(UTC))
        bolt.alone(READY)
        bolt.alone(PUBLISH, published=written.published)
    finally:
        bolt.close()
    note = Note(persons=size.persons, links=size.links, hub=size.hub, seed=seed, counts=written.counts)
    write_private(settings.home / "country.json", note.model_dump_json())
    return NationalGraph(database, note)


def _import(settings: Settings, folder: DatabaseFolder, files: list[str]) -> None:
    program = _program(settings)
    if not folder.has_data:
        AdminTool(program, folder).set_initial_password(folder.make_password())
    options = [f"--array-delimiter={SEPARATOR}", "--overwrite-destination=true", "--skip-bad-relationships=false"]
    command = program.admin("database", "import", "full", "neo4j", *options, "--max-off-heap-memory=2G", *files)
    log = folder.logs / "import.log"
    with log.open("wb") as out:
        done = subprocess.run(  # noqa: S603 - our own Java, our own files
            command, env=program.environment(folder), cwd=folder.root, stdout=out, stderr=subprocess.STDOUT, check=False
        )
    if done.returncode != 0:
        message = f"the import tool failed; {log} says why"
        raise RuntimeError(message)


def _program(settings: Settings) -> Program:
    version = settings.neo4j_version
    jars = read_list(LISTS[version])
    if settings.neo4j_jars is not None:
        files: tuple[Path, ...] = check_folder(jars, folder=settings.neo4j_jars)
    else:
        files = ensure_jars(jars, cache=settings.cache / f"neo4j-{version}")
    return Program(java=java_executable(), jars=files, version=version, heap_mb=settings.neo4j_heap_mb)
