"""Two loads at once, a load beside readers, and writers that were thought dead."""

from __future__ import annotations

import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from graph.audit import AuditTrail
from graph.errors import LeaseError
from graph.neo4j.statement import Statement
from graph.reader import Reader
from graph.writer import open_writer
from graph.writing.lease import LONGEST_SILENCE_MS, SILENCE_MS
from tests.faults.loading import BEFORE, LOADED, NOON, Address, Point, WatchedBolt, hold_at, load_all, pipe, start
from tests.faults.test_killed_loads import PEOPLE
from tests.graph.dump import everything
from tests.graph.rows import EVERYTHING, LOADER, REASON, SOURCE, load, person, pid, reads

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.neo4j.bolt import Bolt
    from graph.neo4j.endpoint import Endpoint

PATIENCE_S = 120
HOLDER = Statement("who writes", "MATCH (s:Sequence) RETURN s.holder AS holder, s.open AS open")
# A process id beyond what the system gives out: whoever held this lease is dead.
STALE = Statement(
    "a dead writer's lease",
    "MATCH (s:Sequence) SET s.holder = 'dead', s.pid = 4194999, s.started = 1.0, s.beat = $beat, s.host = $host",
)


def test_the_second_load_waits_for_the_first_and_both_are_done(graph: Bolt, endpoint: Endpoint) -> None:
    load_all(graph, BEFORE)
    ours, theirs = pipe()
    first = start(hold_at, Address.of(endpoint), Point(5, "after"), theirs)
    assert ours.poll(PATIENCE_S)
    assert ours.recv() == "here"
    told = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        second = pool.submit(load_all, graph, [[person("P20", "Waited")]], lambda _: told.set())
        assert told.wait(PATIENCE_S), "the second load does not say that it waits"
        assert not second.done()
        ours.send("go on")
        second.result(PATIENCE_S)
    assert ours.recv() == "done"
    first.join()
    assert reads(graph).dossier(pid("P20")).thing.label == "WAITED, Ann"
    assert reads(graph).dossier(pid("P1")).thing.label == "QUILLFEATHER, Ann"
    assert graph.alone(HOLDER) == [{"holder": None, "open": False}]


def test_readers_beside_a_load_see_the_old_state_or_the_new(
    graph: Bolt, empty: Callable[[], None], endpoint: Endpoint
) -> None:
    load_all(graph, BEFORE)
    old = page(graph)
    load_all(graph, LOADED)
    new = page(graph)
    assert old != new
    empty()
    load_all(graph, BEFORE)
    held = WatchedBolt(endpoint, lambda _point, _label: seen.append(page(graph)))
    seen: list[list[str]] = []
    load_all(held, LOADED)
    held.close()
    changes = [state for number, state in enumerate(seen) if number == 0 or seen[number - 1] != state]
    assert changes == [old, new]


def test_threads_that_read_while_a_load_publishes_see_the_old_state_or_the_new(graph: Bolt) -> None:
    load_all(graph, BEFORE)
    reader = Reader(AuditTrail(graph), EVERYTHING, REASON)
    old = repr(reader.dossier(PEOPLE[0]))
    stop = threading.Event()

    def watch() -> list[str]:
        states = []
        while not stop.is_set():
            states.append(repr(reader.dossier(PEOPLE[0])))
        return states

    with ThreadPoolExecutor(3) as pool:
        watching = [pool.submit(watch) for _ in range(3)]
        load_all(graph, LOADED)
        stop.set()
        states = [state for watched in watching for state in watched.result()]
    new = repr(reader.dossier(PEOPLE[0]))
    assert old in states
    assert [state for state in states if state not in (old, new)] == []


def page(graph: Bolt) -> list[str]:
    reader = Reader(AuditTrail(graph), EVERYTHING, REASON)
    return [repr(reader.dossier(thing)) for thing in PEOPLE[:3]]


@pytest.mark.parametrize("elsewhere", [True, False], ids=["on another machine", "on this one"])
def test_a_dead_writers_lease_passes_on(graph: Bolt, elsewhere: bool) -> None:  # noqa: FBT001
    host = "another-machine" if elsewhere else socket.gethostname()
    graph.alone(STALE, host=host, beat=NOON - SILENCE_MS)
    load_all(graph, [[person("P1")]], waiting=lambda _: pytest.fail("it waits for the dead"))
    assert reads(graph).dossier(pid("P1")).records


def test_a_writer_that_was_thought_dead_can_write_nothing_and_takes_nothing_back(graph: Bolt) -> None:
    later = NOON + LONGEST_SILENCE_MS
    with open_writer(graph, SOURCE, now=lambda: NOON) as sleeping:
        sleeping.write([person("P1", "Sleeper")])
        with open_writer(graph, SOURCE, now=lambda: later) as other:
            other.write([person("P1", "Other")])
            before = everything(graph)
            with pytest.raises(LeaseError):
                sleeping.write([person("P2", "Sleeper")])
            sleeping.leave()
            assert everything(graph) == before
            other.publish("{}", LOADER, AuditTrail(graph))
        with pytest.raises(LeaseError):
            sleeping.publish("{}", LOADER, AuditTrail(graph))
    assert reads(graph).dossier(pid("P1")).thing.label == "OTHER, Ann"
    assert load(graph, [person("P1", "Other")]).outcomes == ["unchanged"]


def test_a_load_that_breaks_off_is_taken_back_and_lets_the_next_one_in(graph: Bolt) -> None:
    load_all(graph, BEFORE)
    before = everything(graph)
    with pytest.raises(ZeroDivisionError):
        _break_off(graph)
    assert everything(graph) == before
    assert graph.alone(HOLDER) == [{"holder": None, "open": False}]


def _break_off(graph: Bolt) -> None:
    with open_writer(graph, SOURCE, now=lambda: NOON) as writer:
        for batch in LOADED:
            writer.write(batch)
        writer.settle()
        raise ZeroDivisionError
