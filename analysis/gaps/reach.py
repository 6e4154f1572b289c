"""How far each rule looks: from whomever a finding names to everything that may decide it.

A rule declares this once, and two things rest on it: one person is judged from what lies within its reach alone, and
what a changed record may have changed lies within the same reach walked backwards. Both are tested against the whole.
"""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

IN_COMMON = frozenset(
    {"officer", "unit", "agency", "establishment", "beat", "station", "mobehaviour", "organisation", "agreement"}
)
"""Kinds of things, as their ids begin, that very many have in common: they are seen, but not gone through."""


class Join(StrEnum):
    """A step that no link makes."""

    CITED = "what a claim is said in: the report that its record cites"
    PROPERTY = "addresses under one property reference"
    NEAR = "addresses near each other on the ground"


class Reach(NamedTuple):
    """How far a rule looks.

    Attributes:
        steps: How many links or joins lie between whomever a finding names and the furthest thing that decides it.
        people: From how many people such a way may go on, the one with whom it begins included.
        joins: The steps that it takes and no link makes.
        through: Kinds of things in common that it goes through all the same.
        whole: Models of which it needs every record, wherever it begins.
        of_common: Whether its findings are about what very many have in common; others never are.
        of_people: Whether it looks near somebody. One that does not lays everything side by side and names no person:
            who asks about a person has nothing of it, and whatever changed it is asked of everything.
    """

    steps: int = 3
    people: int = 1
    joins: tuple[Join, ...] = ()
    through: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    of_common: bool = False
    of_people: bool = True


OWN = Reach()
"""A person's own file: what is tied to the person, what is tied to that, and who else is there."""
CASELOAD = Reach(of_common=True)
"""An officer or an agreement, and for an officer the files of everybody managed."""
PAIR = Reach(steps=4, people=2)
"""A person named beside another one, whose file decides."""
CLAIM = Reach(steps=4, people=3, joins=(Join.CITED,))
"""What a claim about two people rests on, and whether a third one ties them too."""
SHARING = Reach(steps=5, people=2, joins=(Join.PROPERTY,), through=frozenset({"organisation"}))
"""Two people with a place, thing, employer or victim in common: person, offence, victim, offence, person, case."""
GROUND = Reach(steps=4, people=2, joins=(Join.NEAR,))
"""Two people whose homes are near each other, and what was decided about one of them."""
STATIONS = Reach(whole=frozenset({"Station"}))
"""A person's own file beside the list of stations, which is one for the whole force."""
SIDE_BY_SIDE = Reach(of_people=False)
"""Every offence beside every other one."""

_OTHERS: Mapping[Reach, tuple[str, ...]] = {
    CASELOAD: ("GR-28", "GR-73", "GR-84", "GR-86", "GR-88"),
    PAIR: ("GR-20", "GR-32", "GR-41", "GR-47", "GR-48", "GR-50", "GR-56", "GR-94"),
    CLAIM: ("GR-49", "GR-52", "GR-62", "GR-95", "GR-96"),
    SHARING: ("GR-53", "GR-93"),
    GROUND: ("GR-55",),
    STATIONS: ("GR-85",),
    SIDE_BY_SIDE: ("GR-60",),
}
REACHES: Mapping[str, Reach] = {rule: reach for reach, rules in _OTHERS.items() for rule in rules}
"""The reach of each rule that looks further than at a person's own file."""
WHOLE = frozenset().union(*(reach.whole for reach in _OTHERS))
"""Models of which some rule needs every record: few, since each rule that is asked of one person reads them all."""


def by_reach(rules: Iterable[str]) -> Mapping[Reach, frozenset[str]]:
    """Rules by how far they look.

    >>> by_reach(["GR-01", "GR-55"])[GROUND]
    frozenset({'GR-55'})
    """
    found: defaultdict[Reach, set[str]] = defaultdict(set)
    for rule in rules:
        found[REACHES.get(rule, OWN)].add(rule)
    return {reach: frozenset(names) for reach, names in found.items()}
