"""Invented serial burglary at the size of a published set: 490 offences with place, window and three MO columns.

Hands strike near a base that moves, keep to habits that drift, and sometimes work together; many strike once.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from analysis.patterns.linkage.labelled import Labelled
from analysis.patterns.linkage.offences import Offences, behaviour

OFFENCES = 490
_DRIFT = 0.05
_VALUES = ((0.55, 0.25, 0.12, 0.05, 0.03), (0.4, 0.3, 0.15, 0.1, 0.05), (0.7, 0.2, 0.06, 0.04))


class Town(NamedTuple):
    """How the offending of a town is.

    Attributes:
        keeps: The chance that a hand does as it did before, in each MO column.
        roams: How far from its base a hand strikes, in kilometres.
        unwindowed: The share of offences whose time is not known.
        uncoded: The share of MO cells that are blank.
        together: The share of hands that work with another one.
    """

    name: str
    keeps: float = 0.6
    roams: float = 1.5
    unwindowed: float = 0.0
    uncoded: float = 0.1
    together: float = 0.0


TOWNS = (
    Town("plain"),
    Town("hardly any habits", keeps=0.2),
    Town("hands roam far", roams=5.0),
    Town("a third of windows missing", unwindowed=0.33),
    Town("half of MO blank", uncoded=0.5),
    Town("a third work together", together=0.33),
)


def serial_burglary(town: Town, seed: int) -> Labelled:
    """The offences of a town, and who is behind each that is solved."""
    draw = np.random.default_rng(seed)
    rows: list[tuple[np.ndarray, float, list[str]]] = []
    who: list[tuple[int, int]] = []
    hand = 0
    while len(rows) < OFFENCES:
        size = int(draw.choice([1, 2, 3, 4, 6, 9], p=[0.62, 0.15, 0.1, 0.06, 0.04, 0.03]))
        base, start = draw.normal(0, 6, 2), draw.uniform(0, 900)
        habits = [int(draw.choice(len(rates), p=rates)) for rates in _VALUES]
        mates = [hand, hand + 1] if draw.random() < town.together else [hand]
        for _ in range(size):
            base, start = base + draw.normal(0, 0.3, 2), start + draw.exponential(15)
            who += [(mate, len(rows)) for mate in mates]
            rows.append((base + draw.normal(0, town.roams, 2), start, _done(draw, habits, town)))
        hand += len(mates)
    return _labelled(town, draw, rows, who)


def _done(draw: np.random.Generator, habits: list[int], town: Town) -> list[str]:
    cells = []
    for place, rates in enumerate(_VALUES):
        if draw.random() < _DRIFT:
            habits[place] = int(draw.choice(len(rates), p=rates))
        value = habits[place] if draw.random() < town.keeps else int(draw.choice(len(rates), p=rates))
        cells.append("" if draw.random() < town.uncoded else f"value{value}")
    return cells


def _labelled(
    town: Town, draw: np.random.Generator, rows: list[tuple[np.ndarray, float, list[str]]], who: list[tuple[int, int]]
) -> Labelled:
    first = np.array([row[1] for row in rows])
    last = first + draw.choice([1 / 24, 9 / 24, 2.0], len(rows))
    blind = draw.random(len(rows)) < town.unwindowed
    columns = tuple(behaviour(f"MO{place + 1}", [row[2][place] for row in rows]) for place in range(len(_VALUES)))
    places = np.array([row[0] for row in rows])
    offences = Offences(places, np.where(blind, np.nan, first), np.where(blind, np.nan, last), columns)
    return Labelled(offences, np.array([one for one, _ in who]), np.array([what for _, what in who]))
