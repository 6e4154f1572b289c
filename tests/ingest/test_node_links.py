"""Nodes and links with neo4j-admin headers: each label and type is its table, and ids count within their space."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.neo4j.statement import Statement
from tests.ingest.loading import load_paths, standing

if TYPE_CHECKING:
    from graph.neo4j.bolt import Bolt
    from ingest.summary import FileSummary

pytestmark = pytest.mark.neo4j
NODES = """\
ref:ID(Person),name:string,surname:string,dob:date,scars:string[],secret:IGNORE,:LABEL
1,Sorrel Ann,Loomwright,1984-03-02,left hand;chin,x,Person
2,Tansy Wren,,,,,Person;Suspect
3,Elm,Thornwick,31/02/1980,,,Nominal
4,Bare,,,,,
5,Ledger,,,,,Spreadsheet
"6,Broken,,,,,Person
"""
PLACES = """\
:ID(Place),address,postcode,latitude:double,:LABEL
1,4 Weir Row,zn12ab,54.5,Location
2,7 Weir Row,ZN1 2AC,,Location
"""
LINKS = """\
:START_ID(Person),:END_ID(Person),since:date,rel_type,:TYPE
1,2,2024-01-05,,KNOWS
1,2,2025-02,,KNOWS
2,3,,friend,KNOWS
1,99,,,FAMILY_REL
"""
HOMES = ":START_ID(Person),:END_ID(Place),:TYPE\n1,1,CURRENT_ADDRESS\n2,1,CURRENT_ADDRESS\n3,2,CURRENT_ADDRESS\n"
TIES = Statement(
    "ties and their sorts",
    "MATCH (a:Entity)-[l]->(b:Entity) RETURN type(l), l.kind, l.from_earliest IS NOT NULL, count(*) "
    "ORDER BY type(l), l.kind, l.from_earliest IS NOT NULL",
)
PEOPLE = Statement(
    "people", "MATCH (r:Record {model: 'Person'}) RETURN r.key, r.f_surname, r.f_forenames, r.extras ORDER BY r.key"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("nodes", NODES), ("places", PLACES), ("links", LINKS), ("homes", HOMES)):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def files(graph: Bolt, folder: Path) -> dict[str, FileSummary]:
    summary = load_paths(graph, folder, source="pole")
    return {f"{Path(file.path).stem} {file.sheet}": file for file in summary.files}


def test_each_label_and_type_is_a_table_of_its_own(files: dict[str, FileSummary]) -> None:
    table = "nodes-and-links/"
    assert {name: file.mapping for name, file in files.items()} == {
        "nodes :LABEL Person": f"{table}people",
        "nodes :LABEL Person;Suspect": f"{table}people",
        "nodes :LABEL Nominal": f"{table}people",
        "nodes no :LABEL": None,
        "nodes :LABEL Spreadsheet": None,
        "places :LABEL Location": f"{table}addresses",
        "links :TYPE KNOWS": f"{table}associations",
        "links :TYPE FAMILY_REL": f"{table}associations",
        "homes :TYPE CURRENT_ADDRESS": f"{table}homes",
    }
    assert "No table is called `Spreadsheet` (there are accounts, addresses," in files["nodes :LABEL Spreadsheet"].error
    assert files["nodes no :LABEL"].error.startswith("These rows say nothing of what they are")
    assert [files[f"nodes :LABEL {name}"].refused for name in ("Person", "Person;Suspect")] == [1, 0]
    assert files["links :TYPE FAMILY_REL"].waiting == 1


@pytest.mark.usefixtures("files")
def test_names_are_told_apart_and_what_no_table_knows_is_kept(graph: Bolt) -> None:
    assert graph.read("people", lambda tx: tx.values(PEOPLE)) == [
        ["Person / 1", "Loomwright", "Sorrel Ann", [":LABEL=Person", "scars=left hand;chin"]],
        ["Person / 2", "Wren", "Tansy", [":LABEL=Person;Suspect"]],
        ["Person / 3", "Thornwick", "Elm", [":LABEL=Nominal"]],
    ]


@pytest.mark.usefixtures("files")
def test_an_id_counts_within_its_space_and_parallel_links_are_told_apart_by_their_beginning(graph: Bolt) -> None:
    assert graph.read("ties", lambda tx: tx.values(TIES)) == [
        ["ASSOCIATED_WITH", "friend", False, 1],
        ["ASSOCIATED_WITH", "unknown", True, 2],
        ["AT_ADDRESS", "home", False, 3],
    ]


@pytest.mark.usefixtures("files")
def test_loading_them_again_changes_nothing(graph: Bolt, folder: Path) -> None:
    before = standing(graph)
    assert load_paths(graph, folder, source="pole").created == {}
    assert standing(graph) == before


def test_without_a_label_the_name_of_the_file_says_what_its_rows_are(graph: Bolt, tmp_path: Path) -> None:
    (tmp_path / "persons.csv").write_text("id:ID,name\nA,Sorrel Wren\nB,Elm Wren\n", encoding="utf-8")
    (tmp_path / "knows.csv").write_text(":START_ID,:END_ID\nA,B\n", encoding="utf-8")
    summary = load_paths(graph, tmp_path, source="pole")
    assert summary.created == {"ASSOCIATED_WITH": 1, "Person": 2}
