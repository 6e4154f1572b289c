"""Whose ties are enough to find every path of so many steps between people, without reading everybody's."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from graph.links import LINK_TYPES, SOCIAL

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph.reading.columns import Columns


class Near(NamedTuple):
    """Between which people paths are looked for, and of how many steps at most."""

    people: tuple[str, ...]
    steps: int


class TiesByEnd(Protocol):
    """Whatever gives the links of a type that have one of their ends among some things."""

    def links(self, link_type: str, *, touching: Collection[str]) -> Columns:
        """The links of a type with an end among those; `start` and `end` are among the columns."""


def enough_for(read: TiesByEnd, near: Near) -> frozenset[str]:
    """The things whose ties hold every path between the people, each shared thing with all who share it.

    Each step of a path lies in the half that is nearer to one of its ends: so whoever is less than half the steps away
    from one of the people is enough. What is shared is among the answer because its worth depends on how many share it.
    """
    known = edge = frozenset(near.people)
    for _ in range((near.steps + 1) // 2 - 1):
        edge = _ends(read, edge, frozenset(SOCIAL)) - known
        known |= edge
    return known | _shared(read, known)


def _ends(read: TiesByEnd, things: frozenset[str], types: frozenset[str]) -> frozenset[str]:
    found: set[str] = set()
    for name in sorted(types):
        table = read.links(name, touching=things)
        found.update(table.column("start"), table.column("end"))
    return frozenset(found)


def _shared(read: TiesByEnd, known: frozenset[str]) -> frozenset[str]:
    types = [name for name in sorted(SOCIAL) if LINK_TYPES[name].end != "Person"]
    return frozenset(end for name in types for end in read.links(name, touching=known).column("end"))
