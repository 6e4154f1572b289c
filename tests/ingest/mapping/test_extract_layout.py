"""The shipped mapping against the page that defines the layout: every table and every column of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ingest.mapping.known import known_columns
from ingest.mapping.read import shipped

PAGE = Path(__file__).parents[4] / "shared" / "extract-layout.md"
_ROW = re.compile(r"^\| (?P<names>`[^|]+`) \| (?P<columns>.+) \|$")
_REMARK = re.compile(r"\([^)]*\)")


def _layout() -> dict[str, frozenset[str]]:
    """Every table with its columns, as the page's own table lists them; the remarks in brackets are left out."""
    if not PAGE.is_file():
        return {}
    tables: dict[str, frozenset[str]] = {}
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if found := _ROW.match(line):
            names = re.findall(r"`(\w+)`", found["names"])
            lists = [part.partition("—")[0] for part in _REMARK.sub("", found["columns"]).split("·")]
            for name, columns in zip(names, lists, strict=True):
                tables[name] = frozenset(re.split(r"\s*,\s*|\s+or\s+", columns.strip(" ,")))
    return tables


LAYOUT = _layout()
# What the five tests of a defensible decision need and layout 1.1 has no place for; blank in a force's own extract.
BEYOND = {"decisions": {"kind", "evaluated", "evidence", "seen_as_at"}}
needs_page = pytest.mark.skipif(not LAYOUT, reason="the layout page is not beside this checkout")


@needs_page
def test_every_table_is_mapped_and_no_other() -> None:
    assert set(shipped()["extract"].tables) == set(LAYOUT)


@needs_page
def test_every_column_of_every_table_is_taken() -> None:
    mapping = shipped()["extract"]
    untaken = {table: columns - known_columns(mapping, table).every for table, columns in LAYOUT.items()}
    assert {table: columns for table, columns in untaken.items() if columns} == {}


@needs_page
def test_no_table_takes_a_column_that_the_layout_does_not_give_it() -> None:
    mapping = shipped()["extract"]
    more = {table: known_columns(mapping, table).of_record - columns for table, columns in LAYOUT.items()}
    # The provenance columns that some tables count into their keys may stand in any table.
    beyond = {table: columns - {"report_id", "valid_from"} for table, columns in more.items()}
    assert {table: columns for table, columns in beyond.items() if columns} == BEYOND


@needs_page
@pytest.mark.parametrize("table", ["report_id", "source_ref", "grade", "handling", "recorded_at", "valid_to"])
def test_every_table_may_carry_provenance(table: str) -> None:
    mapping = shipped()["extract"]
    without = [name for name in mapping.tables if table not in known_columns(mapping, name).every]
    assert without in ([], ["reports"])


def test_reports_are_read_before_what_follows_their_restrictions() -> None:
    assert list(shipped()["extract"].tables)[:2] == ["reports", "report_items"]


def test_things_are_read_before_the_rows_that_refer_to_them() -> None:
    minted: set[str] = set()
    early = set()
    for name, table in shipped()["extract"].tables.items():
        minted |= {str(thing.kind) for thing in table.things.values() if thing.mint}
        needed = {str(thing.kind) for thing in table.things.values() if not thing.mint and isinstance(thing.kind, str)}
        early |= {(name, kind) for kind in needed - minted}
    assert early == set()
