"""The two usual ways to link offences, to be beaten in the same run: naive Bayes, and logistic regression."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.patterns.linkage.bounded_logistic import Examples, Fitted, Pull, fit_bounded_logistic
from analysis.patterns.linkage.comparing import DIFFERS

if TYPE_CHECKING:
    from analysis.patterns.linkage.comparing import Compared
    from analysis.patterns.linkage.offences import Floats
    from analysis.patterns.linkage.sampling import Sample

USUAL = ("distance", "gap", "hour", "weekday")
BINS = 10
_PULL = 1e-3


class NaiveBayes(NamedTuple):
    """Log likelihood ratios in bins, added up as if everything were independent."""

    edges: tuple[Floats, ...]
    ratios: tuple[Floats, ...]

    def scores(self, compared: Compared) -> Floats:
        """One score for each pair; what is unknown adds nothing."""
        total = np.zeros(len(compared))
        for values, edges, ratios in zip(_plain(compared), self.edges, self.ratios, strict=True):
            total += np.where(np.isnan(values), 0.0, ratios[np.searchsorted(edges, values, side="right")])
        return total


class Logistic(NamedTuple):
    """A weighted sum of the usual measures."""

    means: Floats
    fitted: Fitted

    def scores(self, compared: Compared) -> Floats:
        """One score for each pair; what is unknown is taken as average."""
        rows = np.column_stack(_plain(compared))
        filled = np.where(np.isnan(rows), self.means, rows)
        return np.asarray(self.fitted.intercept + filled @ self.fitted.coefficients)


def fit_naive_bayes(sample: Sample) -> NaiveBayes:
    """Bins at the quantiles of the linked pairs; one pair is added to each bin."""
    edges, ratios = [], []
    for values in _plain(sample.compared):
        known = np.isfinite(values)
        linked = values[known & (sample.linked > 0)]
        inner = np.unique(np.quantile(linked, np.linspace(0, 1, BINS + 1)[1:-1])) if len(linked) else np.zeros(0)
        place = np.searchsorted(inner, values[known], side="right")
        counts = [
            np.bincount(place, sample.weight[known] * (sample.linked[known] == side), minlength=len(inner) + 1) + 1
            for side in (1, 0)
        ]
        edges.append(inner)
        ratios.append(np.log(counts[0] / counts[0].sum()) - np.log(counts[1] / counts[1].sum()))
    return NaiveBayes(tuple(edges), tuple(ratios))


def fit_logistic(sample: Sample) -> Logistic:
    """Hardly any pull, as is usual."""
    rows = np.column_stack(_plain(sample.compared))
    known = np.isfinite(rows)
    counts = np.maximum(known.sum(axis=0), 1)
    means = np.where(known, rows, 0.0).sum(axis=0) / counts
    examples = Examples(np.where(known, rows, means), sample.linked, sample.weight)
    width = rows.shape[1]
    pull = Pull(np.zeros(width), np.full(width, _PULL))
    return Logistic(means, fit_bounded_logistic(examples, pull, may_be_negative=True))


def _plain(compared: Compared) -> list[Floats]:
    """Distance, gap, hour and weekday, and for each behaviour only whether both are coded alike."""
    measures = [compared.measures[name] for name in USUAL if name in compared.measures]
    alike = [np.where(np.isnan(values), np.nan, (values != DIFFERS) * 1.0) for values in compared.agreements]
    return [*measures, *alike]
