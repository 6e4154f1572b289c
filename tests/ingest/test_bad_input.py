"""Files and mappings with the mistakes that people make: clear words with file and line, and the rest loads."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from graph.audit import AuditTrail
from ingest.line_notes import CHANGED_AGAIN
from ingest.load import LoadRequest, load
from ingest.mapping.read import parse_mapping
from tests.ingest.loading import load_paths, loader

if TYPE_CHECKING:
    from graph.neo4j.bolt import Bolt
    from ingest.summary import FileSummary

pytestmark = pytest.mark.neo4j
COUNTY = """\
mapping: county
tables:
  stays:
    model: Person
    key: ref
    columns:
      born: {from: D.O.B., as: date}
    things:
      person: {kind: Person, key: ref, mint: true}
    about: person
    fields: {surname: family name, dob: born}
    keep: [wing]
    also:
      friend:
        model: Association
        key: ref
        things:
          person: {kind: Person, key: ref}
          friend: {kind: Person, key: friend ref}
        about: person
        links: [{type: ASSOCIATED_WITH, from: person, to: friend}]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    (folder / "persons.csv").write_bytes(
        b'person_id,surname,dob\r\nP1,Wren,29/02/1988\nP2,Wren,29/02/1987\rP3,"=A1+1",+44\r\n,@x,1980\nP4,-1,31562\n'
        b"P1,Wrenn,29/02/1988\n"
    )
    (folder / "persons_old.csv").write_text("person_id;surname\nP3;Elmsett\nP5;Alder\n", encoding="utf-8")
    (folder / "visits.csv").write_text(
        "Extract\n\nperson_id,visit_id,visited_at\nP1,V1,29/03/2026 01:30\nP1,V2,25/10/2026 01:30\nP1,V3,45938.625\n",
        encoding="utf-8",
    )
    (folder / "beats.csv").write_text('beat_id,name,population\nB1,Weir,"1,234"\nB2,Lock,"12,34"\n', encoding="utf-8")
    packed = gzip.compress(b"vehicle_id,vrm\n" + b"".join(b"V%d,QZ19 ABC\n" % n for n in range(5_000)))
    (folder / "vehicles.csv.gz").write_bytes(packed[: len(packed) // 2])
    book = openpyxl.Workbook()
    book.worksheets[0].title = "My download of Monday"
    book.worksheets[0].append(["phone_id", "number"])
    book.worksheets[0].append(["T1", "07700 900123"])
    book.save(folder / "export.xlsx")
    return folder


@pytest.fixture
def files(graph: Bolt, folder: Path) -> dict[str, FileSummary]:
    return {Path(file.path).name: file for file in load_paths(graph, folder, dry_run=True).files}


def test_each_mistake_is_told_with_its_line_and_the_rest_loads(files: dict[str, FileSummary]) -> None:
    assert (files["persons.csv"].rows, files["persons.csv"].accepted) == (6, 5)
    assert files["persons.csv"].lines == (
        "lines 3, 4: dob cannot be read and was kept as it came",
        "line 5: refused: person_id is blank or says nothing: a row like this is of no use without it.",
        "line 6: dob holds the number that a sheet keeps for a day and was read as that day",
        f"line 7: {CHANGED_AGAIN}",
    )
    assert files["visits.csv"].lines == (
        "line 4: visited_at cannot be read and was kept as it came",
        "line 6: visited_at holds the number that a sheet keeps for a day and was read as that day",
    )
    assert files["beats.csv"].lines == ("line 3: population cannot be read and was kept as it came",)
    assert "cut off or damaged" in files["vehicles.csv.gz"].error
    assert files["vehicles.csv.gz"].accepted == files["vehicles.csv.gz"].rows > 0


def test_two_files_that_claim_to_be_one_table_are_told_of(files: dict[str, FileSummary]) -> None:
    told = "persons.csv came before it in this load as extract/persons: of rows of one key the later one stands."
    assert told in files["persons_old.csv"].notes
    assert files["persons_old.csv"].lines[0].startswith("line 2: a row of the same key came before in this load")


def test_a_sheet_of_another_name_is_known_by_its_columns(files: dict[str, FileSummary]) -> None:
    assert (files["export.xlsx"].mapping, files["export.xlsx"].accepted) == ("extract/phones", 1)


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("ref,familyname", "stays.csv has no column `family name`, which county/stays names (county.yaml, line 11)"),
        ("ref,familyname", "stays.csv has no column `D.O.B.`, which county/stays names (county.yaml, line 7)"),
        ("ref,familyname", "stays.csv has no column `wing`, which county/stays names (county.yaml, line 12)"),
        ("ref,familyname", "stays.csv has no column `friend ref`, which county/stays names (county.yaml, line 19)"),
        ("shoe,size", "no table with these columns (its nearest table needs ref; county.yaml, line 5)"),
    ],
)
def test_a_mapping_that_does_not_go_with_the_file_is_told_so(
    graph: Bolt, tmp_path: Path, header: str, words: str
) -> None:
    name = "stays" if header.startswith("ref") else "other"
    (tmp_path / f"{name}.csv").write_text(f"{header}\nN1,Wren\n", encoding="utf-8")
    mapping = parse_mapping(COUNTY, file="county.yaml")
    request = LoadRequest((tmp_path,), "county", mapping, dry_run=True)
    (file,) = load(graph, AuditTrail(graph), request, loader()).files
    assert words in f"{file.error} {' '.join(file.notes)}"
