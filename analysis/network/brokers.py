"""Who connects the people of a network, beside how much is on record about each of them.

The analyst's question: through whom do these people connect, and is that so, or were they merely looked at more?

Each figure stands beside the number of records about the person. Where it rises and falls with that number, it says
who was looked at, and the answer says so in plain words. It is taken again without ties of low grading, since a broker
who is one only by hearsay is a question to ask first.

What must not be concluded: that a broker leads, or passes anything on. Little on record beside a high place
is a gap: the bridge rests on thin evidence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.network.betweenness import Betweenness, between_groups, betweenness
from analysis.network.cutting import KeyPlayers, cuts, who_holds_together, who_reaches
from graph.grading import GradingError, InformationGrade, SourceGrade, parse_grading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from analysis.network.together import Network

SHOWN = 20
FEWEST_TO_CORRELATE = 10
MOSTLY_ATTENTION = 0.6
"""Rank correlation with the number of records from which a score is said to mostly reflect who was looked at."""
LOW_SOURCES = frozenset({SourceGrade.NOT_RELIABLE})
LOW_INFORMATION = frozenset({InformationGrade.NOT_KNOWN, InformationGrade.SUSPECTED_FALSE})


class Broker(NamedTuple):
    """Somebody through whom others connect.

    Attributes:
        place: Who, by place in the network.
        share: Of the pairs of others, how much of their shortest paths passes through them.
        error: The standard error of that; nought where it is exact.
        ties: To how many people they are tied.
        pieces: Into how many pieces their part of the network would fall without them.
        lost: How many pairs of others could then no longer reach each other.
        records: How many records are about them, those of these ties left aside.
        rank_without_low: Their place in the ranking without ties of low grading, counted from 1; None where they are
            then between nobody.
    """

    place: int
    share: float
    error: float
    ties: int
    pieces: int
    lost: int
    records: int
    rank_without_low: int | None


class Attention(NamedTuple):
    """How far a score rises and falls with the number of records: Spearman's rank correlation, None where too few."""

    betweenness: float | None
    ties: float | None

    @property
    def warning(self) -> str:
        """In plain words, empty where neither score mostly reflects who was looked at."""
        found = [
            f"{name} ({value:.2f})"
            for name, value in (("standing between others", self.betweenness), ("the number of ties", self.ties))
            if value is not None and value >= MOSTLY_ATTENTION
        ]
        if not found:
            return ""
        return (
            f"Here {' and '.join(found)} mostly reflects who has been looked at: people with many records come first. "
            "The number is the rank correlation with records per person."
        )


class Brokers(NamedTuple):
    """Who connects a network.

    Attributes:
        brokers: Whoever stands between others, first those who do so most.
        holding: Key players who hold it together.
        reaching: Key players who reach most of it.
        attention: Whether the scores reflect who was looked at.
        sources: From how many people paths were counted; fewer than there are is a sample.
        low_graded: How many pairs are tied by low-graded ties alone.
        kept_without_low: Of the brokers shown, how many are still among as many without ties of low grading.
    """

    brokers: tuple[Broker, ...]
    holding: KeyPlayers
    reaching: KeyPlayers
    attention: Attention
    sources: int
    low_graded: int
    kept_without_low: int


class Asked(NamedTuple):
    """What is asked of a network beside itself.

    Attributes:
        records: How many records are about each person, by id.
        without_low: The same people without ties of low grading.
        shown: How many brokers, and how many key players of a kind at most.
        one: People of the one group by place; without both groups everybody counts.
        other: People of the other group.
        seed: For the sample in a large network.
    """

    records: Mapping[str, int]
    without_low: Network
    shown: int = SHOWN
    one: Sequence[int] = ()
    other: Sequence[int] = ()
    seed: int = 1


def brokers_of(network: Network, asked: Asked) -> Brokers:
    """Find who connects the network, or who connects two groups in it."""
    matrix = network.matrix
    found = _standing(network, asked)
    ties = np.diff(matrix.indptr)
    records = np.array([asked.records.get(person, 0) for person in network.people], dtype=np.int64)
    without_low = _ranks(_standing(asked.without_low, asked).share)
    order = _first(found.share, asked.shown)
    cut = cuts(matrix)

    def broker(place: int) -> Broker:
        return Broker(
            place, float(found.share[place]), float(found.error[place]), int(ties[place]),
            int(cut.pieces[place]), int(cut.lost[place]), int(records[place]), without_low.get(place),
        )  # fmt: skip

    tied = ties > 0
    return Brokers(
        tuple(broker(int(place)) for place in order),
        who_holds_together(matrix, min(asked.shown, 5)),
        who_reaches(matrix, min(asked.shown, 5)),
        Attention(rank_correlation(found.share[tied], records[tied]), rank_correlation(ties[tied], records[tied])),
        found.sources,
        len(network.pairs) - len(asked.without_low.pairs),
        sum(1 for place in order if without_low.get(int(place), len(order) + 1) <= len(order)),
    )


def is_low(grade: str) -> bool:
    """Whether a grading is one of an unreliable source, or of information that is not known or suspected false.

    >>> is_low("3BP"), is_low("1DP"), is_low("2CP"), is_low("")
    (True, True, False, False)
    """
    try:
        graded = parse_grading(grade) if grade else None
    except GradingError:
        return False
    return graded is not None and (graded.source in LOW_SOURCES or graded.information in LOW_INFORMATION)


def rank_correlation(one: NDArray[np.generic], other: NDArray[np.generic]) -> float | None:
    """Spearman's rank correlation; None for few people, or where one of the two is the same for everybody."""
    if len(one) < FEWEST_TO_CORRELATE:
        return None
    first, second = _middle_ranks(one), _middle_ranks(other)
    if first.std() == 0 or second.std() == 0:
        return None
    return float(np.corrcoef(first, second)[0, 1])


def _middle_ranks(values: NDArray[np.generic]) -> NDArray[np.float64]:
    """Ranks of which equal values share the middle one."""
    _, placed, counts = np.unique(values, return_inverse=True, return_counts=True)
    ranks: NDArray[np.float64] = (np.cumsum(counts) - (counts - 1) / 2)[placed]
    return ranks


def _standing(network: Network, asked: Asked) -> Betweenness:
    if asked.one and asked.other:
        share = between_groups(network.matrix, asked.one, asked.other)
        return Betweenness(share, np.zeros(len(share)), len(asked.one))
    return betweenness(network.matrix, np.random.default_rng(asked.seed))


def _first(share: NDArray[np.float64], most: int) -> NDArray[np.int64]:
    order = np.argsort(-share, kind="stable")[:most]
    return order[share[order] > 0]


def _ranks(share: NDArray[np.float64]) -> dict[int, int]:
    return {int(place): rank for rank, place in enumerate(_first(share, len(share)), 1)}
