"""Time of day and weekday of offences whose time is only known as a window: its weight on each (aoristic)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from analysis.patterns.linkage.offences import Floats

HOURS = 24
WEEKDAYS = 7


def hour_weights(first: Floats, last: Floats) -> Floats:
    """One row for each offence and one column for each hour of the day; each row sums to 1, or is NaN.

    A window of a day or more says nothing of the hour, and weighs every hour alike (Ratcliffe 2000).
    """
    return _weights(first * HOURS, last * HOURS, HOURS)


def weekday_weights(first: Floats, last: Floats) -> Floats:
    """The same for the days of the week."""
    return _weights(first, last, WEEKDAYS)


def week_weights(first: Floats, last: Floats) -> Floats:
    """The same for the 168 hours of the week, from Monday's first."""
    return _weights((first - 1) * HOURS, (last - 1) * HOURS, HOURS * WEEKDAYS)


def mean_difference(one: Floats, other: Floats) -> Floats:
    """How far apart two such rows are expected to be on the circle, in hours or days."""
    bins = one.shape[1]
    apart = np.abs(np.arange(bins)[:, None] - np.arange(bins))
    circle = np.minimum(apart, bins - apart).astype(np.float64)
    return np.asarray(np.einsum("ij,ij->i", one @ circle, other))


def _weights(start: Floats, end: Floats, bins: int) -> Floats:
    length = np.minimum(end - start, bins)
    weights = np.zeros((len(start), bins))
    whole, rows = np.floor(start), np.flatnonzero(np.isfinite(start + end))
    for step in range(bins + 1):
        left, right = np.maximum(start, whole + step), np.minimum(start + length, whole + step + 1)
        share = np.where(length > 0, np.maximum(right - left, 0) / np.maximum(length, 1e-12), float(step == 0))
        weights[rows, (whole[rows] + step).astype(np.int64) % bins] += share[rows]
    weights[~np.isfinite(start + end)] = np.nan
    return weights
