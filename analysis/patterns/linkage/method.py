"""What is coded of offences and what a likeness in it says, as few enough columns for words of bits."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.patterns.linkage.packed import ABSENT, MOST_BEHAVIOURS, NOT_KNOWN, PRESENT, Weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.patterns.linkage.model import Habit
    from analysis.patterns.linkage.offences import Behaviour, Floats, Ints
    from analysis.patterns.linkage.packed import States


class Method(NamedTuple):
    """The behaviours that are looked at of each offence, and what each adds."""

    states: States
    weights: Weights


def method_of(habits: Sequence[Habit], behaviours: Sequence[Behaviour], order: Ints) -> Method:
    """The method of the offences in this order; of more behaviours than a word holds those that say most."""
    told = [_told(habit, column) for habit, column in zip(habits, behaviours, strict=True)]
    weights = np.array([each[0] for each in told]).reshape(-1, 3)
    by_size = np.argsort([-each[1] for each in told], kind="stable")[:MOST_BEHAVIOURS]
    states = np.full((len(order), len(by_size)), NOT_KNOWN, dtype=np.int8)
    for at, place in enumerate(by_size):
        column = behaviours[place]
        for state, value in ((PRESENT, "present"), (ABSENT, "absent")):
            if value in column.values:
                states[column.codes[order] == column.values.index(value), at] = state
    return Method(states, Weights(*weights[by_size].T))


def _told(habit: Habit, column: Behaviour) -> tuple[Floats, float]:
    """What a behaviour adds where both are present, both absent, or one of each, and how much it says in all."""
    codes = [column.values.index(value) if value in column.values else np.nan for value in ("present", "absent")]
    adds = np.nan_to_num(habit.at(np.array([*codes, -1.0]))) if column.values else np.zeros(3)
    shares = [np.mean(column.codes == code) for code in codes]
    often = np.array([shares[0] ** 2, shares[1] ** 2, 2 * shares[0] * shares[1]])
    return adds, float((often * adds**2).sum())
