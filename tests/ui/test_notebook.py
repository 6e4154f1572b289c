"""The worked notebook of the documentation runs on the live database, and shows nobody what they may not see."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import py2neo
import pytest

from graph.asking.assertions import ends_of
from graph.errors import AccessRefusedError, InputError, NotOnRecordError
from graph.neo4j.statement import Statement
from tests import story
from tests.builders import person_id, put
from tests.conftest import BEGIN_AGAIN, EMPTY
from ui.bringing_in import Report
from ui.notebook import Notebook, open_notebook
from ui.with_py2neo import from_subgraph, to_subgraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.neo4j.bolt import Bolt
    from graph.neo4j.endpoint import Endpoint

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]
WORKED = Path(__file__).parents[2] / "docs" / "notebook.ipynb"
PURPOSE = "intelligence development: OP-12"
FROM = Report("Chart", "Drawn by hand.", "NB-1", "2CP")
AUDITED = Statement("audit lines", "MATCH (a:Audit) RETURN count(a) AS lines")


@pytest.fixture(scope="module")
def told(bolt: Bolt, endpoint: Endpoint, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bolt]:
    bolt.alone(EMPTY)
    bolt.alone(BEGIN_AGAIN)
    put(bolt, story.FULL)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("MOSAIC_HOME", str(tmp_path_factory.mktemp("notebook")))
        patched.setenv("MOSAIC_NEO4J_URI", endpoint.uri)
        patched.setenv("MOSAIC_NEO4J_USER", endpoint.user)
        patched.setenv("MOSAIC_NEO4J_PASSWORD", endpoint.password.get_secret_value())
        yield bolt


@pytest.fixture
def analyst(told: Bolt) -> Iterator[Notebook]:
    del told
    mosaic = open_notebook("analyst", PURPOSE)
    yield mosaic
    mosaic.close()


def test_the_worked_notebook_runs_and_what_it_brings_in_stands(told: Bolt) -> None:
    del told
    cells = json.loads(WORKED.read_text(encoding="utf-8"))["cells"]
    kept: dict[str, Any] = {}
    for cell in cells:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), kept)  # noqa: S102 - this is what a notebook does
    assert (kept["brought"].ties, kept["brought"].known) == (1, kept["around"].number_of_edges())
    mosaic = open_notebook("analyst", PURPOSE)
    stranger = next(iter(kept["brought"].things.values()))
    (tie,) = mosaic.neighbourhood(stranger).edges(data=True)
    assert (tie[2]["kind"], tie[2]["grade"], tie[2]["strength"]) == ("friend", "2CP", "possible")
    mosaic.close()


def test_a_notebook_sees_what_its_viewer_may_see_and_leaves_lines(told: Bolt, analyst: Notebook) -> None:
    open_to_few = person_id("P4")
    assert open_to_few in analyst.neighbourhood("P1")
    few = open_notebook("neighbourhood", PURPOSE)
    before = told.read("count", lambda tx: tx.rows(AUDITED)[0]["lines"])
    assert open_to_few not in few.neighbourhood("P1", steps=3)
    hidden = [key for *_, key in analyst.neighbourhood("P4").edges(keys=True)]
    assert few.assertions(hidden).number_of_nodes() == 0
    with pytest.raises(NotOnRecordError):
        few.paths("P1", "P4")
    assert told.read("count", lambda tx: tx.rows(AUDITED)[0]["lines"]) > before
    few.close()


def test_a_subgraph_goes_out_and_comes_back_the_same(analyst: Notebook) -> None:
    out = analyst.neighbourhood("P1", steps=2)
    back = from_subgraph(to_subgraph(out))
    assert set(back.nodes) == set(out.nodes)
    assert {key: (one, other) for one, other, key in back.edges(keys=True)} == {
        key: (one, other) for one, other, key in out.edges(keys=True)
    }
    assert nx.get_edge_attributes(back, "type") == nx.get_edge_attributes(out, "type")


def test_what_cannot_come_in_is_refused_as_a_whole(analyst: Notebook) -> None:
    known = py2neo.Node("Person", mosaic_id=person_id("P1"))
    for wrong in (
        py2neo.Relationship(known, "MARRIED_TO", py2neo.Node("Person", surname="Ash")),
        py2neo.Relationship(known, "ASSOCIATED_WITH", known),
        py2neo.Relationship(known, "ASSOCIATED_WITH", py2neo.Node("Victim", age_band="30-39")),
        py2neo.Relationship(known, "ASSOCIATED_WITH", py2neo.Node("Somebody")),
    ):
        with pytest.raises(InputError):
            analyst.bring_in(from_subgraph(wrong), FROM)


def test_who_may_not_enter_brings_nothing_in(told: Bolt) -> None:
    mosaic = open_notebook("neighbourhood", PURPOSE)
    one, other = (py2neo.Node("Person", mosaic_id=person_id(key)) for key in ("P1", "P2"))
    with pytest.raises(AccessRefusedError):
        mosaic.bring_in(from_subgraph(py2neo.Relationship(one, "ASSOCIATED_WITH", other, kind="friend")), FROM)
    del told
    assert mosaic.reader.ask(ends_of(["ASSOCIATED_WITH:line-aaaaaaaaaaaaaaaa.1:0"])) == ()
    mosaic.close()
