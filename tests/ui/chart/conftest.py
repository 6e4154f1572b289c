"""Charts on the real database with the story in it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from graph.access import Reason
from graph.audit import AuditTrail
from graph.neo4j.statement import Statement
from graph.settings import Settings
from graph.users import read_directory
from tests import story
from tests.builders import person_id, put
from tests.conftest import BEGIN_AGAIN, EMPTY
from ui.chart.desk import Chart, Desk
from ui.wiring import House

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.neo4j.bolt import Bolt


NO_DRAFTS = Statement("no drafts", "MATCH (d:ChartDraft) DELETE d")


@pytest.fixture(scope="module")
def house(bolt: Bolt) -> House:
    """Load the story once for a module."""
    bolt.alone(EMPTY)
    bolt.alone(BEGIN_AGAIN)
    put(bolt, story.FULL)
    return House(Settings.from_environment({}), bolt, AuditTrail(bolt), read_directory(None))


@pytest.fixture
def desk_of(house: House) -> Callable[[str], Desk]:
    """Open Alder's chart as somebody; no draft of another test is left."""
    house.bolt.alone(NO_DRAFTS)

    def opened(user: str) -> Desk:
        reader = house.reader(house.directory.viewer(user), Reason.parse("pre-visit check: VIS-1"))
        return Desk(Chart(house, reader, person_id("P1"), date(2026, 11, 24)))

    return opened
