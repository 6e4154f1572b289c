"""Since when something is new: a moment before the one that is looked at."""

from __future__ import annotations

from datetime import UTC, datetime

from graph.errors import InputError


def ensure_past(since: datetime, as_at: datetime | None) -> None:
    """Refuse a moment since which nothing can be new: that nothing came since then would read as an answer.

    Raises:
        InputError: If it is not before the moment that is looked at, now where that is None.
    """
    if since >= (as_at or datetime.now(UTC)):
        message = "Nothing can be new since then: name a day before the one that is looked at."
        raise InputError(message)
