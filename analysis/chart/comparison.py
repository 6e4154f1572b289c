"""Two states of a chart beside each other: what was added, what was removed, what is another now.

Question: what is on this picture that was not on that one, and what is no longer?
A thing is on a picture where it is shown and may be seen. An assertion is the same in both where it is the same place
in the same source row; another version of the row makes it changed. Of what the viewer may not see today nothing is
told, not even that it was there. Not to be concluded: what was added may be old news that was recorded late.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from graph.keys import line_of
from graph.reading.chart import ChartFacts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from graph.reading.chart import ChartThing, ChartTie


T = TypeVar("T")


class Changed(StrEnum):
    """What became of something from the earlier picture to the later one."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Picture(NamedTuple):
    """A chart in one state: what it shows, and what was on record of that then."""

    shown: frozenset[str]
    facts: ChartFacts

    @property
    def things(self) -> dict[str, ChartThing]:
        """What is on it."""
        return {each.thing.id: each for each in self.facts.things if each.thing.id in self.shown}

    @property
    def ties(self) -> dict[str, ChartTie]:
        """The assertions between two things on it, by the place of each in its source row."""
        on = self.things
        return {place_of(tie): tie for tie in self.facts.ties if tie.start in on and tie.end in on}


class Compared(NamedTuple):
    """Both pictures in one, and what is different, by id; what is not named is the same in both."""

    facts: ChartFacts
    changes: Mapping[str, Changed]


class _Beside(NamedTuple, Generic[T]):
    """Everything of two pictures, and what became of what."""

    every: dict[str, T]
    changes: dict[str, Changed]


def compared(earlier: Picture, later: Picture, today: ChartFacts, lines: frozenset[str]) -> Compared:
    """What is different, as far as it may be seen today.

    Args:
        earlier: The earlier picture.
        later: The later one.
        today: What may be seen today of everything on either.
        lines: The source rows of which the version that stands today may be seen.
    """
    visible = {each.thing.id for each in today.things}
    things, changes = _beside(earlier.things, later.things, _alike)
    things = {key: each for key, each in things.items() if key in visible}
    ties, tied = _beside(earlier.ties, later.ties, lambda one, other: one.id == other.id)
    ties = {
        key: tie
        for key, tie in ties.items()
        if line_of_tie(tie) in lines and tie.start in visible and tie.end in visible
    }
    told = {key: change for key, change in changes.items() if key in things}
    told |= {ties[key].id: change for key, change in tied.items() if key in ties}
    return Compared(ChartFacts(tuple(things.values()), tuple(ties.values())), told)


def place_of(tie: ChartTie) -> str:
    """Which place in which source row asserts it, whatever the version."""
    name, record, slot = tie.id.split(":")
    return f"{name}:{line_of(record)}:{slot}"


def line_of_tie(tie: ChartTie) -> str:
    """The source row that asserts it."""
    return line_of(tie.id.split(":")[1])


def lines_of(pictures: Iterable[Picture]) -> tuple[str, ...]:
    """The source rows behind all assertions of some pictures."""
    return tuple(sorted({line_of_tie(tie) for picture in pictures for tie in picture.ties.values()}))


def _beside(earlier: Mapping[str, T], later: Mapping[str, T], alike: Callable[[T, T], bool]) -> _Beside[T]:
    """Everything of both, in its later form where there is one, and what became of what."""
    changes = dict.fromkeys(later.keys() - earlier.keys(), Changed.ADDED)
    changes |= dict.fromkeys(earlier.keys() - later.keys(), Changed.REMOVED)
    both = earlier.keys() & later.keys()
    changes |= {key: Changed.CHANGED for key in both if not alike(earlier[key], later[key])}
    return _Beside({**earlier, **later}, changes)


def _alike(one: ChartThing, other: ChartThing) -> bool:
    """Whether a thing is called and marked the same; how many links it has is told by the links."""
    return (one.thing, one.category, one.warned) == (other.thing, other.category, other.warned)
