"""A desk for whoever enters and changes records, with the real clock and keys that nobody has used yet."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from graph.writer import Who
from ingest.by_hand.desk import Desk

if TYPE_CHECKING:
    from graph.access import Reason, Viewer
    from ui.wiring import House

KEY_LENGTH = 12


def desk_of(house: House, viewer: Viewer, reason: Reason) -> Desk:
    """The desk of somebody, for a purpose."""
    return Desk(house.bolt, house.trail, Who(viewer, reason), lambda: datetime.now(UTC), new_key)


def new_key() -> str:
    """A key that tells that its row was entered by hand, and nothing else."""
    return f"H{uuid4().hex[:KEY_LENGTH].upper()}"
