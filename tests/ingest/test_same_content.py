"""An invented force and the real co-offending data, loaded for real: true counts, and the same graph from any form."""

from __future__ import annotations

import csv
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import openpyxl
import pytest

from ingest.invented.force import write_force
from ingest.invented.sizes import SIZES
from tests.ingest.loading import load_paths, standing

if TYPE_CHECKING:
    from graph.neo4j.bolt import Bolt
    from ingest.invented.summary import ForceSummary

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]
BURGLARY = Path(__file__).parents[3] / "shared" / "data" / "burglary_cooffending"
SEED = 7


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("force")


@pytest.fixture(scope="module")
def force(folder: Path) -> ForceSummary:
    return write_force(folder, seed=SEED, size=SIZES["small"])


def test_an_invented_force_comes_out_with_its_true_counts(graph: Bolt, folder: Path, force: ForceSummary) -> None:
    summary = load_paths(graph, folder)
    wrong = {}
    for file in summary.files:
        truth = force.of(Path(file.path).stem)
        expected = (truth.rows, truth.accepted, truth.refused, truth.waiting, truth.unreadable_values)
        found = (file.rows, file.accepted, file.refused, file.waiting, file.unreadable_values)
        if found != expected:
            wrong[truth.table] = (found, expected)
    assert wrong == {}
    assert summary.superseded == sum(table.superseding for table in force.tables)


@pytest.mark.usefixtures("force")
def test_the_same_force_in_another_form_changes_nothing(graph: Bolt, folder: Path, tmp_path: Path) -> None:
    load_paths(graph, folder)
    before = standing(graph)
    for form in (_as_it_was, _reordered, _workbook):
        summary = load_paths(graph, form(folder, tmp_path))
        assert (form.__name__, summary.created, summary.superseded) == (form.__name__, {}, 0)
        assert standing(graph) == before


@pytest.mark.skipif(not BURGLARY.is_dir(), reason="the co-offending data is not beside this checkout")
def test_the_burglary_data_comes_out_with_its_true_counts(graph: Bolt) -> None:
    """SOURCE.md: 32,979 rows, 23,385 crimes and 17,792 offenders; 1,671 crimes of the first half of 2020 apart."""
    summary = load_paths(graph, BURGLARY, source="lea")
    assert [(file.mapping, file.accepted) for file in summary.files] == [
        ("burglary/crimes_2020H1", 1_671),
        ("burglary/offenders_2020H1", 2_342),
        ("burglary/offenders_per_crime", 32_979),
    ]
    assert summary.created == {
        "INVOLVED_IN": 32_979 + 2_342,
        "Offence": 23_385 + 1_671,
        "Person": 17_792 + _offenders(),
    }
    assert load_paths(graph, BURGLARY, source="lea").created == {}


def _offenders() -> int:
    with (BURGLARY / "offenders_2020H1.csv").open(encoding="utf-8", newline="") as handle:
        return len({row["offenderID"] for row in csv.DictReader(handle)})


def _tables(folder: Path) -> dict[str, list[list[str]]]:
    tables = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as handle:
            tables[path.stem] = list(csv.reader(handle))
    return tables


def _write(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows(rows)


def _as_it_was(folder: Path, _: Path) -> Path:
    return folder


def _reordered(folder: Path, out: Path) -> Path:
    """Columns shuffled and shouted, rows turned round, and each table split into two files."""
    draw = Random(SEED)  # noqa: S311 - the order of columns is no secret
    for name, (header, *rows) in _tables(folder).items():
        order = draw.sample(range(len(header)), len(header))
        shuffled = [[row[place] for place in order] for row in reversed(rows)]
        names = [header[place].upper() for place in order]
        middle = len(rows) // 2
        _write(out / f"{name}_1.csv", [names, *shuffled[:middle]])
        _write(out / f"{name}_2.csv", [names, *shuffled[middle:]])
    return out


def _workbook(folder: Path, out: Path) -> Path:
    book = openpyxl.Workbook(write_only=True)
    for name, rows in _tables(folder).items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    (out / "book").mkdir()
    book.save(out / "book" / "extract.xlsx")
    return out / "book"
