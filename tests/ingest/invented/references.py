"""Which rows are usable and which name a key that is nowhere, by the rules that the summary's docstring states."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.invented.layout import TABLES
from tests.ingest.invented.force_files import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.ingest.invented.force_files import Rows

OWNERS = {
    "person_id": ("persons", "unidentified"),
    "other_person_id": ("persons", "unidentified"),
    "linked_person_id": ("persons",),
    "address_id": ("addresses",),
    "vehicle_id": ("vehicles",),
    "phone_id": ("phones",),
    "account_id": ("accounts",),
    "organisation_id": ("organisations",),
    "offence_id": ("offences",),
    "officer_id": ("officers",),
    "assessor_id": ("officers",),
    "covered_by": ("officers",),
    "by": ("officers",),
    "checked_by": ("officers",),
    "submitted_by": ("officers",),
    "recorded_by": ("officers",),
    "beat_id": ("beats",),
    "beat": ("beats",),
    "order_id": ("orders",),
    "meeting_id": ("meetings",),
    "assessment_id": ("assessments",),
    "child_id": ("children",),
    "report_id": ("reports",),
}
MENTIONED = {
    kind: OWNERS[f"{kind}_id"]
    for kind in ("person", "address", "vehicle", "phone", "account", "organisation", "offence")
}
GRADE = re.compile(r"[123][A-E][PC]( A[123])?( S[12])?")


def usable(table: str, rows: Rows) -> Rows:
    """The rows that are not to be refused."""
    seen: dict[str, dict[str, str]] = {}
    kept = []
    for row in rows:
        own = TABLES[table][0]
        if table not in {"markers", "photos"} and not row[own]:
            continue
        if row.get("grade") and not GRADE.fullmatch(row["grade"]):
            continue
        if "source_grade" in row and row["source_grade"] not in ("1", "2", "3"):
            continue
        if row.get("to_at") and row["to_at"] < row["from_at"]:
            continue
        if table == "persons" and _contradicts(seen.setdefault(row[own], row), row):
            continue
        kept.append(row)
    return kept


def _contradicts(first: dict[str, str], row: dict[str, str]) -> bool:
    if first is row or row["surname"] == first["surname"] or row["forenames"] == first["forenames"]:
        return False
    return not any(row[column] and row[column] == first[column] for column in ("dob", "pnc_id", "cro"))


def missing_references(folder: Path) -> Iterator[tuple[str, str]]:
    """Every usable row that names something which is nowhere: its table and the first missing key."""
    tables = {table: usable(table, rows_of(folder, table)) for table in TABLES}
    keys = {table: {row[TABLES[table][0]] for row in rows} for table, rows in tables.items()}
    for table, rows in tables.items():
        for row in rows:
            missing = [key for key, owners in _named(table, row) if not any(key in keys[owner] for owner in owners)]
            if missing:
                yield table, missing[0]


def _named(table: str, row: dict[str, str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    if table == "report_mentions":
        yield row["ref_id"], MENTIONED[row["kind"]]
    for officer in filter(None, row["officers"].split(";")) if table == "visits" else ():
        yield officer, ("officers",)
    for column, owners in OWNERS.items():
        if row.get(column) and not (column == TABLES[table][0] and table in owners):
            yield row[column], owners
