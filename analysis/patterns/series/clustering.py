"""Possible series: offences that are alike as a group, with what came of labelled pairs that were as alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

from analysis.patterns.linkage.comparing import Pairs
from analysis.patterns.linkage.shortlist import Among, shortlist
from analysis.patterns.series.reasons import pair_up
from graph.vocabulary import LinkVerdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from analysis.patterns.linkage.offences import Floats, Ints
    from analysis.patterns.series.cases import Case
    from analysis.patterns.series.desk import Desk
    from analysis.patterns.series.reasons import Pair

ASSUMED_LEAST = float(np.log(100))
"""Where nothing could be learnt: a hundred times likelier under one hand than under two."""
_DECIDED = 50.0
MOST_TO_GROUP = 2_000
"""Offences that hang together, each alike enough to another, up to which they are grouped at once."""


class PossibleSeries(NamedTuple):
    """Offences that may be by one hand.

    Attributes:
        cases: The offences, in order of time.
        ratio: The mean log likelihood ratio of their pairs.
        scored_so: Labelled pairs that scored that, and how many were linked (`Experience.at`); None if unknown.
        weakest: The pair that is least alike: where the series would break.
        strongest: The pair that is most alike.
    """

    cases: tuple[Case, ...]
    ratio: float
    scored_so: tuple[int, int] | None
    weakest: Pair
    strongest: Pair


class Found(NamedTuple):
    """Possible series.

    Attributes:
        series: The surest first.
        least: The log likelihood ratio that a group had to reach on average; None where no score is high enough.
        in_all: How many there are.
        cut: Offences that hang together in so large a number that only the most alike of them were grouped.
    """

    series: tuple[PossibleSeries, ...]
    least: float | None
    in_all: int = 0
    cut: int = 0


class Wanted(NamedTuple):
    """How series are looked for.

    Attributes:
        share: Which share of labelled pairs as alike must be linked.
        most: How many series are told of, the surest first.
        all_pairs_up_to: Offences of which every pair is compared; of more, each is compared with its best others.
        most_together: Offences that hang together up to which they are grouped at once.
    """

    share: float = 0.5
    most: int = 1_000
    all_pairs_up_to: int = 2_000
    most_together: int = MOST_TO_GROUP


USUAL = Wanted()


def find_series(desk: Desk, among: Ints, wanted: Wanted = USUAL) -> Found:
    """Group offences into possible series.

    Question: which of these offences may be by one hand?
    Formula: groups are joined while the mean log likelihood ratio of the pairs between them stays at or above the one
    at which at least a share of labelled pairs were linked. Rejected pairs are never in one group; supported ones are.
    Two groups can only be joined if one of their pairs reaches it, so offences are first parted into those whom such
    pairs join one after another. Of many offences such a pair is looked for among the best others of each.
    Source: average linkage, Sokal and Michener 1958; likelihood ratios as in `reasons`.
    Must not be concluded: that a group is a series; offences without a group may well belong to one.
    """
    least = least_ratio(desk, wanted.share)
    if least is None or len(among) < 2:  # noqa: PLR2004
        return Found((), least)
    pairs = _every(among) if len(among) <= wanted.all_pairs_up_to else _best(desk, among)
    alike = _decided(desk, pairs, desk.ratios(pairs))
    enough = np.flatnonzero(alike >= least)
    joined, cut = _joined(pairs.of(enough), alike[enough], len(desk.cases.each), wanted.most_together)
    groups = [group for part in _parts(desk, joined) for group in _grouped(part, least)]
    surest = sorted(groups, key=lambda group: -float(np.mean(group.ratios)))[: wanted.most]
    return Found(tuple(_series(desk, surest)), least, len(groups), cut)


def least_ratio(desk: Desk, share: float) -> float | None:
    """From which log likelihood ratio on at least a share of labelled pairs were linked; None where never."""
    experience = desk.learnt.experience
    if experience is None:
        return ASSUMED_LEAST
    # Of pairs that score the same the linked ones may stand first: only all of them together count.
    last = np.diff(experience.scores, append=-np.inf) != 0
    enough = np.flatnonzero(last & (experience.share_linked >= share))
    return float(experience.scores[enough[-1]]) if len(enough) else None


def _every(members: Ints) -> Pairs:
    first, second = np.triu_indices(len(members), 1)
    return Pairs(members[first], members[second])


def _best(desk: Desk, among: Ints) -> Pairs:
    """Each with its best others, and what analysts put together."""
    best = shortlist(desk.comparer, desk.learnt.model, Among(among, len(among)))
    known, place = set(among.tolist()), desk.cases.place_of
    decided = [sorted(place.get(one, -1) for one in ends) for ends in desk.decisions.pairs(LinkVerdict.SUPPORTED)]
    put = np.array([ends for ends in decided if known.issuperset(ends)], dtype=np.int64).reshape(-1, 2)
    ends = np.unique(np.concatenate((np.column_stack(best), put)), axis=0)
    return Pairs(ends[:, 0].copy(), ends[:, 1].copy())


def _decided(desk: Desk, pairs: Pairs, alike: Floats) -> Floats:
    """The same with what analysts decided: apart whatever the ratio, or together."""
    number, place = len(desk.cases.each), desk.cases.place_of
    codes = np.minimum(*pairs) * number + np.maximum(*pairs)

    def are(verdict: LinkVerdict) -> NDArray[np.bool_]:
        known = [sorted(place.get(one, -1) for one in ends) for ends in desk.decisions.pairs(verdict)]
        return np.isin(codes, [low * number + high for low, high in known if low >= 0])

    # So far apart that no mean over a group of the largest size brings them together.
    apart = np.where(are(LinkVerdict.REJECTED), -_DECIDED * MOST_TO_GROUP**2, alike)
    return np.where(are(LinkVerdict.SUPPORTED), np.maximum(alike, _DECIDED), apart)


def _joined(pairs: Pairs, alike: Floats, number: int, most: int) -> tuple[list[Ints], int]:
    """The offences that pairs join one after another; where that are too many, the most alike pairs join first."""
    labels = _components(pairs, number)
    sizes = np.bincount(labels)
    large = sizes[labels[pairs.first]] > most
    order = np.flatnonzero(large)[np.argsort(-alike[large], kind="stable")]
    kept = np.concatenate((np.flatnonzero(~large), order[_below(pairs.of(order), most)]))
    labels = _components(pairs.of(kept), number)
    by_label = np.argsort(labels, kind="stable")
    parts = np.split(by_label, np.cumsum(np.bincount(labels))[:-1])
    return [part for part in parts if len(part) > 1], int(sizes[sizes > most].sum())


def _components(pairs: Pairs, number: int) -> Ints:
    ties = coo_array((np.ones(len(pairs.first)), tuple(pairs)), shape=(number, number))
    return np.asarray(connected_components(ties, directed=False)[1], dtype=np.int64)


def _below(pairs: Pairs, most: int) -> Ints:
    """Which pairs, taken one after another, join offences without making a group larger than so many."""
    group: dict[int, list[int]] = {}
    taken = []
    for at, (one, other) in enumerate(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)):
        mine, theirs = group.setdefault(one, [one]), group.setdefault(other, [other])
        if mine is theirs or len(mine) + len(theirs) > most:
            continue
        taken.append(at)
        mine.extend(theirs)
        group.update((each, mine) for each in theirs)
    return np.array(taken, dtype=np.int64)


class _Part(NamedTuple):
    """Offences that hang together; of each pair of them, in the order of `_every`, the ratio and what was decided."""

    members: Ints
    ratios: Floats
    alike: Floats


def _parts(desk: Desk, joined: list[Ints]) -> list[_Part]:
    """All pairs of all parts compared at once: who lies nearer is counted offence by offence, however few its pairs."""
    if not joined:
        return []
    each = [_every(members) for members in joined]
    pairs = Pairs(*(np.concatenate(ends) for ends in zip(*each, strict=True)))
    ratios = desk.ratios(pairs)
    alike, cuts = _decided(desk, pairs, ratios), np.cumsum([len(one.first) for one in each])[:-1]
    return [_Part(*part) for part in zip(joined, np.split(ratios, cuts), np.split(alike, cuts), strict=True)]


def _grouped(part: _Part, least: float) -> list[_Part]:
    top, every = float(part.alike.max()), squareform(part.ratios)
    labels = fcluster(linkage(top - part.alike, method="average"), top - least, criterion="distance")
    groups = [np.flatnonzero(labels == label) for label in np.unique(labels)]
    inside = [(at, squareform(every[np.ix_(at, at)])) for at in groups if len(at) > 1]
    return [_Part(part.members[at], ratios, ratios) for at, ratios in inside]


def _series(desk: Desk, groups: list[_Part]) -> Iterator[PossibleSeries]:
    """Each group with its weakest and its strongest pair, which are compared all at once."""
    if not groups:
        return
    pairs = [_every(group.members).of(_ends(group.ratios)) for group in groups]
    ends = Pairs(*(np.concatenate(sides) for sides in zip(*pairs, strict=True)))
    told, experience = pair_up(desk.cases, desk.comparer, desk.learnt, ends), desk.learnt.experience
    for group, weakest, strongest in zip(groups, told[::2], told[1::2], strict=True):
        mean = float(np.mean(group.ratios))
        first = np.nan_to_num(desk.cases.offences.first[group.members], nan=np.inf)
        cases = tuple(desk.cases.each[at] for at in group.members[np.argsort(first, kind="stable")])
        yield PossibleSeries(cases, mean, experience.at(mean) if experience else None, weakest, strongest)


def _ends(ratios: Floats) -> Ints:
    return np.array([np.argmin(ratios), np.argmax(ratios)], dtype=np.int64)
