"""Measures pages, searches and a hub among a million people, for somebody who sees all and one who sees little.

Run from the checkout: `.venv/bin/python -m benchmarks.reading --home FOLDER`. The folder keeps the database.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import defaultdict
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import neo4j
import psutil

from benchmarks.bare_page import bare_page
from benchmarks.figures import Action, Figure, Machine, Timing, table, timed
from benchmarks.national_graph import NationalGraph, national_graph
from benchmarks.national_rows import AREAS, HUB, Size, compartment, person_id, somebody, thing_id
from benchmarks.search_texts import KINDS, SearchTexts
from graph.access import Clearance, Reason, Viewer
from graph.audit import AuditTrail
from graph.neo4j.bolt import Bolt
from graph.reader import Reader
from graph.reading.neighbourhood import Page
from graph.reading.search import Asked
from graph.settings import Settings
from graph.vocabulary import Purpose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SEED = 7
AREA = 7
"""The one area that the viewer who sees little is cleared for."""
PAGE_MS, PAGE_RATIO, SEARCH_MS, HUB_MS = 50.0, 1.5, 40.0, 100.0


class Repeats(NamedTuple):
    """How often everything is measured: so many runs of so many people, searches of a kind, and hops."""

    runs: int
    people: int
    searches: int
    hops: int


class Side(NamedTuple):
    """One viewer's side of the comparison: the areas they see, their reader and their access classes."""

    name: str
    areas: tuple[int, ...]
    reader: Reader
    acc: list[int] | None


