"""Screens run headless against the real database, with one small invented story in it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests import story
from tests.builders import put
from tests.conftest import BEGIN_AGAIN, EMPTY
from ui import gate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.neo4j.bolt import Bolt
    from graph.neo4j.endpoint import Endpoint


@pytest.fixture(autouse=True)
def _same_main() -> Iterator[None]:
    """Put back `__main__`: AppTest leaves its script there, and a process that a later test starts would run it."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(scope="package")
def explorer(endpoint: Endpoint, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Point the explorer of this process at the one database, and let go of its connections afterwards."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("MOSAIC_HOME", str(tmp_path_factory.mktemp("explorer")))
        patched.setenv("MOSAIC_NEO4J_URI", endpoint.uri)
        patched.setenv("MOSAIC_NEO4J_USER", endpoint.user)
        patched.setenv("MOSAIC_NEO4J_PASSWORD", endpoint.password.get_secret_value())
        yield
        gate.house().bolt.close()
        gate.house.clear()


@pytest.fixture(scope="module")
def told(explorer: None, bolt: Bolt) -> Bolt:  # noqa: ARG001 - the explorer must point at the database first
    """Load the story once for a whole module, since its tests only read; another module may have emptied it."""
    bolt.alone(EMPTY)
    bolt.alone(BEGIN_AGAIN)
    put(bolt, story.FULL)
    gate.house().trail.standing(afresh=True)
    return bolt
