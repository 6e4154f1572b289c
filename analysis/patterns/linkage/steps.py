"""Place and time of one offence against all others, roughly: what a model's curves say, in steps of distance and gap.

Steps grow with what they measure, four to each doubling, and come from the leading bits of a number. In each field of
distance and gap the curves are read once, so that of a pair nothing is left but to look up its field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.compiled import compiled
from analysis.patterns.linkage.comparing import FAR_WEIGHT, HALF_A_DAY
from analysis.patterns.linkage.model import Curve

if TYPE_CHECKING:
    from analysis.patterns.linkage.comparing import Comparer
    from analysis.patterns.linkage.keeping import Scores
    from analysis.patterns.linkage.model import LinkageModel
    from analysis.patterns.linkage.offences import Floats, Ints

Singles = NDArray[np.float32]
Fields = NDArray[np.uint16]

COUNTED = ("nearer in space", "nearer in space and time", "far and late")
_SILENT = Curve(np.array([0.0, 1.0]), np.zeros(2))
_SIGN_OFF, _PLACE_BITS, _TIME_BITS = 0x7FFFFFFF, 22, 21
"""Distances are squared, so one leading bit of their fraction makes as many steps as two of a gap's."""


class Steps(NamedTuple):
    """What is needed to look from any offence.

    Attributes:
        where: x, y and time of each offence: three rows; NaN where unknown.
        shape: The first step of distances and how many there are, then of gaps; the last one is for the unknown.
        blur: Squared, what is added to a squared distance.
        along: What the curve of distance says at each step of distance.
        across: What the curve of the gap says at each step of the gap.
        late: The logarithm of each step of the gap.
        knots: Of the curves of `COUNTED`: a row for each.
        heights: The same.
        near_by: As the comparer has it.
        reach: No place and time say more than this, for or against.
    """

    where: Singles
    shape: tuple[int, int, int, int]
    blur: float
    along: Floats
    across: Floats
    late: Floats
    knots: Floats
    heights: Floats
    near_by: float
    reach: float

    def add(self, sums: Scores, row: int, unit: float) -> None:
        """Add what place and time say, in units, to the sums of one offence with all others."""
        fields = _fields(self.where, row, self.shape, np.float32(self.blur))
        said = _said(fields, row, (self.along, self.across, self.late), (self.knots, self.heights, self.near_by))
        _look_up(sums, fields, np.rint(said / unit).astype(np.int16))


def steps_of(comparer: Comparer, model: LinkageModel, order: Ints) -> Steps:
    """Lay out the steps for offences in an order of their own."""
    offences, blur = comparer.offences, np.float32(comparer.blur**2)
    found = np.column_stack((offences.places, (offences.first + offences.last) / 2))[order]
    known = np.isfinite(found)
    # Single precision is fine to a metre and some minutes where numbers are small: so they are counted from the middle.
    middle = np.array([np.median(found[known[:, at], at]) if known[:, at].any() else 0.0 for at in range(3)])
    where = np.ascontiguousarray((found - middle).T, dtype=np.float32)
    span = [float(np.ptp(each[np.isfinite(each)])) if np.isfinite(each).any() else 0.0 for each in where]
    far = _edges(blur, np.float32(span[0] ** 2 + span[1] ** 2) + blur, _PLACE_BITS)
    late = _edges(np.float32(HALF_A_DAY), np.float32(span[2] + HALF_A_DAY), _TIME_BITS)
    distance = np.log(np.sqrt(np.maximum(_middles(far) - comparer.blur**2, 0)) + comparer.blur)
    gap, curves = np.log(_middles(late)), [model.curves.get(name, _SILENT) for name in ("distance", "gap", *COUNTED)]
    knots, heights = _table(curves[2:])
    return Steps(
        where,
        (int(_leading(far[:1], _PLACE_BITS)[0]), len(far), int(_leading(late[:1], _TIME_BITS)[0]), len(late)),
        float(blur),
        np.append(curves[0].at(distance), 0.0),
        np.append(curves[1].at(gap), 0.0),
        np.append(gap, 0.0),
        knots,
        heights,
        comparer.near_by,
        sum(float(np.abs(curve.heights).max()) for curve in curves),
    )


