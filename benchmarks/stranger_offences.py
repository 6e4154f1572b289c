"""Invented offences against strangers: many coded behaviours that drift, hands that roam, and few that are solved.

Unlike the burglars of `serial_burglary`, these hands have no base close by, offend seldom, and change what they do.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from analysis.patterns.linkage.labelled import Labelled
from analysis.patterns.linkage.offences import Offences, behaviour

_AREA = 60.0
_DAYS = 1_500


class Offending(NamedTuple):
    """How the offending is.

    Attributes:
        hands: How many hands offend twice or more.
        once: How many offend once.
        longest: How often one hand offends at the most.
        behaviours: How many are coded.
        keeps: The chance that a hand does as it is used to.
        drifts: The chance at each offence that a habit becomes another.
        uncoded: The share of cells that are blank.
        roams: How far from where they live hands strike, in kilometres.
        is_placed: Whether it is known where.
        is_timed: Whether it is known when.
    """

    name: str
    hands: int = 60
    once: int = 160
    longest: int = 6
    behaviours: int = 40
    keeps: float = 0.6
    drifts: float = 0.1
    uncoded: float = 0.3
    roams: float = 12.0
    is_placed: bool = True
    is_timed: bool = True


SORTS = (
    Offending("strangers"),
    Offending("strangers, MO that drifts much", drifts=0.3, keeps=0.5),
    Offending("strangers, few pairs", hands=25, once=80, longest=3),
    Offending("strangers, no coordinates", is_placed=False),
    Offending("strangers, MO alone", is_placed=False, is_timed=False),
    Offending("strangers, ten behaviours, mostly blank", behaviours=10, uncoded=0.6),
    Offending("strangers, place and time alone", behaviours=0),
)


def stranger_offences(sort: Offending, seed: int) -> Labelled:
    """Offences in order of hands, each of them solved."""
    draw = np.random.default_rng(seed)
    rates = np.clip(draw.beta(1, 3, sort.behaviours), 0.03, 0.7)
    sizes = [*draw.integers(2, sort.longest + 1, sort.hands).tolist(), *[1] * sort.once]
    rows = [row for size in sizes for row in _of_hand(draw, sort, rates, size)]
    hand = np.repeat(np.arange(len(sizes)), sizes)
    states = np.array([row[2] for row in rows]).reshape(len(rows), sort.behaviours)
    cells = np.where(draw.random(states.shape) < sort.uncoded, "", np.where(states, "present", "absent"))
    columns = tuple(behaviour(f"behaviour {at}", cells[:, at].tolist()) for at in range(sort.behaviours))
    places, first = np.array([row[0] for row in rows]), np.array([row[1] for row in rows])
    last = first + draw.choice([1 / 24, 6 / 24, 1.0], len(rows))
    nowhere, never = np.full_like(places, np.nan), np.full_like(first, np.nan)
    offences = Offences(
        places if sort.is_placed else nowhere,
        first if sort.is_timed else never,
        last if sort.is_timed else never,
        columns,
    )
    return Labelled(offences, hand, np.arange(len(rows)))


def _of_hand(
    draw: np.random.Generator, sort: Offending, rates: np.ndarray, size: int
) -> list[tuple[np.ndarray, float, np.ndarray]]:
    home, day, habits = draw.uniform(0, _AREA, 2), draw.uniform(0, _DAYS), draw.random(len(rates)) < rates
    hour, found = draw.normal(0.9, 0.12), []
    for _ in range(size):
        habits = np.where(draw.random(len(rates)) < sort.drifts, draw.random(len(rates)) < rates, habits)
        does = np.where(draw.random(len(rates)) < sort.keeps, habits, draw.random(len(rates)) < rates)
        moment = np.floor(day) + (hour + draw.normal(0, 0.08)) % 1
        found.append((home + draw.normal(0, sort.roams, 2), float(moment), does))
        day += draw.exponential(60)
    return found
