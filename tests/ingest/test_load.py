"""Loads into a real database: versions, waiting, absence, refusals, and files that cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.audit import AuditTrail
from graph.errors import AccessRefusedError
from graph.neo4j.statement import Statement
from ingest.load import LoadRequest, load
from tests.ingest.loading import SOURCE, load_paths, loader, standing, write_table

if TYPE_CHECKING:
    from pathlib import Path

    from graph.neo4j.bolt import Bolt

pytestmark = pytest.mark.neo4j

PEOPLE = [{"person_id": f"P{number}", "surname": f"Tarnwick{number}"} for number in range(3)]
TIES = [{"person_id": "P0", "other_person_id": "P9", "kind": "friend"}]


def test_a_load_says_what_it_created(graph: Bolt, tmp_path: Path) -> None:
    write_table(tmp_path, "persons", PEOPLE)
    summary = load_paths(graph, write_table(tmp_path, "persons", PEOPLE))
    (file,) = summary.files
    assert (file.rows, file.accepted, file.refused, file.waiting) == (3, 3, 0, 0)
    assert summary.created == {"Person": 3}
    assert summary.seq is not None


def test_a_changed_row_replaces_its_earlier_version(graph: Bolt, tmp_path: Path) -> None:
    load_paths(graph, write_table(tmp_path, "persons", PEOPLE))
    summary = load_paths(graph, write_table(tmp_path, "persons", [*PEOPLE[:2], {**PEOPLE[2], "occupation": "herald"}]))
    assert (summary.superseded, summary.unchanged, summary.created) == (1, 2, {})


def test_two_versions_of_a_row_in_one_file_leave_the_later_one(graph: Bolt, tmp_path: Path) -> None:
    versions = [{"person_id": "P1", "surname": "Tarnwick", "occupation": job} for job in ("herald", "cooper")]
    path = write_table(tmp_path, "persons", versions)
    summary = load_paths(graph, path)
    assert (summary.files[0].accepted, summary.superseded) == (2, 1)
    before = standing(graph)
    assert len(before.records) == 1
    again = load_paths(graph, path)
    assert (again.unchanged, again.superseded) == (2, 0)
    assert standing(graph) == before


def test_a_row_waits_for_its_reference_and_arrives_with_it(graph: Bolt, tmp_path: Path) -> None:
    first = load_paths(graph, write_table(tmp_path, "persons", PEOPLE), write_table(tmp_path, "associations", TIES))
    assert [(file.accepted, file.waiting) for file in first.files] == [(3, 0), (0, 1)]
    assert first.quarantine == 1
    second = load_paths(graph, write_table(tmp_path, "persons", [{"person_id": "P9", "surname": "Loomwright"}]))
    assert second.arrived == 1
    assert second.created == {"ASSOCIATED_WITH": 1, "Person": 1}
    assert standing(graph).quarantined == []


def test_a_row_that_waits_says_what_for(graph: Bolt, tmp_path: Path) -> None:
    load_paths(graph, write_table(tmp_path, "person_addresses", [{"person_id": "P1", "address_id": "A1"}]))
    reasons = Statement("reasons", "MATCH (q:Quarantined {state: 'waiting'}) RETURN q.reasons")
    (((person, address),),) = graph.read("reasons", lambda tx: tx.values(reasons))
    assert person.startswith("It refers to a person that is in no file yet")
    assert address.startswith("It refers to an address that is in no file yet")


def test_a_row_may_come_before_what_it_refers_to(graph: Bolt, tmp_path: Path) -> None:
    seen = [{"person_id": "U1", "linked_person_id": "U2", "kind": "friend"}, {"person_id": "U2"}]
    summary = load_paths(graph, write_table(tmp_path, "unidentified", seen))
    (file,) = summary.files
    assert (file.accepted, file.waiting) == (2, 0)
    assert summary.created == {"ASSOCIATED_WITH": 1, "Person": 2}


def test_a_row_that_contradicts_its_key_is_refused_alone(graph: Bolt, tmp_path: Path) -> None:
    rows = [
        {"person_id": "P1", "surname": "Tarnwick", "forenames": "Perrin"},
        {"person_id": "P1", "surname": "Loomwright", "forenames": "Sorrel"},
    ]
    summary = load_paths(graph, write_table(tmp_path, "persons", rows))
    assert (summary.files[0].accepted, summary.files[0].refused) == (1, 1)
    assert any("somebody else" in reason for reason in summary.reasons)


def test_a_dry_run_counts_and_keeps_nothing(graph: Bolt, tmp_path: Path) -> None:
    summary = load_paths(graph, write_table(tmp_path, "persons", PEOPLE), dry_run=True)
    assert summary.created == {"Person": 3}
    assert summary.dry_run
    assert summary.seq is None
    assert not any(standing(graph))


def test_what_is_absent_from_a_full_extract_goes_to_review(graph: Bolt, tmp_path: Path) -> None:
    load_paths(graph, write_table(tmp_path, "persons", PEOPLE))
    part = write_table(tmp_path, "persons", PEOPLE[:2])
    assert load_paths(graph, part).absent == 0
    summary = load_paths(graph, part, full=True)
    assert (summary.absent, summary.quarantine) == (1, 1)
    assert len(standing(graph).records) == 3


def test_a_refused_row_is_not_absent(graph: Bolt, tmp_path: Path) -> None:
    load_paths(graph, write_table(tmp_path, "persons", PEOPLE))
    bad = write_table(tmp_path, "persons", [*PEOPLE[:2], {**PEOPLE[2], "grade": "9ZZ"}])
    assert load_paths(graph, bad, full=True).absent == 0


def test_a_table_that_was_not_read_whole_proves_no_absence(graph: Bolt, tmp_path: Path) -> None:
    load_paths(graph, write_table(tmp_path, "persons", PEOPLE))
    path = write_table(tmp_path, "persons", PEOPLE[:2])
    path.write_text(path.read_text(encoding="utf-8") + 'P2,"Tarn"wick2\n', encoding="utf-8")
    summary = load_paths(graph, path, full=True)
    assert (summary.files[0].refused, summary.absent) == (1, 0)


def test_files_that_cannot_be_used_are_told_of_and_the_others_load(graph: Bolt, tmp_path: Path) -> None:
    write_table(tmp_path, "persons", PEOPLE)
    write_table(tmp_path, "stock", [{"shelf": "1", "bottle": "2"}])
    (tmp_path / "addresses.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    (tmp_path / "beats.csv").write_text("", encoding="utf-8")
    summary = load_paths(graph, tmp_path)
    assert summary.accepted == 3
    errors = {file.path.rpartition("/")[2]: file.error for file in summary.files if file.error}
    assert set(errors) == {"stock.csv", "addresses.xls", "beats.csv"}
    assert "No mapping knows" in errors["stock.csv"]


def test_two_files_of_one_name_are_told_apart(graph: Bolt, tmp_path: Path) -> None:
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder, ties in zip(folders, (TIES, [{**TIES[0], "kind": "family"}]), strict=True):
        folder.mkdir()
        write_table(folder, "associations", ties)
    summary = load_paths(graph, *folders)
    assert [file.waiting for file in summary.files] == [1, 1]


def test_who_may_not_load_is_refused_and_that_is_on_record(graph: Bolt, tmp_path: Path) -> None:
    request = LoadRequest(paths=(write_table(tmp_path, "persons", PEOPLE),), source=SOURCE)
    with pytest.raises(AccessRefusedError, match="may not load"):
        load(graph, AuditTrail(graph), request, loader("neighbourhood"))
    assert standing(graph).records == []
    refusals = Statement("refusals", "MATCH (a:Audit {operation: 'refusal'}) RETURN a.viewer")
    assert graph.read("refusals", lambda tx: tx.values(refusals)) == [["neighbourhood"]]
