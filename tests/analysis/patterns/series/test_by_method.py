"""The pairs of a force that were done most alike, beside every pair weighed one by one."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.patterns.linkage.model import BEHAVIOUR_WEIGHT, evidence
from analysis.patterns.series.by_method import WantedPairs, most_alike_pairs
from analysis.patterns.series.learning import ASSUMED_HABIT

OFFENCES, BEHAVIOURS = 60, 12
EVERY = OFFENCES * OFFENCES


def _states(seed: int) -> dict[str, np.ndarray]:
    draw = np.random.default_rng(seed)
    table = draw.choice([-1, 0, 1], (BEHAVIOURS, OFFENCES), p=[0.5, 0.3, 0.2])
    return {f"trait {at}": row.astype(np.int64) for at, row in enumerate(table)}


def _ratio(states: dict[str, np.ndarray], one: int, other: int) -> float:
    """The sum as the rule is written: what is present in both, or in one alone."""
    total = 0.0
    for row in states.values():
        known = (row >= 0).sum()
        rate = ((row == 1).sum() + 0.5) / (known + 1)
        if row[one] == row[other] == 1:
            total += BEHAVIOUR_WEIGHT * float(evidence(np.array([0.0]), ASSUMED_HABIT, np.array([rate]))[0])
        elif {row[one], row[other]} == {0, 1}:
            total += BEHAVIOUR_WEIGHT * float(np.log(1 - ASSUMED_HABIT))
    return total


@pytest.mark.parametrize("seed", range(6))
def test_the_most_alike_pairs_are_those_of_every_pair_weighed_by_itself(seed: int) -> None:
    states = _states(seed)
    asked = np.flatnonzero(np.random.default_rng(seed + 100).random(OFFENCES) < 0.4)
    found = most_alike_pairs(states, asked, WantedPairs(20, 2))
    pairs = [(one, other) for one in range(OFFENCES) for other in range(one + 1, OFFENCES)]
    weighed = {pair: _ratio(states, *pair) for pair in pairs if not set(asked).isdisjoint(pair)}
    alike = sorted((pair for pair in weighed if weighed[pair] >= np.log(2)), key=lambda pair: -weighed[pair])[:20]
    assert list(found.ratios) == pytest.approx([weighed[pair] for pair in alike])
    together = zip(*(ends.tolist() for ends in found.pairs), strict=True)
    assert [weighed[pair] for pair in together] == pytest.approx(list(found.ratios))
    assert len(alike) > 5


def test_what_is_absent_from_both_or_not_known_says_nothing() -> None:
    states = {"held": np.array([0, 0, 1, -1]), "spoke": np.array([0, 0, 1, 1])}
    found = most_alike_pairs(states, np.arange(4), WantedPairs(EVERY, 1))
    ratios = dict(zip(zip(*(ends.tolist() for ends in found.pairs), strict=True), found.ratios, strict=True))
    assert ratios[0, 1] == 0.0
    assert ratios[2, 3] > 0.0


def test_nobody_asked_about_or_nothing_coded_gives_no_pair() -> None:
    assert len(most_alike_pairs({}, np.arange(3), WantedPairs(20, 5)).ratios) == 0
    assert len(most_alike_pairs(_states(1), np.arange(0), WantedPairs(20, 5)).ratios) == 0
