"""Chance with a seed: the only module that draws, so that the same seed gives the same force."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

_Option = TypeVar("_Option")
_SKIPPED_HOUR = 1
"""The hour that the clocks skip in March: a time in it would be unreadable by accident."""


class Draw:
    """One stream of chance, as seen from one day."""

    def __init__(self, seed: str, today: date) -> None:
        self._random = Random(seed)  # noqa: S311 - nothing here is a secret, and the seed must repeat it
        self.today = today

    def chance(self, share: float) -> bool:
        """True in `share` of all draws."""
        return self._random.random() < share

    def between(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return low + int(self._random.random() * (high - low + 1))

    def number(self, low: float, high: float) -> float:
        """A number between two others."""
        return low + self._random.random() * (high - low)

    def near(self, centre: float, spread: float) -> float:
        """A number about another, most of them close."""
        return self._random.gauss(centre, spread)

    def pick(self, options: Sequence[_Option]) -> _Option:
        """One of several, all alike."""
        return options[int(self._random.random() * len(options))]

    def some(self, options: Sequence[_Option], count: int) -> list[_Option]:
        """Several different ones, or all where there are fewer."""
        return self._random.sample(options, min(count, len(options)))

    def weighted(self, options: Sequence[tuple[_Option, float]]) -> _Option:
        """One of several, each as often as its weight says."""
        left = self._random.random() * sum(weight for _, weight in options)
        for option, weight in options:
            left -= weight
            if left <= 0:
                return option
        return options[-1][0]

    def shuffled(self, options: Sequence[_Option]) -> list[_Option]:
        """All of them in another order."""
        return self._random.sample(options, len(options))

    def day(self, first: date, last: date) -> date:
        """A day in a period, both ends included; the first where the period is empty."""
        return first + timedelta(days=self.between(0, max(0, (last - first).days)))

    def days_ago(self, least: int, most: int) -> date:
        """A day between `least` and `most` days ago."""
        return self.today - timedelta(days=self.between(least, most))

    def later(self, day: date, least: int, most: int) -> date:
        """A day so many days after another, never in the future."""
        return min(day + timedelta(days=self.between(least, most)), self.today)

    def clock(self, first_hour: int = 8, last_hour: int = 20) -> str:
        """A time of day."""
        hour = self.between(first_hour, last_hour)
        return f"{hour if hour != _SKIPPED_HOUR else hour + 1:02d}:{self.between(0, 59):02d}"

    def moment(self, day: date, first_hour: int = 8, last_hour: int = 20) -> str:
        """A local time on a day, as ISO text."""
        return f"{day.isoformat()}T{self.clock(first_hour, last_hour)}"
