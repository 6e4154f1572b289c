"""A file nobody has mapped: what is proposed, what comes of it, and what a person has to say first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.errors import InputError
from graph.kinds import MODELS
from graph.model.row import fields_of
from ingest.formats.rows import RawRow
from ingest.mapping.read import parse_mapping
from ingest.mapping.rows import RowMapper, TableOf
from ingest.mapping.spec import ProvenanceSpec
from ingest.suggesting.likeness import KNOWN_NAMES
from ingest.suggesting.plan import Plan, mapping_text, problems_of
from ingest.suggesting.rehearsal import rehearse
from ingest.suggesting.slots import references, slots, templates
from ingest.suggesting.spelling import Columns
from ingest.suggesting.suggest import Suggestion, suggest

if TYPE_CHECKING:
    from graph.drafts import Draft

WIDE = ("Nominal Ref", "Family name", "D.O.B.", "Home address", "Post code", "Mobile", "Reg", "Remarks", "Shoe size")
ROWS = (
    ("N1", "Tarnwick", "05/03/1971", "4 Cinder Stairs", "ZX3 4TT", "07700 900811", "ZX70 QQV", "tall", "9"),
    ("N2", "Loomwright", "31/02/1980", "", "", "07700 900812", "", "", "10"),
    ("", "Nobody", "", "", "", "", "", "", ""),
)


def suggested(headers: tuple[str, ...] = WIDE, rows: tuple[tuple[str, ...], ...] = ROWS) -> Suggestion:
    return suggest("ward-book", "ward", Columns.of(headers, rows))


def drafts(plan: Plan, row: tuple[str, ...]) -> tuple[Draft, ...]:
    table = TableOf(parse_mapping(mapping_text(plan), file="made"), plan.table)
    return RowMapper(table, plan.headers, source="ward", file="ward.csv").of(RawRow(2, row)).drafts


def test_a_wide_sheet_is_taken_for_the_people_and_what_stands_beside_them() -> None:
    plan = suggested().plan
    assert plan.records == (
        "persons", "addresses", "vehicles", "phones", "person_addresses", "person_vehicles", "person_phones",
    )  # fmt: skip
    assert plan.keys["person_id"] == ("Nominal Ref",)
    assert plan.keys["address_id"] == ("Home address", "Post code")
    assert (plan.fields["Family name"], plan.fields["D.O.B."]) == ("persons.surname", "persons.dob")
    assert "Shoe size" not in plan.fields


def test_what_comes_of_a_row_is_tied_together_and_the_rest_is_kept() -> None:
    found = {draft.model: draft for draft in drafts(suggested().plan, ROWS[0])}
    assert found["Person"].values == {"surname": "Tarnwick", "dob": "05/03/1971", "description": "tall"}
    assert found["Person"].extras == ("Shoe size=9",)
    assert found["Residence"].links[0].start == found["Person"].about.id
    assert found["Residence"].links[0].end == found["Address"].about.id
    assert {draft.links[0].type for draft in drafts(suggested().plan, ROWS[0]) if draft.model == "Use"} == {
        "USES_VEHICLE", "USES_PHONE",
    }  # fmt: skip


def test_the_first_rows_are_rehearsed_with_what_is_wrong_in_words() -> None:
    mapping = parse_mapping(mapping_text(suggested().plan), file="made")
    rehearsed = rehearse(mapping, WIDE, [RawRow(number, row) for number, row in enumerate(ROWS, 2)])
    one, two, three = rehearsed
    assert any("surname Tarnwick" in words for words in one.records)
    assert "dob cannot be read: “31/02/1980” would be kept as it came." in two.problems
    assert three.refused
    assert "Nominal Ref" in three.problems[0]


def test_what_is_spelt_in_many_ways_is_read_in_one_and_serial_dates_become_dates() -> None:
    headers = ("Ref", "Surname", "Born", "Mobile", "Reg")
    rows = (
        ("N1", "Tarnwick", "22666", "+44 (0)7700 900811", "zx70qqv"),
        ("N2", "Wren", "22667", "07700 900811", "ZX70 QQV"),
    )
    plan = suggested(headers, rows).plan
    assert plan.transforms == {"Born": "date", "Mobile": "phone", "Reg": "vehicle mark"}
    one, two = ({draft.model: draft.about.id for draft in drafts(plan, row)} for row in rows)
    assert (one["Phone"], one["Vehicle"]) == (two["Phone"], two["Vehicle"])


def test_nobody_is_known_by_a_date_of_birth_and_no_place_by_a_postcode_alone() -> None:
    plan = suggested(
        ("Born", "Surname", "Post code"), (("5/3/1971", "Wren", "ZX3 4TT"), ("1980", "Wren", "ZX3 4TT"))
    ).plan
    assert plan.keys == {}
    assert "Person: say by which columns the person is known." in problems_of(plan)


def test_what_looks_like_a_reference_tells_what_the_row_is_about() -> None:
    rows = (("L-01", "Wren", "5/3/1971"), ("L-02", "Wren", "1980"))
    assert suggested(("Lodger No", "Surname", "Born"), rows).plan.keys == {"person_id": ("Lodger No",)}


def test_content_tells_where_headers_say_nothing() -> None:
    headers = ("a", "b", "c", "d")
    rows = tuple((f"K{n}", f"ZX70 QQ{sign}", "2BP", "ZN1 8AD") for n, sign in enumerate("ABCDE"))
    plan = suggested(headers, rows).plan
    assert (plan.fields["b"], plan.fields["c"]) == ("vehicles.vrm", "provenance.grade")


def test_a_column_with_a_field_s_name_that_goes_elsewhere_does_not_fill_it() -> None:
    plan = Plan(
        name="m", table="t", headers=("ref", "surname", "sex"), records=("persons",),
        keys={"person_id": ("ref",)}, fields={"surname": "persons.description"},
    )  # fmt: skip
    (person,) = drafts(plan, ("1", "Tarnwick", "f"))
    assert person.values == {"description": "Tarnwick"}
    assert person.extras == ("sex=f",)


def test_what_is_missing_or_said_twice_is_told_in_words() -> None:
    plan = Plan(
        name="m", table="t", headers=("a", "b"), records=("persons", "person_addresses"),
        fields={"a": "persons.surname", "b": "persons.surname"},
    )  # fmt: skip
    problems = problems_of(plan)
    assert "The columns `a` and `b` both go to persons: surname: leave one of them out." in problems
    assert "Person: say by which columns the person is known." in problems
    with pytest.raises(InputError):
        mapping_text(plan)


@pytest.mark.parametrize("table", templates())
def test_every_record_of_the_layout_can_be_mapped_from_its_own_columns(table: str) -> None:
    known = tuple(references((table,)))
    fields = {f"col {slot.id}": slot.id for slot in slots((table,))}
    headers = (*(f"ref {name}" for name in known), *fields)
    keys = {name: (f"ref {name}",) for name in known}
    plan = Plan(name="m", table="t", headers=headers, records=(table,), keys=keys, fields=fields)
    assert parse_mapping(mapping_text(plan), file="made").tables["t"].model == templates()[table].model


def test_what_forces_call_a_field_is_told_of_fields_that_there_are() -> None:
    fields = {name for spec in templates().values() for name in fields_of(MODELS[spec.model])}
    every = fields | set(references(tuple(templates()))) | set(ProvenanceSpec.model_fields)
    assert [name for name in KNOWN_NAMES if name not in every] == []
