"""Measures `mosaic load` beside a bare driver loop and py2neo that write the very same nodes and links.

Run from the checkout: `.venv/bin/python -m benchmarks.importing --home FOLDER`. The folder is for databases and files.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from math import ceil
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

import psutil

from benchmarks.bare_import import bare_driver, py2neo_bulk
from benchmarks.elements import Elements, elements_of
from benchmarks.figures import Figure, table
from graph.neo4j.bolt import Bolt
from graph.neo4j.local import LocalDatabase
from graph.neo4j.migrations import migrate
from graph.neo4j.statement import Statement
from graph.settings import Settings
from ingest.invented.force import write_force
from ingest.invented.sizes import Size

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.neo4j.endpoint import Endpoint

DISTRICT = Size("benchmark", districts=1, managed=250, persons=3_000, reports=4_000)
ROWS_OF_A_DISTRICT = 69_000
FEW_ROWS = 10_000
SMALL_DISTRICT = Size("benchmark", districts=1, managed=10, persons=60, reports=40)
SHARE, MEMORY_MB = 0.6, 1_024.0
BATCHES = (1_000, 2_000, 5_000, 10_000, 20_000)
BETWEEN_LOOKS_S = 0.2

EMPTY = Statement(
    "empty the database",
    "MATCH (n) WHERE NOT n:Migration AND NOT n:Sequence CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS",
)
BEGIN_AGAIN = Statement("begin again", "MATCH (s:Sequence {name: 'main'}) SET s = {name: 'main', published: 0}")


class Loaded(NamedTuple):
    """One run of `mosaic load`: seconds as a whole process, rows, and its memory in MiB at each look."""

    seconds: float
    rows: int
    memory: list[int]


class Importing:
    """The measurements, all on one running database that is emptied before each."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._endpoint = LocalDatabase(settings).start()
        self._bolt = Bolt(self._endpoint)
        migrate(self._bolt, now=datetime.now(UTC))

    def close(self) -> None:
        """Stop the database."""
        self._bolt.close()
        LocalDatabase(self._settings).stop()

    def load(self, files: Path) -> Loaded:
        """Load a folder with the real command."""
        self._empty()
        env = {"MOSAIC_HOME": str(self._settings.home), "MOSAIC_NEO4J_HEAP_MB": str(self._settings.neo4j_heap_mb)}
        return _load(files, env)

    def elements(self) -> Elements:
        """What stands now."""
        return elements_of(self._bolt)

    def rate(self, way: Callable[[Endpoint, Elements, int], float], elements: Elements, batch: int) -> float:
        """Elements a second when they are written in another way."""
        self._empty()
        return elements.size / way(self._endpoint, elements, batch)

    def _empty(self) -> None:
        self._bolt.alone(EMPTY)
        self._bolt.alone(BEGIN_AGAIN)


