"""What a network falls into when somebody is taken out of it: who alone holds people together.

The analyst's question: without whom would these people no longer be connected, as far as is on record?

Formula. One search in depth gives for every person the pieces that their component would fall into (Tarjan 1972). Key
players who hold together (KPP-Neg) are taken one by one, each time whoever cuts most of the pairs that can still reach
each other; F = 1 - pairs that can / all pairs. Key players who reach (KPP-Pos) are taken one by one, each time
whoever brings most people within two steps who were not so before.

Source. Borgatti, Identifying sets of key players in a social network, 2006; taken greedily, so that a better set is
possible, and reaching is never worse than 63% of the best set (Nemhauser, Wolsey and Fisher 1978).

What must not be concluded: that a group ends when somebody is removed, or that somebody is to be removed. Ties that are
not on record would mend every cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse

from analysis.compiled import compiled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analysis.network.structure import Matrix

STEPS_REACHED = 2
MOST_REACHERS = 2_000
"""Those with the most ties, among whom who reaches the most people is looked for."""


class Cuts(NamedTuple):
    """What taking one person out does to the network.

    Attributes:
        pieces: For each person the number of pieces that their component falls into without them.
        lost: For each person how many pairs of others could no longer reach each other.
    """

    pieces: NDArray[np.int64]
    lost: NDArray[np.float64]


class KeyPlayers(NamedTuple):
    """People chosen one after the other.

    Attributes:
        places: Who, in the order in which they were chosen.
        share: What all up to each of them achieve together: of pairs cut, or of people reached.
    """

    places: tuple[int, ...]
    share: tuple[float, ...]


def cuts(matrix: Matrix) -> Cuts:
    """Take out each person in turn.

    >>> from analysis.network.structure import matrix_of, pairs_of
    >>> cuts(matrix_of(pairs_of([(0, 1), (1, 2), (1, 3)]), 4)).pieces.tolist()
    [1, 3, 1, 1]
    """
    return _cuts(matrix, np.zeros(int(matrix.shape[0]), dtype=np.bool_))


def who_holds_together(matrix: Matrix, most: int) -> KeyPlayers:
    """Key players of whom each cuts the most of what is still connected (KPP-Neg)."""
    gone = np.zeros(int(matrix.shape[0]), dtype=np.bool_)
    chosen: list[int] = []
    remaining: list[float] = []
    before = _reaching_pairs(matrix, gone)
    for _ in range(most):
        lost = _cuts(matrix, gone).lost
        best = int(np.argmax(lost))
        if lost[best] <= 0:
            break
        gone[best] = True
        chosen.append(best)
        remaining.append(1.0 - _reaching_pairs(matrix, gone) / before)
    return KeyPlayers(tuple(chosen), tuple(remaining))


def who_reaches(matrix: Matrix, most: int) -> KeyPlayers:
    """Key players who together have the most people within two steps (KPP-Pos)."""
    count = int(matrix.shape[0])
    ties = np.diff(matrix.indptr)
    able = np.argsort(-ties, kind="stable")[:MOST_REACHERS]
    one = (matrix + sparse.eye_array(count, format="csr")).tocsr()
    near = (one[able] @ one).astype(bool).astype(np.int64)
    new = np.ones(count, dtype=np.int64)
    chosen, share = [], []
    for _ in range(min(most, len(able))):
        gained = near @ new
        best = int(np.argmax(gained))
        if gained[best] == 0 or ties[able[best]] == 0:
            break
        new[near[[best]].indices] = 0
        chosen.append(int(able[best]))
        share.append(float(1.0 - new.mean()))
    return KeyPlayers(tuple(chosen), tuple(share))


def _reaching_pairs(matrix: Matrix, gone: NDArray[np.bool_]) -> float:
    left = matrix[~gone][:, ~gone]
    labels = sparse.csgraph.connected_components(left, directed=False)[1]
    sizes = np.bincount(labels).astype(np.float64)
    return float((sizes * (sizes - 1) / 2).sum())


class _Tree(NamedTuple):
    """A search in depth: whom it met in order, from whom, and when; whoever is gone counts as met last of all."""

    order: NDArray[np.int64]
    parent: NDArray[np.int64]
    met: NDArray[np.int64]


def _cuts(matrix: Matrix, gone: NDArray[np.bool_]) -> Cuts:
    count = int(matrix.shape[0])
    starts, others = matrix.indptr.astype(np.int64), matrix.indices.astype(np.int64)
    tree = _Tree(np.empty(count, dtype=np.int64), np.full(count, -1), np.where(gone, count, -1))
    met = _descend(starts, others, tree)
    found, size = np.zeros((3, count)), np.ones(count)
    _ascend(starts, others, tree, (met, size, found))
    order, (pieces, cut_off, apart) = tree.order[:met], found
    root = order[np.maximum.accumulate(np.where(tree.parent[order] < 0, np.arange(met), 0))]
    others_in_it, rest = np.zeros(count), np.zeros(count)
    others_in_it[order] = size[root] - 1
    rest[order] = others_in_it[order] - cut_off[order]
    pieces[order] += rest[order] > 0
    lost = (others_in_it * np.maximum(others_in_it - 1, 0) - apart - rest * np.maximum(rest - 1, 0)) / 2
    return Cuts(pieces.astype(np.int64), lost)


@compiled
def _descend(starts: NDArray[np.int64], others: NDArray[np.int64], tree: _Tree) -> int:
    """Search in depth from everybody who was not met yet; how many were met."""
    at = starts[:-1].copy()
    here, root, time = -1, 0, 0
    while here >= 0 or root < len(at):
        if here < 0:
            here, root = root, root + 1
            if tree.met[here] >= 0:
                here = -1
                continue
            tree.met[here], tree.order[time], time = time, here, time + 1
        elif at[here] == starts[here + 1]:
            here = tree.parent[here]
        else:
            there = others[at[here]]
            at[here] += 1
            if tree.met[there] < 0:
                tree.parent[there], tree.met[there], tree.order[time] = here, time, there
                here, time = there, time + 1
    return time


@compiled
def _ascend(
    starts: NDArray[np.int64],
    others: NDArray[np.int64],
    tree: _Tree,
    into: tuple[int, NDArray[np.float64], NDArray[np.float64]],
) -> None:
    """From the last met back to the first: what hangs on each person alone.

    Fills in how many people hang below each, and of those pieces that only this person ties to the rest: how many,
    the people in them, and the pairs within them taken twice.
    """
    time, size, found = into
    low = np.full(len(size), len(size))
    for back in range(time - 1, -1, -1):
        person = tree.order[back]
        up = tree.parent[person]
        lowest = min(low[person], tree.met[person])
        for at in range(starts[person], starts[person + 1]):
            if others[at] != up:
                lowest = min(lowest, tree.met[others[at]])
        if up < 0:
            continue
        low[up] = min(low[up], lowest)
        size[up] += size[person]
        if lowest >= tree.met[up]:
            found[0, up] += 1
            found[1, up] += size[person]
            found[2, up] += size[person] * (size[person] - 1)
