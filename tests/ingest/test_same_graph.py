"""The same foreign exports in every form, encoding, order and split: each gives the same graph in an empty database."""

from __future__ import annotations

import csv
import io
import json
from random import Random
from typing import TYPE_CHECKING

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from graph.neo4j.statement import Statement
from tests.conftest import BEGIN_AGAIN, EMPTY
from tests.ingest.foreign_variants import Variant
from tests.ingest.loading import STANDING_LINKS, STANDING_RECORDS, THINGS, load_paths

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graph.neo4j.bolt import Bolt

    Table = tuple[list[str], list[list[str]]]
    Form = Callable[[Path, str, Table], None]

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]
SEED = 3
WAITING = Statement("what waits or was refused", "MATCH (q:Quarantined) RETURN q.id, q.kind, q.reasons ORDER BY q.id")
FIELDS = Statement(
    "every field",
    "MATCH (r:Record) UNWIND keys(r) AS field WITH r, field WHERE field STARTS WITH 'f_' "
    "RETURN r.id, field, r[field] ORDER BY r.id, field",
)
FIGURES = {"EASTING", "NORTHING", "Source"}
"""Columns that a system with types would hold as numbers, where every cell is one."""


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Table]:
    """The three tables as text, without titles above them."""
    folder = tmp_path_factory.mktemp("variant")
    Variant(SEED).write(folder)
    rows = {
        "nominals": _rows((folder / "nominals.csv").read_bytes().decode("cp1252"), ";"),
        "crimes": _rows((folder / "crimes.tsv").read_bytes().decode("utf-16"), "\t"),
    }
    rows["nominals"] = rows["nominals"][next(n for n, row in enumerate(rows["nominals"]) if len(row) > 5) :]
    return {name: (header, found) for name, (header, *found) in rows.items()}


def _rows(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def graph_of(bolt: Bolt, folder: Path) -> list[list[list[object]]]:
    load_paths(bolt, folder, source="old")
    return [_values(bolt, one) for one in (STANDING_RECORDS, STANDING_LINKS, THINGS, WAITING, FIELDS)]


def _values(bolt: Bolt, statement: Statement) -> list[list[object]]:
    return bolt.read(statement.name, lambda tx: tx.values(statement))


def _text(folder: Path, name: str, table: Table, *, encoding: str = "utf-8", delimiter: str = ",") -> None:
    with (folder / f"{name}.csv").open("w", encoding=encoding, newline="") as handle:
        csv.writer(handle, delimiter=delimiter).writerows([table[0], *table[1]])


def _typed(column: str, cell: str) -> object:
    return int(cell) if column in FIGURES and cell.lstrip("-").isdigit() else cell or None


def as_utf_16(folder: Path, name: str, table: Table) -> None:
    _text(folder, name, table, encoding="utf-16", delimiter="\t")


def as_json_lines(folder: Path, name: str, table: Table) -> None:
    lines = ({column: _typed(column, cell) for column, cell in zip(table[0], row, strict=True)} for row in table[1])
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")


def as_parquet(folder: Path, name: str, table: Table) -> None:
    columns = zip(*table[1], strict=True)
    arrays = {column: pa.array(list(cells), pa.string()) for column, cells in zip(table[0], columns, strict=True)}
    pq.write_table(pa.table(arrays), folder / f"{name}.parquet", row_group_size=7)


def as_workbook(folder: Path, name: str, table: Table) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    for line in (table[0], *table[1]):
        sheet.append([_typed(column, cell) for column, cell in zip(table[0], line, strict=True)])
    for row in sheet.iter_rows():
        for cell in row:
            # What begins with `=` is a text here, as it is in the others.
            cell.data_type = "s" if cell.data_type == "f" else cell.data_type
    book.save(folder / f"{name}.xlsx")


def reordered_and_split(folder: Path, name: str, table: Table) -> None:
    draw = Random(SEED)  # noqa: S311 - the order of columns is no secret
    order = draw.sample(range(len(table[0])), len(table[0]))
    rows = [[row[place] for place in order] for row in table[1]]
    header = [table[0][place].lower() for place in order]
    _text(folder, f"{name}_1", (header, rows[: len(rows) // 3]), delimiter="|")
    # The parts are read in the order of their names: of two rows that contradict each other the first one stands.
    _text(folder, f"{name}_2", (header, rows[len(rows) // 3 :]), encoding="cp1252", delimiter=";")


@pytest.fixture(scope="module")
def plain(bolt: Bolt, tables: dict[str, Table], tmp_path_factory: pytest.TempPathFactory) -> list[list[list[object]]]:
    """The graph that the tables give as CSV."""
    bolt.alone(EMPTY)
    bolt.alone(BEGIN_AGAIN)
    return _loaded(bolt, tables, _text, tmp_path_factory.mktemp("plain"))


def _loaded(bolt: Bolt, tables: dict[str, Table], form: Form, folder: Path) -> list[list[list[object]]]:
    for name, table in tables.items():
        form(folder, name, table)
    return graph_of(bolt, folder)


@pytest.mark.parametrize("form", [as_utf_16, as_json_lines, as_parquet, as_workbook, reordered_and_split])
def test_the_same_content_gives_the_same_graph(
    graph: Bolt, tmp_path: Path, tables: dict[str, Table], form: Form, plain: list[list[list[object]]]
) -> None:
    assert len(plain[0]) > sum(len(rows) for _, rows in tables.values())
    assert _loaded(graph, tables, form, tmp_path) == plain
