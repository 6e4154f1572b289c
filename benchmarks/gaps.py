"""How long all rules of information gaps take over an invented force, and how that grows with the force.

Run `python -m benchmarks.gaps --home FOLDER`; benchmarks/README.md says what the figures mean. Each size runs in a
process of its own, so that its memory is its own.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from pydantic import BaseModel, ConfigDict

from analysis.gaps.again import Asked, Before, find_about, find_again, named_by
from analysis.gaps.reading import casebook_of
from analysis.gaps.run import find_gaps
from benchmarks.figures import Figure, table
from benchmarks.gap_columns import ON, InventedColumns, invented_snapshot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.gaps.run import Found
    from graph.projection.snapshot import Snapshot

SIZES = (1_000, 10_000, 100_000)
SECONDS, MEMORY_MB, LARGEST = 60.0, 6 * 1024, 100_000
ONE, FEW = 1.0, 7
"""Seconds for one person, and how many people are asked about."""


class Run(BaseModel):
    """What one size took.

    Attributes:
        managed: How many people are managed.
        rows: How many rows assert something.
        seconds: From the files to all findings.
        processor: Seconds of all processors.
        findings: How many gaps there were.
        failed: The rules that failed.
        memory_mb: The most memory of the process until then.
        about: Seconds until all that is found of one person is known, for each of a few people by chance.
        again: Seconds until all findings are known again after one report that mentions three managed people came.
        differing: How many findings of those few, and after that report, are not what they are asked of everything.
    """

    model_config = ConfigDict(frozen=True)

    managed: int
    rows: int
    seconds: float
    processor: float
    findings: int
    failed: tuple[str, ...]
    memory_mb: int
    about: tuple[float, ...]
    again: float
    differing: int


def prepared(home: Path, managed: int) -> int:
    """Write the columns of a force of this size unless they are there; how many rows there are."""
    folder, note = home / f"columns-{managed}", home / f"columns-{managed}.rows"
    if not note.exists():
        folder.mkdir(parents=True, exist_ok=True)
        note.write_text(str(InventedColumns(folder, managed).write()), encoding="ascii")
    return int(note.read_text(encoding="ascii"))


def measured(home: Path, managed: int) -> Run:
    """Ask every rule of one force, whose columns are there."""
    rows = int((home / f"columns-{managed}.rows").read_text(encoding="ascii"))
    begun, used = perf_counter(), process_time()
    seen = invented_snapshot(home / f"columns-{managed}")
    found = find_gaps(casebook_of(seen, ON))
    taken, worked = perf_counter() - begun, process_time() - used
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    few = [f"person-{number:016}" for number in np.random.default_rng(managed).integers(0, managed, 3 + FEW)]
    about = [_about(seen, person, found) for person in few[3:]]
    again = _again(home / f"columns-{managed}", few[:3], found)
    return Run(
        managed=managed,
        rows=rows,
        seconds=round(taken, 2),
        processor=round(worked, 2),
        findings=len(found.findings),
        failed=tuple(each.rule for each in found.failed),
        memory_mb=memory,
        about=tuple(each.seconds for each in about),
        again=again.seconds,
        differing=sum(each.differing for each in (*about, again)),
    )


class Timed(NamedTuple):
    """How long something took, and how many of its findings are not what was expected."""

    seconds: float
    differing: int


def _about(seen: Snapshot, person: str, whole: Found) -> Timed:
    begun = perf_counter()
    alone = find_about(seen, [person], Asked(ON))
    seconds = round(perf_counter() - begun, 3)
    expected = {each for each in whole.findings if person in named_by(each)}
    return Timed(seconds, len(expected ^ set(alone.findings)))


def _again(folder: Path, people: Sequence[str], whole: Found) -> Timed:
    """Let a report come, find again, and compare what names its people with what is found of them alone."""
    columns = InventedColumns(folder, 0)
    earlier = invented_snapshot(folder)
    before = columns.report(people)
    try:
        now = invented_snapshot(folder, 2)
        begun = perf_counter()
        found = find_again(Before(earlier, whole), now, Asked(ON))
        seconds = round(perf_counter() - begun, 3)
        known = {each for each in found.findings if not set(people).isdisjoint(named_by(each))}
        expected = set(find_about(now, people, Asked(ON)).findings)
        return Timed(seconds, len(known ^ expected))
    finally:
        columns.take_back(before)


def figures_of(runs: Sequence[Run]) -> list[Figure]:
    """The runs as figures, with the cost of a thousand people: the same for every size if it grows linearly."""
    figures: list[Figure] = []
    for run in runs:
        name = f"{run.managed} managed, {run.rows} assertions"
        promised = run.managed == LARGEST
        figures += [
            Figure(name=f"all rules, {name}", measured=run.seconds, below=SECONDS if promised else None, unit="s"),
            Figure(name="  a thousand people", measured=round(run.seconds * 1000 / run.managed, 3), unit="s"),
            Figure(name="  processor time", measured=run.processor, unit="s"),
            Figure(name="  most memory", measured=run.memory_mb, below=MEMORY_MB if promised else None, unit="MiB"),
            Figure(name="  findings", measured=run.findings, unit=""),
            Figure(name="  rules that failed", measured=len(run.failed), below=0, unit=""),
            Figure(
                name="  one person, the slowest of a few",
                measured=max(run.about),
                below=ONE if promised else None,
                unit="s",
            ),
            Figure(name="  after one report", measured=run.again, unit="s"),
            Figure(name="  findings that differ from those of everything", measured=run.differing, below=0, unit=""),
        ]
    return figures


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gaps", description=__doc__)
    parser.add_argument("--home", type=Path, required=True, help="where the columns are kept for the next run")
    parser.add_argument("--managed", type=int, nargs="+", default=SIZES)
    parser.add_argument("--only", type=int, help="measure this size in this process; its columns must be there")
    return parser.parse_args(words)


def main(words: Sequence[str]) -> list[Figure]:
    """Write what is missing, measure each size, and print."""
    given = _arguments(words)
    if given.only:
        print(measured(given.home, given.only).model_dump_json())
        return []
    runs = []
    for managed in given.managed:
        prepared(given.home, managed)
        command = [sys.executable, "-m", "benchmarks.gaps", "--home", str(given.home), "--only", str(managed)]
        answer = subprocess.run(command, capture_output=True, check=True)  # noqa: S603 - ourselves
        runs.append(Run.model_validate_json(answer.stdout))
    figures = figures_of(runs)
    print(table(figures))
    print(json.dumps({"load": os.getloadavg(), "runs": [run.model_dump() for run in runs]}))
    return figures


if __name__ == "__main__":
    main(sys.argv[1:])
