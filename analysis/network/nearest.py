"""Who stands nearest to each person of those they are not tied to, in a network of any size.

Everybody at two steps is scored by resource allocation: each common associate gives one, shared out among those they
are tied to, so that a common associate of few people says more than one of many.

Source. Zhou, Lü and Zhang, Predicting missing links via local information, 2009.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from os import cpu_count
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.compiled import compiled
from analysis.network.structure import Pairs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analysis.network.structure import Matrix

KEPT = 5
NOBODY = -1
_PARTS = 8


class Nearest(NamedTuple):
    """Pairs that are not tied and have a common associate, with their scores, the highest first."""

    pairs: Pairs
    score: NDArray[np.float64]


def nearest(matrix: Matrix, *, kept: int = KEPT) -> Nearest:
    """The pairs of each person with those who stand nearest to them, no more than so many for each.

    >>> from analysis.network.structure import matrix_of, pairs_of
    >>> found = nearest(matrix_of(pairs_of([(0, 1), (1, 2), (2, 3), (3, 0)]), 4))
    >>> found.pairs.codes(4).tolist(), found.score.tolist()
    ([2, 7], [1.0, 1.0])
    """
    others, scores = nearest_to_each(matrix, kept)
    place, slot = np.nonzero(others != NOBODY)
    one, other, score = place.astype(np.int64), others[place, slot].astype(np.int64), scores[place, slot]
    pairs = Pairs(np.minimum(one, other), np.maximum(one, other))
    codes, first = np.unique(pairs.codes(int(matrix.shape[0])), return_index=True)
    order = first[np.lexsort((codes, -score[first]))]
    return Nearest(pairs.chosen(order), score[order])


def nearest_to_each(matrix: Matrix, kept: int) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """For each person those nearest to them, the nearest first, and their scores; `NOBODY` where there are fewer."""
    count = int(matrix.shape[0])
    starts, others = matrix.indptr.astype(np.int64), matrix.indices.astype(np.uint32)
    # One more than are kept: whoever is pushed out falls there.
    best, score = np.full((count, kept + 1), NOBODY, dtype=np.int32), np.zeros((count, kept + 1))
    worth = 1.0 / np.maximum(np.diff(starts), 1)
    threads = cpu_count() or 1
    # More parts than threads, since people with many ties stand close to one another in many a network.
    parts = np.array_split(np.arange(count), threads * _PARTS)
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(lambda part: _look_around((starts, others, worth), part, best, score), parts))
    return best[:, :kept], score[:, :kept]


@compiled
def _look_around(
    network: tuple[NDArray[np.int64], NDArray[np.uint32], NDArray[np.float64]],
    people: NDArray[np.int64],
    best: NDArray[np.int32],
    score: NDArray[np.float64],
) -> None:
    """For each of these people sum up everybody at two steps, and keep the best; whoever is tied already sinks."""
    starts, others, worth = network
    sums = np.zeros(len(worth))
    met = np.empty(len(worth), dtype=np.uint32)
    for person in people:
        mine = others[starts[person] : starts[person + 1]]
        sums[mine] = -np.inf
        sums[person] = -np.inf
        count = 0
        for middle in mine:
            # Each number is fetched once: the compiler cannot know that what is written is not what is read again.
            share = worth[middle]
            for at in range(starts[middle], starts[middle + 1]):
                there = others[at]
                before = sums[there]
                met[count] = there
                count += before == 0.0
                sums[there] = before + share
        least, last = 0.0, best.shape[1] - 1
        for at in range(count):
            there = met[at]
            found, slot = sums[there], last
            sums[there] = 0.0
            if found <= least:
                continue
            while slot > 0 and found > score[person, slot - 1]:
                best[person, slot], score[person, slot] = best[person, slot - 1], score[person, slot - 1]
                slot -= 1
            best[person, slot], score[person, slot] = there, found
            least = score[person, last - 1]
        sums[mine] = 0.0
        sums[person] = 0.0
