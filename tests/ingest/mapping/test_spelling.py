"""The same content gives the same line and digest however it is written; another content gives another digest."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.formats.rows import RawRow
from ingest.mapping.read import shipped
from ingest.mapping.rows import RowMapper, TableOf
from tests.ingest.mapping.one_table import draft

PERSON = {"person_id": "P1", "surname": "Tarnwick", "dob": "1984-04-03", "grade": "1BP", "odd": "kept", "other": "x"}
CELLS = st.sampled_from(["", "P1", "1984", "yes", "unknown", "31/02/1980", "home", "é", "a\nb", "x = y", "1BP"])


@settings(deadline=None)
@given(st.permutations(list(PERSON)), st.booleans())
def test_the_order_and_case_of_columns_do_not_matter(order: list[str], loud: bool) -> None:  # noqa: FBT001 - drawn
    shuffled = draft("persons", **{(name.upper() if loud else name): PERSON[name] for name in order})
    plain = draft("persons", **PERSON)
    assert (shuffled.line, shuffled.digest) == (plain.line, plain.digest)


@pytest.mark.parametrize("dob", ["03/04/1984", "3.4.1984", "3 April 1984", "1984/04/03"])
def test_spellings_of_one_date_are_one_content(dob: str) -> None:
    assert draft("persons", person_id="P1", dob=dob).digest == draft("persons", person_id="P1", dob="1984-04-03").digest


@pytest.mark.parametrize(
    ("column", "one", "other"),
    [("population", "1200", "1200.0"), ("area_km2", "1", "1.0"), ("name", "North\r\nend", "North\nend")],
)
def test_spellings_of_one_value_are_one_content(column: str, one: str, other: str) -> None:
    assert (
        draft("beats", beat_id="B1", **{column: one}).digest == draft("beats", beat_id="B1", **{column: other}).digest
    )


def test_a_key_is_one_key_in_every_spelling() -> None:
    cells = {"person_id": "P1", "address_id": "A1"}
    one = draft("person_addresses", **cells, kind="no fixed abode", valid_from="03/04/2024")
    other = draft("person_addresses", **cells, kind="no_fixed_abode", valid_from="2024-04-03")
    assert (one.line, one.digest) == (other.line, other.digest)


def test_a_blank_column_is_no_other_content_than_a_column_that_is_not_there() -> None:
    assert draft("persons", person_id="P1", surname="").digest == draft("persons", person_id="P1").digest


@pytest.mark.parametrize(
    "change",
    [
        {"surname": "Tarnwicke"},
        {"dob": "1984-04"},
        {"dob": "not known"},
        {"grade": "1BC"},
        {"odd": "kept differently"},
        {"odd": "", "other": "kept"},
        {"surname": "", "occupation": "Tarnwick"},
    ],
)
def test_every_part_of_the_content_counts(change: dict[str, str]) -> None:
    assert draft("persons", **{**PERSON, **change}).digest != draft("persons", **PERSON).digest


def test_another_reference_is_another_content_of_the_same_line() -> None:
    one = draft("visits", visit_id="V1", person_id="P1", address_id="A1")
    other = draft("visits", visit_id="V1", person_id="P1", address_id="A2")
    assert one.line == other.line
    assert one.digest != other.digest


@settings(deadline=None)
@given(st.data())
def test_no_row_is_lost_or_breaks_the_mapping(data: st.DataObject) -> None:
    mapping = shipped()["extract"]
    table = data.draw(st.sampled_from(list(mapping.tables)))
    headers = tuple(data.draw(st.lists(st.sampled_from(COLUMNS), unique=True, min_size=1)))
    row = RawRow(2, tuple(data.draw(st.lists(CELLS, min_size=len(headers), max_size=len(headers)))))
    mapped = RowMapper(TableOf(mapping, table), headers, source="force", file="f.csv").of(row)
    assert (mapped.refusal is None) == (len(mapped.drafts) == 1)
    assert mapped.refusal is None or mapped.refusal.reasons


COLUMNS = (
    *("person_id", "address_id", "other_person_id", "report_id", "kind", "item", "ref_id", "offence_id", "from_at"),
    *("to_at", "grade", "compartments", "recorded_at", "valid_from", "valid_to", "source_grade", "latitude", "strange"),
)
