"""One box: whatever somebody remembers of a name, plate, phone, place, handle or report finds it, and says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.errors import NotOnRecordError
from graph.reading.search import Asked
from tests.builders import SOURCE, person_id, put
from tests.conftest import BEGIN_AGAIN, EMPTY
from tests.graph.rows import OUTSIDER, reads

if TYPE_CHECKING:
    from graph.neo4j.bolt import Bolt
    from graph.reading.search import SearchResult

ROWS = {
    "reports": [
        {"report_id": "R1", "title": "Seen at the fairground", "source_grade": "2", "info_grade": "B",
         "handling_code": "P", "text": "A man with a limp sold toffee apples by the carousel."},
        {"report_id": "R2", "title": "Told in confidence", "source_grade": "3", "info_grade": "C",
         "handling_code": "C", "action_code": "A1", "sanitisation": "S1"},
    ],
    "addresses": [{"address_id": "A1", "line1": "7 Lantern Wynd", "town": "Port Vellum", "postcode": "ZN1 8AA"}],
    "vehicles": [{"vehicle_id": "V1", "vrm": "ZQ14 XKD"}],
    "phones": [{"phone_id": "F1", "number": "07700 900417"}],
    "accounts": [{"account_id": "H1", "platform": "chat", "handle": "@toad_in_the_whole"}],
    "persons": [
        {"person_id": "P1", "surname": "O'Thornwicket", "forenames": "Anaïs Wren", "pnc_id": "98/8000001U",
         "cro": "800001/98E"},
        {"person_id": "P2", "surname": "Quillfeather", "forenames": "Hob"},
        {"person_id": "P4", "surname": "To", "forenames": "An Will"},
        {"person_id": "P3", "surname": "Marrowgarth", "forenames": "Jud", "report_id": "R2"},
    ],
    "organisations": [{"organisation_id": "O1", "name": "The Not So Bad Bakery"}],
    "names": [{"person_id": "P2", "name": "Tinker Bramblecott", "kind": "alias"}],
}  # fmt: skip


@pytest.fixture(scope="module")
def found_by(bolt: Bolt) -> Bolt:
    """One world for all searches: they only read."""
    bolt.alone(EMPTY)
    bolt.alone(BEGIN_AGAIN)
    put(bolt, ROWS)
    return bolt


def search(bolt: Bolt, text: str, *kinds: str) -> SearchResult:
    return reads(bolt).search(Asked(text, kinds))


@pytest.mark.parametrize(
    ("text", "label", "group", "how"),
    [
        ("O'Thornwicket", "O'THORNWICKET", "name", "the same"),
        ("othornwicket anais", "O'THORNWICKET", "name", "the same"),
        ("wren O’THORNWICKET", "O'THORNWICKET", "name", "the same"),
        ("othornw", "O'THORNWICKET", "name", "begins alike"),
        ("othornwikcet", "O'THORNWICKET", "name", "spelt alike"),
        ("quilfether", "QUILLFEATHER", "name", "spelt alike"),
        ("bramblecott", "QUILLFEATHER", "name", "the same"),
        ("to", "TO, An Will", "name", "the same"),
        ("will to", "TO, An Will", "name", "the same"),
        ("the bakery", "The Not So Bad Bakery", "name", "the same"),
        ("ZQ14XKD", "ZQ14", "plate", "part of the plate"),
        ("zq14 x", "ZQ14", "plate", "part of the plate"),
        ("4xk", "ZQ14", "plate", "part of the plate"),
        ("+44 (0)7700 900417", "07700 900417", "phone", "part of the number"),
        ("0044 7700-900417", "07700 900417", "phone", "part of the number"),
        ("900417", "07700 900417", "phone", "part of the number"),
        ("zn18aa", "7 Lantern Wynd", "address", "the same"),
        ("ZN1 8AA", "7 Lantern Wynd", "address", "the same"),
        ("ZN1", "7 Lantern Wynd", "address", "the same"),
        ("7 lantern", "7 Lantern Wynd", "address", "the same"),
        ("lantren wynd", "7 Lantern Wynd", "address", "spelt alike"),
        ("@toad_in_the_whole", "@toad_in_the_whole", "handle", "the same"),
        ("toad_in", "@toad_in_the_whole", "handle", "the same"),
        ("98/8000001U", "O'THORNWICKET", "reference", "the same"),
        ("988000001u", "O'THORNWICKET", "reference", "the same"),
        ("toffee carousel", "Seen at the fairground", "text", "the same"),
    ],
)
def test_what_somebody_remembers_finds_it_and_says_why(
    found_by: Bolt, text: str, label: str, group: str, how: str
) -> None:
    best = search(found_by, text).hits[0]
    assert best.thing.label.startswith(label)
    assert (group, how) in [(reason.group, reason.how) for reason in best.reasons]


@pytest.mark.parametrize("text", ["P1", "98/8000001U", "800001/98E"])
def test_of_many_references_the_one_that_was_looked_for_is_shown(found_by: Bolt, text: str) -> None:
    (hit,) = search(found_by, text, "Person").hits
    assert [reason.value for reason in hit.reasons] == [text]


@pytest.mark.parametrize("text", ["", "  ", "'", "~*?:", "zzyzx", "AND", "a" * 5_000, "\u202e", "s_acc:k1"])
def test_what_means_nothing_to_the_index_finds_nothing_and_breaks_nothing(found_by: Bolt, text: str) -> None:
    assert search(found_by, text).hits == ()


def test_kinds_are_chosen_inside_the_index(found_by: Bolt) -> None:
    assert [hit.thing.kind for hit in search(found_by, "lantern").hits] == ["Address"]
    assert search(found_by, "lantern", "Person").hits == ()
    assert search(found_by, "lantern", "Person) OR (s_kind:address").hits == ()


def test_who_may_not_see_a_row_finds_nothing_of_it(found_by: Bolt) -> None:
    assert search(found_by, "marrowgarth").hits
    hidden = reads(found_by, OUTSIDER).search(Asked("marrowgarth"))
    nobody = reads(found_by, OUTSIDER).search(Asked("farrowgarth"))
    assert hidden == nobody


def test_a_search_finds_what_stands_under_a_source_s_own_key(found_by: Bolt) -> None:
    (hit,) = search(found_by, "P2", "Person").hits
    assert hit.record.source == SOURCE
    assert hit.thing.label.startswith("QUILLFEATHER")


def test_a_reference_that_a_record_gives_leads_to_its_thing_and_a_part_of_it_to_nothing(found_by: Bolt) -> None:
    look = reads(found_by)
    assert {look.find(text) for text in ("98/8000001U", "98/8000001u", "988000001U", "800001/98E")} == {person_id("P1")}
    for text in ("98", "8000001U", "O'Thornwicket", "//"):
        with pytest.raises(NotOnRecordError):
            look.find(text)
