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
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from analysis.gaps.reading import casebook_of
from analysis.gaps.run import find_gaps
from benchmarks.figures import Figure, table
from benchmarks.gap_columns import ON, InventedColumns, invented_snapshot

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZES = (1_000, 10_000, 100_000)
SECONDS, MEMORY_MB, LARGEST = 60.0, 6 * 1024, 100_000


class Run(BaseModel):
    """What one size took.

    Attributes:
        managed: How many people are managed.
        rows: How many rows assert something.
        seconds: From the files to all findings.
        processor: Seconds of all processors.
        findings: How many gaps there were.
        failed: The rules that failed.
        memory_mb: The most memory of the process.
    """

    model_config = ConfigDict(frozen=True)

    managed: int
    rows: int
    seconds: float
    processor: float
    findings: int
    failed: tuple[str, ...]
    memory_mb: int


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
    found = find_gaps(casebook_of(invented_snapshot(home / f"columns-{managed}"), ON))
    return Run(
        managed=managed,
        rows=rows,
        seconds=round(perf_counter() - begun, 2),
        processor=round(process_time() - used, 2),
        findings=len(found.findings),
        failed=tuple(each.rule for each in found.failed),
        memory_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    )


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
