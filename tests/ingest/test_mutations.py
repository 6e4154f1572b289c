"""Valid files with bytes or cells changed at random: no crash, and every row is accepted, refused or waits.

MOSAIC_TEST_MUTATIONS and MOSAIC_TEST_LOADED_MUTATIONS say how many; 10,000 take minutes, so the ordinary run makes
fewer with the same seed.
"""

from __future__ import annotations

import csv
import io
import os
import random
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from graph.errors import UnreadableFileError
from ingest.finding import FoundTable, find_tables
from ingest.mapping.read import shipped
from ingest.mapping.rows import MappedRow, RowMapper
from tests.ingest.formats.test_mutations import mutated
from tests.ingest.loading import load_paths

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.neo4j.bolt import Bolt

MANY = int(os.environ.get("MOSAIC_TEST_MUTATIONS", "600"))
LOADED = int(os.environ.get("MOSAIC_TEST_LOADED_MUTATIONS", "40"))
AT_ONCE = 500
"""Files in one load."""
HEADERS = {
    "nominals": "NOMINAL REF|SURNAME|FORENAME(S)|D.O.B.|SEX|PNC ID|ALIAS 1|ADDRESS|POSTCODE|TEL 1|VRM|PARTNER (NOMINAL)"
    "|OM|ARMS|ARMS DATE|MAPPA|LAST VISIT|REMARKS",
    "crimes": "CRIME NO|OFFENCE|FROM DATE|FROM TIME|TO DATE|TO TIME|LOCATION|EASTING|NORTHING|SUSPECT(S)|MO KEYWORDS",
    "persons": "person_id|surname|forenames|dob|grade|recorded_at|valid_from|languages",
}
ROWS = {
    "nominals": "N{n}|WREN|Elm{n}|0{n}-Jun-58|M|58/{n}B|WILLOW WREN|{n} Weir Row|zn12ab|07700 900123|QZ19 ABC|N4|PC 1"
    "|VH|13.05.2026|1/2|18/06/2026|=A1+1",
    "crimes": "42/{n}/24|Exposure|0{n}/10/2025|22:42|1{n}/10/2025|842|Weir Row|40{n},208|304856|N{n}; N9|lift, b",
    "persons": "P{n}|Loomwright|Sorrel|c. 1984|2BP|2026-03-01T10:00|2025|a;b",
}
TABLES = {
    name: [header.split("|"), *(ROWS[name].format(n=n).split("|") for n in range(1, 9))]
    for name, header in HEADERS.items()
}
NASTY = (
    *("", " ", "=1+1", "+44", "@x", "31/02/1980", "29/02/2024", "29/03/2026 01:30", "1e999", "-1", "0", "99999999999"),
    *(
        "1,234",
        "not known",
        "n/a",
        "\u0663",
        "\u202e",
        "x" * 5_000,
        ";;;",
        ",,,",
        "a;b;c",
        "'",
        "\ufeff",
        "N1",
        "%s",
        "{}",
    ),
    *("2026-13-45", "1/1/1", "45938.625", "5x5x5", "9ZZ", "+|", "\ufffd", "A\u0301", "\u00df", "NaN", "inf", "TRUE"),
)


def chance_of(name: str) -> random.Random:
    return random.Random(name)  # noqa: S311 - a test that can be repeated


def files(folder: Path, count: int) -> Iterator[Path]:
    chance = chance_of("files")
    for number in range(count):
        name = chance.choice(sorted(TABLES))
        table = [list(row) for row in TABLES[name]]
        for _ in range(chance.randrange(4)):
            row = chance.choice(table[1:] if chance.random() < 0.95 else table)
            row[chance.randrange(len(row))] = chance.choice(NASTY)
        path = folder / f"{name}_{number}.{'tsv' if number % 3 == 0 else 'csv'}"
        text = io.StringIO()
        csv.writer(text, delimiter="\t" if number % 3 == 0 else chance.choice(",;|")).writerows(table)
        content = text.getvalue().encode(chance.choice(["utf-8", "utf-8-sig", "utf-16"]))
        path.write_bytes(mutated(content, chance) if number % 2 else content)
        yield path


def rows_of(found: FoundTable) -> Iterator[MappedRow]:
    mapper = RowMapper(found.table, found.source.headers, source="force", file=found.label)
    # A file that stops being readable half-way says so, and its summary names the error.
    with suppress(UnreadableFileError):
        for row in found.source.rows():
            yield mapper.of(row)


def test_every_row_of_a_mutated_file_is_mapped_or_refused_with_a_reason(tmp_path: Path) -> None:
    rows = refused = 0
    for path in files(tmp_path, MANY):
        found = find_tables([path], list(shipped().values()))
        assert found.tables or all(file.error for file in found.left_out)
        for row in (row for table in found.tables for row in rows_of(table)):
            rows += 1
            refused += row.refusal is not None
            assert bool(row.drafts) != (row.refusal is not None and all(row.refusal.reasons))
        path.unlink()
    assert rows > MANY
    assert refused > MANY / 20


@pytest.mark.neo4j
def test_mutated_files_are_loaded_with_nothing_lost(graph: Bolt, tmp_path: Path) -> None:
    made = files(tmp_path, LOADED)
    while paths := list(islice(made, AT_ONCE)):
        summary = load_paths(graph, tmp_path)
        assert {file.path for file in summary.files} == {str(path) for path in paths}
        for file in summary.files:
            assert file.accepted + file.refused + file.waiting == file.rows
            assert min(file.accepted, file.refused, file.waiting) >= 0
            assert file.rows or file.error or "no row below" in file.notes[0]
        again = load_paths(graph, tmp_path)
        assert [(f.rows, f.refused) for f in again.files] == [(f.rows, f.refused) for f in summary.files]
        for path in paths:
            path.unlink()
