"""Files and mappings with the mistakes that people make: clear words with file and line, and the rest loads."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.audit import AuditTrail
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
    things:
      person: {kind: Person, key: ref, mint: true}
    about: person
    fields: {surname: family name}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    (folder / "persons.csv").write_bytes(
        b'person_id,surname,dob\r\nP1,Wren,29/02/1988\nP2,Wren,29/02/1987\rP3,"=A1+1",+44\r\n,@x,1980\n'
    )
    (folder / "visits.csv").write_text(
        "Extract\n\nperson_id,visit_id,visited_at\nP1,V1,29/03/2026 01:30\nP1,V2,25/10/2026 01:30\n", encoding="utf-8"
    )
    (folder / "beats.csv").write_text('beat_id,name,population\nB1,Weir,"1,234"\n', encoding="utf-8")
    packed = gzip.compress(b"vehicle_id,vrm\n" + b"".join(b"V%d,QZ19 ABC\n" % n for n in range(5_000)))
    (folder / "vehicles.csv.gz").write_bytes(packed[: len(packed) // 2])
    return folder


@pytest.fixture
def files(graph: Bolt, folder: Path) -> dict[str, FileSummary]:
    return {Path(file.path).name: file for file in load_paths(graph, folder, dry_run=True).files}


def test_each_mistake_is_told_with_its_line_and_the_rest_loads(files: dict[str, FileSummary]) -> None:
    assert files["persons.csv"].accepted == 3
    assert files["persons.csv"].lines == (
        "lines 3, 4: dob cannot be read and was kept as it came",
        "line 5: refused: person_id is blank or says nothing: a row like this is of no use without it.",
    )
    assert files["visits.csv"].lines == ("line 4: visited_at cannot be read and was kept as it came",)
    assert (files["beats.csv"].accepted, files["beats.csv"].unreadable_values) == (1, 0)
    assert "cut off or damaged" in files["vehicles.csv.gz"].error
    assert files["vehicles.csv.gz"].accepted == files["vehicles.csv.gz"].rows > 0


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("ref,familyname", "stays.csv has no column `family name`, which county/stays names"),
        ("shoe,size", "The mapping county has no table with these columns (its nearest table needs ref)"),
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
