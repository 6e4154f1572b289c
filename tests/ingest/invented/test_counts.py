"""The summary's counts, counted again from the files by other means than the ones that made them."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from ingest.invented.layout import TABLES
from tests.ingest.invented.force_files import rows_of
from tests.ingest.invented.references import missing_references, usable

if TYPE_CHECKING:
    from tests.ingest.invented.conftest import Written

DATES = re.compile(r"(_on|_at|_from|valid_to|until|dob)$")
NUMBERS = frozenset({"latitude", "longitude", "visit_interval_days", "population", "sentence_months", "radius_m"})
STATES = frozenset({"not known", "refused", "none", "n/a", "not asked"})
OUTSIDE = frozenset({"48.85000", "2.35000"})
"""The one place outside the country that the mess names."""
CODES = {
    ("reviews", "kind"): {"supervisor", "retention", "reactive", "plan", "csods", "dvds"},
    ("contacts", "result"): {"given", "nothing_held", "refused", "no_reply"},
}


def test_rows_are_counted(small_force: Written) -> None:
    counted = {table: len(rows_of(small_force.folder, table)) for table in TABLES}
    assert {count.table: count.rows for count in small_force.summary.tables} == counted


def test_refused_rows_are_counted(small_force: Written) -> None:
    for count in small_force.summary.tables:
        rows = rows_of(small_force.folder, count.table)
        assert count.refused == len(rows) - len(usable(count.table, rows)), count.table


def test_rows_that_wait_are_counted(small_force: Written) -> None:
    found = Counter(table for table, _ in missing_references(small_force.folder))
    assert {count.table: count.waiting for count in small_force.summary.tables if count.waiting} == dict(found)


def test_unreadable_cells_are_counted(small_force: Written) -> None:
    for count in small_force.summary.tables:
        rows = usable(count.table, rows_of(small_force.folder, count.table))
        bad = [(name, cell) for row in rows for name, cell in row.items() if not _readable(count.table, name, cell)]
        assert count.unreadable_values == len(bad), (count.table, bad)


def test_distinct_persons_are_the_keys_that_stand(small_force: Written) -> None:
    rows = usable("persons", rows_of(small_force.folder, "persons"))
    assert small_force.summary.persons == len({row["person_id"] for row in rows})


def _readable(table: str, column: str, cell: str) -> bool:
    if not cell or cell in STATES:
        return True
    if (table, column) in CODES:
        return cell in CODES[table, column]
    if column in NUMBERS and cell in OUTSIDE:
        return False
    if column in NUMBERS:
        return re.fullmatch(r"-?\d+(\.\d+)?", cell) is not None
    return _is_date(cell) if DATES.search(column) and column != "beat_id" else True


def _is_date(cell: str) -> bool:
    words = cell.removeprefix("c. ").partition("T")[0]
    if slashed := re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", words):
        words = "-".join(reversed(slashed.groups()))
    if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", words):
        return True
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True
