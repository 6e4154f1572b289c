"""Columns that a mapping makes of a file's own."""

from __future__ import annotations

import pytest

from ingest.formats.rows import RawRow
from ingest.mapping.problems import MappingError
from ingest.mapping.read import parse_mapping
from ingest.mapping.rows import MappedRow, RowMapper, TableOf

START = """\
mapping: custody-log
tables:
  stays:
    model: Person
    key: ref
    things:
      person: {kind: Person, key: ref, mint: true}
    about: person
    columns:
"""
SUSPECTS = """\
    also:
      phones:
        model: Phone
        for each: {column: tel, split: "/"}
        key: [ref, tel]
        things:
          phone: {kind: Phone, key: tel, mint: true}
        about: phone
        fields: {number: tel}
"""


def row(columns: str, also: str = "", /, **cells: str) -> MappedRow:
    text = START + "".join(f"      {line}\n" for line in columns.splitlines()) + also
    table = TableOf(parse_mapping(text, file="custody-log.yaml"), "stays")
    return RowMapper(table, ("ref", *cells), source="county", file="stays.csv").of(RawRow(2, ("N1", *cells.values())))


@pytest.mark.parametrize(
    ("column", "cell", "made"),
    [
        ("surname: {from: who, before the first: ','}", "Wren, Elm", "Wren"),
        ("surname: {from: who, after the last: ' '}", "Elm Rose Wren", "Wren"),
        ("surname: {from: who, word: 2}", "Elm Wren", "Wren"),
        ("surname: {from: who, like: 'N#'}", "N123", "N123"),
        ("surname: {from: who, like: 'N#'}", "N12x", None),
        ("surname: {from: who, unlike: [NFA]}", "nfa", None),
        ("surname: {from: who, words: {w: Wren, '*': ''}}", "W", "Wren"),
        ("surname: {from: who, words: {w: Wren, '*': ''}}", "E", None),
        ("surname: {from: who, as: surname}", "Elm WREN", "Wren"),
    ],
)
def test_a_cell_is_cut_chosen_translated_and_read(column: str, cell: str, made: str | None) -> None:
    assert row(column, who=cell).drafts[0].values.get("surname") == made


def test_columns_are_joined_without_the_blank_ones() -> None:
    joined = "description: {from: [one, two, three], join with: '; '}"
    assert row(joined, one="a", two="", three="c").drafts[0].values == {"description": "a; c"}


def test_a_column_may_be_made_of_a_made_one_in_any_order() -> None:
    made = "dob: {from: born}\nborn: {from: [day, year], join with: ' ', as: date}"
    assert row(made, day="3 June", year="1958").drafts[0].values == {"dob": "3 June 1958"}


def test_what_cannot_be_read_is_kept_as_it_came_and_the_row_loads() -> None:
    found = row("dob: {as: date}", dob="31/02/1980")
    assert found.drafts[0].unreadable == ("dob=31/02/1980",)
    assert found.unreadable == 1
    again = row("dob: {as: date}", dob="30/02/1980")
    assert again.drafts[0].digest != found.drafts[0].digest


def test_a_state_of_knowledge_is_never_read() -> None:
    assert row("dob: {as: date}", dob="NOT KNOWN").drafts[0].states == ("dob=asked_not_known",)


def test_a_doubtful_identifier_stays_with_its_person_and_is_told() -> None:
    found = row("pnc_id: {as: PNC id}", pnc_id="62/436840C").drafts[0]
    assert found.values == {"pnc_id": "62/436840C"}
    assert found.extras == ("pnc_id, doubtful=its check letter does not go with its figures",)


def test_a_cell_of_several_things_yields_one_record_for_each_and_tells_what_it_cannot_read() -> None:
    found = row("tel: {as: phone}", SUSPECTS, tel="07700900123 / ask mother/ 07700 900124")
    assert [draft.values["number"] for draft in found.drafts[1:]] == ["07700 900123", "07700 900124"]
    assert "tel=ask mother" in found.drafts[0].unreadable


def test_the_first_of_several_columns_that_is_filled_counts() -> None:
    columns = "surname: {first of: [family, last name], as: name}"
    for cells in ({"family": "WREN", "last name": "ELM"}, {"family": "", "last name": "Wren"}, {"last name": "WREN"}):
        assert row(columns, **cells).drafts[0].values == {"surname": "Wren"}


def test_a_cell_of_too_many_things_refuses_its_row() -> None:
    found = row("tel: {as: phone}", SUSPECTS, tel="/".join(["07700 900123"] * 501))
    assert found.drafts == ()
    assert found.refusal is not None
    assert found.refusal.reasons[0].startswith("tel names more than 500 things")


@pytest.mark.parametrize(
    ("columns", "line", "words"),
    [
        ("a: {from: b}\n      b: {from: c}\n      c: {from: a}", 10, "made of itself"),
        ("a: {from: b, as: datum}", 10, "'date', 'time', 'moment'"),
        ("a: {form: b}", 10, "no entry called `form`"),
        ("a: {from: b, as: phone, two-figure years from: 1926}", 10, "read as a date or a moment"),
        ("A: {from: b}\n      a: {from: c}", 11, "made twice"),
        ("a: {from: b, first of: [c, d]}", 10, "`from` joins its columns and `first of` takes one of them"),
        ("a: {from: b, word: second}", 10, "`word`: a whole number is wanted"),
        ("a: b", 10, "`a` holds entries of its own"),
    ],
)
def test_a_mistake_is_told_with_its_line(columns: str, line: int, words: str) -> None:
    with pytest.raises(MappingError) as told:
        parse_mapping(f"{START}      {columns}\n", file="custody-log.yaml")
    problem = told.value.problems[0]
    assert (problem.line, words in problem.text) == (line, True), problem
