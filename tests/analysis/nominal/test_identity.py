"""Who somebody is: every field with its value, its state of knowledge or its contradictions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.nominal.identity import Field, identity
from graph.knowledge import KnowledgeState
from tests import story
from tests.builders import person_page

if TYPE_CHECKING:
    from graph.reading.results import Dossier

ALDER = person_page("P1", story.FULL).dossier


def field(dossier: Dossier, name: str) -> Field:
    return next(each for each in identity(dossier).fields if each.name == name)


def with_another_person_record(values: dict[str, str]) -> Dossier:
    first = ALDER.of("Person")[0]
    other = replace(first, id="another", source="elsewhere", values={**first.values, **values})
    return replace(ALDER, records=(*ALDER.records, other))


def test_a_field_with_a_value_is_known() -> None:
    found = field(ALDER, "dob")
    assert (found.state, [value.words for value in found.values]) == (KnowledgeState.KNOWN, ["14 May 1979"])


def test_a_refusal_is_told_as_a_refusal() -> None:
    found = field(ALDER, "nino")
    assert (found.state, found.said[0].words) == (KnowledgeState.REFUSED, "asked, refused to say")


def test_asked_and_not_known_is_not_nothing_recorded() -> None:
    assert field(ALDER, "occupation").state is KnowledgeState.ASKED_NOT_KNOWN
    assert field(ALDER, "ethnicity").state is KnowledgeState.NOTHING_RECORDED


def test_a_value_that_cannot_be_read_is_shown_as_it_came() -> None:
    found = field(ALDER, "deceased_on")
    assert found.state is KnowledgeState.UNREADABLE
    assert found.said[0].words == "recorded, but cannot be read: “31/02/2024”"


def test_two_values_that_cannot_both_be_true_stand_side_by_side() -> None:
    found = field(with_another_person_record({"dob": "1980-01-01"}), "dob")
    assert found.state is KnowledgeState.CONFLICTING
    assert {value.words for value in found.values} == {"14 May 1979", "1 Jan 1980"}


def test_one_date_known_to_different_precision_is_no_conflict() -> None:
    found = field(with_another_person_record({"dob": "1979"}), "dob")
    assert found.state is KnowledgeState.KNOWN
    assert {value.words for value in found.values} == {"14 May 1979", "1979"}


def test_the_same_value_from_two_records_is_one_value_with_both_behind_it() -> None:
    found = field(with_another_person_record({}), "surname")
    assert [len(value.behind) for value in found.values] == [2]


def test_other_names_keep_their_kind() -> None:
    assert {name.kind for name in identity(ALDER).names} == {"alias", "nickname"}
