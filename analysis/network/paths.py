"""Paths between two people: by fewest links and by strongest association, with alternatives.

The analyst's question: how is this person connected to that one, and how good is the weakest part of it?

A path's strength is the product of the weights of its steps; the strongest path has the largest product. All
paths are tried in order of cost, with the exact cost to the goal as a guide, so the first found are the best (Hart,
Nilsson and Raphael 1968). A time-respecting path is one along which something could have been passed on: each step can
hold on some day that is not before a day of the step before.

What must not be concluded: that the people know each other, or that anything passed between them. A path says that
records can be strung together.
"""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import pairwise
from math import inf, log
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from analysis.network.ties import Tie
    from analysis.network.web import Step, Web

MOST_TRIED = 200_000
_ALIKE = 1e-6
BEGINNING = ""


class Wanted(NamedTuple):
    """Which paths are wanted.

    Attributes:
        alternatives: How many, the best included.
        most_steps: Longer ones are not looked for.
        in_time: Only time-respecting ones.
    """

    alternatives: int = 3
    most_steps: int = 6
    in_time: bool = False


class Path(NamedTuple):
    """One path.

    Attributes:
        things: The ids of people and shared things along it, both ends included.
        steps: What is between them, one fewer.
    """

    things: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def strength(self) -> float:
        """The product of the weights of its steps."""
        product = 1.0
        for step in self.steps:
            product *= step.weight
        return product

    @property
    def weakest(self) -> int:
        """The place of the step with the least weight, the first of them."""
        return min(range(len(self.steps)), key=lambda place: self.steps[place].weight)


class Found(NamedTuple):
    """Paths in order, and whether the search came to its end; where it did not, there may be better ones."""

    paths: tuple[Path, ...]
    complete: bool


class Between(NamedTuple):
    """What leads from one person to another, by both orders, side by side."""

    start: str
    goal: str
    fewest: Found
    strong: Found
    most_steps: int


def between(web: Web, start: str, goal: str, wanted: Wanted) -> Between:
    """The paths with the fewest links, and those with the strongest association."""
    ends = web, start, goal, wanted
    return Between(start, goal, fewest_links(*ends), strongest(*ends), wanted.most_steps)


def fewest_links(web: Web, start: str, goal: str, wanted: Wanted) -> Found:
    """The paths with the fewest links; among equally long ones the stronger comes first."""
    return _best(web, (start, goal), wanted, lambda step: 1 - _ALIKE * log(step.weight))


def strongest(web: Web, start: str, goal: str, wanted: Wanted) -> Found:
    """The paths with the strongest association."""
    return _best(web, (start, goal), wanted, lambda step: -log(step.weight))


def _best(web: Web, ends: tuple[str, str], wanted: Wanted, cost: Callable[[Step], float]) -> Found:
    start, goal = ends
    ahead, hops = _costs_to(web, goal, cost), _costs_to(web, goal, lambda _: 1.0)
    if start not in ahead or start == goal:
        return Found((), complete=True)
    waiting: list[tuple[float, tuple[str, ...], float, str]] = [(ahead[start], (start,), 0.0, BEGINNING)]
    found: list[Path] = []
    for _ in range(MOST_TRIED):
        if not waiting or len(found) == wanted.alternatives:
            return Found(tuple(found), complete=True)
        _, things, spent, day = heappop(waiting)
        if things[-1] == goal:
            found.append(_path(web, things))
            continue
        left = wanted.most_steps - len(things)
        for other, step, then in _next(web, things, day, in_time=wanted.in_time):
            if hops.get(other, inf) <= left:
                paid = spent + cost(step)
                heappush(waiting, (paid + ahead[other], (*things, other), paid, then))
    return Found(tuple(found), complete=False)


def _next(web: Web, things: tuple[str, ...], day: str, *, in_time: bool) -> Iterator[tuple[str, Step, str]]:
    for other, step in web.steps[things[-1]].items():
        if other not in things:
            then = _first_day(step.ties, day) if in_time else BEGINNING
            if then is not None:
                yield other, step, then


def _first_day(ties: tuple[Tie, ...], day: str) -> str | None:
    """The first day, not before a day, on which one of the ties can hold; ISO text sorts as days do."""
    days = [
        max(day, tie.bounds.from_earliest or BEGINNING)
        for tie in ties
        if tie.bounds.to_latest is None or max(day, tie.bounds.from_earliest or BEGINNING) <= tie.bounds.to_latest
    ]
    return min(days, default=None)


def _costs_to(web: Web, goal: str, cost: Callable[[Step], float]) -> Mapping[str, float]:
    """The least cost from each thing to the goal (Dijkstra 1959); who cannot reach it is not in it."""
    settled: dict[str, float] = {}
    waiting: list[tuple[float, str]] = [(0.0, goal)]
    while waiting:
        spent, thing = heappop(waiting)
        if thing in settled:
            continue
        settled[thing] = spent
        for other, step in web.steps.get(thing, {}).items():
            if other not in settled:
                heappush(waiting, (spent + cost(step), other))
    return settled


def _path(web: Web, things: tuple[str, ...]) -> Path:
    pairs = pairwise(things)
    return Path(things, tuple(web.steps[one][other] for one, other in pairs))
