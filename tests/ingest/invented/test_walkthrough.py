"""The walk-through is the same in every force, and different viewers see different things of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.invented.force import write_force
from ingest.invented.layout import TABLES
from ingest.invented.sizes import SMALL
from ingest.invented.walkthrough import PERSON_ID
from tests.ingest.invented.force_files import rows_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ingest.invented.conftest import Written


def test_the_story_does_not_depend_on_the_seed(small_force: Written, tmp_path: Path) -> None:
    write_force(tmp_path, seed=8, size=SMALL)
    told, again = _story(small_force.folder), _story(tmp_path)
    assert told
    assert told == again


def test_the_story_touches_every_part_of_a_nominals_page(small_force: Written) -> None:
    rows = {table: rows_of(small_force.folder, table) for table in TABLES}
    about = {table for table in TABLES for row in rows[table] if row.get("person_id") == PERSON_ID}
    assert about >= {"names", "markers", "management", "assessments", "plans", "orders", "visits", "contacts"}
    assert about >= {"agency_contacts", "meetings", "notifications", "checks", "decisions", "custody", "child_links"}


def test_four_kinds_of_reader_see_four_different_stories(small_force: Written) -> None:
    mentions = rows_of(small_force.folder, "report_mentions")
    about = {row["report_id"] for row in mentions if row["ref_id"] == PERSON_ID}
    reports = [row for row in rows_of(small_force.folder, "reports") if row["report_id"] in about]
    found = {(row["handling_code"], row["action_code"], row["compartments"]) for row in reports}
    assert found == {("P", "", ""), ("C", "A3", ""), ("C", "A3", "safeguarding"), ("C", "A1", "op-lantern-hollow")}


def test_one_report_was_corrected_later_under_its_own_number(small_force: Written) -> None:
    versions = [row for row in rows_of(small_force.folder, "reports") if row["report_id"] == "R00090003"]
    assert [row["info_grade"] for row in versions] == ["C", "B"]
    assert versions[0]["recorded_at"] < versions[1]["recorded_at"]


def _story(folder: Path) -> dict[str, list[dict[str, str]]]:
    # Rows that the mess or a pair of strangers writes about somebody else never name him.
    every = {table: rows_of(folder, table) for table in TABLES}
    return {table: [row for row in rows if PERSON_ID in row.values()] for table, rows in every.items()}
