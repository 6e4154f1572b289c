"""How close two people stand in a network who are not tied on record: published scores, and more for the stacked ones.

Sources: Jaccard 1901; Adamic and Adar, Friends and neighbors on the web, 2003; Zhou, Lü and Zhang, Predicting missing
links via local information, 2009 (resource allocation); Kovács and others, Network-based prediction of protein
interactions, 2019 (paths of three steps); Katz 1953; Page and others 1999 (random walks).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

from analysis.network.candidates import is_small

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analysis.network.structure import Matrix, Pairs

PUBLISHED = ("common_neighbours", "jaccard", "adamic_adar", "resource_allocation")
STACKED = (*PUBLISHED, "ties_multiplied", "more_ties")
RESTART = 0.15
LONGEST = 12
TIES_AT_ONCE = 4_000_000
"""Ties of the people of some pairs that are laid beside each other at one time; about 100 MB."""


def closeness(matrix: Matrix, pairs: Pairs) -> dict[str, NDArray[np.float64]]:
    """Every score of each pair, by name; whole-network scores only where the network is small enough for them."""
    ties = np.asarray(matrix.sum(axis=1)).ravel()
    shared = _shared(matrix, pairs, np.ones(len(ties)))
    one, other = ties[pairs.first], ties[pairs.second]
    scores = {
        "common_neighbours": shared,
        "jaccard": shared / np.maximum(one + other - shared, 1),
        "adamic_adar": _shared(matrix, pairs, 1 / np.log(np.maximum(ties, 2))),
        "resource_allocation": _shared(matrix, pairs, _inverse(ties)),
        "ties_multiplied": one * other,
        "more_ties": np.maximum(one, other),
    }
    if is_small(matrix):
        scores |= {name: dense[pairs.first, pairs.second] for name, dense in _of_the_whole(matrix.toarray()).items()}
    return scores


def _shared(matrix: Matrix, pairs: Pairs, worth: NDArray[np.float64]) -> NDArray[np.float64]:
    """What the common associates of each pair are worth together; in slices, so that a hub's rows fit in memory."""
    weighted = matrix @ sparse.diags_array(worth)
    ties = np.diff(matrix.indptr).astype(np.int64)
    taken = np.cumsum(ties[pairs.first] + ties[pairs.second] + 1)
    cuts = np.flatnonzero(np.diff(taken // TIES_AT_ONCE)) + 1
    parts = [
        np.asarray((weighted[first] * matrix[second]).sum(axis=1)).ravel()
        for first, second in zip(np.split(pairs.first, cuts), np.split(pairs.second, cuts), strict=True)
    ]
    return np.concatenate(parts)


def _of_the_whole(ties: NDArray[Any]) -> dict[str, NDArray[np.float64]]:
    count, degree = len(ties), ties.sum(axis=1)
    root = np.sqrt(_inverse(degree))
    even = root[:, None] * ties * root
    common = ties @ ties
    alike = common / np.maximum(degree[:, None] + degree - common, 1) * (1 - np.eye(count))
    befriended, triangles = ties @ alike, np.diag(common @ ties) / np.maximum(degree * (degree - 1), 1)
    return {
        "three_steps": (ties * root) @ ties @ (root[:, None] * ties),
        "half_walk": np.linalg.inv(np.eye(count) - even / 2),
        "long_walk": _long_walk(ties, degree),
        **_by_spectrum(ties),
        "steps": _steps(ties),
        "alike_to_associates": befriended + befriended.T,
        "closed_circles": triangles[:, None] + triangles,
    }


def _long_walk(ties: NDArray[Any], degree: NDArray[Any]) -> NDArray[np.float64]:
    walk = np.linalg.inv(np.eye(len(ties)) - (1 - RESTART) * _inverse(degree)[:, None] * ties)
    both: NDArray[np.float64] = RESTART * (walk + walk.T)
    return both


def _by_spectrum(ties: NDArray[Any]) -> dict[str, NDArray[np.float64]]:
    """Katz's paths of every length, and the network as its main directions have it."""
    values, vectors = np.linalg.eigh(ties)
    kept = np.argsort(-np.abs(values), kind="stable")[: max(2, round(np.sqrt(len(ties)) / 2))]
    shorter = 1 - values / (2 * max(float(values[-1]), 1.0))
    return {
        "all_paths": (vectors / shorter) @ vectors.T,
        "main_directions": (vectors[:, kept] * values[kept]) @ vectors[:, kept].T,
    }


def _steps(ties: NDArray[Any]) -> NDArray[np.float64]:
    """How few steps lead from one to the other, as a negative number; who cannot be reached is `LONGEST` away."""
    found = np.full(ties.shape, -float(LONGEST))
    reached = np.eye(len(ties), dtype=bool)
    front = np.eye(len(ties))
    for step in range(1, LONGEST):
        front = ((front @ ties) > 0) & ~reached
        if not front.any():
            break
        found[front] = -step
        reached |= front
        front = front.astype(float)
    return found


def _inverse(values: NDArray[Any]) -> NDArray[np.float64]:
    inverse = np.zeros(len(values))
    np.divide(1.0, values, out=inverse, where=values > 0)
    return inverse
