"""A load is killed at any transaction: readers see the old state or the new, and the next load makes good."""

from __future__ import annotations

import signal
from random import Random
from typing import TYPE_CHECKING

import pytest

from graph.audit import AuditTrail
from graph.errors import NotOnRecordError
from graph.keys import node_id
from graph.reader import Reader
from graph.reading.quarantine import Wanted
from graph.reading.search import Asked
from tests.faults.loading import BEFORE, LOADED, Address, Point, WatchedBolt, kill_at, load_all, start
from tests.graph.dump import everything
from tests.graph.rows import EVERYTHING, OUTSIDER, REASON, SOURCE

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.neo4j.bolt import Bolt
    from graph.neo4j.endpoint import Endpoint

PEOPLE = [node_id("Person", SOURCE, f"P{number}") for number in range(1, 10)]
KILLED = -signal.SIGKILL
FEWEST_POINTS = 20


def seen(graph: Bolt) -> list[str]:
    """All that two readers of different clearance see, as text."""
    found = []
    for viewer in (EVERYTHING, OUTSIDER):
        reader = Reader(AuditTrail(graph), viewer, REASON)
        for thing in PEOPLE:
            try:
                found.append(repr(reader.dossier(thing)))
            except NotOnRecordError as error:
                found.append(repr(error))
        found += [repr(reader.quarantine(Wanted())), repr(reader.search(Asked("thornwicket")))]
    return found


@pytest.fixture
def labels(endpoint: Endpoint, graph: Bolt, empty: Callable[[], None]) -> list[str]:
    """What each transaction of the load does, counted on a load that nobody disturbs and that leaves nothing."""
    del graph
    told: list[tuple[Point, str]] = []
    watched = WatchedBolt(endpoint, lambda point, label: told.append((point, label)))
    load_all(watched, BEFORE)
    told.clear()
    watched.number = 0
    load_all(watched, LOADED)
    watched.close()
    empty()
    return [label for point, label in told if point.when == "before"]


def points(labels: list[str]) -> list[Point]:
    """Twenty-odd points from a seed, and every one around settling, changing classes and publishing."""
    every = [Point(number, when) for number in range(1, len(labels) + 1) for when in ("before", "inside", "after")]
    telling = {"settle", "access classes follow", "publish"}
    sure = [point for point in every if labels[point.number - 1] in telling]
    others = [point for point in every if point not in sure]
    return sorted({*sure, *Random(24).sample(others, FEWEST_POINTS - 4)})  # noqa: S311 - the same points every time


def test_a_load_killed_at_any_point_leaves_the_old_state_or_the_new(
    graph: Bolt, empty: Callable[[], None], endpoint: Endpoint, labels: list[str]
) -> None:
    load_all(graph, BEFORE)
    old = seen(graph)
    load_all(graph, LOADED)
    new, complete = seen(graph), everything(graph)
    chosen = points(labels)
    assert len(chosen) >= FEWEST_POINTS
    for point in chosen:
        empty()
        load_all(graph, BEFORE)
        process = start(kill_at, Address.of(endpoint), point)
        process.join()
        where = f"{point} {labels[point.number - 1]}"
        assert process.exitcode == KILLED, where
        published = labels[: point.number].count("publish") and (
            point.when == "after" or labels[point.number - 1] != "publish"
        )
        assert seen(graph) == (new if published else old), where
        load_all(graph, LOADED)
        assert everything(graph) == complete, where


def test_taking_back_may_itself_be_killed_again_and_again(
    graph: Bolt, empty: Callable[[], None], endpoint: Endpoint, labels: list[str]
) -> None:
    load_all(graph, BEFORE)
    old = seen(graph)
    load_all(graph, LOADED)
    complete = everything(graph)
    empty()
    load_all(graph, BEFORE)
    settled = len(labels) - labels[::-1].index("settle")
    for point in (Point(settled, "after"), *(Point(number, "after") for number in range(2, 12, 2))):
        process = start(kill_at, Address.of(endpoint), point)
        process.join()
        assert process.exitcode == KILLED, point
        assert seen(graph) == old, point
    load_all(graph, LOADED)
    assert everything(graph) == complete
