"""What analysts decided on pairs of offences, and which groups of offences follow from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import networkx as nx

from graph.vocabulary import LinkVerdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model.judgement import Judgement

JOINS = frozenset({LinkVerdict.SUPPORTED})


class OfOffence(NamedTuple):
    """The decisions on one offence, by the offence that it was compared with."""

    by_other: Mapping[str, Judgement]

    def is_rejected(self, other: str) -> bool:
        """Whether somebody decided that the two are not by one hand."""
        return other in self.by_other and self.by_other[other].verdict is LinkVerdict.REJECTED


class Decisions(NamedTuple):
    """Every decision in force that may be seen."""

    each: tuple[Judgement, ...]

    def of(self, offence: str) -> OfOffence:
        """Those on one offence."""
        mine = (each for each in self.each if offence in each.ends)
        return OfOffence({(each.other if each.one == offence else each.one): each for each in mine})

    def on(self, one: str, other: str) -> Judgement | None:
        """The decision on a pair."""
        return next((each for each in self.each if each.ends == {one, other}), None)

    def pairs(self, *verdicts: LinkVerdict) -> set[frozenset[str]]:
        """The pairs that were decided so."""
        return {each.ends for each in self.each if each.verdict in verdicts}

    @property
    def groups(self) -> tuple[frozenset[str], ...]:
        """Offences that supported pairs join, one step after another."""
        joined: nx.Graph[str] = nx.Graph()
        joined.add_edges_from((min(ends), max(ends)) for ends in self.pairs(*JOINS))
        return tuple(sorted((frozenset(group) for group in nx.connected_components(joined)), key=sorted))
