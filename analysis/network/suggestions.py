"""Who may be associated although nothing on record says so: hypotheses, each with its reasons and its base rate.

The analyst's question: whom should I ask about, and how often would such a hunch be right?

Method. In a network of up to 600 people the models of `analysis.network.unrecorded` rank every pair that is not tied;
in a larger one pairs with a common associate are ranked by resource allocation. Either is tried on the network itself:
part of the known ties is hidden, and of the pairs that then score as high it is counted how many were tied. A thing
that several people share is hidden with all that it ties: the rest of it in sight would give the hidden tie away.

What must not be concluded: that two people know each other. The base rate is that of ties which are on record; those
that nobody has recorded may be of another sort. A suggestion is never drawn as a tie and never recorded as one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.network.candidates import ALL_PAIRS_UP_TO
from analysis.network.hiding import Links, Ways
from analysis.network.nearest import nearest
from analysis.network.ranking_error import ranking_error
from analysis.network.structure import Pairs, matrix_of
from analysis.network.unrecorded import (
    NOTHING_WANTED,
    all_learned,
    chances,
    hidden_from,
    lessons,
    look,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from analysis.network.structure import Matrix
    from analysis.network.together import Network

HIDDEN_SHARE = 0.1
FEWEST_TIES = 10
CANNOT_TELL_AUC = 0.6
KEPT_OF_EACH = 10
FEWEST_TRIED = 20


class Suggestion(NamedTuple):
    """A pair that may be associated.

    Attributes:
        one: By place in the network.
        other: By place in the network.
        score: What it was ranked by: a chance where it was learned, else resource allocation.
        common: Their common associates, those with the fewest ties first.
        right: Of the pairs that scored as high when known ties were hidden, how many were hidden ties.
        tried: How many such pairs there were; where fewer than `FEWEST_TRIED` scored as high, the highest so many.
    """

    one: int
    other: int
    score: float
    common: tuple[int, ...]
    right: int
    tried: int


class Suggestions(NamedTuple):
    """Ranked hypotheses.

    Attributes:
        ranked: The likeliest first.
        method: How they were ranked, `learned` or `resource allocation`.
        auc: How well hidden ties were told from other pairs in this very network; None where it could not be tried.
        base_rate: Which share of all pairs that were looked at in the trial were hidden ties.
        tells: Whether structure tells anything here; where it does not nothing is suggested.
    """

    ranked: tuple[Suggestion, ...]
    method: str
    auc: float | None
    base_rate: float
    tells: bool


class _Trial(NamedTuple):
    """Scores of pairs when ties were hidden, which were hidden, and for how many pairs each stands."""

    score: NDArray[np.float64]
    is_hidden: NDArray[np.bool_]
    weight: NDArray[np.float64]


def suggestions(network: Network, rng: np.random.Generator, *, most: int = 20, about: int | None = None) -> Suggestions:
    """Rank pairs that are not tied, those of one person if wanted, and say how often such a rank is right."""
    tied = np.unique(np.concatenate([*network.pairs])) if len(network.pairs) else np.zeros(0, dtype=np.int64)
    method = "learned" if len(tied) <= ALL_PAIRS_UP_TO else "resource allocation"
    if len(network.pairs) < FEWEST_TIES:
        return Suggestions((), method, None, 0.0, tells=False)
    known = _known(network, tied)
    pairs, score, trial = _learned(known, rng) if method == "learned" else _large(known, rng)
    auc = ranking_error(trial.score, trial.is_hidden, trial.weight).auc
    rate = float(trial.weight[trial.is_hidden].sum() / trial.weight.sum())
    if not auc >= CANNOT_TELL_AUC:
        return Suggestions((), method, float(auc), rate, tells=False)
    if about is not None and about not in tied:
        return Suggestions((), method, float(auc), rate, tells=True)
    chosen = _first(pairs, score, most, None if about is None else int(np.searchsorted(tied, about)))
    matrix = matrix_of(known.tied, len(tied))
    found = (_suggestion(matrix, (int(pairs.first[at]), int(pairs.second[at])), score[at], trial) for at in chosen)
    return Suggestions(tuple(_in_network(each, tied) for each in found), method, float(auc), rate, tells=True)


def _known(network: Network, tied: NDArray[np.int64]) -> Links | Ways:
    """What can be hidden of a network: ties, or whatever ties people together where that is known."""
    pairs = Pairs(np.searchsorted(tied, network.pairs.first), np.searchsorted(tied, network.pairs.second))
    return Links(len(tied), pairs) if network.behind is None else Ways(len(tied), pairs, *network.behind)


def _learned(links: Links | Ways, rng: np.random.Generator) -> tuple[Pairs, NDArray[np.float64], _Trial]:
    """Rank by models of the whole network; each trial by models that were not taught by it."""
    seen = lessons(links, HIDDEN_SHARE, rng)
    looked = look(links, NOTHING_WANTED, rng)
    score = chances(looked, all_learned(seen, rng))
    tried = [chances(one, all_learned([other for other in seen if other is not one], rng)) for one in seen]
    trial = _Trial(
        np.concatenate(tried),
        np.concatenate([one.is_wanted for one in seen]),
        np.concatenate([one.found.weight for one in seen]),
    )
    return looked.found.pairs, score, trial


def _large(links: Links | Ways, rng: np.random.Generator) -> tuple[Pairs, NDArray[np.float64], _Trial]:
    """Rank by resource allocation among the nearest of each person, and try the same with ties hidden."""
    found = nearest(matrix_of(links.tied, links.people_count), kept=KEPT_OF_EACH)
    left = links.without(HIDDEN_SHARE, rng)
    tried = nearest(matrix_of(left.tied, links.people_count), kept=KEPT_OF_EACH)
    hidden = hidden_from(links, left)
    is_hidden = np.isin(tried.pairs.codes(links.people_count), hidden.codes(links.people_count))
    far = len(hidden) - int(is_hidden.sum())
    every = links.people_count * (links.people_count - 1) / 2 - len(left.tied)
    rest = every - len(tried.score) - far
    return (
        found.pairs,
        found.score,
        _Trial(
            np.concatenate([tried.score, [0.0, 0.0]]),
            np.concatenate([is_hidden, [True, False]]),
            np.concatenate([np.ones(len(is_hidden)), [far, max(rest, 0.0)]]),
        ),
    )


def _first(pairs: Pairs, score: NDArray[np.float64], most: int, about: int | None) -> Iterator[int]:
    """The places of the highest scores; equal ones in the order of the pairs, so that an answer comes out again."""
    mine = np.ones(len(pairs), dtype=bool) if about is None else (pairs.first == about) | (pairs.second == about)
    order = np.lexsort((np.arange(len(score)), -score))
    return iter(order[mine[order] & (score[order] > 0)][:most].tolist())


def _suggestion(matrix: Matrix, pair: tuple[int, int], score: float, trial: _Trial) -> Suggestion:
    one, other = pair
    common = np.intersect1d(_tied_to(matrix, one), _tied_to(matrix, other))
    ties = np.diff(matrix.indptr)
    as_high = trial.score >= min(score, np.partition(trial.score, -FEWEST_TRIED)[-FEWEST_TRIED])
    right, tried = (float(trial.weight[chosen].sum()) for chosen in (as_high & trial.is_hidden, as_high))
    order = common[np.lexsort((common, ties[common]))]
    return Suggestion(one, other, float(score), tuple(order.tolist()), round(right), round(tried))


def _tied_to(matrix: Matrix, place: int) -> NDArray[np.int64]:
    found: NDArray[np.int64] = matrix.indices[matrix.indptr[place] : matrix.indptr[place + 1]]
    return found


def _in_network(found: Suggestion, tied: NDArray[np.int64]) -> Suggestion:
    """The same by places in the whole network, in which whoever is tied to nobody has a place too."""
    return found._replace(
        one=int(tied[found.one]), other=int(tied[found.other]), common=tuple(int(tied[each]) for each in found.common)
    )
