"""What a verification finds wrong: which check, how often, where, in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from collections.abc import Iterable

SHOWN = 20
"""At most this many ids are named for one kind of problem; the count beside them is whole."""


class Problem(BaseModel):
    """One kind of problem.

    Attributes:
        check: The check that failed.
        words: What is wrong.
        count: How often.
        where: Ids of some of the places.
    """

    model_config = ConfigDict(frozen=True)

    check: str
    words: str
    count: int
    where: tuple[str, ...] = ()


class Problems:
    """Problems as they are found, gathered by kind."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], list[str]] = {}
        self._counts: dict[tuple[str, str], int] = {}

    def add(self, check: str, words: str, where: str) -> None:
        """Note one place where a check failed."""
        self.add_all(check, words, (where,), count=1)

    def add_all(self, check: str, words: str, where: Iterable[str], *, count: int) -> None:
        """Note that a check failed `count` times, and some of the places."""
        if not count:
            return
        kind = (check, words)
        self._counts[kind] = self._counts.get(kind, 0) + count
        named = self._found.setdefault(kind, [])
        named.extend(list(where)[: SHOWN - len(named)])

    def all(self) -> tuple[Problem, ...]:
        """Every kind of problem in the order in which it was first found."""
        return tuple(
            Problem(check=kind[0], words=kind[1], count=self._counts[kind], where=tuple(where))
            for kind, where in self._found.items()
        )
