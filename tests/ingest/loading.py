"""Loads of invented rows into the one real database, and what stands in it afterwards."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, NamedTuple

from graph.access import Reason
from graph.audit import AuditTrail
from graph.neo4j.statement import Statement
from graph.users import read_directory
from graph.writer import Who
from ingest.load import LoadRequest, load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from graph.neo4j.bolt import Bolt
    from ingest.summary import LoadSummary

SOURCE = "force"
STANDING_RECORDS = Statement(
    "records that stand", "MATCH (r:Record) WHERE r.superseded IS NULL RETURN r.line, r.digest, r.acc ORDER BY r.line"
)
STANDING_LINKS = Statement(
    "links that stand",
    "MATCH (a:Entity)-[l]->(b:Entity) WHERE l.superseded IS NULL RETURN a.id, type(l), b.id, l.kind, l.acc "
    "ORDER BY a.id, type(l), b.id, l.kind, l.id",
)
THINGS = Statement("things", "MATCH (n:Entity) RETURN n.id ORDER BY n.id")
QUARANTINED = Statement(
    "quarantine", "MATCH (q:Quarantined) WHERE q.state <> 'closed' RETURN q.id, q.kind, q.raw ORDER BY q.id"
)


class Standing(NamedTuple):
    """Everything that stands, in an order that does not depend on when it came."""

    records: list[list[object]]
    links: list[list[object]]
    things: list[list[object]]
    quarantined: list[list[object]]


def standing(bolt: Bolt) -> Standing:
    """What stands in the database now."""
    return Standing(*(_rows(bolt, one) for one in (STANDING_RECORDS, STANDING_LINKS, THINGS, QUARANTINED)))


def _rows(bolt: Bolt, statement: Statement) -> list[list[object]]:
    return bolt.read(statement.name, lambda tx: tx.values(statement))


def loader(user: str = "loader") -> Who:
    """Who loads in tests."""
    return Who(read_directory(None).viewer(user), Reason.parse("data quality"))


def load_paths(
    bolt: Bolt, *paths: Path, full: bool = False, dry_run: bool = False, source: str = SOURCE
) -> LoadSummary:
    """Load files as the command line does."""
    request = LoadRequest(paths=paths, source=source, full=full, dry_run=dry_run)
    return load(bolt, AuditTrail(bolt), request, loader())


def write_table(folder: Path, name: str, rows: Sequence[Mapping[str, str]]) -> Path:
    """A CSV file with these rows."""
    headers = list(dict.fromkeys(column for row in rows for column in row))
    path = folder / f"{name}.csv"
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, headers, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path
