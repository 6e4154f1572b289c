"""The same seed gives the same force, in the layout's own columns."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyarrow import parquet

from ingest.invented.force import write_force
from ingest.invented.layout import STATED, TABLES
from ingest.invented.sizes import DEMO, SMALL
from ingest.invented.write import Form
from tests.ingest.invented.force_files import bytes_of, header_of, rows_of

if TYPE_CHECKING:
    from tests.ingest.invented.conftest import Written

LAYOUT_PAGE = Path(__file__).parents[3].parent / "shared" / "extract-layout.md"


def test_one_seed_gives_one_force_to_the_byte(small_force: Written, tmp_path: Path) -> None:
    again = write_force(tmp_path, seed=1, size=SMALL)
    assert bytes_of(tmp_path) == bytes_of(small_force.folder)
    assert again == small_force.summary


def test_as_columns_it_is_the_same_force(small_force: Written, tmp_path: Path) -> None:
    write_force(tmp_path, seed=1, size=SMALL, form=Form.PARQUET)
    for table in TABLES:
        found = parquet.read_table(tmp_path / f"{table}.parquet").to_pylist()
        assert found == rows_of(small_force.folder, table)


def test_another_seed_gives_another_force(small_force: Written, tmp_path: Path) -> None:
    write_force(tmp_path, seed=2, size=SMALL)
    assert (tmp_path / "persons.csv").read_bytes() != (small_force.folder / "persons.csv").read_bytes()


def test_every_table_of_the_layout_is_written_with_rows(small_force: Written) -> None:
    empty = [table for table in TABLES if not rows_of(small_force.folder, table)]
    assert empty == []


def test_the_size_is_met(small_force: Written) -> None:
    folder = small_force.folder
    # One report without an existing grading and one corrected version come on top.
    assert small_force.summary.of("reports").distinct == SMALL.reports
    managed = {row["person_id"] for row in rows_of(folder, "management")}
    # People into whose files gaps are planted come on top.
    assert len({person for person in managed if person <= f"P{SMALL.persons:08d}"}) == SMALL.managed
    assert small_force.summary.managed == len(managed)


def test_the_demo_is_a_unit_of_the_size_that_was_promised(tmp_path: Path) -> None:
    summary = write_force(tmp_path, seed=1, size=DEMO)
    assert summary.managed == pytest.approx(250, rel=0.1)
    assert summary.persons == pytest.approx(2_000, rel=0.1)
    assert summary.of("reports").distinct == pytest.approx(6_000, rel=0.1)


def test_districts_share_no_key_but_those_of_shared_places(tmp_path: Path) -> None:
    summary = write_force(tmp_path, seed=1, size=replace(SMALL, districts=3))
    for table, key in (("persons", "person_id"), ("reports", "report_id"), ("addresses", "address_id")):
        rows = [row for row in rows_of(tmp_path, table) if row[key]]
        versions = summary.of(table).superseding + summary.of(table).refused
        assert len(rows) - len({row[key] for row in rows}) <= versions
    assert summary.managed == len({row["person_id"] for row in rows_of(tmp_path, "management")})
    assert len([row for row in rows_of(tmp_path, "addresses") if row["kind"] == "prison"]) == 6


@pytest.mark.skipif(not LAYOUT_PAGE.exists(), reason="the page of the extract layout is not beside this checkout")
def test_every_header_is_on_the_page_of_the_layout(small_force: Written) -> None:
    page = LAYOUT_PAGE.read_text(encoding="utf-8")
    table_part = page[page.index("| file | columns") : page.index("**Keys of the tables")]
    words = set(re.findall(r"[a-z_0-9]+", table_part)) | set(STATED)
    for table in TABLES:
        assert f"`{table}`" in table_part
        assert set(header_of(small_force.folder, table)) <= words
