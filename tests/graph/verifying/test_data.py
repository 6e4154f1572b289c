"""The graph compared with itself: each way in which it can come apart is noticed, and what a load does is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.verifying.data import DataCount, verify_data
from graph.verifying.problems import Problem, Problems
from graph.writer import open_writer
from tests.builders import SOURCE, drafts_of, put
from tests.graph.verifying.test_chains import change

if TYPE_CHECKING:
    from graph.neo4j.bolt import Bolt

pytestmark = pytest.mark.neo4j

ROWS = {
    "persons": [
        {"person_id": "A", "surname": "Thornwicket"},
        {"person_id": "B", "surname": "Quillfeather"},
    ],
    "associations": [
        {"person_id": "A", "other_person_id": "B", "kind": "friend"},
        {"person_id": "B", "other_person_id": "A", "kind": "family"},
        {"person_id": "A", "other_person_id": "nobody", "kind": "friend"},
    ],
    "orders": [{"order_id": "O1", "person_id": "A", "type": "SHPO"}],
    "conditions": [{"condition_id": "C1", "order_id": "O1", "kind": "no contact", "other_person_id": "nobody"}],
}
ID_WORDS = "A record's id does not agree with its line and version."
ABOVE_WORDS = "Something stands above the sequence although no load is running."
CHANGED = {"persons": [{"person_id": "A", "surname": "Thornwick"}]}


@pytest.fixture
def loaded(graph: Bolt) -> Bolt:
    put(graph, ROWS)
    put(graph, CHANGED)
    return graph


def problems_of(graph: Bolt) -> tuple[Problem, ...]:
    problems = Problems()
    verify_data(graph, problems)
    return problems.all()


def test_what_was_loaded_is_whole_though_rows_and_links_wait(loaded: Bolt) -> None:
    problems = Problems()
    count = verify_data(loaded, problems)
    assert problems.all() == ()
    assert count == DataCount(records=7, lines=6, links=4)


def test_pages_leave_nothing_out(loaded: Bolt) -> None:
    problems = Problems()
    assert verify_data(loaded, problems, page=1) == DataCount(records=7, lines=6, links=4)
    assert problems.all() == ()


def test_an_empty_graph_is_whole(graph: Bolt) -> None:
    assert problems_of(graph) == ()


def test_links_whose_record_was_overtaken_while_they_waited_are_not_missing(loaded: Bolt) -> None:
    condition = {**ROWS["conditions"][0], "kind": "no contact at all"}
    put(loaded, {"conditions": [condition]})
    assert problems_of(loaded) == ()


def test_links_that_came_late_are_whole(loaded: Bolt) -> None:
    put(loaded, {"persons": [{"person_id": "nobody", "surname": "Marrowgarth"}]})
    assert problems_of(loaded) == ()


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ("MATCH (r:Record {table: 'associations'}) DELETE r", "The record behind a link is missing."),
        ("MATCH ()-[l:SUBJECT_TO]->() SET l.acc = l.acc + 1", "A link and its record are not restricted alike."),
        ("MATCH ()-[l:SUBJECT_TO]->() SET l.superseded = 1", "A link and its record do not end at the same time."),
        ("MATCH ()-[l:SUBJECT_TO]->() SET l.seq = 0", "A link and its record do not begin at the same time."),
        ("MATCH ()-[l:SUBJECT_TO]->() REMOVE l.id", "Links have lost their id."),
        ("MATCH ()-[l:SUBJECT_TO]->() DELETE l", "Links that records assert are missing."),
        ("MATCH (n:Order) DETACH DELETE n", "The thing that a record is about is missing."),
        ("MATCH (r:Record {model: 'Order'}) SET r.acc = 999", "A record's access class is not known."),
        ("MATCH (r:Record {model: 'Order'}) SET r.id = 'line-x.1'", ID_WORDS),
        ("MATCH (r:Record {model: 'Order'}) REMOVE r.id", "Records have lost their id."),
        ("MATCH (r:Record {model: 'Order'}) SET r.superseded = 1", "A line does not have exactly one current version."),
        ("MATCH (r:Record {ordinal: 1}) REMOVE r.superseded", "A line does not have exactly one current version."),
        ("MATCH (r:Record {ordinal: 1}) WHERE r.superseded IS NOT NULL DELETE r", "A version of a line is missing."),
        ("MATCH (r:Record {model: 'Order'}) SET r.seq = 999", ABOVE_WORDS),
        ("MATCH (n:Order) SET n.seq = 999", ABOVE_WORDS),
        ("MATCH (s:Sequence) SET s.published = 0", "A load is noted above the sequence."),
        ("MATCH (s:Sequence) SET s.name = 'other'", "The sequence is missing: the database has not been set up."),
    ],
)  # fmt: skip
def test_each_kind_of_damage_is_noticed(loaded: Bolt, damage: str, words: str) -> None:
    change(loaded, damage)
    try:
        assert words in {problem.words for problem in problems_of(loaded)}
    finally:
        change(loaded, "MATCH (s:Sequence) SET s.name = 'main'")


def test_a_load_that_is_running_is_no_damage(loaded: Bolt) -> None:
    with open_writer(loaded, SOURCE) as writer:
        writer.write(
            drafts_of({"persons": [{"person_id": "A", "surname": "Thorn"}, {"person_id": "N", "surname": "Ny"}]})
        )
        assert problems_of(loaded) == ()
    assert problems_of(loaded) == ()
