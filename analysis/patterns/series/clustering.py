"""Possible series: offences that are alike as a group, with what came of labelled pairs that were as alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage

from analysis.patterns.linkage.comparing import Pairs
from analysis.patterns.series.reasons import pair_up
from graph.errors import InputError
from graph.vocabulary import LinkVerdict

if TYPE_CHECKING:
    from analysis.patterns.linkage.offences import Floats, Ints
    from analysis.patterns.series.cases import Case
    from analysis.patterns.series.desk import Desk
    from analysis.patterns.series.reasons import Pair

ASSUMED_LEAST = float(np.log(100))
"""Where nothing could be learnt: a hundred times likelier under one hand than under two."""
_DECIDED = 50.0
MOST_TO_GROUP = 2_000


class PossibleSeries(NamedTuple):
    """Offences that may be by one hand.

    Attributes:
        cases: The offences, in order of time.
        ratio: The mean log likelihood ratio of their pairs.
        scored_so: Labelled pairs that scored that, and how many were linked (`Experience.at`); None if unknown.
        pairs: Their pairs, the weakest first: where a series would break.
    """

    cases: tuple[Case, ...]
    ratio: float
    scored_so: tuple[int, int] | None
    pairs: tuple[Pair, ...]


class Found(NamedTuple):
    """Possible series, the surest first, and the log likelihood ratio that a group had to reach on average."""

    series: tuple[PossibleSeries, ...]
    least: float | None


def find_series(desk: Desk, among: Ints, *, share: float = 0.5) -> Found:
    """Group offences into possible series.

    Question: which of these offences may be by one hand?
    Formula: groups are joined while the mean log likelihood ratio of the pairs between them stays at or above the one
    at which at least `share` of labelled pairs were linked. Rejected pairs are never in one group; supported ones are.
    Source: average linkage, Sokal and Michener 1958; likelihood ratios as in `reasons`.
    Must not be concluded: that a group is a series; offences without a group may well belong to one.

    Raises:
        InputError: If there are too many offences to compare all of them with one another.
    """
    if len(among) > MOST_TO_GROUP:
        message = f"{len(among):,} offences are too many to group (at most {MOST_TO_GROUP:,}): take a shorter period."
        raise InputError(message)
    least = least_ratio(desk, share)
    if least is None or len(among) < 2:  # noqa: PLR2004
        return Found((), least)
    first, second = np.triu_indices(len(among), 1)
    pairs = Pairs(among[first], among[second])
    alike = _decided(desk, pairs, desk.ratios(pairs))
    top = float(alike.max())
    labels = fcluster(linkage(top - alike, method="average"), top - least, criterion="distance")
    groups = [among[labels == label] for label in np.unique(labels)]
    found = [_series(desk, members) for members in groups if len(members) > 1]
    return Found(tuple(sorted(found, key=lambda each: -each.ratio)), least)


def least_ratio(desk: Desk, share: float) -> float | None:
    """From which log likelihood ratio on at least a share of labelled pairs were linked; None where never."""
    experience = desk.learnt.experience
    if experience is None:
        return ASSUMED_LEAST
    hits = np.cumsum(experience.linked) / np.arange(1, len(experience.linked) + 1)
    enough = np.flatnonzero(hits >= share)
    return float(experience.scores[enough[-1]]) if len(enough) else None


def _decided(desk: Desk, pairs: Pairs, alike: Floats) -> Floats:
    ends = [frozenset((desk.cases.each[a].id, desk.cases.each[b].id)) for a, b in zip(*pairs, strict=True)]
    apart, together = desk.decisions.pairs(LinkVerdict.REJECTED), desk.decisions.pairs(LinkVerdict.SUPPORTED)
    is_apart, is_together = (np.array([each in some for each in ends]) for some in (apart, together))
    # So far apart that no mean over a group of the largest size brings them together.
    return np.where(is_apart, -_DECIDED * MOST_TO_GROUP**2, np.where(is_together, np.maximum(alike, _DECIDED), alike))


def _series(desk: Desk, members: Ints) -> PossibleSeries:
    order = members[np.argsort(np.nan_to_num(desk.cases.offences.first[members], nan=np.inf), kind="stable")]
    first, second = np.triu_indices(len(order), 1)
    pairs = pair_up(desk.cases, desk.comparer, desk.learnt, Pairs(order[first], order[second]))
    mean = float(np.mean([pair.ratio for pair in pairs]))
    experience = desk.learnt.experience
    return PossibleSeries(
        tuple(desk.cases.each[at] for at in order),
        mean,
        experience.at(mean) if experience else None,
        tuple(sorted(pairs, key=lambda pair: pair.ratio)),
    )
