"""Other files of the foreign exports' shape, with their mess in other places: each comes out with what is true of it.

MOSAIC_TEST_VARIANTS says how many seeds are loaded; the ordinary run loads one and maps the others.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ingest.finding import find_tables
from ingest.mapping.read import shipped
from ingest.mapping.rows import RowMapper
from tests.ingest.foreign_variants import Truth, Variant
from tests.ingest.loading import load_paths
from tests.ingest.test_foreign_exports import BARE, LINKS, RECORDS, WAITING, counted

if TYPE_CHECKING:
    from graph.neo4j.bolt import Bolt
    from ingest.summary import FileSummary, LoadSummary

LOADED = int(os.environ.get("MOSAIC_TEST_VARIANTS", "1"))


@pytest.mark.parametrize("seed", range(20, 30))
def test_each_row_is_read_or_refused_as_its_description_says(tmp_path: Path, seed: int) -> None:
    truth = Variant(seed).write(tmp_path)
    for found in find_tables([tmp_path], [*shipped().values()]).tables:
        said = getattr(truth, found.table.table)
        mapper = RowMapper(found.table, found.source.headers, source="old", file=found.label)
        rows = [mapper.of(row) for row in found.source.rows()]
        # Whether a reference is somebody else's only the database can tell.
        refused = said["expected_refused"] - (found.table.table == "nominals")
        assert (len(rows), sum(row.refusal is not None for row in rows)) == (said["data_rows"], refused)
        unread = Counter(entry.partition("=")[0] for row in rows for draft in row.drafts for entry in draft.unreadable)
        assert unread["dob"] == said.get("unreadable_dates_of_birth", 0)
        assert unread.keys() <= {"dob", "event_on", "latitude", "longitude"}


@pytest.mark.neo4j
@pytest.mark.parametrize("seed", range(LOADED))
def test_they_load_with_the_counts_that_are_true_of_them(graph: Bolt, tmp_path: Path, seed: int) -> None:
    truth = Variant(seed).write(tmp_path)
    summary = load_paths(graph, tmp_path, source="old")
    files = {Path(file.path).stem: file for file in summary.files if file.mapping}
    for name, file in files.items():
        said = getattr(truth, name)
        assert (file.rows, file.refused) == (said["data_rows"], said["expected_refused"])
    assert _found(graph, summary, files) == truth


def _found(graph: Bolt, summary: LoadSummary, files: dict[str, FileSummary]) -> Truth:
    links, tables, waiting = counted(graph, LINKS), counted(graph, RECORDS), counted(graph, WAITING)
    rows = {name: {"data_rows": file.rows, "expected_refused": file.refused} for name, file in files.items()}
    nominals = rows["nominals"] | {
        "expected_persons": summary.created["Person"],
        "unreadable_dates_of_birth": files["nominals"].unreadable_values,
        "aliases": tables["nominals/first alias"] + tables["nominals/second alias"],
        "phone_mentions": links["USES_PHONE>Phone"],
        "vehicle_mentions": links["USES_VEHICLE>Vehicle"],
        "partner_links": links["ASSOCIATED_WITH>Person"],
        "partners_waiting": waiting.get("nominals/partner", 0),
    }
    log = rows["intelligence"] | {
        "expected_reports": summary.created["Report"],
        "person_mentions_at_most": sum(
            counts.get(f"intelligence/{which} {what}", 0)
            for counts in (tables, waiting)
            for which in ("first", "second")
            for what in ("mention", "name")
        ),
    }
    crimes = rows["crimes"] | {
        "expected_offences": summary.created["Offence"],
        "without_place": graph.read("bare", lambda tx: tx.values(BARE))[0][0],
        "mo_mentions": links["CODED_WITH>MoBehaviour"],
        "suspect_links": links["INVOLVED_IN>Offence"],
        "suspects_waiting": waiting.get("crimes/suspects", 0),
    }
    return Truth(nominals, log, crimes)
