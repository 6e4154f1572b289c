"""How fast the projection is built, opened and brought up to date, beside a bare driver that reads the same columns.

Run `python -m benchmarks.projection --home FOLDER`; benchmarks/README.md says what the figures mean.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from functools import partial
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import neo4j
import psutil

from benchmarks.bare_columns import Read, links_in_groups, records_by_row, records_in_groups
from benchmarks.figures import Figure, Machine, table
from benchmarks.national_graph import NationalGraph, national_graph
from benchmarks.national_rows import SOURCE, TIES, Country, Size
from graph.access import Clearance, Reason, Viewer
from graph.asking.columns import columns_for
from graph.audit import AuditTrail
from graph.neo4j.bolt import Bolt
from graph.projection.folder import ProjectionFolder
from graph.projection.projection import Projection
from graph.reader import Reader
from graph.settings import Settings
from graph.vocabulary import Purpose
from graph.writer import Who, open_writer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SEED = 7
RATE_SHARE, OPEN_MS, FOLLOW_MS = 0.7, 1_000.0, 2_000.0
NEW_ROWS = 1_000
WHY = Reason(purpose=next(iter(Purpose)), reference="benchmark")
VIEWER = Viewer(user_id="bench", name="everything", title="benchmark", clearance=Clearance())


class Measuring:
    """The measurements on one running country."""

    def __init__(self, graph: NationalGraph, folder: Path, size: Size) -> None:
        endpoint = graph.database.endpoint()
        self._driver = neo4j.GraphDatabase.driver(
            endpoint.uri,
            auth=(endpoint.user, endpoint.password.get_secret_value()),
            notifications_min_severity="OFF",
            telemetry_disabled=True,
        )
        self._bolt = Bolt(endpoint)
        self._trail = AuditTrail(self._bolt)
        self._folder = folder
        self._projection = Projection(folder)
        self._size = size

    def close(self) -> None:
        """Let go of the database; it goes on running."""
        self._driver.close()
        self._bolt.close()

    def figures(self) -> list[Figure]:
        """Measure everything; the bare driver goes first and warms the store up for whoever comes after."""
        bare = self._bare()
        build = self._timed(partial(self._projection.follow, self._bolt))
        rows = self._rows()
        rate = rows / build
        return [
            Figure(name="bare driver, columns by group, rows a second", measured=round(bare.rate), unit=""),
            Figure(name="bare driver, people row by row, rows a second", measured=round(self._by_row().rate), unit=""),
            Figure(name="first build, rows a second", measured=round(rate), unit=""),
            Figure(name="bare rate against the build's", measured=round(bare.rate / rate, 2), below=1.43, unit="x"),
            Figure(name="opened again", measured=round(self._opened() * 1000), below=OPEN_MS),
            Figure(name=f"followed after {NEW_ROWS} new assertions", measured=self._followed(), below=FOLLOW_MS),
            Figure(name="rows in the projection", measured=rows, unit=""),
        ]

    def _bare(self) -> Read:
        """The tables that hold anything, each read once; the empty ones cost nothing either way."""
        rows, begun = 0, perf_counter()
        with self._driver.session() as session:
            for one in self._tables():
                read = records_in_groups if one.startswith("records-") else links_in_groups
                rows += read(session, one.partition("-")[2])
        return Read(rows, perf_counter() - begun)

    def _by_row(self) -> Read:
        begun = perf_counter()
        with self._driver.session() as session:
            return Read(records_by_row(session, "Person"), perf_counter() - begun)

    def _tables(self) -> list[str]:
        things = ["records-Report", "records-Person", "records-Address", "records-Phone", "records-Vehicle"]
        ties = {f"records-{tie.model}" for tie in TIES} | {f"links-{tie.type}" for tie in TIES}
        return [*things, *sorted(ties)]

    def _rows(self) -> int:
        listed = ProjectionFolder(self._folder).listed()
        return sum(files.rows for files in listed.tables.values()) if listed else 0

    def _opened(self) -> float:
        """A process would find it so: the list is read, it is asked whether anything was published, a frame is read."""

        def opened() -> None:
            reader = Reader(self._trail, VIEWER, WHY)
            seen = reader.ask(columns_for("benchmark", Projection(self._folder)))
            seen.links("ASSOCIATED_WITH", provenance=True)

        return self._timed(opened)

    def _followed(self) -> float:
        """Half of the rows are new versions of old ones, half are new."""
        old = islice(Country(self._size, SEED + 1).links(TIES[1]), NEW_ROWS // 2)
        new = islice(
            Country(self._size._replace(links=self._size.links + NEW_ROWS), os.getpid()).links(TIES[0]), NEW_ROWS
        )
        with open_writer(self._bolt, SOURCE) as writer:
            writer.write([*old, *list(new)[NEW_ROWS // 2 :]])
            writer.publish("{}", Who(VIEWER, WHY), self._trail)
        return round(self._timed(partial(self._projection.follow, self._bolt)) * 1000)

    def _timed(self, work: Callable[[], object]) -> float:
        begun = perf_counter()
        work()
        return perf_counter() - begun


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.projection", description=__doc__)
    parser.add_argument("--home", type=Path, required=True, help="the folder of the database, kept for the next run")
    parser.add_argument("--persons", type=int, default=200_000)
    parser.add_argument("--links", type=int, default=600_000)
    parser.add_argument("--hub", type=int, default=5_000, help="links of the hub")
    parser.add_argument("--stop", action="store_true", help="stop the database afterwards")
    return parser.parse_args(words)


def main(words: Sequence[str]) -> list[Figure]:
    """Build or find the country, measure, and print."""
    given = _arguments(words)
    home = {
        "MOSAIC_HOME": str(given.home.absolute()),
        "MOSAIC_NEO4J_HEAP_MB": "1000",
        "MOSAIC_NEO4J_PAGE_CACHE_MB": "1500",
    }
    settings = Settings.from_environment({**os.environ, **home})
    size = Size(given.persons, given.links, given.hub)
    graph = national_graph(settings, size, seed=SEED, progress=lambda text: print(text, file=sys.stderr))
    folder = given.home.absolute() / "projection"
    shutil.rmtree(folder, ignore_errors=True)
    before = os.getloadavg()[0]
    measuring = Measuring(graph, folder, size)
    figures = measuring.figures()
    measuring.close()
    python_mb = psutil.Process().memory_info().rss // 1024 // 1024
    machine = Machine(before, os.getloadavg()[0], graph.database.status().memory_mb or 0, python_mb)
    print(f"{given.persons} persons, {given.links} links")
    print(table(figures))
    print(json.dumps({"machine": machine._asdict(), "figures": [figure.model_dump() for figure in figures]}))
    if given.stop:
        graph.database.stop()
    return figures


if __name__ == "__main__":
    main(sys.argv[1:])
