"""Three exports of other systems, loaded for real: each comes out with what its own description says is true of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph.neo4j.statement import Statement
from tests.ingest.loading import load_paths, standing

if TYPE_CHECKING:
    from graph.neo4j.bolt import Bolt
    from ingest.summary import LoadSummary

EXPORTS = Path(__file__).parents[3] / "shared" / "data" / "foreign_exports"
pytestmark = [
    pytest.mark.neo4j,
    pytest.mark.skipif(not EXPORTS.is_dir(), reason="the foreign exports are not beside this checkout"),
]
LINKS = Statement(
    "links by type and kind of end",
    "MATCH (a)-[l]->(b:Entity) WHERE l.superseded IS NULL "
    "RETURN type(l) + '>' + [x IN labels(b) WHERE x <> 'Entity'][0] AS link, count(*) AS count",
)
WAITING = Statement("what waits", "MATCH (q:Quarantined {state: 'waiting'}) RETURN q.table AS table, count(*) AS count")
RECORDS = Statement(
    "records by table", "MATCH (r:Record) WHERE r.superseded IS NULL RETURN r.table AS table, count(*) AS count"
)
BIRTHS = Statement(
    "dates of birth that cannot be read",
    "MATCH (r:Record {model: 'Person'}) WHERE any(x IN r.unreadable WHERE x STARTS WITH 'dob=') RETURN count(r)",
)
BARE = Statement(
    "offences without a place",
    "MATCH (r:Record {model: 'Offence'}) WHERE r.f_latitude IS NULL RETURN count(r) AS count",
)


@pytest.fixture(scope="module")
def truth() -> dict[str, Any]:
    text = (EXPORTS / "SOURCE.md").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text.split("```json")[1].split("```")[0])
    return found


@pytest.fixture
def summary(graph: Bolt) -> LoadSummary:
    return load_paths(graph, EXPORTS, source="old")


def counted(graph: Bolt, statement: Statement) -> dict[str, int]:
    return {str(row[0]): int(row[1]) for row in graph.read(statement.name, lambda tx: tx.values(statement))}


def test_each_file_is_known_by_its_columns_and_no_row_is_lost(summary: LoadSummary, truth: dict[str, Any]) -> None:
    for file in summary.files:
        said = truth[Path(file.path).name]
        assert file.mapping == f"foreign-exports/{Path(file.path).stem}"
        assert (file.rows, file.refused) == (said["data_rows"], said["expected_refused"])
        assert file.accepted + file.refused + file.waiting == file.rows
        assert file.unknown_columns == ()


def test_people_and_what_is_theirs(graph: Bolt, summary: LoadSummary, truth: dict[str, Any]) -> None:
    said, links, tables = truth["nominals.csv"], counted(graph, LINKS), counted(graph, RECORDS)
    assert summary.created["Person"] == said["expected_persons"]
    assert links["USES_PHONE>Phone"] == said["phone_mentions"]
    assert links["USES_VEHICLE>Vehicle"] == said["vehicle_mentions"]
    assert links["ASSOCIATED_WITH>Person"] == said["partner_links"]
    assert tables["nominals/first alias"] + tables["nominals/second alias"] == said["aliases"]
    assert counted(graph, WAITING)["nominals/partner"] == said["partners_waiting"]
    nominals = next(file for file in summary.files if file.path.endswith("nominals.csv"))
    assert nominals.unreadable_values == said["unreadable_dates_of_birth"]
    assert nominals.waiting == said["partners_waiting"]
    assert graph.read("births", lambda tx: tx.values(BIRTHS))[0][0] == said["unreadable_dates_of_birth"]


def test_reports_and_whom_they_mention(graph: Bolt, summary: LoadSummary, truth: dict[str, Any]) -> None:
    said = truth["intelligence.xlsx"]
    assert summary.created["Report"] == said["expected_reports"]
    mentions = counted(graph, RECORDS)
    named = sum(
        mentions.get(f"intelligence/{which} {what}", 0) for which in ("first", "second") for what in ("mention", "name")
    )
    waiting = sum(count for table, count in counted(graph, WAITING).items() if table.startswith("intelligence/"))
    assert named + waiting == 2 * said["expected_reports"] == said["person_mentions_at_most"]


def test_offences_their_places_behaviours_and_suspects(
    graph: Bolt, summary: LoadSummary, truth: dict[str, Any]
) -> None:
    said, links = truth["crimes.tsv"], counted(graph, LINKS)
    assert summary.created["Offence"] == said["expected_offences"]
    assert links["CODED_WITH>MoBehaviour"] == said["mo_mentions"]
    assert links["INVOLVED_IN>Offence"] == said["suspect_links"]
    assert counted(graph, WAITING)["crimes/suspects"] == said["suspects_waiting"]
    assert graph.read("bare", lambda tx: tx.values(BARE))[0][0] == said["without_place"]


@pytest.mark.usefixtures("summary")
def test_loading_them_again_changes_nothing(graph: Bolt) -> None:
    before = standing(graph)
    again = load_paths(graph, EXPORTS, source="old")
    assert (again.created, again.superseded) == ({}, 0)
    assert standing(graph) == before
