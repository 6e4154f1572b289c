"""What is asked on a screen as a command that asks the same: by whom, for which purpose and as at when included."""

from __future__ import annotations

from shlex import join
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from graph.reader import Reader


def as_command(reader: Reader, *parts: str, as_at: datetime | None = None) -> str:
    """A command of `mosaic` as it is typed; without who asks and why none is answered."""
    day = ("--as-at", f"{as_at:%Y-%m-%d}") if as_at else ()
    return join(("mosaic", *parts, *day, "--as", reader.viewer.user_id, "--purpose", reader.reason.words))
