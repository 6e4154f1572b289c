"""An officer's day and caseload from invented rows; every expected figure can be counted in the rows above it."""

from __future__ import annotations

from datetime import date

from analysis.workload.caseload import caseloads
from analysis.workload.day import ending_orders, planned_visits, recorded_since, unread
from analysis.workload.people import nominals_of
from graph.keys import node_id
from tests.analysis.gaps.books import book_of
from tests.builders import SOURCE, person_id

ON = date(2026, 11, 24)
P1, P2, P3 = (person_id(key) for key in ("P1", "P2", "P3"))
O1, O2 = (node_id("Officer", SOURCE, key) for key in ("O1", "O2"))
ROWS = {
    "officers": [
        {"officer_id": "O1", "name": "DC Flint", "unit": "Unit 1", "vetting": "NPPV2", "vetted_on": "2025-05-01",
         "trained": "ARMS:2024-02-04;OSP"},
        {"officer_id": "O2", "name": "DC Sedge", "unit": "Unit 1"},
    ],
    "absences": [{"officer_id": "O2", "from_on": "2026-11-20", "to_on": "2026-11-30", "covered_by": "O1"}],
    "beats": [{"beat_id": "B1", "name": "Weir", "population": "4000", "area_km2": "12", "approved_premises": "1"}],
    "addresses": [{"address_id": "A1", "line1": "3 Kettle Row", "beat": "B1"}],
    "persons": [{"person_id": key, "surname": key, "recorded_at": "2026-01-01"} for key in ("P1", "P2", "P3")],
    "person_addresses": [
        {"person_id": key, "address_id": "A1", "kind": "home", "valid_from": "2025", "recorded_at": "2026-01-01"}
        for key in ("P1", "P2")
    ],
    "management": [
        {"person_id": key, "type": "RSO", "officer_id": officer, "priority": band, "from_on": "2026-01-01",
         "recorded_at": "2026-01-01"}
        for key, officer, band in (("P1", "O1", "high"), ("P2", "O1", "low"), ("P3", "O2", ""))
    ],
    "visits": [
        {"visit_id": "V1", "person_id": "P1", "planned_on": "2026-12-08", "recorded_at": "2026-11-01"},
        {"visit_id": "V2", "person_id": "P1", "planned_on": "2026-12-09", "recorded_at": "2026-11-01"},
        {"visit_id": "V3", "person_id": "P1", "planned_on": "2026-11-25", "visited_at": "2026-11-23",
         "recorded_at": "2026-11-23"},
    ],
    "orders": [
        {"order_id": "S1", "person_id": "P1", "type": "SHPO", "made_on": "2020-01-01", "expires_on": "2027-01-19",
         "recorded_at": "2026-01-01"},
        {"order_id": "S2", "person_id": "P1", "type": "SHPO", "made_on": "2020-01-01", "expires_on": "2027-01-20",
         "recorded_at": "2026-01-01"},
    ],
    "reports": [{"report_id": key, "title": key, "submitted_at": f"2026-11-2{day}", "recorded_at": "2026-11-01"}
                for day, key in enumerate(("R1", "R2"))],
    "report_mentions": [{"report_id": key, "kind": "person", "ref_id": "P1", "recorded_at": "2026-11-01"}
                        for key in ("R1", "R2")],
    "report_receipts": [{"report_id": "R1", "person_id": "P1", "acknowledged_on": "2026-11-21",
                         "recorded_at": "2026-11-21"}],
}  # fmt: skip
BOOK = book_of(ROWS, ON)


def test_an_officer_has_their_own_nominals_and_those_of_whoever_is_away() -> None:
    assert nominals_of(BOOK, O1) == {P1, P2, P3}
    assert nominals_of(book_of(ROWS, date(2026, 12, 1)), O1) == {P1, P2}


def test_a_visit_is_planned_within_fourteen_days_and_not_yet_made() -> None:
    assert [visit.on for visit in planned_visits(BOOK, {P1})] == [date(2026, 12, 8)]


def test_an_order_ends_within_fifty_six_days() -> None:
    assert [order.on for order in ending_orders(BOOK, {P1})] == [date(2027, 1, 19)]


def test_a_report_is_news_until_somebody_acknowledges_it_for_that_person() -> None:
    assert [news.report for news in unread(BOOK, {P1, P2})] == [node_id("Report", SOURCE, "R2")]


def test_what_was_recorded_since_a_day_is_told_once_with_whom_it_concerns() -> None:
    found = recorded_since(BOOK, {P1, P2}, date(2026, 11, 23))
    assert [(each.person, each.what) for each in found] == [(P1, "Visit")]


def test_a_caseload_counts_bands_kinds_ground_absence_and_dates() -> None:
    first, second = caseloads(BOOK)
    assert (first.name, len(first.nominals), first.high_share, first.is_over_guide) == ("DC Flint", 2, 0.5, True)
    assert first.ground == (1, 12.0, 4000, 1)
    assert (first.vetted_on, first.trained, first.away) == ("2025-05-01", ("ARMS:2024-02-04", "OSP"), None)
    assert (second.bands["not recorded"], second.kinds) == (1, {"RSO": 1})
    assert second.away == (date(2026, 11, 30), O1)


def test_a_managerial_review_counts_for_the_officer_whom_it_names() -> None:
    review = {"decision_id": "D1", "about": "reviewed", "kind": "managerial_review", "made_on": "2026-11-02",
              "rationale": "quarterly", "evidence": O2, "recorded_at": "2026-11-02"}  # fmt: skip
    reviewed = {each.officer: each.reviewed_on for each in caseloads(book_of({**ROWS, "decisions": [review]}, ON))}
    assert reviewed == {O1: None, O2: date(2026, 11, 2)}
