"""Which things of a chart belong together: at one address, in one household, in one family, in one community.

Question: which of these people belong together, by what is recorded of them and shown here?
By address and household: whoever is at an address now; a person who is at several goes with the one that sources state
most firmly, then the latest. By family: whoever a chain of family and partner ties joins. By community: the parts of
the chart with the most links inside them, compared with chance (Blondel and others 2008, a fixed seed).
What a source refutes, and what has ended, joins nobody.
Not to be concluded: a community is a picture of what was recorded and drawn, not of who keeps company with whom.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

import networkx as nx

from graph.vocabulary import AddressUse, AssociationKind, Strength

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from graph.reading.chart import ChartFacts, ChartTie

SEED = 7
FAMILY = frozenset({AssociationKind.FAMILY, AssociationKind.PARTNER})
_FIRMNESS = {Strength.CONFIRMED: 3, Strength.PROBABLE: 2, Strength.POSSIBLE: 1}


class By(StrEnum):
    """What binds the things of a group."""

    ADDRESS = "address"
    HOUSEHOLD = "household"
    FAMILY = "family"
    COMMUNITY = "community"


class Together(NamedTuple):
    """Things that belong together.

    Attributes:
        name: What to call them.
        of: Their ids, two or more; no thing is in two groups.
        about: The thing that binds them, where it is one.
    """

    name: str
    of: tuple[str, ...]
    about: str = ""


def together(facts: ChartFacts, by: By, today: date) -> tuple[Together, ...]:
    """The groups of a chart, the largest first; what belongs to nothing is in none."""
    standing = [tie for tie in facts.ties if _stands(tie, today.isoformat())]
    return _WAYS[by](facts, standing)


def _stands(tie: ChartTie, today: str) -> bool:
    begun = tie.bounds.from_earliest is None or tie.bounds.from_earliest <= today
    over = tie.bounds.to_latest is not None and tie.bounds.to_latest < today
    return begun and not over and tie.strength != Strength.REFUTED


def _by_address(facts: ChartFacts, ties: Iterable[ChartTie]) -> tuple[Together, ...]:
    at = _place_of_each(tie for tie in ties if tie.type in {"AT_ADDRESS", "LIVES_AT"})
    labels = {each.thing.id: each.thing.label for each in facts.things}
    found = [Together(labels.get(place, ""), (place, *people), place) for place, people in _gathered(at)]
    return _largest_first(found)


def _by_household(_facts: ChartFacts, ties: Iterable[ChartTie]) -> tuple[Together, ...]:
    standing = list(ties)
    at = _place_of_each(tie for tie in standing if tie.type == "LIVES_AT" or tie.kind == AddressUse.HOME)
    joins = [(people[0], other) for _, people in _gathered(at) for other in people[1:]]
    joins += [(tie.start, tie.end) for tie in standing if _is_between(tie, {AssociationKind.HOUSEHOLD})]
    return _joined("Household", joins)


def _by_family(_facts: ChartFacts, ties: Iterable[ChartTie]) -> tuple[Together, ...]:
    return _joined("Family", [(tie.start, tie.end) for tie in ties if _is_between(tie, FAMILY)])


def _by_community(_facts: ChartFacts, ties: Iterable[ChartTie]) -> tuple[Together, ...]:
    web: nx.Graph[str] = nx.Graph()
    # Parallel assertions are one link: otherwise whoever was looked at often would draw everybody.
    web.add_edges_from(
        sorted({(min(tie.start, tie.end), max(tie.start, tie.end)) for tie in ties if tie.start != tie.end})
    )
    parts = nx.community.louvain_communities(web, seed=SEED) if web else []
    return _named("Community", parts)


_WAYS: Mapping[By, Callable[[ChartFacts, list[ChartTie]], tuple[Together, ...]]] = {
    By.ADDRESS: _by_address,
    By.HOUSEHOLD: _by_household,
    By.FAMILY: _by_family,
    By.COMMUNITY: _by_community,
}


def _is_between(tie: ChartTie, kinds: Iterable[str]) -> bool:
    return tie.type == "ASSOCIATED_WITH" and tie.kind in set(kinds)


def _place_of_each(ties: Iterable[ChartTie]) -> dict[str, str]:
    """The one address of each person: the firmest, then the latest, then the first by its id."""
    found: dict[str, tuple[int, str, str]] = {}
    for tie in sorted(ties, key=lambda each: each.end, reverse=True):
        firm = _FIRMNESS.get(Strength(tie.strength), 0) if tie.strength else 0
        weight = (firm, tie.bounds.from_earliest or "", tie.end)
        if tie.start not in found or weight[:2] >= found[tie.start][:2]:
            found[tie.start] = weight
    return {person: place for person, (_, _, place) in found.items()}


def _gathered(at: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """Addresses with two people or more, and those."""
    every = {place: sorted(person for person, there in at.items() if there == place) for place in set(at.values())}
    return sorted((place, people) for place, people in every.items() if len(people) > 1)


def _joined(word: str, joins: Iterable[tuple[str, str]]) -> tuple[Together, ...]:
    return _named(word, nx.connected_components(nx.Graph(joins)))


def _named(word: str, parts: Iterable[set[str]]) -> tuple[Together, ...]:
    sized = sorted((sorted(part) for part in parts if len(part) > 1), key=lambda part: (-len(part), part))
    return tuple(Together(f"{word} {number}", tuple(part)) for number, part in enumerate(sized, 1))


def _largest_first(found: Iterable[Together]) -> tuple[Together, ...]:
    return tuple(sorted(found, key=lambda each: (-len(each.of), each.of)))
