"""Which offences and which known series an offence may belong with, the likeliest first, each with its reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.patterns.linkage.candidates import fit_to_series
from analysis.patterns.linkage.comparing import Pairs
from analysis.patterns.linkage.shortlist import Among, shortlist
from analysis.patterns.series.reasons import pair_up

if TYPE_CHECKING:
    from analysis.patterns.linkage.offences import Floats, Ints
    from analysis.patterns.series.desk import Desk
    from analysis.patterns.series.reasons import Pair


class KnownSeries(NamedTuple):
    """Offences that are held to be by one hand: those of one convicted person, or those an analyst put together."""

    person: str | None
    members: Ints


class SeriesFit(NamedTuple):
    """How well an offence fits a known series; `nearest` is the offence of it that it is most like."""

    series: KnownSeries
    ratio: float
    nearest: Pair


class Candidates(NamedTuple):
    """What an offence may belong with; pairs that an analyst rejected stand apart and are not proposed again."""

    offences: tuple[Pair, ...]
    series: tuple[SeriesFit, ...]
    rejected: tuple[Pair, ...]


ALL_UP_TO = 4_000
"""Offences all of which are compared with the one that is asked about; of more, its best and their series."""
BEST = 1_000


def candidates(desk: Desk, place: int, *, most: int = 20, all_up_to: int = ALL_UP_TO) -> Candidates:
    """Compare one offence with every other one and with every known series.

    Question: is this offence one of a series, known or not?
    Formula: offences by their log likelihood ratio; a series half by its best offence and half by the mean of all.
    Source: measured on labelled burglaries, see `docs/decisions/013-linkage.md`.
    Must not be concluded: that a candidate is linked; it is a place in a list, for a person to test.
    """
    others = _others(desk, place, all_up_to)
    ratios = np.full(len(desk.cases.each), -np.inf)
    ratios[others] = desk.ratios(Pairs(np.full(len(others), place), others))
    decided = desk.decisions.of(desk.cases.each[place].id)
    order = sorted(others.tolist(), key=lambda at: (-ratios[at], at))
    rejected = [at for at in order if decided.is_rejected(desk.cases.each[at].id)]
    shown = [at for at in order if at not in set(rejected)][:most]
    ranked = _ranked(desk, place, ratios, rejected)[:most]
    nearest = _pairs(desk, place, [each.nearest for each in ranked])
    fits = (SeriesFit(each.series, each.ratio, pair) for each, pair in zip(ranked, nearest, strict=True))
    return Candidates(_pairs(desk, place, shown), tuple(fits), _pairs(desk, place, rejected))


def _others(desk: Desk, place: int, all_up_to: int) -> Ints:
    """Whom the offence is compared with: of many its best, and whoever stands in a series with these or is decided."""
    number = len(desk.cases.each)
    if number <= all_up_to:
        return np.delete(np.arange(number), place)
    order = np.concatenate(([place], np.delete(np.arange(number), place)))
    best = np.concatenate(shortlist(desk.comparer, desk.learnt.model, Among(order, 1), keep=BEST))
    near = [series.members for series in known_series(desk) if np.isin(series.members, best).any()]
    decided = desk.decisions.of(desk.cases.each[place].id).by_other
    known = [desk.cases.place_of[other] for other in decided if other in desk.cases.place_of]
    found = np.unique(np.concatenate((best, *near, np.array(known, dtype=np.int64))))
    return np.asarray(found[found != place])


def known_series(desk: Desk) -> tuple[KnownSeries, ...]:
    """Everybody convicted of two offences or more, and every group of offences that analysts put together."""
    of_person: dict[str, list[int]] = {}
    for at, case in enumerate(desk.cases.each):
        for who in case.offenders:
            of_person.setdefault(who, []).append(at)
    convicted = [KnownSeries(who, np.array(at, dtype=np.int64)) for who, at in sorted(of_person.items()) if len(at) > 1]
    place = desk.cases.place_of
    joined = [sorted(place[one] for one in group if one in place) for group in desk.decisions.groups]
    return (*convicted, *(KnownSeries(None, np.array(at, dtype=np.int64)) for at in joined if len(at) > 1))


class _Ranked(NamedTuple):
    ratio: float
    nearest: int
    series: KnownSeries


def _ranked(desk: Desk, place: int, ratios: Floats, rejected: list[int]) -> list[_Ranked]:
    """The known series that nobody rejected for this offence, the one that it fits best first."""
    found = []
    for series in known_series(desk):
        others = series.members[series.members != place]
        is_compared = len(others) and np.isfinite(ratios[others]).all()
        if is_compared and not set(rejected) & set(others.tolist()):
            found.append(_Ranked(fit_to_series(ratios[others]), int(others[np.argmax(ratios[others])]), series))
    return sorted(found, key=lambda each: (-each.ratio, each.nearest))


def _pairs(desk: Desk, place: int, others: list[int]) -> tuple[Pair, ...]:
    ends = np.array(others, dtype=np.int64)
    return pair_up(desk.cases, desk.comparer, desk.learnt, Pairs(np.full(len(ends), place, dtype=np.int64), ends))
