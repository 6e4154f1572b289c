"""Which table of which mapping a file is taken for, and when nobody guesses."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.formats.rows import SourceTable
from ingest.mapping.choose import Choice, choose
from ingest.mapping.known import known_columns
from ingest.mapping.read import shipped


def _choice(name: str, *headers: str) -> Choice:
    table = SourceTable(Path(f"{name}.csv"), name.lower(), headers, 1, lambda: iter(()))
    return choose(table, list(shipped().values()))


def _label(name: str, *headers: str) -> str | None:
    chosen = _choice(name, *headers).table
    return chosen.label if chosen else None


@pytest.mark.parametrize(
    "name", ["persons", "Persons", "PERSONS", "persons_2", "persons-part-3", "persons (1)", "persons 04"]
)
def test_a_file_is_known_by_its_name_whatever_its_case_and_part(name: str) -> None:
    assert _label(name, "PERSON_ID", "Surname") == "extract/persons"


@pytest.mark.parametrize("name", ["person addresses", "person-addresses", "Person_Addresses"])
def test_a_name_is_one_name_whatever_stands_between_its_words(name: str) -> None:
    assert _label(name, "person_id", "address_id") == "extract/person_addresses"


def test_a_file_of_another_name_is_known_by_its_columns() -> None:
    assert _label("download of monday", "person_id", "surname", "forenames", "dob", "grade") == "extract/persons"


def test_a_file_that_could_be_two_tables_is_not_guessed() -> None:
    choice = _choice("download", "crimeID", "offenderID")
    assert choice.table is None
    assert "burglary/offenders_2020H1, burglary/offenders_per_crime" in choice.reason


def test_a_file_that_nobody_knows_is_told_so() -> None:
    choice = _choice("stock", "shelf", "bottle", "price")
    assert choice.table is None
    assert "No mapping knows" in choice.reason


def test_one_known_column_proves_nothing() -> None:
    assert _label("stock", "officer_id", "shelf", "bottle", "price") is None


def test_a_known_name_without_its_key_says_which_column_is_lacking() -> None:
    choice = _choice("persons", "surname", "forenames")
    assert choice.table is None
    assert "no column person_id" in choice.reason


@pytest.mark.parametrize("name", ["crimes_2020H1", "CRIMES_2020h1"])
def test_a_name_that_ends_in_a_number_is_no_part(name: str) -> None:
    assert _label(name, "crimeID", "X", "Y", "date", "n_offenders") == "burglary/crimes_2020H1"


def test_every_table_is_known_by_its_own_columns_or_not_guessed() -> None:
    mapping = shipped()["extract"]
    wrong = {}
    for table in mapping.tables:
        known = known_columns(mapping, table)
        label = _label("download", *sorted(known.of_record - {"report_id"} | known.needed))
        if label not in {None, f"extract/{table}"}:
            wrong[table] = label
    assert wrong == {}


def test_another_file_of_a_known_name_is_led_to_a_mapping_of_its_own() -> None:
    choice = _choice("people", "ref", "family", "given")
    assert choice.table is None
    assert "if it is another file, name a mapping or write one for it" in choice.reason
