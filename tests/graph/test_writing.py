"""What becomes of rows: created, superseded, unchanged, waiting and refused, whatever the order they come in."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from graph.keys import line_id
from graph.reading.frame import View
from graph.reading.quarantine import Wanted
from tests.graph.dump import everything
from tests.graph.rows import (
    PLAIN,
    SOURCE,
    Said,
    association,
    load,
    marker,
    order,
    person,
    pid,
    reads,
    refusal,
)

if TYPE_CHECKING:
    from graph.drafts import Draft
    from graph.neo4j.bolt import Bolt

JANUARY = [int(datetime(2026, 1, day, tzinfo=UTC).timestamp() * 1000) for day in range(1, 10)]
P1 = line_id(SOURCE, "persons", "P1")


def on(day: int) -> Said:
    return Said(recorded=JANUARY[day - 1])


def surnames_at(graph: Bolt, day: int, key: str = "P1") -> list[object]:
    moment = datetime.fromtimestamp(JANUARY[day - 1] / 1000, UTC)
    return [record.values["surname"] for record in reads(graph, view=View(as_at=moment)).dossier(pid(key)).of("Person")]


def surnames(graph: Bolt, key: str = "P1") -> list[object]:
    return [record.values["surname"] for record in reads(graph).dossier(pid(key)).of("Person")]


def test_the_same_row_again_changes_nothing(graph: Bolt) -> None:
    rows = [person("P1"), person("P2"), association("P1", "P2")]
    assert load(graph, rows).outcomes == ["created"] * 3
    before = everything(graph)
    assert load(graph, rows[::-1]).outcomes == ["unchanged"] * 3
    assert load(graph, rows[:1], rows[1:]).outcomes == ["unchanged"] * 3
    assert everything(graph) == before


def test_a_changed_row_supersedes_and_going_back_makes_a_third_version(graph: Bolt) -> None:
    for surname, outcome in (("Thornwicket", "created"), ("Quillfeather", "superseded"), ("Thornwicket", "superseded")):
        assert load(graph, [person("P1", surname)]).outcomes == [outcome]
    versions = reads(graph).history(P1)
    assert [(record.ordinal, record.values["surname"], record.current) for record in versions] == [
        (1, "Thornwicket", False),
        (2, "Quillfeather", False),
        (3, "Thornwicket", True),
    ]
    assert surnames(graph) == ["Thornwicket"]


@pytest.mark.parametrize("together", [True, False])
def test_two_undated_versions_in_one_load_stay_two_when_it_comes_again(graph: Bolt, together: bool) -> None:  # noqa: FBT001
    rows = [person("P1", "Thornwicket"), person("P1", "Quillfeather")]
    batches = [rows] if together else [[row] for row in rows]
    assert load(graph, *batches).outcomes == ["created", "superseded"]
    for again in (batches, [rows[::-1]], [[row] for row in rows[::-1]]):
        assert load(graph, *again).outcomes == ["unchanged"] * 2
    assert surnames(graph) == ["Quillfeather"]


@pytest.mark.parametrize("together", [True, False])
def test_a_load_that_holds_the_old_version_too_changes_nothing_the_second_time(graph: Bolt, together: bool) -> None:  # noqa: FBT001
    rows = [person("P1", "Thornwicket"), person("P1", "Quillfeather")]
    batches = [rows] if together else [[row] for row in rows]
    load(graph, rows[:1])
    assert load(graph, *batches).outcomes == ["unchanged", "superseded"]
    assert load(graph, *batches).outcomes == ["unchanged"] * 2
    assert load(graph, rows[:1]).outcomes == ["unchanged"]
    assert surnames(graph) == ["Quillfeather"]


DATED = [("Thornwicket", 1), ("Quillfeather", 3), ("Marrowby", 5), ("Fennick", 7)]


@pytest.mark.parametrize("chosen", list(permutations(range(4)))[::3], ids=str)
@pytest.mark.parametrize("loads", ["one batch", "batches", "loads"])
def test_dated_versions_stand_in_their_own_order_whatever_the_order_they_come_in(
    graph: Bolt, chosen: tuple[int, ...], loads: str
) -> None:
    rows = [person("P1", DATED[place][0], on(DATED[place][1])) for place in chosen]
    for batches in {"one batch": [[rows]], "batches": [[[row] for row in rows]]}.get(loads, [[[row]] for row in rows]):
        load(graph, *batches)
    assert [surnames_at(graph, day) for day in (1, 2, 3, 4, 5, 6, 7, 8)] == [
        [name] for name, _ in DATED for _ in range(2)
    ]
    assert surnames(graph) == ["Fennick"]
    assert load(graph, rows[::-1]).outcomes == ["unchanged"] * 4


def test_a_version_dated_before_an_undated_one_never_stands_beside_another(graph: Bolt) -> None:
    for row in (person("P1", "Thornwicket", on(1)), person("P1", "Quillfeather"), person("P1", "Marrowby", on(3))):
        load(graph, [row])
    assert [surnames_at(graph, day) for day in (1, 2, 3, 9)] == [
        ["Thornwicket"], ["Thornwicket"], ["Marrowby"], ["Marrowby"],
    ]  # fmt: skip
    assert surnames(graph) == ["Marrowby"]


def test_a_row_that_contradicts_its_key_is_refused_and_the_first_stays(graph: Bolt) -> None:
    load(graph, [person("P1", "Thornwicket", dob="1980")])
    other = person("P1", "Ossington", forenames="Bertrand", dob="1991")
    assert load(graph, [other]).outcomes == ["refused"]
    assert load(graph, [other]).outcomes == ["refused"]
    assert surnames(graph) == ["Thornwicket"]
    assert reads(graph).quarantine(Wanted()).counts == {"refused": 1}


def test_a_contradiction_in_the_same_batch_refuses_the_later_row(graph: Bolt) -> None:
    rows = [person("P1", "Thornwicket", dob="1980"), person("P1", "Ossington", forenames="Bertrand", dob="1991")]
    assert load(graph, rows).outcomes == ["created", "refused"]


@pytest.mark.parametrize("agrees", [{"dob": "1980-02"}, {"pnc_id": "80/1a", "dob": "1991"}, {"cro": "9/80x"}])
def test_another_name_with_a_number_or_birth_that_agrees_supersedes(graph: Bolt, agrees: dict[str, str]) -> None:
    load(graph, [person("P1", "Thornwicket", dob="1980", pnc_id="80/1A", cro="9/80X")])
    other = person("P1", "Ossington", PLAIN, forenames="Bertrand", **agrees)
    assert load(graph, [other]).outcomes == ["superseded"]


def test_a_refused_row_is_one_item_however_often_it_comes(graph: Bolt) -> None:
    for file in ("one.csv", "two.csv"):
        load(graph, refusals=[refusal("Zebedee", Said(file=file)), refusal("Zebedee", Said(file=file, line_no=3))])
    page = reads(graph).quarantine(Wanted())
    assert [(entry.kind, entry.file) for entry in page.items] == [("refused", "one.csv")]


def test_created_counts_each_shared_thing_once(graph: Bolt) -> None:
    first = load(graph, [person("P1"), person("P2")], [association("P1", "P2"), person("P3"), person("P1", "Marrowby")])
    assert first.created == {"Person": 3, "ASSOCIATED_WITH": 1}
    assert first.superseded == 1
    again = load(graph, [person("P3"), person("P4"), association("P3", "P4"), association("P3", "P9")])
    assert again.created == {"Person": 1, "ASSOCIATED_WITH": 1}
    late = load(graph, [person("P9")])
    assert late.created == {"Person": 1, "ASSOCIATED_WITH": 1}


def test_a_dry_run_leaves_nothing_at_all(graph: Bolt) -> None:
    load(graph, [person("P1"), marker("M1", "P9", "dog"), order("O1", "P8"), association("P1", "P7")])
    load(graph, [person("P1", "Quillfeather", on(5))])
    before = everything(graph)
    rows: list[Draft] = [person(key) for key in ("P7", "P8", "P9")]
    rows += [person("P1", "Marrowby", on(3)), marker("M1", "P9", "dog"), order("O1", "P8", type="SRO")]
    done = load(graph, rows, refusals=[refusal("Zebedee")], publish=False)
    assert done.settled.arrived > 0
    assert done.superseded > 0
    assert everything(graph) == before
