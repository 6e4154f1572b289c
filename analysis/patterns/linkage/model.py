"""The linkage model: log odds that two offences are by one hand, as a sum of contributions that can be read out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.patterns.linkage.bounded_logistic import Examples, Fitted, Pull, fit_bounded_logistic

if TYPE_CHECKING:
    from analysis.patterns.linkage.comparing import Compared
    from analysis.patterns.linkage.offences import Behaviour, Floats
    from analysis.patterns.linkage.sampling import Sample

KNOTS = 9
CURVE_PULL = 0.5
BEHAVIOUR_PULL = 8.0
BEHAVIOUR_WEIGHT = 0.8
"""Behaviours hang together, so the sum of their separate evidence is too much; 1 would take them as independent."""
_HABITS = np.linspace(0.01, 0.97, 49)
_PRIOR_PAIRS = 12.0


class Curve(NamedTuple):
    """How much a measure says: log likelihood ratios at its knots, falling, straight in between and flat beyond."""

    knots: Floats
    heights: Floats

    def at(self, values: Floats) -> Floats:
        """The log likelihood ratio of each value; 0 where it is unknown."""
        return np.where(np.isnan(values), 0.0, np.interp(values, self.knots, self.heights))


class Habit(NamedTuple):
    """How much agreement on a behaviour says.

    Attributes:
        keeps: The share of linked pairs in which the offender repeats himself rather than doing as others do.
        weight: What the evidence is multiplied by, since behaviours hang together.
        rates: The base rate of each value.
    """

    keeps: float
    weight: float
    rates: Floats

    def at(self, agreement: Floats) -> Floats:
        """The log likelihood ratio of each pair; 0 where the behaviour is unknown of either offence."""
        return self.weight * evidence(agreement, self.keeps, self.rates)


class LinkageModel(NamedTuple):
    """A fitted model.

    Attributes:
        prior: The log odds before any evidence.
        curves: One for each measure.
        habits: One for each behaviour, in their order.
    """

    prior: float
    curves: dict[str, Curve]
    habits: tuple[Habit, ...]

    def contributions(self, compared: Compared) -> Floats:
        """Log likelihood ratios: a row for each pair, a column for each measure and then each behaviour."""
        measures = [curve.at(compared.measure(name)) for name, curve in self.curves.items()]
        habits = [habit.at(values) for habit, values in zip(self.habits, compared.agreements, strict=True)]
        return np.column_stack((*measures, *habits))

    def log_odds(self, compared: Compared) -> Floats:
        """The prior and all contributions together."""
        return np.asarray(self.prior + self.contributions(compared).sum(axis=1))


def evidence(agreement: Floats, keeps: float, rates: Floats) -> Floats:
    """The log likelihood ratio of agreeing on a value, or of differing.

    An offender repeats himself with probability k and else does as everybody does. Where one offence has a value of
    base rate r, the other has it too with probability k + (1 - k) r under one hand and r under two; they differ 1 - k
    times as often. So agreement on what is rare says much, on what is common little, and the unknown says nothing.
    """
    shared = np.append(rates, 1.0)[np.where(agreement >= 0, agreement, len(rates)).astype(np.int64, copy=False)]
    alike = np.log((keeps + (1 - keeps) * shared) / shared)
    return np.where(np.isnan(agreement), 0.0, np.where(agreement >= 0, alike, np.log(1 - keeps)))


def fit(some: Sample, behaviours: tuple[Behaviour, ...]) -> LinkageModel:
    """Fit to a sample of pairs of which it is known whether they are linked: a prior alone if nothing else is known."""
    keeps = _kept(some, behaviours)
    knots = {name: _knots(values, some.linked) for name, values in some.compared.measures.items()}
    ramps = [_ramps(some.compared.measures[name], edges) for name, edges in knots.items()]
    agree = [evidence(a, k, b.rates) for a, k, b in zip(some.compared.agreements, keeps, behaviours, strict=True)]
    if not ramps and not agree:
        linked, others = (float((some.weight * side).sum()) + 0.5 for side in (some.linked, 1 - some.linked))
        return LinkageModel(float(np.log(linked / others)), {}, ())
    widths = (sum(block.shape[1] for block in ramps), len(agree))
    pull = Pull(np.repeat((0.0, BEHAVIOUR_WEIGHT), widths), np.repeat((CURVE_PULL, BEHAVIOUR_PULL), widths))
    fitted = fit_bounded_logistic(Examples(np.column_stack((*ramps, *agree)), some.linked, some.weight), pull)
    return _readable(_Parts(knots, keeps, behaviours), fitted, some)


class _Parts(NamedTuple):
    knots: dict[str, Floats]
    keeps: list[float]
    behaviours: tuple[Behaviour, ...]


def _readable(parts: _Parts, fitted: Fitted, some: Sample) -> LinkageModel:
    """Curves moved so that each is a likelihood ratio by itself: its mean over unlinked pairs is 1."""
    curves, prior, start = {}, fitted.intercept, 0
    weight = some.weight * (1 - some.linked)
    for name, knots in parts.knots.items():
        slopes = fitted.coefficients[start : start + len(knots) - 1]
        start += len(knots) - 1
        heights = np.append(np.cumsum(slopes[::-1])[::-1], 0.0)
        values = some.compared.measures[name]
        known = np.isfinite(values)
        level = float(np.log(np.average(np.exp(np.interp(values[known], knots, heights)), weights=weight[known])))
        curves[name] = Curve(knots, heights - level)
        prior += level
    habits = tuple(
        Habit(keeps, float(factor), column.rates)
        for keeps, factor, column in zip(parts.keeps, fitted.coefficients[start:], parts.behaviours, strict=True)
    )
    return LinkageModel(prior, curves, habits)


def _kept(some: Sample, behaviours: tuple[Behaviour, ...]) -> list[float]:
    """How often each behaviour is kept, by likelihood; few pairs are shrunk towards what all behaviours do."""
    tables = []
    for agreement, column in zip(some.compared.agreements, behaviours, strict=True):
        known = agreement[(some.linked > 0) & np.isfinite(agreement)]
        tables.append((len(known), _fits_of_habits(known, column.rates)))
    pairs = sum(number for number, _ in tables)
    if not pairs:
        return [float(_HABITS[0])] * len(tables)
    together = np.sum([sums for _, sums in tables], axis=0) / pairs
    return [float(_HABITS[int(np.argmax(sums + _PRIOR_PAIRS * together))]) for _, sums in tables]


def _fits_of_habits(known: Floats, rates: Floats) -> Floats:
    """The evidence of these agreements summed, for every habit that is tried."""
    times = np.bincount(known[known >= 0].astype(np.int64), minlength=len(rates))
    alike = np.log((_HABITS[:, None] + (1 - _HABITS[:, None]) * rates) / rates)
    return np.asarray(alike @ times + np.log(1 - _HABITS) * (known < 0).sum())


def _knots(values: Floats, linked: Floats) -> Floats:
    """Where the curve may bend: quantiles of linked pairs, and of all."""
    known, of_linked = values[np.isfinite(values)], values[np.isfinite(values) & (linked > 0)]
    shares = np.linspace(0.02, 0.98, KNOTS)
    found = np.unique(
        np.concatenate(
            (np.quantile(of_linked if len(of_linked) else known, shares), np.quantile(known, shares[KNOTS // 2 :]))
        )
    )
    least = 0.01 * (found[-1] - found[0])
    spread = [float(found[0])]
    for value in found[1:]:
        if value - spread[-1] > least:
            spread.append(float(value))
    return np.array(spread if len(spread) > 1 else [spread[0], spread[0] + 1.0])


def _ramps(values: Floats, knots: Floats) -> Floats:
    """One column for each stretch between knots: 1 below it, 0 above it, straight within; the mean where unknown."""
    ramps = (knots[1:] - np.clip(values[:, None], knots[:-1], knots[1:])) / np.diff(knots)
    return np.where(np.isnan(ramps), np.nanmean(ramps, axis=0), ramps)
