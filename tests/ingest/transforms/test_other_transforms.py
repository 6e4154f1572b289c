"""Names, figures, phones, postcodes, marks, PNC ids, the grid and old gradings."""

from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from graph.errors import UnreadableValueError
from graph.grading import parse_grading
from ingest.invented import numbers as invented
from ingest.transforms.catalogue import READERS
from ingest.transforms.identifiers import (
    NO_PNC_LETTER,
    NO_PNC_SHAPE,
    doubt_of_pnc,
    mark_text,
    pnc_text,
    postcode_text,
)
from ingest.transforms.names import birth_text, forenames_text, name_text, surname_text
from ingest.transforms.national_grid import place_of
from ingest.transforms.numbers import number_text, whole_text
from ingest.transforms.old_grading import old_grading_text
from ingest.transforms.phones import phone_text

INDEX = some.integers(0, 10**6)


@pytest.mark.parametrize(
    ("cell", "surname", "forenames", "birth"),
    [
        ("KETTLEWICK, Dagan Kestrel 17/10/1992", "Kettlewick", "Dagan Kestrel", "17/10/1992"),
        ("Mr Perrin INKPENNY", "Inkpenny", "Perrin", ""),
        ("Perrin DE LA WREN", "De La Wren", "Perrin", ""),
        ("Wren", "Wren", "", ""),
    ],
)
def test_a_full_name_is_taken_apart(cell: str, surname: str, forenames: str, birth: str) -> None:
    assert (surname_text(cell), forenames_text(cell), birth_text(cell)) == (surname, forenames, birth)


def test_only_a_name_in_capitals_is_changed() -> None:
    assert name_text("O'MALLOWBY-MCWREN") == "O'Mallowby-McWren"
    assert name_text("van  der Wren") == "van der Wren"


@pytest.mark.parametrize(
    ("cell", "plain"),
    [("1,234.50", "1234.50"), ("\u00a31,234", "1234"), ("(12)", "-12"), ("-3", "-3"), ("1 234", "1234")],
)
def test_thousands_separators_go(cell: str, plain: str) -> None:
    assert number_text(cell) == plain


@pytest.mark.parametrize("cell", ["1,23", "12,34,567", "1.234,5", "--3", "about 3"])
def test_a_number_whose_thousands_nobody_can_tell_is_refused(cell: str) -> None:
    with pytest.raises(UnreadableValueError):
        number_text(cell)


@given(some.integers(-(10**12), 10**12))
def test_a_whole_number_comes_back_from_any_form(number: int) -> None:
    assert {int(whole_text(form)) for form in (f"{number}", f"{number:,}", f"{number}.0")} == {number}


@given(INDEX)
def test_one_number_is_one_phone_however_it_is_typed(index: int) -> None:
    plain = invented.mobile(index)
    digits = plain.replace(" ", "")
    typed = (plain, digits, f"+44 (0){digits[1:]}", f"0044{digits[1:]}", f"{digits[:5]}-{digits[5:]}")
    assert {phone_text(form) for form in typed} == {plain}


@given(some.integers(0, 90), some.integers(0, 8), some.integers(0, 300))
def test_one_postcode_is_one_however_it_is_typed(district: int, town: int, street: int) -> None:
    code = invented.postcode(district, town, street)
    assert {postcode_text(form) for form in (code, code.lower(), code.replace(" ", ""))} == {code}


@given(INDEX)
def test_one_mark_is_one_however_it_is_typed(index: int) -> None:
    mark = invented.plate(index)
    assert {mark_text(form) for form in (mark, mark.lower(), mark.replace(" ", ""))} == {mark}


@given(INDEX, some.integers(1950, 2020), some.integers(1, 22))
def test_a_pnc_id_with_another_letter_is_kept_and_doubtful(serial: int, year: int, step: int) -> None:
    letters = "ZABCDEFGHJKLMNPQRTUVWXY"
    right = invented.pnc_id(serial, year)
    wrong = right[:-1] + letters[(letters.index(right[-1]) + step) % 23]
    assert (pnc_text(f" {right.lower()} "), doubt_of_pnc(right), doubt_of_pnc(wrong)) == (right, "", NO_PNC_LETTER)
    assert doubt_of_pnc("see file") == NO_PNC_SHAPE


def test_the_grid_agrees_with_its_published_example() -> None:
    """Ordnance Survey's worked example: 651409.903, 313177.270 is 52 39' 28.72" N 1 42' 57.79" E within metres."""
    place = place_of("651,409.903\t313,177.270")
    assert math.isclose(place.latitude, 52 + 39 / 60 + 28.72 / 3600, abs_tol=1e-4)
    assert math.isclose(place.longitude, 1 + 42 / 60 + 57.79 / 3600, abs_tol=1e-4)


@given(some.integers(100_000, 600_000), some.integers(100_000, 900_000))
def test_a_reference_with_letters_is_the_same_place(easting: int, northing: int) -> None:
    first = (19 - northing // 100_000) // 5 * 5 + (easting // 100_000 + 10) // 5
    second = (19 - northing // 100_000) * 5 % 25 + easting // 100_000 % 5
    letters = "ABCDEFGHJKLMNOPQRSTUVWXYZ"
    square = letters[first] + letters[second]
    one = place_of(f"{square} {easting % 100_000:05d} {northing % 100_000:05d}")
    other = place_of(f"{easting} {northing}")
    assert math.isclose(one.latitude, other.latitude, abs_tol=1e-4)
    assert math.isclose(one.longitude, other.longitude, abs_tol=1e-4)


@pytest.mark.parametrize("cell", ["3055140\t5", "402208", "SK 022", "north of the weir"])
def test_a_place_off_the_grid_is_refused(cell: str) -> None:
    with pytest.raises(UnreadableValueError):
        place_of(cell)


def test_an_old_grading_becomes_no_better_than_it_was() -> None:
    assert [old_grading_text(cell) for cell in ("A11", "B24", "c/3/5", "[E 4 1]")] == ["1AP", "2AC", "3BC", "2DP"]
    for source in "ABCDE":
        gradings = [parse_grading(old_grading_text(f"{source}{grade}1")) for grade in range(1, 6)]
        assert [grading.information for grading in gradings] == sorted(grading.information for grading in gradings)


@example("time", "²")
@given(some.sampled_from(sorted(READERS)), some.text(max_size=24))
def test_nothing_else_is_ever_raised(name: str, cell: str) -> None:
    read = next(reader for transform, reader in READERS.items() if transform == name)
    try:
        read(cell)
    except UnreadableValueError:
        return