def _leading(values: Singles, bits: int) -> NDArray[np.int32]:
    return np.asarray((values.view(np.int32) & _SIGN_OFF) >> bits)


def _edges(low: np.float32, high: np.float32, bits: int) -> Singles:
    """Where each step begins, and at last where it would go on."""
    first, last = _leading(np.array([low, high], dtype=np.float32), bits)
    return (np.arange(first, last + 2, dtype=np.int32) << bits).view(np.float32)


def _middles(edges: Singles) -> Floats:
    return (edges[:-1].astype(np.float64) + edges[1:]) / 2


def _table(curves: list[Curve]) -> tuple[Floats, Floats]:
    """Curves as rows of one length: each goes on as it ends."""
    most = max(len(curve.knots) for curve in curves)
    knots = [np.append(c.knots, c.knots[-1] + np.arange(1, most - len(c.knots) + 1)) for c in curves]
    return np.array(knots), np.array([np.pad(c.heights, (0, most - len(c.heights)), mode="edge") for c in curves])


@compiled
def _fields(where: Singles, row: int, shape: tuple[int, int, int, int], blur: np.float32) -> Fields:
    """The field of distance and gap that each other offence lies in, seen from one."""
    number, (first_far, far_count, first_late, late_count) = where.shape[1], shape
    apart, gap = np.empty(number, dtype=np.float32), np.empty(number, dtype=np.float32)
    fields = np.empty(number, dtype=np.uint16)
    x, y, when = where[0], where[1], where[2]
    for j in range(number):
        apart[j] = (x[j] - x[row]) * (x[j] - x[row]) + (y[j] - y[row]) * (y[j] - y[row]) + blur
        gap[j] = abs(when[j] - when[row]) + np.float32(HALF_A_DAY)
    far, late = apart.view(np.int32), gap.view(np.int32)
    for j in range(number):
        step = min(max(((far[j] & _SIGN_OFF) >> _PLACE_BITS) - first_far, 0), far_count - 1)
        later = min(max(((late[j] & _SIGN_OFF) >> _TIME_BITS) - first_late, 0), late_count - 1)
        fields[j] = later * far_count + step
    return fields


@compiled
def _said(
    fields: Fields, row: int, flat: tuple[Floats, Floats, Floats], counted: tuple[Floats, Floats, float]
) -> Floats:
    """What place and time say in each field, the others that lie nearer counted to its middle."""
    (along, across, late), (knots, heights, near_by) = flat, counted
    met = np.zeros((len(across), len(along)), dtype=np.int64)
    for field in fields:
        met.ravel()[field] += 1
    met.ravel()[fields[row]] -= 1
    space, before = np.empty(len(along)), 0
    for step in range(len(along)):
        ring = met[:, step].sum()
        space[step] = np.log(before + ring / 2 + 1)
        before += ring
    values, within = np.empty((3, len(across), len(along))), np.zeros(len(along))
    for later in range(len(across)):
        so_far, below = 0.0, 0.0
        for step in range(len(along)):
            so_far += met[later, step]
            now = within[step] + so_far
            values[0, later, step] = space[step]
            values[1, later, step] = np.log((now + below) / 2 + 1)
            values[2, later, step] = late[later] + FAR_WEIGHT * max(space[step] - near_by, 0.0)
            below, within[step] = within[step], now
    said = np.zeros(met.size)
    for each in range(3):
        said += np.interp(values[each].ravel(), knots[each], heights[each])
    whole = said.reshape(met.shape)
    # In the last step of either, place or time is not known, and what is counted by both says nothing.
    whole[:, -1], whole[-1] = 0.0, 0.0
    for later in range(len(across)):
        whole[later] += along + across[later]
    return whole.ravel()


@compiled
def _look_up(sums: Scores, fields: Fields, said: Scores) -> None:
    for j in range(len(fields)):
        sums[j] += said[fields[j]]
