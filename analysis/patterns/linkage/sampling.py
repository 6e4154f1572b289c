"""Which pairs a model is fitted to: all linked ones, and a weighted sample of the many others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from analysis.patterns.linkage.comparing import Compared
    from analysis.patterns.linkage.offences import Floats, Ints

MOST = 30_000
_NEAR = 10


class Sample(NamedTuple):
    """Chosen pairs, whether each is linked, and how many pairs each stands for."""

    compared: Compared
    linked: Floats
    weight: Floats


class Chosen(NamedTuple):
    """The places of chosen pairs, and how many pairs each stands for."""

    places: Ints
    weight: Floats


def sample(compared: Compared, linked: Floats, *, seed: int, most: int = MOST) -> Sample:
    """Choose among pairs that are compared already."""
    order = compared.measures.get("distance", next(iter(compared.measures.values()), np.zeros(len(linked))))
    places, weight = choose(order, linked, seed=seed, most=most)
    return Sample(compared.of(places), linked[places], weight)


def choose(order: Floats, linked: Floats, *, seed: int, most: int = MOST) -> Chosen:
    """Choose pairs; the nearest tenth of the others is sampled densely, since that is where ranks are decided.

    Args:
        order: How near the two of each pair are, smaller being nearer.
        linked: 1 for the linked ones, all of which are chosen, else 0.
        seed: Of the draw.
        most: How many near ones and how many far ones are chosen.
    """
    draw = np.random.default_rng(seed)
    others = np.flatnonzero(linked == 0)
    others = others[np.argsort(np.nan_to_num(order[others], nan=np.inf), kind="stable")]
    cut = len(others) // _NEAR
    chosen, weights = [np.flatnonzero(linked > 0)], [np.ones(int((linked > 0).sum()))]
    for group in (others[:cut], others[cut:]):
        taken: Ints = np.sort(draw.choice(group, min(most, len(group)), replace=False))
        chosen.append(taken)
        weights.append(np.full(len(taken), len(group) / max(len(taken), 1)))
    return Chosen(np.concatenate(chosen), np.concatenate(weights))
