"""Measures link charts in Chromium: opening, selecting, expanding, moving the view, memory, and bytes over the socket.

Run from the checkout: `.venv/bin/python -m benchmarks.chart --home FOLDER`. The folder keeps the database.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import psutil
from playwright.sync_api import sync_playwright

from benchmarks.chart_town import SOURCE, THINGS, key_of, kind_of, well_known, write_town
from benchmarks.chart_window import ChartWindow, Grown, middle_of
from benchmarks.figures import Figure, Machine, Timing, table
from graph import charts
from graph.access import Reason
from graph.audit import AuditTrail
from graph.charts import DraftOf
from graph.keys import node_id
from graph.model.draft import ChartDraft
from graph.neo4j.bolt import Bolt
from graph.neo4j.local import LocalDatabase
from graph.neo4j.migrations import migrate
from graph.ports import choose_free
from graph.settings import Settings
from graph.users import LOADER, read_directory
from graph.writer import Who
from ingest.load import LoadRequest, load
from ui.explorer_process import ExplorerProcess

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser

OPEN_S = {100: 3.0, 500: 4.0, 2_000: 7.0}
SELECT_MS = {100: 250.0, 500: 250.0, 2_000: 400.0}
EXPAND_MS, FRAME_MS, GROWTH = 700.0, 100.0, 1.1
USER, NAME = "analyst", "Petra Vossgate"
CLICKS, EXPANSIONS = 14, 4
SWITCHES = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync")


def thing(number: int) -> str:
    """The id of a thing of the town."""
    return node_id(kind_of(number), SOURCE, key_of(number))


class Charts:
    """The measurements in one browser on one town."""

    def __init__(self, bolt: Bolt, browser: Browser, address: str) -> None:
        self._bolt = bolt
        self._browser = browser
        self._address = address

    def figures(self, size: int) -> list[Figure]:
        """Everything for a chart of so many things, drawn once before so that each has its place."""
        self._begin(size)
        first = self._window()
        unlaid = first.opens(thing(0), size, NAME)
        first.is_kept()
        window = self._window()
        opening = window.opens(thing(0), size, NAME)
        whole = window.received
        clicks = window.selects([thing(n) for n in Random(size).sample(range(size), size)], CLICKS)  # noqa: S311 - repeatable
        grown = [window.expands(thing(well_known(place))) for place in range(EXPANSIONS)]
        return [
            Figure(
                name=f"{size} things: drawn and still, shell included",
                measured=round((opening.shell + opening.drawn) / 1000, 2),
                below=OPEN_S.get(size),
                unit="s",
            ),
            Figure(name=f"{size} things: the same without places", measured=round(unlaid.drawn / 1000, 2), unit="s"),
            Figure(
                name=f"{size} things: selected, to Python and back",
                measured=round(middle_of(clicks), 1),
                below=SELECT_MS.get(size),
                timing=Timing.of([clicks]),
            ),
            *_expansion(size, grown, whole),
            *_frames(size, *window.frames()),
        ]

    def memory(self, size: int, cycles: int) -> list[Figure]:
        """How the page's memory grows over many expansions, collapses and undos."""
        self._begin(size)
        window = self._window()
        window.opens(thing(0), size, NAME)
        early, late = window.cycles(thing(well_known(0)), cycles)
        name = f"{size} things: memory after {cycles} cycles beside a tenth of them"
        return [
            Figure(name=name, measured=round(late / early, 2), below=GROWTH, unit="x"),
            Figure(name=f"{size} things: memory after {cycles} cycles", measured=round(late, 1), unit="MB"),
        ]

    def _begin(self, size: int) -> None:
        """A draft with the first things of the town, without places."""
        of = DraftOf(read_directory(None).viewer(USER), thing(0))
        charts.drop_draft(self._bolt, of)
        shown = {thing(number): True for number in range(size)}
        charts.keep_draft(self._bolt, of, lambda _: ChartDraft(view={"shown": shown}), now=datetime.now(UTC))

    def _window(self) -> ChartWindow:
        context = self._browser.new_context(viewport={"width": 1440, "height": 1000})
        return ChartWindow(context.new_page(), self._address)


def _expansion(size: int, grown: Sequence[Grown], whole: int) -> list[Figure]:
    times = [each.ms for each in grown]
    name = f"{size} things: expanded by {sum(each.added for each in grown) // len(grown)}, until still"
    moved, received = sum(each.moved for each in grown), sum(each.received for each in grown)
    return [
        Figure(name=name, measured=round(middle_of(times), 1), below=EXPAND_MS, timing=Timing.of([times])),
        Figure(name=f"{size} things: things that moved", measured=moved, below=0, unit=""),
        Figure(
            name=f"{size} things: bytes for each new thing", measured=received // sum(g.added for g in grown), unit="B"
        ),
        Figure(name=f"{size} things: bytes of the whole page", measured=whole, unit="B"),
    ]


def _frames(size: int, dragged: Sequence[float], zoomed: Sequence[float]) -> list[Figure]:
    both = (("dragged", dragged), ("larger and smaller", zoomed))
    return [
        Figure(
            name=f"{size} things: longest frame, {how}",
            measured=round(max(frames), 1),
            below=FRAME_MS,
            timing=Timing.of([list(frames)]),
        )
        for how, frames in both
    ]


def _town(bolt: Bolt) -> None:
    """Load the town unless it is there."""
    migrate(bolt, now=datetime.now(UTC))
    directory = read_directory(None)
    who = Who(directory.viewer(LOADER), Reason.parse("data quality"))
    with TemporaryDirectory() as folder:
        write_town(Path(folder))
        load(bolt, AuditTrail(bolt), LoadRequest((Path(folder),), SOURCE), who)


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.chart", description=__doc__)
    parser.add_argument("--home", type=Path, required=True, help="the folder of the database, kept for the next run")
    parser.add_argument("--sizes", default=",".join(map(str, OPEN_S)), help=f"things on a chart, at most {THINGS}")
    parser.add_argument("--cycles", type=int, default=200, help="expansions, collapses and undos; 0 for none")
    parser.add_argument("--stop", action="store_true", help="stop the database afterwards")
    return parser.parse_args(words)


def _measured(given: argparse.Namespace, bolt: Bolt, address: str) -> list[Figure]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(SWITCHES))
        measuring = Charts(bolt, browser, address)
        sizes = [int(size) for size in given.sizes.split(",")]
        found = [figure for size in sizes for figure in measuring.figures(size)]
        if given.cycles:
            found += measuring.memory(min(sizes), given.cycles)
        browser.close()
    return found


def main(words: Sequence[str]) -> list[Figure]:
    """Load or find the town, measure, and print."""
    given = _arguments(words)
    environment = {"MOSAIC_HOME": str(given.home.absolute()), "MOSAIC_EXPLORER_PORT": str(choose_free())}
    settings = Settings.from_environment({**os.environ, **environment})
    database = LocalDatabase(settings)
    bolt = Bolt(database.start())
    os.environ.update(environment)
    explorer = ExplorerProcess(settings)
    before = os.getloadavg()[0]
    try:
        _town(bolt)
        figures = _measured(given, bolt, explorer.start())
    finally:
        explorer.stop()
        bolt.close()
    python_mb = psutil.Process().memory_info().rss // 1024 // 1024
    machine = Machine(before, os.getloadavg()[0], database.status().memory_mb or 0, python_mb)
    print(table(figures))
    print(json.dumps({"machine": machine._asdict(), "figures": [figure.model_dump() for figure in figures]}))
    if given.stop:
        database.stop()
    return figures


if __name__ == "__main__":
    main(sys.argv[1:])
