"""Has the statements of a link chart planned in the background, while nobody asks the database anything.

A database that was just started takes seconds for the first chart: it plans each statement when it is first asked.
"""

from __future__ import annotations

from contextlib import suppress
from threading import Event, Thread
from typing import TYPE_CHECKING

from graph.errors import MosaicError
from graph.neo4j import cypher_chart
from graph.neo4j.planning import plans_ahead, reading_statements

if TYPE_CHECKING:
    from graph.neo4j.bolt import Bolt
    from ui.wiring import House

QUIET_S = 0.3
"""So long nobody may have asked anything before the next statement is planned: a page asks its questions at once."""


def plan_charts_ahead(house: House) -> Thread:
    """Begin, and go on with the program's work; the thread ends by itself, or with the program."""
    # A daemon: a program that ends does not wait for plans that nobody will use.
    thread = Thread(target=_plan, args=(house,), name="plans ahead", daemon=True)
    thread.start()
    return thread


def _plan(house: House) -> None:
    # Away, closed or refusing: whoever asks next is told so; that this was not done only makes them wait as before.
    with suppress(MosaicError):
        _wait_until_quiet(house.bolt)
        classes = sorted(house.trail.standing().classes)
        for _ in plans_ahead(house.bolt, reading_statements(cypher_chart), classes):
            _wait_until_quiet(house.bolt)


def _wait_until_quiet(bolt: Bolt) -> None:
    before, never = bolt.stirrings, Event()
    while never.wait(QUIET_S) or bolt.stirrings != before or before[0] != before[1]:
        before = bolt.stirrings
