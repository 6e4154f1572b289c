"""Whole files in another form, mapped without a database: the same lines with the same content."""

from __future__ import annotations

import csv
import json
from datetime import date, datetime
from pathlib import Path
from random import Random

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ingest.finding import find_tables
from ingest.invented.force import write_force
from ingest.invented.sizes import SIZES
from ingest.mapping.read import shipped
from ingest.mapping.rows import RowMapper

BURGLARY = Path(__file__).parents[4] / "shared" / "data" / "burglary_cooffending"
SEED = 11


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("force")
    write_force(folder, seed=SEED, size=SIZES["small"])
    return folder


def _content(folder: Path) -> set[tuple[str, str]]:
    found = find_tables((folder,), list(shipped().values()))
    assert found.left_out == ()
    content = set()
    for table in found.tables:
        mapper = RowMapper(table.table, table.source.headers, source="force", file=table.label)
        for row in table.source.rows():
            mapped = mapper.of(row)
            content |= {(draft.line, draft.digest) for draft in mapped.drafts}
            assert bool(mapped.drafts) != bool(mapped.refusal)
    return content


def _tables(folder: Path) -> dict[str, list[list[str]]]:
    tables = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as handle:
            tables[path.stem] = list(csv.reader(handle))
    return tables


def _write(path: Path, rows: list[list[str]], *, delimiter: str = ",") -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as handle:
        csv.writer(handle, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)


def test_columns_and_rows_in_another_order_are_the_same_content(folder: Path, tmp_path: Path) -> None:
    draw = Random(SEED)  # noqa: S311 - the order of columns is no secret
    for name, (header, *rows) in _tables(folder).items():
        order = draw.sample(range(len(header)), len(header))
        shuffled = [[row[place] for place in order] for row in reversed(rows)]
        _write(tmp_path / f"{name.upper()}.csv", [[header[place].title() for place in order], *shuffled])
    assert _content(tmp_path) == _content(folder)


def test_tables_in_several_files_of_another_kind_are_the_same_content(folder: Path, tmp_path: Path) -> None:
    for name, (header, *rows) in _tables(folder).items():
        third = len(rows) // 3
        _write(tmp_path / f"{name}_1.csv", [header, *rows[:third]], delimiter=";")
        _write(tmp_path / f"{name} part 2.csv", [header, *rows[third:]], delimiter="\t")
    assert _content(tmp_path) == _content(folder)


def test_a_workbook_is_the_same_content(folder: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    for name, rows in _tables(folder).items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "extract.xlsx")
    assert _content(tmp_path) == _content(folder)


@pytest.mark.skipif(not BURGLARY.is_dir(), reason="the co-offending data is not beside this checkout")
def test_the_two_co_offending_sets_never_mix() -> None:
    """SOURCE.md: the sets number crimes apart; 23,385 and 1,671 crimes."""
    things: dict[str, set[str]] = {}
    for table in find_tables((BURGLARY,), list(shipped().values())).tables:
        mapper = RowMapper(table.table, table.source.headers, source="lea", file=table.label)
        drafts = [draft for row in table.source.rows() for draft in mapper.of(row).drafts]
        things[table.table.table] = {node.id for draft in drafts for node in draft.mints}
    first, second = things["offenders_per_crime"], things["crimes_2020H1"] | things["offenders_2020H1"]
    assert not first & second
    assert len(first) == 23_385 + 17_792
    assert len(things["crimes_2020H1"] - things["offenders_2020H1"]) == 0


LOG = "URN|Submitted|By|Source|Intel|Handling|Text|Subject 1|Subject 2|Where|Event".split("|")
Cells = list[int | str | datetime | date]


def _log(number: int) -> Cells:
    """A row of an intelligence log as a workbook or Parquet holds it: numbers are numbers and days are days."""
    graded: Cells = [1 + number % 3, "B", "C A2 S1"]
    said: Cells = ['Café, seen; "so"', f"N{number}", f"Wren, Elm {number}", "6 Weir Row, zn12ab"]
    return [f"I{number}", datetime(2026, 3, number, 7), "u1", *graded, *said, date(2026, 2, number)]


def _typed_forms(out: Path, rows: list[Cells]) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Log 2026")
    for line in (LOG, *rows):
        sheet.append(line)
    for form in ("xlsx", "parquet"):
        (out / form).mkdir()
    book.save(out / "xlsx" / "log.xlsx")
    records = [dict(zip(LOG, row, strict=True)) for row in rows]
    pq.write_table(pa.Table.from_pylist(records), out / "parquet" / "log.parquet")


def _text_forms(out: Path, rows: list[list[str]]) -> None:
    for encoding, delimiter in (("utf-8", ","), ("utf-16", "\t"), ("cp1252", ";")):
        (out / encoding).mkdir()
        with (out / encoding / "log.csv").open("w", encoding=encoding, newline="") as handle:
            csv.writer(handle, delimiter=delimiter).writerows([LOG, *rows])
    (out / "jsonl").mkdir()
    lines = [json.dumps(dict(zip(LOG, row, strict=True))) for row in rows]
    (out / "jsonl" / "log.jsonl").write_text("\n".join(lines), encoding="utf-8")


def test_a_foreign_sheet_is_the_same_content_in_every_form_and_encoding(tmp_path: Path) -> None:
    rows = [_log(number) for number in range(1, 12)]
    _typed_forms(tmp_path, rows)
    _text_forms(tmp_path, [[cell.isoformat() if isinstance(cell, date) else str(cell) for cell in row] for row in rows])
    content = {form.name: _content(form) for form in tmp_path.iterdir()}
    assert len(content["utf-8"]) > len(rows)
    assert (len(content), {name for name, found in content.items() if found != content["utf-8"]}) == (6, set())
