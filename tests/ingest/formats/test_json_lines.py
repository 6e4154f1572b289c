"""JSON lines: what becomes a column, which text a value has, and which lines are faults."""

from __future__ import annotations

import json
from math import isnan
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.formats.limits import Limits
from tests.ingest.formats.reading import fault_of, only_table, rows_of, tables_of

if TYPE_CHECKING:
    from pathlib import Path

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("json") / "persons.jsonl"


def written(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")
    return path


def test_the_columns_are_all_fields_in_the_order_of_their_first_appearance(tmp_path: Path) -> None:
    table = only_table(written(tmp_path / "Log.jsonl", '{"b": 1}', "", '{"a": 2, "b": 3}', '{"c": 4}\r'))
    assert (table.name, table.headers, table.header_line) == ("log", ("b", "a", "c"), 0)
    rows = list(table.rows())
    assert [(row.line, row.values) for row in rows] == [(1, ("1", "", "")), (3, ("3", "2", "")), (4, ("", "", "4"))]
    assert rows[1].as_it_came == '{"a": 2, "b": 3}'


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("null", ""),
        ("true", "TRUE"),
        ("3", "3"),
        ("3.0", "3"),
        ("0.10", "0.1"),
        ("12345678901234567890", "12345678901234567890"),
        ("1e999", "1e999"),
        ("NaN", ""),
        ('"  kept "', "  kept "),
        ('["a", 2, null, true]', "a; 2; TRUE"),
        ("[]", ""),
        ('[["a"], 1]', '[["a"], 1]'),
        ('[{"k": "\u00e9"}]', '[{"k": "\u00e9"}]'),
    ],
)
def test_a_value_has_the_text_that_a_csv_file_would_have(tmp_path: Path, value: str, text: str) -> None:
    assert rows_of(written(tmp_path / "t.jsonl", f'{{"id": 1, "v": {value}}}'))[0].values == ("1", text)


def test_an_object_within_is_flattened_once(tmp_path: Path) -> None:
    table = only_table(written(tmp_path / "t.jsonl", '{"place": {"town": "x", "at": {"e": 1}, "tags": ["a", "b"]}}'))
    assert table.headers == ("place.town", "place.at", "place.tags")
    assert [row.values for row in table.rows()] == [("x", '{"e": 1}', "a; b")]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"a": 1', "is not whole JSON"),
        ("[1, 2]", "is no JSON object"),
        ("null", "is no JSON object"),
        ('{"a": 1, "a": 2}', "names one field twice"),
        ('{"a.b": 1, "a": {"b": 2}}', "names one field twice"),
        ('{"a": "\\u0000"}', "NUL bytes or halves"),
        ('{"a": "\\ud800"}', "NUL bytes or halves"),
        ('{"\\ud800": 1}', "NUL bytes or halves"),
        ('{"a": ' + "9" * 5_000 + "}", "too long to be one"),
        ('{"a": ' + "[" * 100_000 + "]" * 100_000 + "}", "beyond any depth"),
        ('{"a": "' + "x" * 2_000_000 + '"}', "over the limit of 1,000,000"),
    ],
)
def test_a_bad_line_is_one_faulty_row(tmp_path: Path, line: str, words: str) -> None:
    good, bad, last = rows_of(written(tmp_path / "t.jsonl", '{"a": 1}', line, '{"a": 3}'))
    assert (good.values, last.values) == (("1",), ("3",))
    assert words in bad.fault
    assert (bad.line, bad.as_it_came) == (2, line)


def test_a_file_that_ends_within_a_line_says_so(tmp_path: Path) -> None:
    (tmp_path / "t.jsonl").write_text('{"a": 1}\n{"a": "lo', encoding="utf-8")
    assert "ends in the middle" in rows_of(tmp_path / "t.jsonl")[1].fault


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["[", '{"a": 1},', "]"], "is one JSON array"),
        (["1", "2"], "has no JSON object with a field"),
        (['{"Name": 1, "name": 2}'], "two columns have one name"),
        (['{"a": "' + "x" * 3_000 + '"}'], "line 1: the line is over the limit of 2,000"),
    ],
)
def test_what_is_no_table_gets_one_sentence(tmp_path: Path, lines: list[str], words: str) -> None:
    assert words in fault_of(written(tmp_path / "t.jsonl", *lines), Limits(line_chars=2_000))


def test_more_fields_than_columns_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "t.jsonl", *(f'{{"f{count}": 1}}' for count in range(30)))
    assert "Mosaic reads at most 20" in fault_of(path, Limits(columns=20))


@settings(deadline=None)
@given(st.lists(st.dictionaries(st.text(max_size=3), values, max_size=3), max_size=5), st.booleans())
def test_any_objects_are_rows_or_faults(scratch: Path, records: list[dict[str, object]], escaped: bool) -> None:  # noqa: FBT001
    written(scratch, '{"ref": "N1"}', *(json.dumps(record, ensure_ascii=escaped) for record in records))
    for table in tables_of(scratch):
        rows = list(table.rows())
        assert all(row.fault or len(row.values) == len(table.headers) for row in rows)
        told = {row.line for row in rows}
        blank = {line for line, record in enumerate(records, 2) if not any(map(says_something, record.values()))}
        assert told | blank == set(range(1, len(records) + 2))


def says_something(value: object) -> bool:
    """Whether a field has a text that is not blank; an object within an object is JSON, and that is never blank."""
    if isinstance(value, dict):
        return any(isinstance(part, dict) or says_something(part) for part in value.values())
    if isinstance(value, list):
        return any(isinstance(part, list | dict) or says_something(part) for part in value)
    is_null = value is None or (isinstance(value, float) and isnan(value))
    return not is_null and bool(str(value).strip())
