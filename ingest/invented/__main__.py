"""Writes an invented force from the command line: `python -m ingest.invented --seed 1 --size demo --out DIR`."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from ingest.invented.force import write_force
from ingest.invented.sizes import DEMO, SIZES
from ingest.invented.write import Form


def main() -> None:
    """Reads the arguments, writes the force and prints its true counts."""
    parser = argparse.ArgumentParser(prog="python -m ingest.invented", description="Write an invented force as files.")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same files")
    parser.add_argument("--size", choices=sorted(SIZES), default=DEMO.name)
    parser.add_argument(
        "--form", choices=[form.value for form in Form], default=Form.CSV.value, help="files or columns"
    )
    parser.add_argument("--districts", type=int, metavar="N", help="make only the first N districts of the size")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder to write into")
    chosen = parser.parse_args()
    size = SIZES[chosen.size]
    if chosen.districts:
        size = replace(size, districts=min(chosen.districts, size.districts))
    summary = write_force(chosen.out, seed=chosen.seed, size=size, form=Form(chosen.form))
    lines = [f"{table.table}: {table.rows:,} rows" for table in summary.tables]
    lines.append(f"{summary.managed:,} managed people, {summary.persons:,} persons, {summary.rows:,} rows")
    lines.append(f"answer key: {summary.planted} planted, {summary.near_misses} near-misses")
    lines.append(f"walk-through: {summary.walkthrough_person_id}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
