"""Who is tied to whom, directly or through something both share, as one network of people.

What more than `MOST_SHARING` people share ties none of them to another: ten thousand at one hostel or in one club know
nothing of each other. An address or an organisation ties only those who can have been there at one time.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from analysis.counted import told
from analysis.network.structure import Matrix, Pairs, matrix_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from analysis.network.ties import Tie
    from analysis.network.web import Step, Web

MOST_SHARING = 200
AT_ONE_TIME = frozenset({"AT_ADDRESS", "MEMBER_OF"})
"""What people share only while both are there; a phone or a vehicle that passed from one to another still ties them."""


class Way(NamedTuple):
    """One way in which two people are tied.

    Attributes:
        through: The id of what they share; empty where they are tied directly.
        ties: The assertions that it rests on.
        weight: What it is worth.
    """

    through: str
    ties: tuple[Tie, ...]
    weight: float


class Behind(NamedTuple):
    """What ties each pair, one entry for each way in which it is tied.

    Attributes:
        pair: The place of the pair among the network's pairs.
        through: What ties it so, by number; a direct tie has a number of its own.
    """

    pair: NDArray[np.int64]
    through: NDArray[np.int64]


class Network(NamedTuple):
    """People and the pairs of them that are tied.

    Attributes:
        people: Their ids, sorted; whoever is tied to nobody is among them.
        pairs: The pairs by their places in `people`.
        weight: What all ways between the two are worth together.
        notes: What was left aside, in words.
        web: The ties behind it.
        behind: What ties each pair; None where each pair is a tie of its own.
    """

    people: tuple[str, ...]
    pairs: Pairs
    weight: NDArray[np.float64]
    notes: tuple[str, ...]
    web: Web
    behind: Behind | None = None

    @property
    def matrix(self) -> Matrix:
        """Who is tied to whom."""
        return matrix_of(self.pairs, len(self.people))

    def place(self, person: str) -> int | None:
        """Where somebody stands in `people`, None where they are not in it."""
        at = bisect_left(self.people, person)
        return at if at < len(self.people) and self.people[at] == person else None

    def evidence(self, places: Iterable[int], *, most: int = 200) -> tuple[str, ...]:
        """The ids of assertions that tie some of these people to each other, no more than `most`."""
        among = {self.people[place] for place in places}
        found: dict[str, None] = {}
        for one in sorted(among):
            for other, step in self.web.steps.get(one, {}).items():
                if other in among or len(among & self.web.steps.get(other, {}).keys()) > 1:
                    found.update((tie.id, None) for tie in step.ties)
            if len(found) >= most:
                break
        return tuple(found)[:most]


def notes_of(web: Web, crowds: int) -> tuple[str, ...]:
    """What was left aside, in words: things that too many share, refuted ties, and ties of somebody to themselves."""
    many = f"shared by more than {MOST_SHARING} people: that ties nobody to anybody"
    return told((
        (crowds, "thing is", "things are", many),
        (web.refuted, "tie that a source refutes was", "ties that a source refutes were", "left out"),
        (web.self_links, "tie of somebody to themselves was", "ties of somebody to themselves were", "left out"),
    ))  # fmt: skip


def ways_between(web: Web, one: str, other: str) -> tuple[Way, ...]:
    """Every way in which two people are tied, the worthiest first."""
    mine, theirs = web.steps.get(one, {}), web.steps.get(other, {})
    found = [Way("", mine[other].ties, mine[other].weight)] if other in mine else []
    for thing in sorted(mine.keys() & theirs.keys()):
        if not mine[thing].ties[0].joins_people and can_meet(mine[thing], theirs[thing]):
            both = (*mine[thing].ties, *theirs[thing].ties)
            found.append(Way(thing, both, mine[thing].weight * theirs[thing].weight))
    return tuple(sorted(found, key=lambda way: (-way.weight, way.through)))


def can_meet(mine: Step, theirs: Step) -> bool:
    """Whether two people who share a thing share it as people do: at one time, where it is a place."""
    if mine.ties[0].type not in AT_ONE_TIME:
        return True
    return any(one.bounds.may_meet(other.bounds) for one in mine.ties for other in theirs.ties)
