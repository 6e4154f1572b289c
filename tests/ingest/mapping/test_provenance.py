"""Provenance: gradings, restrictions, times and periods, and what hides a refused row."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from graph.access import Restrictions
from graph.keys import node_id
from tests.ingest.mapping.one_table import SOURCE, draft, mapped, reasons

OPS = Restrictions(compartments=frozenset({"op-a", "op-b"}))
TIE = {"person_id": "P1", "other_person_id": "P2"}


def test_a_grading_says_how_it_may_be_shared() -> None:
    tie = draft("associations", **TIE, grade="2cc a2 s1")
    assert tie.origin.grade == "2CC A2 S1"
    assert tie.restrictions == Restrictions(handling="C", action="A2", sanitisation="S1")


def test_a_grading_that_does_not_exist_refuses_the_row_and_hides_it() -> None:
    refused = mapped("associations", **TIE, grade="4BP").refusal
    assert refused is not None
    assert refused.restrictions is None


def test_a_row_that_cites_a_report_follows_it() -> None:
    tie = draft("associations", **TIE, report_id="R1")
    assert (tie.origin.report, tie.origin.report_ref) == (node_id("Report", SOURCE, "R1"), "R1")
    assert tie.inherits == tie.origin.report


def test_a_refused_row_that_follows_a_report_is_hidden_since_the_report_may_be() -> None:
    refused = mapped("associations", person_id="P1", other_person_id="", report_id="R1", grade="1BP").refusal
    assert refused is not None
    assert refused.restrictions is None


def test_compartments_are_a_list_and_blank_says_nothing() -> None:
    assert draft("persons", person_id="P1", compartments="op-b; op-a").restrictions == OPS
    assert draft("persons", person_id="P1", compartments="").restrictions.compartments is None


def test_a_compartment_that_cannot_be_told_apart_refuses_the_row() -> None:
    assert "compartment" in reasons("persons", person_id="P1", compartments="op-a|op-b")[0]


def test_a_report_is_graded_in_columns_of_its_own() -> None:
    cells = {"report_id": "R1", "source_grade": "1", "info_grade": "b", "handling_code": "P", "conditions": "ask first"}
    report = draft("reports", **cells)
    assert (report.origin.grade, report.origin.conditions) == ("1BP", "ask first")
    assert report.inherits is report.origin.report is None


@pytest.mark.parametrize(("source", "information"), [("4", "B"), ("1", "F"), ("1", ""), ("", "A")])
def test_a_report_whose_grading_does_not_exist_is_refused(source: str, information: str) -> None:
    cells = {"report_id": "R1", "source_grade": source, "info_grade": information, "handling_code": "P"}
    assert "grade" in reasons("reports", **cells)[0]


def test_an_item_may_be_ungraded() -> None:
    assert draft("report_items", report_id="R1", item="1", source_grade="").origin.grade is None


def test_when_it_was_recorded_is_local_time() -> None:
    tie = draft("associations", **TIE, recorded_at="2024-06-05 14:30", recorded_by="PC 1")
    assert tie.origin.recorded == int(datetime(2024, 6, 5, 13, 30, tzinfo=UTC).timestamp() * 1000)
    assert tie.origin.recorded_by == "PC 1"


def test_of_a_day_its_end_counts() -> None:
    tie = draft("associations", **TIE, recorded_at="2024-01-05")
    assert tie.origin.recorded == int(datetime(2024, 1, 6, tzinfo=UTC).timestamp() * 1000) - 1


def test_words_that_are_on_no_list_are_kept_as_unreadable() -> None:
    tie = draft("associations", **TIE, strength="certain", statement="Fact", recorded_at="yesterday")
    assert tie.origin.statement == "fact"
    assert tie.origin.strength is None
    assert set(tie.unreadable) == {"strength=certain", "recorded_at=yesterday"}


def test_a_period_that_is_a_field_as_well_is_told_of_once() -> None:
    stay = draft("custody", person_id="P1", from_on="31/02/2024", release_on="not known")
    assert stay.unreadable == ("from_on=31/02/2024",)
    assert stay.states == ("from_on=unreadable", "release_on=asked_not_known")


def test_a_blank_end_is_no_end() -> None:
    bounds = draft("person_addresses", person_id="P1", address_id="A1", valid_from="2024-03", valid_to="").origin.bounds
    assert bounds == ("2024-03-01", "2024-03-31", None, None)
