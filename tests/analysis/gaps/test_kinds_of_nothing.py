"""Each kind of nothing gives a finding and a question of its own; absence is called what it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from analysis.gaps.run import find_gaps
from tests.analysis.gaps.books import BASES, book_of

if TYPE_CHECKING:
    from analysis.gaps.finding import Finding
    from tests.builders import Tables

ON = date(2026, 3, 2)
PERSON = BASES["rso"]["persons"][0]
LOOKED_LIKE = {"description": "Tall, grey.", "photo_on": "2026-01-10"}
CELLS = {
    "never asked": "not asked",
    "asked, not known": "not known",
    "refused": "refused",
    "withheld": "withheld",
    "unreadable": "31/02/2026",
}


def test_each_kind_of_nothing_is_a_finding_of_its_own_with_a_question_of_its_own() -> None:
    found = {kind: _stated(cell) for kind, cell in CELLS.items()}
    found |= {"stale": _stale(), "conflicting": _conflicting(), "nothing recorded": _nothing_recorded()}
    assert len({each.question for each in found.values()}) == len(found)
    assert len({each.compared for each in found.values()}) == len(found)


def test_that_there_is_none_closes_the_gap_of_whoever_wants_it() -> None:
    for cell in ("none", "n/a"):
        assert _found({"persons": [PERSON | LOOKED_LIKE | {"description": cell}]}, "GR-81", "GR-64") == []
    assert [each.item for each in _found({"persons": [PERSON | {"photo_on": "2026-01-10"}]}, "GR-64")] == [
        "description"
    ]


def test_that_there_are_no_licence_conditions_is_an_answer() -> None:
    management = BASES["rso"]["management"][0] | {"licence_until": "2027-01-01"}
    plan = {"plan_id": "L1", "person_id": "P1", "agreed_on": "2026-01-01"}
    assert _found({"management": [management], "plans": [plan]}, "GR-33")
    assert _found({"management": [management], "plans": [plan | {"licence_conditions": "none"}]}, "GR-33") == []


def _stated(cell: str) -> Finding:
    (found,) = _found({"persons": [PERSON | {"photo_on": cell}]}, "GR-81")
    return found


def _stale() -> Finding:
    (found,) = _found({"persons": [PERSON | LOOKED_LIKE | {"photo_on": "2024-01-10"}]}, "GR-64")
    return found


def _nothing_recorded() -> Finding:
    (found,) = _found({"persons": [PERSON | {"description": "Tall, grey."}]}, "GR-64")
    return found


def _conflicting() -> Finding:
    homes = [
        {"person_id": "P1", "address_id": key, "kind": "home", "valid_from": "2026-01-01", "recorded_at": "2026-01-02"}
        for key in ("A1", "A2")
    ]
    addresses = [{"address_id": key, "line1": f"{key} Kettle Row", "town": "Port Vellum"} for key in ("A1", "A2")]
    (found,) = _found({"addresses": addresses, "person_addresses": homes}, "GR-50")
    return found


def _found(more: Tables, *rules: str) -> list[Finding]:
    """What these rules find in the base with more rows; that nobody has a vehicle is open whatever is recorded."""
    tables = {**BASES["rso"], **{table: [*BASES["rso"].get(table, ()), *rows] for table, rows in more.items()}}
    found = find_gaps(book_of(tables, ON), only=rules)
    assert found.failed == ()
    return [each for each in found.findings if each.item != "vehicle"]
