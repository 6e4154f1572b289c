"""The town that charts are measured on: whole, the same each time, with people whom fifty others know."""

from __future__ import annotations

import csv
from collections import Counter
from typing import TYPE_CHECKING

from benchmarks.chart_town import NEIGHBOURS, THINGS, WELL_KNOWN, key_of, well_known, write_town
from ingest.mapping.read import shipped

if TYPE_CHECKING:
    from pathlib import Path


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def test_every_thing_is_there_and_the_well_known_have_their_neighbours(tmp_path: Path) -> None:
    write_town(tmp_path)
    tables = {file.stem: _rows(file) for file in tmp_path.iterdir()}
    assert set(tables) <= set(shipped()["extract"].tables)
    things = sum(len(tables[name]) for name in ("persons", "addresses", "phones"))
    assert things == THINGS + WELL_KNOWN * NEIGHBOURS
    known = Counter(row["person_id"] for row in tables["associations"] if row["other_person_id"].startswith("N"))
    assert known == {key_of(well_known(place)): NEIGHBOURS for place in range(WELL_KNOWN)}


def test_the_town_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        write_town(tmp_path / name)
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "other" / file.name).read_bytes()
