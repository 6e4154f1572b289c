"""Which tables a rule reads, noted while it looks at a casebook that holds nothing; no list of them can go stale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from analysis.gaps.casebook import Casebook
from analysis.gaps.catalogue import catalogue
from analysis.gaps.rule import Limits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.gaps.frames import Given

ANY_DAY = date(2026, 1, 1)


class Reads(NamedTuple):
    """The models of records and the types of links that are looked at."""

    models: frozenset[str]
    links: frozenset[str]


class Noting(Mapping[str, "Given"]):
    """Tables of which somebody notes that they were looked at; those of `given`, or none at all."""

    def __init__(self, given: Mapping[str, Given] | None = None, *, noted: Iterable[str] = ()) -> None:
        self.noted = set(noted)
        self._given = given or {}

    def __getitem__(self, name: str) -> Given:
        self.noted.add(name)
        return self._given[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._given)

    def __len__(self) -> int:
        return len(self._given)


def reads_of(rule: str) -> Reads:
    """What a rule in force reads; the priority of people is looked at for every rule."""
    return reads_of_all(frozenset({rule}))


@cache
def reads_of_all(rules: frozenset[str]) -> Reads:
    """What some rules read together: noted in one casebook, in which nothing is worked out twice."""
    nobody = _nobody()
    models, links = Noting(noted=nobody.reads.models), Noting(noted=nobody.reads.links)
    book = Casebook(ANY_DAY, models, links, noting=True)
    book.cases, book.managed, book.managements = nobody.book.cases, nobody.book.managed, nobody.book.managements
    for built in (catalogue()[rule] for rule in rules):
        if built.condition is not None:
            built.condition(book, Limits(dict(built.rule.limits)))
    return Reads(frozenset(models.noted), frozenset(links.noted))


class _Nobody(NamedTuple):
    """A casebook in which nobody is managed, and what was read to find that out."""

    book: Casebook
    reads: Reads


@cache
def _nobody() -> _Nobody:
    # Every rule looks at the cases: found out once, they cost each rule nothing.
    models, links = Noting(), Noting()
    book = Casebook(ANY_DAY, models, links, noting=True)
    _ = book.cases
    return _Nobody(book, Reads(frozenset(models.noted), frozenset(links.noted)))
