"""The same table in every form, encoding and delimiter gives the same cells."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.formats.forms import (
    HEADERS,
    Rows,
    as_csv,
    as_json_lines,
    as_parquet,
    as_workbook,
    csv_text,
    plain,
)
from tests.ingest.formats.reading import only_table

if TYPE_CHECKING:
    from pathlib import Path

    from ingest.formats.rows import SourceTable

# Letters of Windows text whose bytes never make up a character of UTF-8; a sheet takes no sign of a formula as text.
names = st.text("abcXYZ '-,;|\"\tñéöü", max_size=12).map(str.strip)
moments = st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1)).map(lambda moment: moment.replace(microsecond=0))
shares = st.floats(-1e6, 1e6).map(lambda share: round(share, 3) + 0.0)
rows_of_cells = st.lists(
    st.builds(
        lambda ref, *rest: [f"N{ref}", *rest],
        st.integers(0, 999),
        st.none() | names,
        st.none() | st.integers(-(10**9), 10**9),
        st.none() | shares,
        st.none() | st.booleans(),
        st.none() | st.dates(date(1950, 1, 1), date(2090, 1, 1)),
        st.none() | moments.filter(lambda moment: str(moment.time()) != "00:00:00"),
    ),
    min_size=1,
    max_size=6,
)


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("forms")


def cells(table: SourceTable) -> list[tuple[str, ...]]:
    rows = list(table.rows())
    assert [row.fault for row in rows] == [""] * len(rows)
    return [row.values for row in rows]


def texts(rows: Rows) -> list[tuple[str, ...]]:
    return [tuple(map(plain, row)) for row in rows]


@settings(deadline=None, max_examples=40)
@given(rows_of_cells)
def test_every_form_gives_the_same_cells(scratch: Path, rows: Rows) -> None:
    forms = [
        as_csv(scratch / "nominals.csv", csv_text(rows)),
        as_csv(scratch / "nominals.tsv.gz", csv_text(rows, "\t", "\n")),
        as_json_lines(scratch / "nominals.jsonl", rows),
        as_json_lines(scratch / "nominals.ndjson.gz", rows),
        as_parquet(scratch / "nominals.parquet", rows),
        as_workbook(scratch / "nominals.xlsx", rows),
    ]
    for form in forms:
        table = only_table(form)
        assert (form.name, table.name, table.headers) == (form.name, "nominals", tuple(HEADERS))
        assert (form.name, cells(table)) == (form.name, texts(rows))


@settings(deadline=None, max_examples=120)
@given(
    rows_of_cells,
    st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")),
    st.sampled_from(",;\t|"),
    st.sampled_from(("\n", "\r\n")),
)
def test_every_encoding_and_delimiter_gives_the_same_cells(
    scratch: Path, rows: Rows, encoding: str, delimiter: str, line_end: str
) -> None:
    for title in ("", "Extract of nominals"):
        text = csv_text(rows, delimiter, line_end, title)
        table = only_table(as_csv(scratch / "coded.csv", text, encoding))
        assert table.headers == tuple(HEADERS)
        assert cells(table) == texts(rows)
