"""Rows of files that a person corrected or withdrew: the same row again undoes nothing, a changed one supersedes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.errors import InputError
from graph.keys import line_id, version_id
from graph.reading.search import Asked
from ingest.by_hand.change import correct, withdraw
from tests.graph.dump import everything
from tests.ingest.by_hand.desks import Office, pid
from tests.ingest.loading import SOURCE, load_paths, write_table

if TYPE_CHECKING:
    from datetime import datetime

ANN = {"person_id": "P1", "surname": "Thornwicket", "forenames": "Ann", "dob": "1980-02-03"}
LINE = line_id(SOURCE, "persons", "P1")


def name(office: Office, as_at: datetime | None = None) -> str:
    return office.reads(as_at=as_at).dossier(pid("P1")).thing.label


@pytest.mark.parametrize("said", [{}, {"recorded_at": "2026-03-01T10:00"}])
def test_the_same_row_again_does_not_undo_a_correction(office: Office, said: dict[str, str]) -> None:
    office.load("persons", {**ANN, **said})
    correct(office.desk(), LINE, {"surname": "Thornwick"}, reason="Seen in the passport.")
    correct(office.desk(), LINE, {"forenames": "Anne"}, reason="With an e.")
    before = everything(office.bolt)
    office.load("persons", {**ANN, **said})
    assert name(office) == "THORNWICK, Anne"
    assert everything(office.bolt) == before


@pytest.mark.parametrize("said", [{}, {"recorded_at": "2026-03-01T10:00"}])
def test_a_changed_row_supersedes_a_correction_as_ever(office: Office, said: dict[str, str]) -> None:
    office.load("persons", {**ANN, **said})
    correct(office.desk(), LINE, {"surname": "Thornwick"}, reason="Seen in the passport.")
    corrected = office.clock()
    office.load("persons", {**ANN, **said, "dob": "1980-02-04"})
    assert name(office) == "THORNWICKET, Ann"
    assert name(office, corrected) == "THORNWICKET, Ann" if not said else name(office)
    versions = office.reads().history(LINE)
    assert [version.changed.what if version.changed else "" for version in versions][-2:] == ["corrected", ""]


def test_a_correction_may_say_what_no_row_may(office: Office) -> None:
    correct(office.desk(), LINE, {"surname": "Ossington", "forenames": "Beryl", "dob": ""}, reason="Wrong card.")
    assert name(office) == "OSSINGTON, Beryl"
    office.load("persons", {**ANN, "occupation": "miller"})
    assert name(office) == "THORNWICKET, Ann"


def test_the_same_row_again_does_not_bring_back_what_was_withdrawn(office: Office) -> None:
    before = office.clock()
    withdraw(office.desk(), LINE, reason="Entered for a rehearsal.")
    office.load("persons", ANN)
    dossier = office.reads().dossier(pid("P1"))
    assert (dossier.thing.label, dossier.records) == ("Person, withdrawn", ())
    assert [record.changed.reason for record in dossier.withdrawn if record.changed] == ["Entered for a rehearsal."]
    assert not office.reads().search(Asked("thornwicket")).hits
    assert name(office, before) == "THORNWICKET, Ann"
    office.load("persons", {**ANN, "occupation": "miller"})
    assert name(office) == "THORNWICKET, Ann"


def test_a_withdrawn_tie_is_told_of_at_both_ends(office: Office) -> None:
    office.load("associations", {"person_id": "P1", "other_person_id": "P2", "kind": "friend", "grade": "1AP"})
    tie = office.reads().dossier(pid("P1")).tied("ASSOCIATED_WITH")[0].record
    correct(office.desk(), tie.id, {"kind": "ex_partner", "valid_to": "2026-03"}, reason="They parted.")
    found = office.reads().dossier(pid("P2")).tied("ASSOCIATED_WITH")
    assert [(link.kind, link.record.valid_to, link.record.grade) for link in found] == [
        ("ex_partner", "2026-03", "1AP")
    ]
    withdraw(office.desk(), tie.line, reason="It was his brother.")
    for person in ("P1", "P2"):
        dossier = office.reads().dossier(pid(person))
        assert not dossier.links
        assert [record.line for record in dossier.withdrawn] == [tie.line]


@pytest.mark.parametrize(
    ("told", "reason", "words"),
    [
        ({"surname": "Thornwicket"}, "Same.", "stands already"),
        ({"surnam": "X"}, "Typing.", "no field surnam"),
        ({"dob": "31/02/1980"}, "A day.", "dob cannot be read"),
        ({"surname": "Thornwick"}, " ", "Say why"),
        ({"grade": "9ZZ"}, "Grading.", "source grade"),
        ({}, "Nothing.", "at least one field"),
    ],
)
def test_what_cannot_be_corrected_is_said_and_changes_nothing(
    office: Office, told: dict[str, str], reason: str, words: str
) -> None:
    with pytest.raises(InputError, match=words):
        correct(office.desk(), LINE, told, reason=reason)
    assert len(office.reads().history(LINE)) == 1


def test_only_the_version_that_stands_can_be_changed(office: Office) -> None:
    correct(office.desk(), LINE, {"surname": "Thornwick"}, reason="Passport.")
    with pytest.raises(InputError, match="newer version"):
        correct(office.desk(), version_id(LINE, 1), {"surname": "Thorn"}, reason="Passport.")
    withdraw(office.desk(), LINE, reason="Rehearsal.")
    with pytest.raises(InputError, match="already"):
        withdraw(office.desk(), LINE, reason="Again.")


def test_no_file_passes_for_what_people_entered(office: Office) -> None:
    with pytest.raises(InputError, match="by-hand"):
        load_paths(office.bolt, write_table(office.folder, "persons", [ANN]), source="by-hand")