def _load(files: Path, env: dict[str, str]) -> Loaded:
    command = [sys.executable, "-m", "ui.cli", "load", str(files), "--source", "benchmark", "--json"]
    begun = perf_counter()
    memory: list[int] = []
    with TemporaryFile() as out, subprocess.Popen(command, env={**os.environ, **env}, stdout=out) as process:  # noqa: S603
        watched = psutil.Process(process.pid)
        while not _ended(process):
            memory.append(watched.memory_info().rss // 1024 // 1024)
        seconds = perf_counter() - begun
        out.seek(0)
        if process.returncode != 0:
            message = "mosaic load failed; what it printed stands above"
            raise RuntimeError(message)
        rows = sum(file["rows"] for file in json.load(out)["files"])
    return Loaded(seconds, rows, memory)


def _ended(process: subprocess.Popen[bytes]) -> bool:
    try:
        process.wait(BETWEEN_LOOKS_S)
    except subprocess.TimeoutExpired:
        return False
    return True


def _best_batch(importing: Importing, elements: Elements, sizes: Sequence[int]) -> int:
    """The batch size with which the bare loop is fastest on a part of the elements."""
    if len(sizes) == 1:
        return sizes[0]
    part = elements.sample(0.25)
    rates = {size: importing.rate(bare_driver, part, size) for size in sizes}
    print("bare driver by batch size, elements a second:", {size: round(rate) for size, rate in rates.items()})
    return max(rates, key=lambda size: rates[size])


def _beside(importing: Importing, files: Path, given: argparse.Namespace) -> list[Figure]:
    """Each way `runs` times in turn; a first load warms the database up, shows what to write, and does not count."""
    warm = importing.load(files)
    elements = importing.elements()
    batch = _best_batch(importing, elements, given.batches)
    print(f"{warm.rows:,} rows, {elements.size:,} nodes and links, batches of {batch:,}")
    bare, py2neo, loads = [], [], []
    for _ in range(given.runs):
        bare.append(importing.rate(bare_driver, elements, batch))
        py2neo.append(importing.rate(py2neo_bulk, elements, batch))
        loads.append(importing.load(files))
    ours = median(elements.size / loaded.seconds for loaded in loads)
    return [
        Figure(name="mosaic load, elements", measured=round(ours), unit="/s"),
        Figure(name="bare driver, UNWIND … MERGE, elements", measured=round(median(bare)), unit="/s"),
        Figure(name="py2neo.bulk, elements", measured=round(median(py2neo)), unit="/s"),
        Figure(name="time beside the bare driver's", measured=round(median(bare) / ours, 2), below=1 / SHARE, unit="x"),
        *_memory(loads[-1]),
    ]


def _memory(loaded: Loaded) -> list[Figure]:
    """The most memory of the load itself, and how much that grew from the second quarter to the last."""
    quarter = max(1, ceil(len(loaded.memory) / 4))
    parts = [max(loaded.memory[start : start + quarter], default=0) for start in range(0, 4 * quarter, quarter)]
    return [
        Figure(name="mosaic load, most memory", measured=max(loaded.memory, default=0), below=MEMORY_MB, unit="MiB"),
        *(
            Figure(name=f"mosaic load, most memory in quarter {number}", measured=part, unit="MiB")
            for number, part in enumerate(parts, start=1)
        ),
    ]


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.importing", description=__doc__)
    parser.add_argument("--home", type=Path, required=True, help="a folder for databases and files")
    parser.add_argument("--rows", type=int, default=200_000, help="about how many; below 10,000 a small force is used")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--batches", type=int, nargs="+", default=BATCHES, help="batch sizes for the bare loop to try")
    parser.add_argument("--alone", action="store_true", help="only load and watch the memory; nothing beside it")
    parser.add_argument("--heap-mb", type=int, default=2_500)
    parser.add_argument("--page-cache-mb", type=int, default=2_000)
    return parser.parse_args(words)


def _settings(given: argparse.Namespace) -> Settings:
    return Settings.from_environment(
        {
            **os.environ,
            "MOSAIC_HOME": str(given.home.absolute() / "database"),
            "MOSAIC_NEO4J_HEAP_MB": str(given.heap_mb),
            "MOSAIC_NEO4J_PAGE_CACHE_MB": str(given.page_cache_mb),
        }
    )


def _files(given: argparse.Namespace) -> Path:
    district = SMALL_DISTRICT if given.rows < FEW_ROWS else DISTRICT
    size = replace(district, districts=max(1, round(given.rows / ROWS_OF_A_DISTRICT)))
    files: Path = given.home / "files"
    write_force(files, seed=1, size=size)
    return files


def main(words: Sequence[str]) -> list[Figure]:
    """Write the files, measure, and print."""
    given = _arguments(words)
    files = _files(given)
    before = os.getloadavg()[0]
    importing = Importing(_settings(given))
    try:
        figures = _alone(importing, files) if given.alone else _beside(importing, files, given)
    finally:
        importing.close()
        shutil.rmtree(files)
    print(table(figures))
    machine = {"load_before": before, "load_after": os.getloadavg()[0]}
    print(json.dumps({"machine": machine, "figures": [figure.model_dump() for figure in figures]}))
    return figures


def _alone(importing: Importing, files: Path) -> list[Figure]:
    loaded = importing.load(files)
    print(f"{loaded.rows:,} rows in {loaded.seconds:.0f} s")
    return _memory(loaded)


if __name__ == "__main__":
    main(sys.argv[1:])
