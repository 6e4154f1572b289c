"""Pairs of people who are not tied on record: all of them in a small network, a weighted sample in a large one.

In a large network every pair with a common associate is kept, because that is where rankings begin; of the others,
whose number grows with the square of the people, a sample stands for all, each pair weighing as much as it stands for.
Whoever has very many ties brings all of those people two steps apart, which says next to nothing of any two of them:
pairs with only such common associates are among the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse

from analysis.network.structure import Matrix, Pairs, upper

if TYPE_CHECKING:
    from numpy.typing import NDArray

ALL_PAIRS_UP_TO = 600
"""People up to whom every pair is looked at, and whole-network measures are taken."""
SAMPLE = 30_000
MOST_BROUGHT_TOGETHER = 4_000_000
"""Pairs, each in both directions, that common associates may bring together; a hub of 10,000 ties makes 100 million."""


class Candidates(NamedTuple):
    """Pairs that are not tied.

    Attributes:
        pairs: The pairs.
        weight: How many pairs of the whole network each stands for.
    """

    pairs: Pairs
    weight: NDArray[np.float64]


def is_small(matrix: Matrix) -> bool:
    """Whether every pair of the network can be looked at."""
    return int(matrix.shape[0]) <= ALL_PAIRS_UP_TO


def candidates(matrix: Matrix, wanted: Pairs, rng: np.random.Generator) -> Candidates:
    """The pairs that could be unrecorded associations; `wanted` ones are always among them, with weight one."""
    if is_small(matrix):
        first, second = np.triu_indices(matrix.shape[0], 1)
        every = Pairs(first.astype(np.int64), second.astype(np.int64))
        free = every.chosen(~_is_in(every, upper(matrix), matrix.shape[0]))
        return Candidates(free, np.ones(len(free)))
    near = _joined(_at_two_steps(matrix), wanted, matrix.shape[0])
    return _with_sample(matrix, near, rng)


def is_among(pairs: Pairs, others: Pairs, people_count: int) -> NDArray[np.bool_]:
    """For each pair, whether it is one of the others."""
    return _is_in(pairs, others, people_count)


def _at_two_steps(matrix: Matrix) -> Pairs:
    between = sparse.diags_array(_may_stand_between(matrix).astype(np.float64))
    found = upper(matrix @ between @ matrix)
    return found.chosen(~_is_in(found, upper(matrix), matrix.shape[0]))


def _may_stand_between(matrix: Matrix) -> NDArray[np.bool_]:
    """Everybody, but those with the most ties where all together would bring too many pairs together."""
    ties = np.diff(matrix.indptr).astype(np.int64)
    order = np.argsort(ties, kind="stable")
    allowed = np.zeros(len(ties), dtype=bool)
    allowed[order[np.cumsum(ties[order] ** 2) <= MOST_BROUGHT_TOGETHER]] = True
    return allowed


def _with_sample(matrix: Matrix, near: Pairs, rng: np.random.Generator) -> Candidates:
    count = int(matrix.shape[0])
    drawn = np.sort(rng.integers(0, count, size=(SAMPLE, 2)), axis=1)
    drawn = np.unique(drawn[drawn[:, 0] < drawn[:, 1]], axis=0)
    far = Pairs(drawn[:, 0], drawn[:, 1])
    far = far.chosen(~_is_in(far, near, count) & ~_is_in(far, upper(matrix), count))
    population = count * (count - 1) / 2 - len(near) - matrix.nnz / 2
    stands_for = max(population / max(len(far), 1), 0.0)
    pairs = Pairs(np.concatenate([near.first, far.first]), np.concatenate([near.second, far.second]))
    return Candidates(pairs, np.concatenate([np.ones(len(near)), np.full(len(far), stands_for)]))


def _joined(one: Pairs, other: Pairs, people_count: int) -> Pairs:
    codes = np.union1d(one.codes(people_count), other.codes(people_count))
    return Pairs(codes // people_count, codes % people_count)


def _is_in(pairs: Pairs, others: Pairs, people_count: int) -> NDArray[np.bool_]:
    return np.isin(pairs.codes(people_count), others.codes(people_count))
