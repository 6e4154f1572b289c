"""What an analysis of associations is tested on: known links, or known offences and meetings, of which some are hidden.

People who met at an event are all tied to each other. Hiding single ties of such a network would leave the rest of the
event in sight, and any method would find them again: so whole events are hidden.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np
from scipy import sparse

from analysis.network.structure import Pairs, upper

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_AT_ONE_EVENT = 200
"""People at one event up to whom being there ties them: ten thousand at one match know nothing of each other."""


class Material(Protocol):
    """Known associations, part of which can be hidden."""

    @property
    def people_count(self) -> int:
        """How many people there are, those included whose every tie is hidden."""

    def pairs(self) -> Pairs:
        """The pairs that are tied."""

    def without(self, share: float, rng: np.random.Generator) -> Material:
        """The same with a share hidden; at least one thing is hidden and at least one is left."""

    def on_record(self) -> NDArray[np.bool_]:
        """Of each person, whether what is not hidden says that there is such a person."""

    def circumstances(self, pairs: Pairs) -> dict[str, NDArray[np.float64]]:
        """How far apart pairs are in place, time and age as far as is known from what is not hidden; else nan."""


class Links(NamedTuple):
    """Links between people."""

    people_count: int
    tied: Pairs

    def pairs(self) -> Pairs:
        """The pairs that are tied."""
        return self.tied

    def without(self, share: float, rng: np.random.Generator) -> Links:
        """The same with a share of the links hidden."""
        return Links(self.people_count, self.tied.chosen(_kept(len(self.tied), share, rng)))

    def on_record(self) -> NDArray[np.bool_]:
        """Everybody: the list of people is taken as known, as published comparisons take it."""
        return np.ones(self.people_count, dtype=bool)

    def circumstances(self, pairs: Pairs) -> dict[str, NDArray[np.float64]]:
        """Nothing: a link says neither where nor when."""
        del pairs
        return {}


class Ways(NamedTuple):
    """Pairs of people by what ties them: a direct tie, or a thing that several people share.

    Whoever shares an address is tied to everybody else there. Hiding one of those ties would leave the others in
    sight, and the hidden one would be found again by them: so a thing is hidden with all that it ties.

    Attributes:
        people_count: How many people there are.
        tied: The pairs, each once.
        pair: For each way in which a pair is tied, the place of that pair in `tied`.
        through: What ties it so, by number; a direct tie has a number of its own.
    """

    people_count: int
    tied: Pairs
    pair: NDArray[np.int64]
    through: NDArray[np.int64]

    def pairs(self) -> Pairs:
        """The pairs that are tied in any way."""
        return self.tied

    def without(self, share: float, rng: np.random.Generator) -> Ways:
        """The same with a share of direct ties and shared things hidden; a pair that is tied otherwise too stays."""
        numbers = np.unique(self.through)
        kept = np.isin(self.through, numbers[_kept(len(numbers), share, rng)])
        left, pair = np.unique(self.pair[kept], return_inverse=True)
        return Ways(self.people_count, self.tied.chosen(left), pair, self.through[kept])

    def on_record(self) -> NDArray[np.bool_]:
        """Everybody: whose every tie is hidden is a person on record still."""
        return np.ones(self.people_count, dtype=bool)

    def circumstances(self, pairs: Pairs) -> dict[str, NDArray[np.float64]]:
        """Nothing: a tie says neither where nor when two people are."""
        del pairs
        return {}


class Setting(NamedTuple):
    """Where and when the person of each row was, and how old; nan where it is not known, None where nobody asked."""

    x: NDArray[np.float64] | None = None
    y: NDArray[np.float64] | None = None
    day: NDArray[np.float64] | None = None
    age: NDArray[np.float64] | None = None

    def chosen(self, mask: NDArray[np.bool_]) -> Setting:
        """The setting of some rows."""
        return Setting(*(None if part is None else part[mask] for part in self))


class Events(NamedTuple):
    """Who was at which event, one entry for each person at each event.

    Attributes:
        people_count: How many people there are.
        event: The event of each row, numbered from nought.
        person: The person of each row.
        setting: Where and when that was.
    """

    people_count: int
    event: NDArray[np.int64]
    person: NDArray[np.int64]
    setting: Setting = Setting()

    def pairs(self) -> Pairs:
        """Whoever was at one event is tied; an event with more people than `MOST_AT_ONE_EVENT` ties nobody."""
        events = int(self.event.max(initial=-1)) + 1
        here = sparse.csr_array(
            (np.ones(len(self.event)), (self.event, self.person)), shape=(events, self.people_count)
        )
        small = np.asarray((here > 0).sum(axis=1)).ravel() <= MOST_AT_ONE_EVENT
        kept = here[np.nonzero(small)[0]]
        return upper(kept.T @ kept)

    def without(self, share: float, rng: np.random.Generator) -> Events:
        """The same with a share of the events hidden, everybody's part in them included."""
        numbers = np.unique(self.event)
        mask = np.isin(self.event, numbers[_kept(len(numbers), share, rng)])
        return Events(self.people_count, self.event[mask], self.person[mask], self.setting.chosen(mask))

    def on_record(self) -> NDArray[np.bool_]:
        """Whoever was at an event that is not hidden; nobody would know of the others."""
        return np.bincount(self.person, minlength=self.people_count) > 0

    def circumstances(self, pairs: Pairs) -> dict[str, NDArray[np.float64]]:
        """Distance between people's usual places, days between their last events, years between their ages."""
        apart: dict[str, NDArray[np.float64]] = {}
        if self.setting.x is not None and self.setting.y is not None:
            x, y = self._usual(self.setting.x), self._usual(self.setting.y)
            apart["distance"] = np.hypot(x[pairs.first] - x[pairs.second], y[pairs.first] - y[pairs.second])
        for name, part in (("days_between", self.setting.day), ("years_between", self.setting.age)):
            if part is not None:
                usual = self._usual(part)
                apart[name] = np.abs(usual[pairs.first] - usual[pairs.second])
        return apart

    def _usual(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        known = ~np.isnan(values)
        count = np.bincount(self.person[known], minlength=self.people_count)
        total = np.bincount(self.person[known], values[known], minlength=self.people_count)
        mean: NDArray[np.float64] = np.full(self.people_count, np.nan)
        np.divide(total, count, out=mean, where=count > 0)
        return mean


def _kept(count: int, share: float, rng: np.random.Generator) -> NDArray[np.int64]:
    hidden = min(max(1, round(share * count)), max(count - 1, 0))
    return np.sort(rng.permutation(count)[hidden:])
