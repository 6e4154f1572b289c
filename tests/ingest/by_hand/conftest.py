"""An office over the one real database, emptied first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ingest.by_hand.desks import Office, office_of

if TYPE_CHECKING:
    from pathlib import Path

    from graph.neo4j.bolt import Bolt


@pytest.fixture
def office(graph: Bolt, tmp_path: Path) -> Office:
    return office_of(graph, tmp_path)
