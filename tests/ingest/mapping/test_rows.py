"""What the rows of the extract layout bring into being, need, assert, and are refused for."""

from __future__ import annotations

import json

import pytest

from graph.access import Restrictions
from graph.drafts import LinkDraft, NodeDraft
from graph.keys import SHARED, node_id
from ingest.formats.rows import RawRow
from ingest.mapping.read import shipped
from ingest.mapping.rows import RowMapper, TableOf
from tests.ingest.mapping.one_table import SOURCE, draft, mapped, reasons

PERSON = node_id("Person", SOURCE, "P1")


def test_a_nominal_brings_itself_into_being_and_names_itself_to_nobody() -> None:
    assert draft("persons", person_id="P1").mints == (NodeDraft("Person", PERSON, None),)


def test_a_tie_needs_both_ends_and_brings_neither() -> None:
    tie = draft("associations", person_id="P1", other_person_id="P2", kind="friend")
    assert tie.mints == ()
    assert [node.id for node in tie.needs] == [PERSON, node_id("Person", SOURCE, "P2")]
    assert tie.links == (LinkDraft("ASSOCIATED_WITH", PERSON, node_id("Person", SOURCE, "P2"), "friend"),)
    assert not tie.stands_alone


def test_a_visit_stands_even_if_its_address_has_not_come() -> None:
    visit = draft("visits", visit_id="V1", person_id="P1", address_id="A1")
    assert visit.stands_alone
    assert {node.kind for node in visit.needs} == {"Person", "Address"}


def test_an_agency_is_one_agency_for_every_source_and_spelling() -> None:
    one = draft("contacts", contact_id="C1", person_id="P1", agency="Probation Service")
    assert NodeDraft("Agency", node_id("Agency", SHARED, "probation service"), "Probation Service") in one.mints
    other = draft("attendance", meeting_id="M1", agency=" probation  service")
    assert other.links[0].start == node_id("Agency", SHARED, "probation service")


def test_an_agreement_binds_every_agency_of_its_list() -> None:
    agreement = draft("agreements", agreement_id="G1", agencies="Police; Probation;Police")
    assert [link.type for link in agreement.links] == ["PARTY_TO", "PARTY_TO"]


def test_management_is_known_by_person_type_and_start() -> None:
    cells = {"person_id": "P1", "type": "RSO", "officer_id": "F1", "lead_agency": "Police", "unit": "North"}
    one = draft("management", **cells, from_on="01/02/2020")
    other = draft("management", **cells, from_on="2020-02-01")
    assert one.about == other.about
    assert [link.type for link in one.links] == ["MANAGED_UNDER", "MANAGED_BY", "LED_BY", "HELD_BY_UNIT"]
    assert one.origin.bounds.from_earliest == "2020-02-01"


def test_a_behaviour_is_about_the_offence_and_shared_by_all() -> None:
    coded = draft("offence_mo", offence_id="O1", dimension="approach", behaviour="offered lift", state="absent")
    assert coded.about.kind == "Offence"
    assert coded.mints[0].name == "approach: offered lift"
    assert coded.links[0].kind == "absent"


@pytest.mark.parametrize(("word", "kind"), [("person", "Person"), ("Account", "OnlineAccount"), ("offence", "Offence")])
def test_a_mention_ends_at_the_kind_of_thing_that_it_names(word: str, kind: str) -> None:
    mention = draft("report_mentions", report_id="R1", kind=word, ref_id="X1", role="subject")
    assert mention.links == (
        LinkDraft("MENTIONS", node_id("Report", SOURCE, "R1"), node_id(kind, SOURCE, "X1"), "subject"),
    )


def test_a_mention_follows_its_item_and_without_one_its_report() -> None:
    cells = {"report_id": "R1", "kind": "person", "ref_id": "P1"}
    assert draft("report_mentions", **cells, item="2").inherits == node_id("ReportItem", SOURCE, "R1", "2")
    assert draft("report_mentions", **cells, item="").inherits == node_id("Report", SOURCE, "R1")


def test_a_marker_is_about_whichever_thing_is_given() -> None:
    assert draft("markers", person_id="P1", address_id="", kind="dogs").about.kind == "Person"
    assert draft("markers", person_id="", address_id="A1", kind="dogs").about.kind == "Address"
    assert "no key" in reasons("markers", person_id="", address_id="", kind="dogs")[0]


def test_the_same_fact_from_two_reports_is_two_lines() -> None:
    cells = {"person_id": "P1", "name": "Tam", "kind": "nickname"}
    assert draft("names", **cells, report_id="R1").line != draft("names", **cells, report_id="R2").line
    assert draft("names", **cells, source_ref="R1").line == draft("names", **cells, report_id="R1").line


def test_a_row_without_its_key_is_refused() -> None:
    assert "person_id" in reasons("persons", person_id=" ", surname="Tarnwick")[0]


def test_every_reason_is_given_at_once() -> None:
    assert len(reasons("associations", person_id="", other_person_id="", grade="9ZX")) == 3


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        ("offences", {"offence_id": "O1", "from_at": "2024-05-02T10:00", "to_at": "2024-05-02T09:59"}),
        ("person_addresses", {"person_id": "P1", "address_id": "A1", "valid_from": "2024", "valid_to": "2023"}),
        ("custody", {"person_id": "P1", "from_on": "2024-05-02", "release_on": "2024-05-01"}),
    ],
)
def test_what_ends_before_it_begins_is_refused(table: str, cells: dict[str, str]) -> None:
    assert "ends before it begins" in reasons(table, **cells)[0]


def test_what_may_end_after_it_begins_is_not_refused() -> None:
    stay = draft("person_addresses", person_id="P1", address_id="A1", valid_from="2024-05", valid_to="2024")
    assert stay.origin.bounds.to_latest == "2024-12-31"


def test_unknown_columns_are_kept_and_told_of() -> None:
    mapper = RowMapper(TableOf(shipped()["extract"], "beats"), ("beat_id", "Colour"), source="force", file="beats.csv")
    assert mapper.unknown == ("Colour",)
    assert mapper.of(RawRow(2, ("B1", "green"))).drafts[0].extras == ("Colour=green",)


def test_quarantine_gets_the_row_as_it_came() -> None:
    refused = mapped("persons", person_id="", surname=' "Tarn"\twick ').refusal
    assert refused is not None
    assert json.loads(refused.place.raw) == {"person_id": "", "surname": ' "Tarn"\twick '}
    assert refused.place[:3] == ("persons.csv", 2, "extract/persons")


def test_a_row_whose_cells_cannot_be_told_apart_is_refused_as_it_came() -> None:
    mapper = RowMapper(TableOf(shipped()["extract"], "persons"), ("person_id", "grade"), source="force", file="p.csv")
    refused = mapper.of(RawRow(7, (), 'P1,"\n', "A quotation mark is not closed.")).refusal
    assert refused is not None
    assert refused.reasons == ("A quotation mark is not closed.",)
    assert list(json.loads(refused.place.raw).values()) == ['P1,"']
    assert refused.restrictions is None


def test_a_refused_row_of_an_unrestricted_table_is_not_locked_away() -> None:
    refused = mapped("persons", person_id="", surname="Tarnwick").refusal
    assert refused is not None
    assert refused.restrictions == Restrictions()
