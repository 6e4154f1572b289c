"""Ten rules of information gaps beside the same ten as one Cypher query each, on one graph: the same gaps, how soon.

Run `python -m benchmarks.gap_queries --home FOLDER`; benchmarks/README.md says what the figures mean.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.gaps.catalogue import catalogue
from analysis.gaps.reading import read_casebook
from analysis.gaps.run import find_gaps
from benchmarks.figures import Figure, table
from benchmarks.gap_cypher import QUERIES
from graph.access import Clearance, Reason, Viewer
from graph.audit import AuditTrail
from graph.neo4j.bolt import Bolt
from graph.neo4j.local import LocalDatabase
from graph.projection.projection import Projection
from graph.reader import Reader
from graph.reading.frame import View, frame_of, look
from graph.settings import Settings
from graph.vocabulary import Purpose
from ingest.invented.force import TODAY, write_force
from ingest.invented.sizes import SIZES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from analysis.gaps.casebook import Casebook
    from graph.neo4j.bolt import Tx
    from graph.neo4j.statement import Statement

WHY = Reason(purpose=next(iter(Purpose)), reference="benchmark")
VIEWER = Viewer(user_id="bench", name="everything", title="benchmark", clearance=Clearance())
TIMES = 3
Gaps = frozenset[tuple[str, ...]]


class Answer(NamedTuple):
    """What each rule found, by whom it is about, and in how many seconds."""

    found: dict[str, Gaps]
    seconds: dict[str, float]


def by_rules(book: Casebook) -> Answer:
    """The ten rules of one casebook one after the other: what the first ones read is there for the others."""
    answer = Answer({}, {})
    for rule in QUERIES:
        begun = perf_counter()
        answer.found[rule] = frozenset(each.subject_ids for each in find_gaps(book, only=[rule]).findings)
        answer.seconds[rule] = perf_counter() - begun
    return answer


def by_queries(bolt: Bolt, viewer: Viewer, on: date, view: View | None = None) -> Answer:
    """The ten queries one after the other, for what this viewer may see."""
    answer = Answer({}, {})
    frame = bolt.read("frame", lambda tx: frame_of(look(tx), viewer, view or View()))
    for rule, query in QUERIES.items():
        limits = catalogue()[rule].rule.limits
        asked = {**frame.parameters, "on": on, "days": limits["days"].value if "days" in limits else 0}
        begun = perf_counter()
        rows = bolt.read(query.name, partial(_rows, query, asked))
        answer.found[rule] = frozenset(tuple(row[0]) for row in rows)
        answer.seconds[rule] = perf_counter() - begun
    return answer


def _rows(query: Statement, asked: Mapping[str, object], tx: Tx) -> list[list[Any]]:
    return tx.values(query, **asked)


def figures_of(rules: Sequence[Answer], queries: Sequence[Answer], opened: float) -> list[Figure]:
    """The best time of each rule beside that of its query, and of all ten with the reading of what they look at."""
    figures = []
    best = [{rule: min(each.seconds[rule] for each in runs) for rule in QUERIES} for runs in (rules, queries)]
    for rule in QUERIES:
        figures.append(Figure(name=f"{rule}, {len(queries[0].found[rule])} gaps", measured=_ms(best[0][rule])))
        figures.append(Figure(name="  as one query", measured=_ms(best[1][rule])))
    ours, theirs = sum(best[0].values()) + opened, sum(best[1].values())
    return [
        *figures,
        Figure(name="all ten, reading included", measured=_ms(ours)),
        Figure(name="all ten queries", measured=_ms(theirs)),
        Figure(name="the rules' time against the queries'", measured=round(ours / theirs, 3), below=1.0, unit="x"),
    ]


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)


def differing(rules: Answer, queries: Answer) -> dict[str, int]:
    """How many gaps only one of the two ways finds, by rule; rules that agree are left out."""
    counts = {rule: len(rules.found[rule] ^ queries.found[rule]) for rule in QUERIES}
    return {rule: count for rule, count in counts.items() if count}


def _loaded(home: Path, size: str) -> None:
    files = home / f"force-{size}"
    if not files.exists():
        write_force(files, seed=1, size=SIZES[size])
        command = [sys.executable, "-m", "ui.cli", "load", str(files), "--source", "benchmark", "--json"]
        env = {**os.environ, "MOSAIC_HOME": str(home / "mosaic")}
        subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - ourselves


def main(words: Sequence[str]) -> list[Figure]:
    """Load a force unless it is there, ask both ways in turn, refuse to print unless they find the same."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gap_queries", description=__doc__)
    parser.add_argument("--home", type=Path, required=True, help="where the force and its database are kept")
    parser.add_argument("--size", choices=sorted(SIZES), default="demo")
    given = parser.parse_args(words)
    given.home.mkdir(parents=True, exist_ok=True)
    _loaded(given.home, given.size)
    settings = Settings.from_environment({**os.environ, "MOSAIC_HOME": str(given.home / "mosaic")})
    database = LocalDatabase(settings)
    bolt = Bolt(database.start())
    try:
        figures = _measured(bolt, given.home / "projection")
    finally:
        bolt.close()
        database.stop()
    print(table(figures))
    print(json.dumps({"load": os.getloadavg(), "figures": [figure.model_dump() for figure in figures]}))
    return figures


def _measured(bolt: Bolt, folder: Path) -> list[Figure]:
    reader = Reader(AuditTrail(bolt), VIEWER, WHY, kept=Projection(folder))
    read_casebook(reader, TODAY)
    rules, queries, opened = [], [], []
    for _ in range(TIMES):
        begun = perf_counter()
        book = read_casebook(reader, TODAY)
        opened.append(perf_counter() - begun)
        rules.append(by_rules(book))
        queries.append(by_queries(bolt, VIEWER, TODAY))
    if apart := differing(rules[0], queries[0]):
        message = f"the two ways do not find the same: {apart}"
        raise RuntimeError(message)
    return figures_of(rules, queries, min(opened))


if __name__ == "__main__":
    main(sys.argv[1:])
