"""Who is tied to whom as a matrix: people in rows and columns, each pair counted once however often it is asserted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

Matrix = Any
"""A `scipy.sparse.csr_array` of ones, symmetric and with an empty diagonal."""


class Pairs(NamedTuple):
    """Pairs of people by their places in a network, the smaller place first.

    Attributes:
        first: The places of one side.
        second: The places of the other side, equally long.
    """

    first: NDArray[np.int64]
    second: NDArray[np.int64]

    def __len__(self) -> int:
        """How many pairs there are."""
        return len(self.first)

    def chosen(self, mask: NDArray[Any]) -> Pairs:
        """Some of the pairs, by mask or by place in the list."""
        return Pairs(self.first[mask], self.second[mask])

    def codes(self, people_count: int) -> NDArray[np.int64]:
        """One number for each pair, in the order of the upper triangle's rows."""
        return self.first * people_count + self.second


class Named(NamedTuple):
    """People and the distinct pairs of them, with what was left aside while reading.

    Attributes:
        people: Every id, sorted.
        pairs: Distinct pairs.
        self_links: Lines that tied somebody to themselves.
        repeated: Lines that said again what another line had said, in either direction.
    """

    people: tuple[str, ...]
    pairs: Pairs
    self_links: int
    repeated: int


def named_pairs(lines: Iterable[tuple[str, str]]) -> Named:
    """Read pairs of ids; a self-link keeps its person and ties nobody.

    >>> named_pairs([("b", "a"), ("a", "b"), ("c", "c")])[2:]
    (1, 1)
    """
    listed = list(lines)
    people = sorted({person for line in listed for person in line})
    place = {person: number for number, person in enumerate(people)}
    apart = [(place[one], place[other]) for one, other in listed if one != other]
    distinct = sorted({(min(pair), max(pair)) for pair in apart})
    return Named(tuple(people), pairs_of(distinct), len(listed) - len(apart), len(apart) - len(distinct))


def pairs_of(listed: Iterable[tuple[int, int]]) -> Pairs:
    """Pairs from tuples of places."""
    table = np.array(list(listed), dtype=np.int64).reshape(-1, 2)
    return Pairs(table.min(axis=1, initial=2**62), table.max(axis=1, initial=-1))


def matrix_of(pairs: Pairs, people_count: int) -> Matrix:
    """The ties as a symmetric matrix."""
    ends = np.concatenate([pairs.first, pairs.second]), np.concatenate([pairs.second, pairs.first])
    return sparse.csr_array((np.ones(2 * len(pairs)), ends), shape=(people_count, people_count))


def upper(matrix: Matrix) -> Pairs:
    """The pairs that a matrix ties, each once."""
    ends = sparse.triu(matrix, 1, format="coo")
    return Pairs(ends.row.astype(np.int64), ends.col.astype(np.int64))
