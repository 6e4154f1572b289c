"""A unit as a whole: how complete its knowledge was on a series of days, what filled gaps, and which rules help."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from analysis.gaps.over_time import Point, Snapshot, completeness, filled_by
from analysis.gaps.precision import Judged, judged
from analysis.gaps.reading import read_casebook
from analysis.gaps.run import find_gaps
from graph.asking.gap_steps import gap_steps
from graph.errors import InputError
from graph.instants import end_of
from graph.reading.frame import View

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from analysis.gaps.overrides import ForceLimits
    from graph.reader import Reader

MOST_DAYS = 24
"""Each day is a whole run of every rule: two years by the month."""


class Series(NamedTuple):
    """The last day, how many days, and how many days lie between one and the next."""

    until: date
    points: int = 6
    apart: int = 30

    @property
    def days(self) -> tuple[date, ...]:
        """The days, the first one first.

        Raises:
            InputError: If there are none, or more than can be worked out in a reasonable time.
        """
        if not 1 <= self.points <= MOST_DAYS or self.apart < 1:
            raise InputError(f"Ask for 1 to {MOST_DAYS} days, at least a day apart.")
        return tuple(self.until - timedelta(days=self.apart * back) for back in range(self.points - 1, -1, -1))


class UnitView(NamedTuple):
    """What a whole-unit view shows; `failed` are rules that failed on any of the days."""

    days: tuple[date, ...]
    points: tuple[Point, ...]
    filled: Mapping[str, Mapping[str, int]]
    judged: tuple[Judged, ...]
    failed: tuple[str, ...]


def unit_view(reader: Reader, limits: ForceLimits, series: Series) -> UnitView:
    """Look as at each day, with the clocks of that day, as far as the reader may see."""
    taken: list[Snapshot] = []
    failed: set[str] = set()
    for day in series.days:
        moment = min(end_of(day), datetime.now(UTC))
        book = read_casebook(reader.at(View(as_at=moment)), day)
        found = find_gaps(book, limits=limits)
        taken.append(Snapshot(book, found.findings))
        failed |= {each.rule for each in found.failed}
    steps = reader.ask(gap_steps())
    return UnitView(series.days, completeness(taken), filled_by(taken), judged(steps), tuple(sorted(failed)))
