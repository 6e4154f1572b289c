"""Where a gap may stand; apart from what works it out, because every command line is read with it."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Where a gap stands."""

    OPEN = "open"
    UNDECIDED = "undecided"
    TASKED = "tasked"
    ANSWERED = "answered"
    ACCEPTED_UNKNOWN = "accepted_unknown"
    SUPPRESSED = "suppressed"
    CLOSED = "closed"

    @property
    def words(self) -> str:
        """The state as people call it."""
        return _WORDS.get(self, self.value)


_WORDS = {Status.ACCEPTED_UNKNOWN: "accepted as unknowable", Status.SUPPRESSED: "put aside"}


TO_DO = (Status.OPEN, Status.UNDECIDED, Status.TASKED, Status.ANSWERED)
"""What a list shows unless somebody asks for the rest: an answer that is not on record yet closes nothing."""
