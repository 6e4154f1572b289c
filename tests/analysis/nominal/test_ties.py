"""What ties somebody to others: addresses, associates, children, warnings."""

from __future__ import annotations

from datetime import date

from analysis.nominal.addresses import occupancies
from analysis.nominal.associates import Associate, associates
from analysis.nominal.children import children
from analysis.nominal.warnings import warnings
from graph.keys import node_id
from graph.partdates import Certainty
from graph.vocabulary import Strength
from tests import story
from tests.builders import SOURCE, page_of, person_page

ALDER = person_page("P1", story.FULL)
TODAY = date.fromisoformat(story.TODAY)


def associate(kind: str) -> Associate:
    return next(each for each in associates(ALDER.dossier) if each.kind == kind)


def test_an_address_is_certain_up_to_its_last_confirmation_and_possible_after_it() -> None:
    confirmed, later = occupancies(ALDER.dossier, TODAY)[0], occupancies(ALDER.dossier, date(2026, 12, 25))[0]
    assert (confirmed.kind, confirmed.now) == ("home", Certainty.CERTAIN)
    assert later.now is Certainty.POSSIBLE


def test_an_address_with_an_end_that_has_passed_is_one_of_before() -> None:
    assert [each.kind for each in occupancies(ALDER.dossier, TODAY) if each.now is Certainty.NO] == ["family"]


def test_an_address_shows_who_lives_there() -> None:
    page = page_of(node_id("Address", SOURCE, "A1"), story.FULL)
    assert {each.other.label for each in occupancies(page.dossier, TODAY)} == {
        "QUILLMARSH, Alder",
        "THISTLEWICK, Bryony",
    }


def test_parallel_assertions_of_one_kind_are_one_associate_whichever_way_they_were_recorded() -> None:
    friend = associate("friend")
    assert (len(friend.behind), friend.strengths) == (3, ("probable", "possible", "strength not recorded"))


def test_a_copied_report_does_not_corroborate_itself() -> None:
    assert associate("friend").corroboration.words == "1 known origin, 1 of unrecorded origin"


def test_the_gradings_behind_an_associate_are_those_of_the_reports() -> None:
    assert associate("friend").grades == ("1AP", "2BP", "2DP")


def test_a_refuted_association_is_folded_apart_and_comes_last() -> None:
    found = associates(ALDER.dossier)
    assert (found[-1].kind, found[-1].is_refuted) == ("partner", True)
    assert Strength.REFUTED not in associate("friend").strengths


def test_a_one_sided_kind_tells_on_whose_row_it_stands() -> None:
    assert associate("employer").direction == "recorded of this nominal"


def test_a_child_of_the_household_is_on_the_page_of_everybody_who_may_live_there() -> None:
    found = children(ALDER, TODAY)
    assert [(seen.thing.masked, seen.through) for seen in found] == [(True, "lives at an address that is theirs")]


def test_markers_of_a_present_address_warn_and_those_of_a_past_one_do_not() -> None:
    assert [(each.kind, each.ended) for each in warnings(ALDER, TODAY)] == [
        ("no lone visit", False),
        ("dogs", False),
        ("weapons", True),
    ]
