"""Invented offences by hands with a home, a rhythm and habits, and by hands that strike once."""

from __future__ import annotations

import numpy as np

from analysis.patterns.linkage.labelled import Labelled
from analysis.patterns.linkage.offences import Offences, behaviour

TRAITS = 12
UNCODED = 0.3
KEPT = 0.75


def invented_series(seed: int, *, hands: int = 30, once: int = 40) -> Labelled:
    """Hands with two to six offences each, and hands with one."""
    draw = np.random.default_rng(seed)
    rates = draw.uniform(0.05, 0.6, TRAITS)
    rows, person = [], []
    for hand in range(hands + once):
        home, start, habits = draw.uniform(0, 50, 2), draw.uniform(0, 300), draw.random(TRAITS) < rates
        for _ in range(int(draw.integers(2, 7)) if hand < hands else 1):
            kept = np.where(draw.random(TRAITS) < KEPT, habits, draw.random(TRAITS) < rates)
            cells = np.where(draw.random(TRAITS) < UNCODED, "", np.where(kept, "present", "absent"))
            rows.append((home + draw.normal(0, 4, 2), start + draw.exponential(20), cells.tolist()))
            person.append(hand)
    start = np.floor(np.array([row[1] for row in rows]) * 24) / 24
    columns = tuple(behaviour(f"trait {trait}", [row[2][trait] for row in rows]) for trait in range(TRAITS))
    offences = Offences(np.array([row[0] for row in rows]), start, start + 4 / 24, columns)
    return Labelled(offences, np.array(person), np.arange(len(rows)))
