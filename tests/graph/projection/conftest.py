"""A projection in a folder of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.projection.projection import Projection

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Name the folder of a projection, which is not there yet."""
    return tmp_path / "projection"


@pytest.fixture
def projection(folder: Path) -> Projection:
    """Give a projection that holds nothing yet."""
    return Projection(folder)
