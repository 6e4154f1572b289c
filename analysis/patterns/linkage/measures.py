"""How good a ranking of pairs is: area under the curve and average precision, also for pairs that count often."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from analysis.patterns.linkage.offences import Floats, Ints


class Ranking:
    """Pairs in the order of their scores; made once, measured under many weights."""

    def __init__(self, scores: Floats, linked: Floats) -> None:
        self._order = np.argsort(-scores, kind="stable")
        ranked = scores[self._order]
        self._linked = linked[self._order]
        # Pairs of one score stand together: none of them is above another.
        self._ends: Ints = np.append(np.flatnonzero(np.diff(ranked)), len(ranked) - 1)

    def auc(self, weight: Floats | None = None) -> float:
        """The chance that a linked pair scores above one that is not, ties counting half; NaN without both kinds."""
        hits, misses = self._cumulated(weight)
        if not hits[-1] * misses[-1]:
            return float("nan")
        widths, before = np.diff(misses, prepend=0.0), np.append(0.0, hits[:-1])
        return float((widths * (hits + before)).sum() / 2 / (hits[-1] * misses[-1]))

    def average_precision(self, weight: Floats | None = None) -> float:
        """The precision at each linked pair, averaged; pairs of one score are taken in together."""
        hits, misses = self._cumulated(weight)
        if not hits[-1]:
            return float("nan")
        return float((np.diff(hits, prepend=0.0) * hits / np.maximum(hits + misses, 1e-12)).sum() / hits[-1])

    def linked_in_top(self, number: int) -> int:
        """How many of the first pairs are linked."""
        return int(self._linked[:number].sum())

    def _cumulated(self, weight: Floats | None) -> tuple[Floats, Floats]:
        counted = np.ones(len(self._linked)) if weight is None else weight[self._order]
        hits, misses = np.cumsum(counted * self._linked), np.cumsum(counted * (1 - self._linked))
        return hits[self._ends], misses[self._ends]
