"""When a statement holds: both bounds may be vague or missing, and a missing end is not an open end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - pydantic reads it where a period is a field

from graph.partdates import Certainty, PartDate


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days as recorded, and the last day somebody confirmed it.

    A blank end means "end not recorded": the statement is certain up to the last confirmation and possible after it. A
    blank start likewise. Certain means that it holds however the vague dates turn out.
    """

    valid_from: PartDate | None = None
    valid_to: PartDate | None = None
    confirmed: PartDate | None = None

    @property
    def ends_before_it_begins(self) -> bool:
        """Whether no reading of the dates lets the end come after the start."""
        return bool(self.valid_from and self.valid_to and self.valid_to.certainly_before(self.valid_from))

    @property
    def latest_start(self) -> date | None:
        """The day by which it had certainly begun: it had begun when it was confirmed, and when it ended."""
        known = [bound.latest for bound in (self.valid_from, self.confirmed, self.valid_to) if bound]
        return min(known, default=None)

    @property
    def earliest_end(self) -> date | None:
        """The day until which it certainly lasted."""
        known = [bound.earliest for bound in (self.valid_to, self.confirmed, self.valid_from) if bound]
        return max(known, default=None)

    def possible_at(self, day: date) -> bool:
        """Whether it may have held on this day."""
        begun = self.valid_from is None or self.valid_from.earliest <= day
        return begun and (self.valid_to is None or day <= self.valid_to.latest)

    def certain_at(self, day: date) -> bool:
        """Whether it held on this day however the vague dates turn out."""
        start, end = self.latest_start, self.earliest_end
        return start is not None and end is not None and start <= day <= end and self.possible_at(day)

    def at(self, day: date) -> Certainty:
        """Whether it held on this day."""
        if self.certain_at(day):
            return Certainty.CERTAIN
        return Certainty.POSSIBLE if self.possible_at(day) else Certainty.NO

    def overlap(self, other: Period) -> Certainty:
        """Whether both held on one same day."""
        if not (self._may_meet(other) and other._may_meet(self)):
            return Certainty.NO
        sure = self._begins_within(other) and other._begins_within(self)
        return Certainty.CERTAIN if sure else Certainty.POSSIBLE

    def _may_meet(self, other: Period) -> bool:
        return not (self.valid_from and other.valid_to and other.valid_to.certainly_before(self.valid_from))

    def _begins_within(self, other: Period) -> bool:
        start, end = self.latest_start, other.earliest_end
        return start is not None and end is not None and start <= end
