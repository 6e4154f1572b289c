"""Who is tied to whom, directly or through something both share, as one network of people.

What more than `MOST_SHARING` people share ties none of them to another: ten thousand at one hostel or in one club know
nothing of each other. An address or an organisation ties only those who can have been there at one time.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.network.structure import Matrix, Pairs, matrix_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

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
        at = int(np.searchsorted(np.array(self.people), person)) if self.people else 0
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


def network_of(web: Web, everybody: Iterable[str] = ()) -> Network:
    """The people of a web, and everybody else who is on record, as one network."""
    ways = _ways_by_pair(web)
    people = tuple(sorted({*everybody, *_people_in(web)}))
    place = {person: number for number, person in enumerate(people)}
    # Ids sort as places do, so pairs of ids stand in the order of their places.
    named = sorted(ways.doubt)
    table = np.array([(place[one], place[other]) for one, other in named], dtype=np.int64).reshape(-1, 2)
    worth = np.array([1.0 - ways.doubt[pair] for pair in named], dtype=np.float64)
    notes = tuple(_notes(web, ways.crowds))
    return Network(people, Pairs(table[:, 0], table[:, 1]), worth, notes, web, _behind(ways, named))


def ways_between(web: Web, one: str, other: str) -> tuple[Way, ...]:
    """Every way in which two people are tied, the worthiest first."""
    mine, theirs = web.steps.get(one, {}), web.steps.get(other, {})
    found = [Way("", mine[other].ties, mine[other].weight)] if other in mine else []
    for thing in sorted(mine.keys() & theirs.keys()):
        if not mine[thing].ties[0].joins_people and _can_meet(mine[thing], theirs[thing]):
            both = (*mine[thing].ties, *theirs[thing].ties)
            found.append(Way(thing, both, mine[thing].weight * theirs[thing].weight))
    return tuple(sorted(found, key=lambda way: (-way.weight, way.through)))


class _Ways(NamedTuple):
    """The ways in which pairs are tied.

    Attributes:
        doubt: For each tied pair what remains of the doubt that they are.
        through: Each way: the pair, and the id of what they share, empty where they are tied directly.
        crowds: How many things are shared by too many.
    """

    doubt: Mapping[tuple[str, str], float]
    through: Sequence[tuple[tuple[str, str], str]]
    crowds: int


def _ways_by_pair(web: Web) -> _Ways:
    doubt: defaultdict[tuple[str, str], float] = defaultdict(lambda: 1.0)
    through: list[tuple[tuple[str, str], str]] = []
    sharing: defaultdict[str, list[tuple[str, Step]]] = defaultdict(list)
    for one, other, step in _each_way(web):
        if not step.ties[0].joins_people:
            sharing[other].append((one, step))
        elif one < other:
            doubt[one, other] *= 1.0 - step.weight
            through.append(((one, other), ""))
    few = {thing: sharers for thing, sharers in sharing.items() if len(sharers) <= MOST_SHARING}
    for thing, sharers in few.items():
        for one, other, worth in _sharing_pairs(sharers):
            doubt[one, other] *= 1.0 - worth
            through.append(((one, other), thing))
    return _Ways(doubt, through, len(sharing) - len(few))


def _behind(ways: _Ways, named: Sequence[tuple[str, str]]) -> Behind:
    place = {pair: number for number, pair in enumerate(named)}
    things = {thing: number for number, thing in enumerate(dict.fromkeys(thing for _, thing in ways.through if thing))}
    numbers = [things.get(thing, len(things) + at) for at, (_, thing) in enumerate(ways.through)]
    pairs = [place[pair] for pair, _ in ways.through]
    return Behind(np.array(pairs, dtype=np.int64), np.array(numbers, dtype=np.int64))


def _each_way(web: Web) -> Iterator[tuple[str, str, Step]]:
    """Each step from a person: to another person, or to something shared."""
    for one, steps in web.steps.items():
        for other, step in steps.items():
            if step.ties[0].joins_people or step.ties[0].start == one:
                yield one, other, step


def _sharing_pairs(sharers: Sequence[tuple[str, Step]]) -> Iterator[tuple[str, str, float]]:
    for (one, mine), (other, theirs) in combinations(sorted(sharers, key=lambda sharer: sharer[0]), 2):
        if _can_meet(mine, theirs):
            yield one, other, mine.weight * theirs.weight


def _can_meet(mine: Step, theirs: Step) -> bool:
    if mine.ties[0].type not in AT_ONE_TIME:
        return True
    return any(one.bounds.may_meet(other.bounds) for one in mine.ties for other in theirs.ties)


def _people_in(web: Web) -> Iterator[str]:
    return (one for one, _, _ in _each_way(web))


def _notes(web: Web, crowds: int) -> Iterator[str]:
    if crowds:
        yield f"{crowds} things are shared by more than {MOST_SHARING} people each: that ties nobody to anybody."
    if web.refuted:
        yield f"{web.refuted} ties that a source refutes were left out."
    if web.self_links:
        yield f"{web.self_links} ties of somebody to themselves were left out."
