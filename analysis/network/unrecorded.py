"""Which associations may be missing from the record: learned from the network itself, by hiding part of what is known.

The analyst's question: who probably knows whom, although nothing on record says so?

Method. A share of the known associations is hidden, every score of `analysis.network.closeness` is taken on what is
left, and a logistic model with shrinkage learns how those scores foretell the hidden ones; that is done several times,
and the model is then used on the network as it is. Nothing that is asked about is learned from (nested validation).
Three such models are asked and their chances averaged: one of every score, one of the local ones, and one of resource
allocation alone. The first is better where people have few ties, the last among people who meet in crowds; the mean is
never far behind the better one, and there is nothing in it to tune.
Source of the idea: Ghasemian and others, Stacking models for nearly optimal link prediction in complex networks, 2020.

What must not be concluded: that two people know each other. It is a hypothesis for a person to test, it says what the
record looks like more than what people do, and people who were looked at more often are suggested more often.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.network.candidates import Candidates, candidates, is_among
from analysis.network.closeness import STACKED, closeness
from analysis.network.stacked import Lesson, Stacked, fitted, standardised
from analysis.network.structure import Pairs, matrix_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from analysis.network.hiding import Material

LESSONS = 5
MOST_FALSE_IN_A_LESSON = 5_000
BASIC = ("resource_allocation",)


class Looked(NamedTuple):
    """Pairs that are not tied, and how close they stand.

    Attributes:
        found: The pairs, and how many each stands for.
        scores: Every score by name, circumstances included.
        is_wanted: Which of them are the hidden ones.
        known: Which are of two people who both have ties left.
        on_record: Which are of two people of whom what is left says that they exist.
    """

    found: Candidates
    scores: Mapping[str, NDArray[np.float64]]
    is_wanted: NDArray[np.bool_]
    known: NDArray[np.bool_]
    on_record: NDArray[np.bool_]

    def columns(self, names: Sequence[str]) -> NDArray[np.float64]:
        """Some scores, standardised over the pairs that were looked at."""
        return standardised(self.scores, names, np.ones(len(self.is_wanted)))

    def ranked(self, model: Stacked) -> NDArray[np.float64]:
        """The logarithm of the odds of each pair; for somebody not on record, that of the middle pair.

        That somebody has vanished from the record happens in a test alone, because a part was hidden: a model that
        noticed it would find hidden pairs by the hiding.
        """
        odds = model.log_odds(self.columns(model.names))
        if self.on_record.any():
            odds[~self.on_record] = _middle(odds[self.on_record], self.found.weight[self.on_record])
        return odds


NOTHING_WANTED = Pairs(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))


def look(material: Material, wanted: Pairs, rng: np.random.Generator) -> Looked:
    """Score every pair that is not tied in what is not hidden."""
    matrix = matrix_of(material.pairs(), material.people_count)
    found = candidates(matrix, wanted, rng)
    ties, here = np.diff(matrix.indptr), material.on_record()
    return Looked(
        found,
        closeness(matrix, found.pairs) | material.circumstances(found.pairs),
        is_among(found.pairs, wanted, material.people_count),
        (ties[found.pairs.first] > 0) & (ties[found.pairs.second] > 0),
        here[found.pairs.first] & here[found.pairs.second],
    )


def hidden_from(material: Material, left: Material) -> Pairs:
    """The pairs that are tied, and are not in what is left."""
    every = material.pairs()
    return every.chosen(~is_among(every, left.pairs(), material.people_count))


def lessons(material: Material, share: float, rng: np.random.Generator) -> tuple[Looked, ...]:
    """What is learned from: the material with parts of it hidden, again and again."""
    seen = []
    for _ in range(LESSONS):
        left = material.without(share, rng)
        seen.append(look(left, hidden_from(material, left), rng))
    return tuple(seen)


def learned(seen: Sequence[Looked], names: Sequence[str], rng: np.random.Generator) -> Stacked:
    """A model of these scores."""
    return fitted(names, [_lesson(looked, names, rng) for looked in seen])


def all_learned(seen: Sequence[Looked], rng: np.random.Generator) -> tuple[Stacked, ...]:
    """The three models whose chances are averaged."""
    return tuple(learned(seen, names, rng) for names in (tuple(seen[0].scores), STACKED, BASIC))


def chances(looked: Looked, models: Sequence[Stacked]) -> NDArray[np.float64]:
    """The chance of each pair to be one of the hidden ones, as the models have it on average."""
    found = [1.0 / (1.0 + np.exp(-looked.ranked(model))) for model in models]
    mean: NDArray[np.float64] = np.mean(found, axis=0)
    return mean


def _lesson(looked: Looked, names: Sequence[str], rng: np.random.Generator) -> Lesson:
    """All that is true and a sample of what is not, which is plenty and mostly alike."""
    here = looked.on_record
    true, false = np.nonzero(looked.is_wanted & here)[0], np.nonzero(~looked.is_wanted & here)[0]
    drawn = np.sort(rng.permutation(false)[:MOST_FALSE_IN_A_LESSON])
    kept = np.concatenate([true, drawn])
    weight = looked.found.weight.copy()
    weight[false] *= len(false) / max(len(drawn), 1)
    return Lesson(looked.columns(names)[kept], looked.is_wanted[kept], weight[kept])


def _middle(odds: NDArray[np.float64], weight: NDArray[np.float64]) -> float:
    order = np.argsort(odds, kind="stable")
    passed = np.cumsum(weight[order])
    return float(odds[order][np.searchsorted(passed, passed[-1] / 2)])