class Reading:
    """The measurements on one running country."""

    def __init__(self, graph: NationalGraph, *, seed: int) -> None:
        self._graph = graph
        self._random = Random(seed)  # noqa: S311 - the same samples for the same seed
        endpoint = graph.database.endpoint()
        self._driver = neo4j.GraphDatabase.driver(
            endpoint.uri,
            auth=(endpoint.user, endpoint.password.get_secret_value()),
            notifications_min_severity="OFF",
            telemetry_disabled=True,
        )
        self._bolt = Bolt(endpoint)
        self._trail = AuditTrail(self._bolt)
        self._texts = SearchTexts(self._bolt, self._random, graph.note)

    def close(self) -> None:
        """Let go of the database; it goes on running."""
        self._driver.close()
        self._bolt.close()

    def figures(self, repeats: Repeats) -> list[Figure]:
        """Measure everything for both viewers."""
        found: list[Figure] = []
        for side in (self._side("sees everything", range(AREAS)), self._side("sees a fiftieth", [AREA])):
            found += self._pages(side, repeats)
            found += self._searches(side, repeats)
            found += self._hub(side, repeats)
        return found

    def _side(self, name: str, areas: Sequence[int]) -> Side:
        clearance = Clearance(
            compartments=frozenset(map(compartment, areas)),
            handling=frozenset({"P", "C"}),
            actions=frozenset({"A1", "A2", "A3"}),
            sanitisations=frozenset({"S1", "S2"}),
        )
        viewer = Viewer(user_id=f"bench-{len(areas)}", name=name, title="benchmark", clearance=clearance)
        reader = Reader(self._trail, viewer, Reason(purpose=next(iter(Purpose)), reference="benchmark"))
        allowed = list(viewer.allowed(self._trail.standing().classes))
        return Side(name, tuple(areas), reader, None if len(areas) == AREAS else allowed)

    def _people(self, side: Side, count: int) -> Iterator[str]:
        """A third anybody, a third as often as they have links, a third of the thousandth who have the most."""
        persons = self._graph.note.persons
        draws = (
            lambda: self._random.randrange(persons),
            lambda: somebody(self._random, persons),
            lambda: self._random.randrange(max(AREAS, persons // 1_000)),
        )
        for place in range(count):
            number = draws[place % len(draws)]()
            yield person_id(number if side.acc is None else number - number % AREAS + AREA)

    def _pages(self, side: Side, repeats: Repeats) -> list[Figure]:
        """Page and bare query for each person one after the other, so that both meet the same caches."""
        runs = [self._page_times(side, repeats.people) for _ in range(repeats.runs + 1)][1:]
        ours, further, theirs = (Timing.of([run[way] for run in runs]) for way in ("data", "further", "bare"))
        return [
            Figure(name=f"page data, p95, {side.name}", measured=ours.p95, below=PAGE_MS, timing=ours),
            Figure(name=f"page with its second steps, p95, {side.name}", measured=further.p95, timing=further),
            Figure(name=f"bare query, p95, {side.name}", measured=theirs.p95, timing=theirs),
            _ratio(f"page data against bare query, p95, {side.name}", ours.p95, theirs.p95, below=PAGE_RATIO),
            _ratio(f"page data against bare query, median, {side.name}", ours.middle, theirs.middle),
        ]

    def _page_times(self, side: Side, count: int) -> dict[str, list[float]]:
        times: dict[str, list[float]] = {"data": [], "further": [], "bare": []}
        for node in self._people(side, count):
            ways: list[tuple[str, Action]] = [
                ("data", partial(side.reader.dossier, node)),
                ("bare", partial(bare_page, self._driver, node, side.acc)),
                ("further", partial(side.reader.page, node)),
            ]
            # Whoever goes first fetches from the disk for the others.
            self._random.shuffle(ways)
            for way, action in ways:
                times[way].append(timed(action))
        return times

    def _searches(self, side: Side, repeats: Repeats) -> list[Figure]:
        by_kind: defaultdict[str, list[list[float]]] = defaultdict(list)
        together: list[list[float]] = []
        for run in range(repeats.runs + 1):
            times = {kind: self._search_times(side, kind, repeats.searches) for kind in KINDS}
            if run:
                together.append([one for each in times.values() for one in each])
                for kind, each in times.items():
                    by_kind[kind].append(each)
        timings = {"of all kinds": Timing.of(together)} | {kind: Timing.of(runs) for kind, runs in by_kind.items()}
        return [
            Figure(name=f"search {kind}, p95, {side.name}", measured=timing.p95, below=SEARCH_MS, timing=timing)
            for kind, timing in timings.items()
        ]

    def _search_times(self, side: Side, kind: str, count: int) -> list[float]:
        texts = self._texts.of(kind, count, side.areas)
        return [timed(partial(side.reader.search, Asked(text))) for text in texts]

    def _hub(self, side: Side, repeats: Repeats) -> list[Figure]:
        hub = thing_id("Address", HUB)
        runs = [
            [timed(lambda: side.reader.neighbourhood(hub, Page())) for _ in range(repeats.hops)]
            for _ in range(repeats.runs + 1)
        ]
        timing = Timing.of(runs[1:])
        name = f"first page of one hop of the hub, p95, {side.name}"
        return [Figure(name=name, measured=timing.p95, below=HUB_MS, timing=timing)]


def _ratio(name: str, ours: float, theirs: float, *, below: float | None = None) -> Figure:
    return Figure(name=name, measured=round(ours / theirs, 2), below=below, unit="x")


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("--home", type=Path, required=True, help="the folder of the database, kept for the next run")
    parser.add_argument("--persons", type=int, default=1_000_000)
    parser.add_argument("--links", type=int, default=3_000_000)
    parser.add_argument("--hub", type=int, default=20_000, help="links of the hub")
    parser.add_argument("--seed", type=int, default=SEED, help="of the samples; the country's own seed is fixed")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--people", type=int, default=60, help="pages in a run")
    parser.add_argument("--searches", type=int, default=20, help="searches of each kind in a run")
    parser.add_argument("--heap-mb", type=int, default=2_500)
    parser.add_argument("--page-cache-mb", type=int, default=5_000)
    parser.add_argument("--stop", action="store_true", help="stop the database afterwards")
    return parser.parse_args(words)


def _settings(given: argparse.Namespace) -> Settings:
    return Settings.from_environment(
        {
            **os.environ,
            "MOSAIC_HOME": str(given.home.absolute()),
            "MOSAIC_NEO4J_HEAP_MB": str(given.heap_mb),
            "MOSAIC_NEO4J_PAGE_CACHE_MB": str(given.page_cache_mb),
        }
    )


def main(words: Sequence[str]) -> list[Figure]:
    """Build or find the country, measure, and print."""
    given = _arguments(words)
    size = Size(given.persons, given.links, given.hub)
    graph = national_graph(_settings(given), size, seed=SEED, progress=lambda text: print(text, file=sys.stderr))
    reading = Reading(graph, seed=given.seed)
    before = os.getloadavg()[0]
    figures = reading.figures(Repeats(given.runs, given.people, given.searches, max(3, given.people // 4)))
    reading.close()
    python_mb = psutil.Process().memory_info().rss // 1024 // 1024
    machine = Machine(before, os.getloadavg()[0], graph.database.status().memory_mb or 0, python_mb)
    print(f"{given.persons} persons, {given.links} links, seed {given.seed}, {given.runs} runs")
    print(table(figures))
    print(json.dumps({"machine": machine._asdict(), "figures": [figure.model_dump() for figure in figures]}))
    if given.stop:
        graph.database.stop()
    return figures


if __name__ == "__main__":
    main(sys.argv[1:])
