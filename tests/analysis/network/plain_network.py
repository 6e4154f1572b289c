"""The network of a web made tie by tie, as plainly as can be: what the network made of columns must be."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.network.structure import Pairs
from analysis.network.together import MOST_SHARING, Behind, Network, can_meet, notes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from analysis.network.web import Step, Web


def network_of(web: Web, everybody: Iterable[str] = ()) -> Network:
    """The people of a web, and everybody else who is on record, as one network."""
    ways = _ways_by_pair(web)
    people = tuple(sorted({*everybody, *_people_in(web)}))
    place = {person: number for number, person in enumerate(people)}
    # Ids sort as places do, so pairs of ids stand in the order of their places.
    named = sorted(ways.doubt)
    table = np.array([(place[one], place[other]) for one, other in named], dtype=np.int64).reshape(-1, 2)
    worth = np.array([1.0 - ways.doubt[pair] for pair in named], dtype=np.float64)
    pairs = Pairs(table[:, 0], table[:, 1])
    return Network(people, pairs, worth, notes_of(web, ways.crowds), web, _behind(ways, named))


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
        if can_meet(mine, theirs):
            yield one, other, mine.weight * theirs.weight


def _people_in(web: Web) -> Iterator[str]:
    return (one for one, _, _ in _each_way(web))
