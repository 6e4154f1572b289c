"""Rows in quarantine that somebody puts right, loads again or dismisses, in the one real database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.errors import AccessRefusedError, InputError, NotOnRecordError
from graph.reading.quarantine import QuarantinedRow, Wanted
from ingest.quarantine.again import columns_of
from ingest.quarantine.decide import dismiss, load_again, put_right
from tests.ingest.by_hand.desks import Office, office_of, pid
from tests.ingest.loading import load_paths, write_table

if TYPE_CHECKING:
    from pathlib import Path

    from graph.neo4j.bolt import Bolt

BAD = {"person_id": "", "surname": "Gorsecombe", "forenames": "Elm"}
ZEBEDEE = {"person_id": "P1", "surname": "Clashington", "forenames": "Zebedee"}
TIE = {"person_id": "P1", "other_person_id": "P9", "kind": "friend"}
WHY = "The list was read over the phone."


@pytest.fixture
def office(graph: Bolt, tmp_path: Path) -> Office:
    return office_of(graph, tmp_path)


def quarantined(office: Office, *states: str) -> list[QuarantinedRow]:
    return list(office.reads().quarantine(Wanted(states=states or ("open", "waiting"))).items)


def only(office: Office) -> str:
    (row,) = quarantined(office)
    return row.id


def test_a_row_that_is_put_right_stands_as_its_sources_with_who_corrected_it(office: Office) -> None:
    office.load("persons", BAD)
    item = only(office)
    decided = put_right(office.desk(), item, {"PERSON_ID": "P7"}, reason=WHY)
    (record,) = office.reads().dossier(pid("P7")).records
    assert (record.values["surname"], record.source, record.recorded_by) == ("Gorsecombe", "force", "analyst")
    assert record.changed is not None
    assert (record.changed.what, record.changed.by, record.changed.reason) == ("corrected", "analyst", WHY)
    assert (decided.about, decided.waits, quarantined(office)) == ((pid("P7"),), False, [])
    (closed,) = quarantined(office, "closed")
    assert (closed.id, closed.closed_how, closed.closed_by, closed.closed_why) == (item, "corrected", "analyst", WHY)
    assert '"person_id": ""' in closed.raw


def test_the_bad_row_stays_decided_and_the_sources_own_good_one_changes_nothing(office: Office) -> None:
    office.load("persons", BAD)
    put_right(office.desk(), only(office), {"person_id": "P7"}, reason=WHY)
    office.load("persons", BAD)
    assert quarantined(office) == []
    again = load_paths(office.bolt, write_table(office.folder, "persons", [{**BAD, "person_id": "P7"}]))
    assert (again.created, again.superseded, again.unchanged) == ({}, 0, 1)


def test_a_row_that_still_speaks_of_somebody_else_is_not_loaded_over_them(office: Office) -> None:
    office.load("persons", ZEBEDEE)
    item = only(office)
    with pytest.raises(InputError, match="somebody else"):
        put_right(office.desk(), item, {"sex": "male"}, reason=WHY)
    assert only(office) == item
    (record,) = office.reads().dossier(pid("P1")).records
    assert record.values["surname"] == "Thornwicket"
    put_right(office.desk(), item, {"person_id": "P8"}, reason=WHY)
    assert office.reads().dossier(pid("P8")).records[0].values["surname"] == "Clashington"


def test_a_waiting_row_whose_reference_was_wrong_is_put_right(office: Office) -> None:
    office.load("associations", TIE)
    put_right(office.desk(), only(office), {"other_person_id": "P2"}, reason=WHY)
    assert quarantined(office) == []
    assert [link.type for link in office.reads().dossier(pid("P2")).links] == ["ASSOCIATED_WITH"]


def test_a_row_is_loaded_again_only_when_it_can_be_used(office: Office) -> None:
    office.load("persons", BAD)
    with pytest.raises(InputError, match="person_id is blank"):
        load_again(office.desk(), only(office), reason=WHY)
    assert len(quarantined(office)) == 1


def test_a_row_that_is_loaded_again_and_waits_stays_where_it_is(office: Office) -> None:
    office.load("associations", TIE)
    item = only(office)
    assert load_again(office.desk(), item, reason=WHY).waits
    assert only(office) == item
    office.load("persons", {"person_id": "P9", "surname": "Loomwright"})
    assert quarantined(office) == []


def test_a_dismissed_row_stays_on_record_and_dismissed(office: Office) -> None:
    office.load("persons", BAD)
    decided = dismiss(office.desk(), only(office), reason="A test entry of the old system.")
    assert decided.how == "dismissed"
    office.load("persons", BAD)
    assert quarantined(office) == []
    (closed,) = quarantined(office, "closed")
    assert closed.closed_why == "A test entry of the old system."


def test_nothing_is_decided_without_a_reason_the_role_or_the_row(office: Office) -> None:
    office.load("persons", BAD)
    item = only(office)
    with pytest.raises(InputError, match="Say why"):
        dismiss(office.desk(), item, reason=" ")
    with pytest.raises(AccessRefusedError):
        dismiss(office.desk("mosovo"), item, reason=WHY)
    with pytest.raises(NotOnRecordError):
        dismiss(office.desk(), "refused-nothing", reason=WHY)
    with pytest.raises(InputError, match="no column shoe"):
        put_right(office.desk(), item, {"shoe": "9"}, reason=WHY)
    assert only(office) == item


def test_a_form_offers_the_rows_own_columns_first(office: Office) -> None:
    office.load("persons", BAD)
    (row,) = quarantined(office)
    assert columns_of(row)[:3] == ("person_id", "surname", "forenames")
    assert "dob" in columns_of(row)
