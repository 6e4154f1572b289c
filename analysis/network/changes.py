"""What changed in a network between two states of the record.

The analyst's question: who is new around this person since a date, and who is no longer there?

Two people are newly tied where they are tied in the later state and not in the earlier one; their tie has changed where
other assertions stand behind it. A state is what was on record at a moment, so a tie can be new that began long ago.

What must not be concluded: that people met after the first date. What is new is that somebody recorded it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.network.together import Way, ways_between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.network.together import Network


class Sort(StrEnum):
    """What became of a tie between two people."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


class TieChange(NamedTuple):
    """What became of the tie between two people.

    Attributes:
        one: The id of one of them; of the one who was asked about, where somebody was.
        other: The id of the other.
        sort: New, gone or changed.
        before: How they were tied, empty where they were not.
        after: How they are tied, empty where they are not.
    """

    one: str
    other: str
    sort: Sort
    before: tuple[Way, ...]
    after: tuple[Way, ...]

    @property
    def evidence(self) -> tuple[str, ...]:
        """The assertions that stand behind the tie in one state only."""
        earlier, later = (
            dict.fromkeys(tie.id for way in ways for tie in way.ties) for ways in (self.before, self.after)
        )
        return tuple(each for each in (*later, *earlier) if not (each in earlier and each in later))


def changes(
    before: Network, after: Network, about: str | None = None, *, among: frozenset[str] | None = None
) -> tuple[TieChange, ...]:
    """Compare two states of a network, or of what is around one person: new ties first, then gone, then changed.

    Args:
        before: The earlier state.
        after: The later one.
        about: Around whom; everybody where None.
        among: People outside whom nothing can have changed; everybody where None.
    """
    pairs = sorted(_pairs(before, about, among) | _pairs(after, about, among))
    found = [change for pair in pairs if (change := _change(before, after, pair, about))]
    return tuple(sorted(found, key=lambda change: tuple(Sort).index(change.sort)))


def _pairs(network: Network, about: str | None, among: frozenset[str] | None) -> set[tuple[str, str]]:
    people, chosen = np.array(network.people, dtype=object), np.ones(len(network.pairs), dtype=bool)
    for some in (among, None if about is None else frozenset((about,))):
        if some is not None:
            is_one = np.zeros(len(people), dtype=bool)
            is_one[[place for one in some if (place := network.place(one)) is not None]] = True
            chosen &= is_one[network.pairs.first] | is_one[network.pairs.second]
    return set(zip(people[network.pairs.first[chosen]], people[network.pairs.second[chosen]], strict=True))


def _change(before: Network, after: Network, pair: tuple[str, str], about: str | None) -> TieChange | None:
    one, other = pair if pair[1] != about else (pair[1], pair[0])
    earlier, later = (ways_between(network.web, one, other) for network in (before, after))
    ids = [sorted(_assertions(ways)) for ways in (earlier, later)]
    if ids[0] == ids[1]:
        return None
    sort = Sort.CHANGED if earlier and later else Sort.NEW if later else Sort.GONE
    return TieChange(one, other, sort, earlier, later)


def _assertions(ways: tuple[Way, ...]) -> Iterator[str]:
    return (tie.id for way in ways for tie in way.ties)
