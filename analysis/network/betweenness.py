"""How many of the shortest ways between others pass through somebody: exact, or sampled with its error.

The analyst's question: through whom does most of what connects people here have to pass?

Formula. Betweenness of v is the sum over pairs of others (s, t) of the share of their shortest paths that pass through
v, here divided by the number of such pairs. From one source it takes one search outwards and one sum back inwards. In a
large network only some sources are drawn; the standard error of each figure is that of a mean of so many draws.

Source. Freeman 1977; Brandes, A faster algorithm for betweenness centrality, 2001; Brandes and Pich 2007 (sampling).

What must not be concluded: that somebody passes anything on, or matters. Ties that are not on record would move it.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from os import cpu_count
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse

from analysis.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analysis.network.structure import Matrix

EXACT_UP_TO = 3_000
SAMPLED_SOURCES = 256
_FEW = 2
NOT_MET = -1.0


class Betweenness(NamedTuple):
    """Of each person which share of the pairs of others they stand between.

    Attributes:
        share: From 0 to 1.
        error: The standard error of each share; nought where every source was counted.
        sources: How many sources were counted.
    """

    share: NDArray[np.float64]
    error: NDArray[np.float64]
    sources: int


def betweenness(matrix: Matrix, rng: np.random.Generator, *, sources: int = SAMPLED_SOURCES) -> Betweenness:
    """Take every source in a small network, and a sample in a large one.

    >>> from analysis.network.structure import matrix_of, pairs_of
    >>> betweenness(matrix_of(pairs_of([(0, 1), (1, 2)]), 3), np.random.default_rng(1)).share.tolist()
    [0.0, 1.0, 0.0]
    """
    count = int(matrix.shape[0])
    if count <= _FEW:
        return Betweenness(np.zeros(count), np.zeros(count), count)
    exact = count <= max(EXACT_UP_TO, sources)
    drawn = np.arange(count) if exact else np.sort(rng.choice(count, sources, replace=False))
    found = _counted(matrix, drawn, np.ones(count))
    pairs = (count - 1) * (count - 2)
    share = found[0] * (count / len(drawn) / pairs)
    if exact:
        return Betweenness(share, np.zeros(count), count)
    mean = found[0] / len(drawn)
    deviation = np.sqrt(np.maximum(found[1] / len(drawn) - mean**2, 0.0) / (len(drawn) - 1))
    return Betweenness(share, deviation * count / pairs, len(drawn))


def between_groups(matrix: Matrix, one: Sequence[int], other: Sequence[int]) -> NDArray[np.float64]:
    """Of each person which share of the pairs, one of each group, they stand between; ends do not count as between."""
    count = int(matrix.shape[0])
    wanted = np.zeros(count)
    wanted[list(other)] = 1.0
    counted = _counted(matrix, np.array(sorted(one), dtype=np.int64), wanted)[0]
    share: NDArray[np.float64] = counted / max(len(one) * len(other), 1)
    return share


class _Ties(NamedTuple):
    """The network as two arrays: whose neighbours begin where, and the neighbours."""

    starts: NDArray[np.int64]
    others: NDArray[np.uint32]


def _counted(matrix: Matrix, sources: NDArray[np.int64], wanted: NDArray[np.float64]) -> NDArray[np.float64]:
    """Sums over the sources of what depends on each person, and of its square; threads share the sources."""
    order = _neighbours_together(matrix)
    place = np.empty(len(order), dtype=np.uint32)
    place[order] = np.arange(len(order), dtype=np.uint32)
    ordered = matrix[order]
    ties = _Ties(ordered.indptr.astype(np.int64), place[ordered.indices])
    parts = np.array_split(place[sources], cpu_count() or 1)
    with ThreadPoolExecutor(len(parts)) as pool:
        sums = list(pool.map(lambda part: _summed(ties, part, wanted[order]), parts))
    total: NDArray[np.float64] = np.sum(sums, axis=0)[:, place]
    return total


def _neighbours_together(matrix: Matrix) -> NDArray[np.int64]:
    """People in the order of a search from the one with the most ties: who is near is then near in memory too."""
    ties = np.diff(matrix.indptr)
    near = sparse.csgraph.breadth_first_order(matrix, int(np.argmax(ties)), return_predecessors=False)
    apart = np.ones(len(ties), dtype=bool)
    apart[near] = False
    return np.concatenate([near.astype(np.int64), np.nonzero(apart)[0]])


class _Search(NamedTuple):
    """One search outwards from a source, in arrays that serve every source in turn.

    Attributes:
        state: Of each person the depth and the number of shortest paths, side by side, since each is fetched with the
            other and fetching is what takes the time.
        queue: Whom it met, in order.
        later: One after the other, for whoever was met, those one step further out.
        ends: Where in `later` those of the first, second … person met end.
    """

    state: NDArray[np.float64]
    queue: NDArray[np.uint32]
    later: NDArray[np.uint32]
    ends: NDArray[np.int64]


def _summed(ties: _Ties, sources: NDArray[np.uint32], wanted: NDArray[np.float64]) -> NDArray[np.float64]:
    count = len(wanted)
    search = _Search(
        np.full((count, 2), NOT_MET),
        np.empty(count, dtype=np.uint32),
        np.empty(len(ties.others), dtype=np.uint32),
        np.empty(count, dtype=np.int64),
    )
    into = np.zeros((2, count))
    for source in sources:
        _inwards(search, _outwards(ties, search, source), wanted, into)
    return into


@compiled
def _outwards(ties: _Ties, search: _Search, source: int) -> int:
    """Search from a source, counting shortest paths; how many were met."""
    state, queue, later = search.state, search.queue, search.later
    queue[0] = source
    state[source, 0], state[source, 1] = 0.0, 1.0
    head, tail, listed = 0, 1, 0
    while head < tail:
        here = queue[head]
        depth, paths = state[here, 0] + 1.0, state[here, 1]
        for at in range(ties.starts[here], ties.starts[here + 1]):
            there = ties.others[at]
            if state[there, 0] < 0.0:
                state[there, 0], state[there, 1] = depth, paths
                queue[tail], later[listed] = there, there
                tail, listed = tail + 1, listed + 1
            elif state[there, 0] == depth:
                state[there, 1] += paths
                later[listed] = there
                listed += 1
        search.ends[head] = listed
        head += 1
    return tail


@compiled
def _inwards(search: _Search, met: int, wanted: NDArray[np.float64], into: NDArray[np.float64]) -> None:
    """Sum from the farthest back to the source what depends on each person, and forget the search.

    A number of paths gives way to what the neighbours nearer in need of it: what depends on somebody, for each path.
    """
    state, queue = search.state, search.queue
    for back in range(met - 1, 0, -1):
        here = queue[back]
        needed = 0.0
        for at in range(search.ends[back - 1], search.ends[back]):
            needed += state[search.later[at], 1]
        depends = state[here, 1] * needed
        state[here, 1] = (wanted[here] + depends) / state[here, 1]
        into[0, here] += depends
        into[1, here] += depends * depends
    for back in range(met):
        state[queue[back], 0] = -1.0
