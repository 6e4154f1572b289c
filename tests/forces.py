"""Invented forces as rows of the extract, for tests of what is above the import that makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.invented.force import TODAY, write_force
from ingest.invented.layout import TABLES
from ingest.invented.sizes import SMALL
from tests.ingest.invented.force_files import rows_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders import Tables

__all__ = ["TODAY", "force_of"]


def force_of(folder: Path, seed: int) -> Tables:
    """A small force, written into a folder and read back."""
    write_force(folder, seed=seed, size=SMALL)
    return {table: rows_of(folder, table) for table in TABLES}
