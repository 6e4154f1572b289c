"""The audit record: a line stands before its result is released, whatever was asked and whoever was refused."""

from __future__ import annotations

import logging
import traceback
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from graph.audit import AuditTrail
from graph.errors import AccessRefusedError, DatabaseError, NotOnRecordError
from graph.neo4j.bolt import Bolt
from graph.neo4j.statement import Statement
from graph.reader import Reader
from graph.reading.quarantine import Wanted
from graph.reading.search import Asked
from graph.verifying.chains import verify_chains
from graph.verifying.problems import Problems
from graph.writer import open_writer
from tests.graph.dump import everything
from tests.graph.rows import CLOCK, EVERYTHING, LOADER, OUTSIDER, REASON, SOURCE, load, person, pid, reads, refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.neo4j.endpoint import Endpoint

LINES = Statement("lines", "MATCH (a:Audit) RETURN a {.*} AS line ORDER BY a.at, a.number")
TAKE = Statement("somebody else's line", "CREATE (:Audit {id: $id})")


def lines(graph: Bolt) -> list[dict[str, object]]:
    return [row["line"] for row in graph.alone(LINES)]


ASKS: dict[str, Callable[[Reader], object]] = {
    "consultation": lambda reader: reader.dossier(pid("P1")),
    "search": lambda reader: reader.search(Asked("Thornwicket")),
    "check": lambda reader: reader.trace(["Thornwicket", "nobody"]),
    "expansion": lambda reader: reader.neighbourhood(pid("P1")),
    "reveal": lambda reader: reader.reveal(pid("P1"), "strategy meeting"),
}


@pytest.mark.parametrize("operation", ASKS)
def test_each_answer_has_its_line_with_who_why_and_about_what(graph: Bolt, operation: str) -> None:
    load(graph, [person("P1")])
    ASKS[operation](reads(graph))
    line = lines(graph)[-1]
    assert (line["operation"], line["viewer"], line["purpose"]) == (operation, "all", "data quality")
    assert pid("P1") in str(line["subjects"])
    assert "Thornwicket" not in str({name: value for name, value in line.items() if name != "text"})


@pytest.mark.parametrize("operation", ASKS)
def test_without_its_line_nothing_is_released_and_nothing_is_kept(graph: Bolt, operation: str) -> None:
    load(graph, [person("P1")])
    trail = AuditTrail(graph)
    reader = Reader(trail, EVERYTHING, REASON)
    before = everything(graph)
    graph.alone(TAKE, id=f"{trail._chain}:1")
    with pytest.raises(DatabaseError):
        ASKS[operation](reader)
    assert everything(graph) == before
    assert ASKS[operation](reader) is not None, "the next question goes on a chain of its own"


def test_a_load_whose_line_cannot_be_written_is_not_published(graph: Bolt) -> None:
    trail = AuditTrail(graph)
    graph.alone(TAKE, id=f"{trail._chain}:1")
    with open_writer(graph, SOURCE, now=CLOCK) as writer:
        writer.write([person("P1")])
        with pytest.raises(DatabaseError):
            writer.publish("{}", LOADER, trail)
    assert everything(graph) == []
    with pytest.raises(NotOnRecordError):
        reads(graph).dossier(pid("P1"))


def test_a_load_has_its_line(graph: Bolt) -> None:
    load(graph, [person("P1")])
    line = lines(graph)[0]
    assert (line["operation"], line["viewer"], line["subjects"]) == ("collection", "loader", [SOURCE])


def test_refusals_are_on_record_too(graph: Bolt) -> None:
    load(graph, [person("P1")])
    with pytest.raises(NotOnRecordError):
        reads(graph, OUTSIDER).dossier(pid("nobody"))
    with pytest.raises(AccessRefusedError):
        reads(graph, OUTSIDER).reveal(pid("P1"), "")
    refused = [line for line in lines(graph) if line["operation"] == "refusal"]
    assert [(line["viewer"], line["subjects"]) for line in refused] == [
        ("outsider", [pid("nobody")]),
        ("outsider", [pid("P1")]),
    ]


def test_the_chain_holds_under_eight_threads_and_a_load_beside_them(graph: Bolt) -> None:
    load(graph, [person(f"P{number}") for number in range(8)])
    trail = AuditTrail(graph)
    reader = Reader(trail, EVERYTHING, REASON)
    with ThreadPoolExecutor(9) as pool:
        asked = [pool.submit(reader.dossier, pid(f"P{number % 8}")) for number in range(80)]
        loaded = pool.submit(load, graph, [person("P9")])
        assert all(answer.result().records for answer in asked)
        assert loaded.result().outcomes == ["created"]
    problems = Problems()
    count = verify_chains(graph, problems)
    assert problems.all() == ()
    assert count.lines == len(lines(graph)) == 82


def test_a_failing_statement_says_nothing_of_its_values(graph: Bolt) -> None:
    name = "zebedee".capitalize()
    failing = Statement("a failing one", "RETURN date($name) AS day")
    with pytest.raises(DatabaseError) as error:
        graph.read("fails", lambda tx: tx.rows(failing, name=name))
    assert name not in "".join(traceback.format_exception(error.value))


def test_no_name_reaches_the_log(endpoint: Endpoint, graph: Bolt, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    telling = Bolt(endpoint)
    load(telling, [person("P1", "Zebedee")], refusals=[refusal("Zebedee")])
    reader = reads(telling)
    reader.search(Asked("Zebedee"))
    reader.trace(["Zebedee"])
    reader.quarantine(Wanted())
    telling.close()
    assert "zebedee" not in caplog.text.casefold()
    assert graph is not None
