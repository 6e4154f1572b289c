"""3x5x2: what exists, what does not, and what a chain of items is worth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.grading import (
    ActionCode,
    Grading,
    GradingError,
    HandlingCode,
    InformationGrade,
    SanitisationCode,
    SourceGrade,
    parse_grading,
    weakest,
)

sources, informations = st.sampled_from(SourceGrade), st.sampled_from(InformationGrade)
open_gradings = st.builds(Grading, sources, informations, st.just(HandlingCode.PERMITTED))
tied_gradings = st.builds(
    Grading,
    sources,
    informations,
    st.just(HandlingCode.CONDITIONS),
    st.none() | st.sampled_from(ActionCode),
    st.none() | st.sampled_from(SanitisationCode),
)
gradings = open_gradings | tied_gradings


@given(gradings, st.sampled_from(("{}", " {} ", "[{}]")))
def test_a_grading_survives_being_written(grading: Grading, shape: str) -> None:
    for text in (str(grading), str(grading).lower(), str(grading).replace(" ", "")):
        assert parse_grading(shape.format(text)) == grading


def test_spaces_and_small_letters_are_accepted() -> None:
    assert str(parse_grading("1 b p")) == "1BP"
    assert str(parse_grading("2cc a2 s1")) == "2CC A2 S1"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("4BP", "source grade"),
        ("1FP", "information grade"),
        ("1BX", "handling code"),
        ("2CC A9", "action code"),
        ("2CC S3", "sanitisation code"),
        ("1BP A1", "handling C"),
        ("1BP S2", "handling C"),
        ("1B", "3x5x2"),
        ("", "3x5x2"),
        ("B12", "3x5x2"),
    ],
)
def test_a_grading_that_does_not_exist_is_refused_with_the_part_that_is_wrong(text: str, word: str) -> None:
    with pytest.raises(GradingError, match=word):
        parse_grading(text)


@given(st.text(max_size=12) | st.text("123ABCDEPS [];/-x", max_size=12))
def test_any_text_is_a_grading_or_is_refused(text: str) -> None:
    try:
        grading = parse_grading(text)
    except GradingError:
        return
    assert parse_grading(str(grading)) == grading


def test_codes_in_columns_of_their_own_make_a_grading() -> None:
    assert str(Grading.of("2", "c", "C", action="", sanitisation="S2")) == "2CC S2"
    with pytest.raises(GradingError, match="information grade is missing"):
        Grading.of("2", " ", "P")


@given(st.lists(gradings, min_size=1, max_size=6))
def test_no_step_of_a_path_is_weaker_than_the_path(steps: list[Grading]) -> None:
    path = weakest(steps)
    assert path is not None
    assert all(step.source <= path.source and step.information <= path.information for step in steps)
    assert {path.source, path.information} <= {code for step in steps for code in step.codes}
    assert (path.handling is HandlingCode.CONDITIONS) is any(step.handling == "C" for step in steps)
    assert weakest([*steps, path]) == path == weakest(reversed(steps))


def test_under_conditions_the_strictest_code_holds_and_a_missing_one_is_the_strictest() -> None:
    assert str(weakest(map(parse_grading, ("1AC A3 S1", "1AC A1 S2", "3EP")))) == "3EC A1 S2"
    assert str(weakest(map(parse_grading, ("1AC A3 S1", "1AC S1")))) == "1AC S1"


def test_an_ungraded_step_leaves_the_path_ungraded() -> None:
    assert weakest([parse_grading("1AP"), None]) is None
    assert weakest([]) is None


def test_a_grading_says_what_it_means() -> None:
    assert parse_grading("1BP").words == "Reliable; Known indirectly but corroborated; Lawful sharing permitted"
    assert parse_grading("2CC A1").lacks_instructions
    assert not parse_grading("2CC A1 S2").lacks_instructions
