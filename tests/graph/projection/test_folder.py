"""The folder of a projection: for its owner alone, without what was erased, whole after a crash, safe for several."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from graph.neo4j.statement import Statement
from graph.projection.projection import Projection
from tests.conftest import BEGIN_AGAIN, EMPTY
from tests.graph.projection.asked import of_database, of_projection, snapshot_of
from tests.graph.rows import EVERYTHING, association, load, person
from tests.graph.test_erasure import GONE, erase, used

if TYPE_CHECKING:
    from pathlib import Path

    from graph.neo4j.bolt import Bolt

__all__ = ["used"]

IN_COLUMNS = ("Thornwick", "Ann Maud", "1980-03-05", "98/7654321Q", "Wickthorn", "2019-07-07", "900123", "Tarnmoor")


def held(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))


def surnames(graph: Bolt, projection: Projection) -> set[str]:
    return set(snapshot_of(graph, projection, EVERYTHING).records("Person", ["surname"])["f_surname"])


def test_only_its_owner_may_read_it(graph: Bolt, folder: Path, projection: Projection) -> None:
    load(graph, [person("P1")])
    projection.follow(graph)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


@pytest.mark.usefixtures("used")
def test_no_file_holds_what_was_erased(graph: Bolt, folder: Path, projection: Projection) -> None:
    projection.follow(graph)
    before = held(folder)
    assert [value for value in IN_COLUMNS if value.encode() not in before] == []
    erase(graph)
    projection.forget_erased(graph)
    after = held(folder)
    assert [value for value in GONE if value.encode() in after] == []
    assert [value for value in ("Quillfeather", "900456") if value.encode() not in after] == []
    assert of_projection(graph, projection, EVERYTHING) == of_database(graph, EVERYTHING)


def test_what_a_crash_left_is_removed_and_does_not_count(graph: Bolt, folder: Path, projection: Projection) -> None:
    load(graph, [person("P1", "Thornwick")])
    projection.follow(graph)
    (folder / "records-Person-half.arrow").write_bytes(b"half written")
    (folder / "tables.json").write_text("{half")
    assert surnames(graph, projection) == {"Thornwick"}
    assert not (folder / "records-Person-half.arrow").exists()


def test_another_graph_in_the_same_place_is_never_taken_for_it(graph: Bolt, projection: Projection) -> None:
    load(graph, [person("P1", "Thornwick")])
    projection.follow(graph)
    graph.alone(EMPTY)
    graph.alone(BEGIN_AGAIN)
    load(graph, [person("P1", "Marrow")])
    assert surnames(graph, projection) == {"Marrow"}


def test_a_graph_that_was_set_back_and_went_on_is_read_anew(graph: Bolt, projection: Projection) -> None:
    load(graph, [person("P1", "Thornwick")])
    load(graph, [person("P2", "Marrow")])
    projection.follow(graph)
    # As a restored backup does: the last load never was, and another one takes its number.
    graph.alone(Statement("set back", "MATCH (n) WHERE n:Load AND n.id = 2 OR n:Record AND n.seq = 2 DETACH DELETE n"))
    graph.alone(Statement("set back", "MATCH (s:Sequence) SET s.published = 1"))
    load(graph, [person("P3", "Quillfeather")])
    load(graph, [person("P4", "Halfpenny")])
    assert surnames(graph, projection) == {"Thornwick", "Quillfeather", "Halfpenny"}


def test_two_who_follow_at_once_and_one_who_reads_agree(graph: Bolt, folder: Path, projection: Projection) -> None:
    load(graph, [person(f"P{number}") for number in range(40)])
    early = snapshot_of(graph, projection, EVERYTHING)
    load(graph, [association(f"P{number}", f"P{number + 1}") for number in range(30)], [person("P1", "Marrow")])
    with ThreadPoolExecutor(3) as pool:
        seen = pool.map(lambda _: snapshot_of(graph, Projection(folder), EVERYTHING), range(3))
        assert [len(each.links("ASSOCIATED_WITH")) for each in seen] == [30, 30, 30]
    # A frame of the earlier number is the same after the files have changed.
    assert (len(early.records("Person", [])), len(early.links("ASSOCIATED_WITH"))) == (40, 0)


def test_masked_models_and_long_texts_are_not_in_it(graph: Bolt, projection: Projection) -> None:
    seen = snapshot_of(graph, projection, EVERYTHING)
    with pytest.raises(ValueError, match="masked"):
        seen.records("Victim", ["age_band"])
    with pytest.raises(ValueError, match="keeps no f_text"):
        seen.records("Report", ["text"])
    with pytest.raises(ValueError, match="no social tie"):
        seen.links("ITEM_OF", provenance=True)
