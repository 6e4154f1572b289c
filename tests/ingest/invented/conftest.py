"""One small force for all tests that only read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from ingest.invented.force import write_force
from ingest.invented.sizes import SMALL

if TYPE_CHECKING:
    from pathlib import Path

    from ingest.invented.summary import ForceSummary


class Written(NamedTuple):
    folder: Path
    summary: ForceSummary


@pytest.fixture(scope="session")
def small_force(tmp_path_factory: pytest.TempPathFactory) -> Written:
    folder = tmp_path_factory.mktemp("small")
    return Written(folder, write_force(folder, seed=1, size=SMALL))
