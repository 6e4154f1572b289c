"""Offences of which it is known whose they are: who shares an offence with whom, and which pairs can be judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from analysis.patterns.linkage.comparing import Pairs, gaps
from graph.errors import InputError

if TYPE_CHECKING:
    from analysis.patterns.linkage.offences import Floats, Ints, Offences

MOST_DAYS = 365
NO_GROUP = -1


class Labelled(NamedTuple):
    """Offences, and who is behind some of them.

    Attributes:
        offences: All of them, solved or not.
        person: A number for the person or series of each row of the answer key.
        offence: The offence of that row, by its place; one offence may have several people, and one row each.
    """

    offences: Offences
    person: Ints
    offence: Ints

    @property
    def solved(self) -> Ints:
        """The offences that somebody is known for, in order."""
        return np.unique(self.offence)


class Judged(NamedTuple):
    """Pairs of solved offences at most a year apart, and whether somebody is behind both (1) or not (0)."""

    pairs: Pairs
    linked: Floats


def groups(labelled: Labelled) -> Ints:
    """A group for each offence, so that nobody's offences stand in two groups; NO_GROUP where nobody is known.

    People who offended together are one group, with everybody they offended with.
    """
    people, offences = int(labelled.person.max()) + 1, len(labelled.offences)
    ends = (labelled.person, people + labelled.offence)
    ties = coo_array((np.ones(len(labelled.person)), ends), shape=(people + offences,) * 2)
    _, found = connected_components(ties, directed=False)
    group = np.full(offences, NO_GROUP, dtype=np.int64)
    group[labelled.solved] = found[people + labelled.solved]
    return group


def drawn(labelled: Labelled, most: int, *, seed: int) -> Labelled:
    """Whole groups of offenders drawn at random until they have so many solved offences; all where there are no more.

    A pair of theirs is linked more often than one of all solved offences: what is linked stays together, and of the
    others the square of the share is left.
    """
    if len(labelled.solved) <= most:
        return labelled
    group = groups(labelled)
    names, sizes = np.unique(group[labelled.solved], return_counts=True)
    order = np.random.default_rng(seed).permutation(len(names))
    taken = names[order[: max(int(np.searchsorted(np.cumsum(sizes[order]), most, side="right")), 1)]]
    kept = np.isin(group[labelled.offence], taken)
    return labelled._replace(person=labelled.person[kept], offence=labelled.offence[kept])


def folds(group: Ints, number: int, *, seed: int) -> Ints:
    """A fold for each offence, whole groups at a time and evenly filled; NO_GROUP where nobody is known.

    Raises:
        InputError: If there is one group alone, or there are fewer groups than folds.
    """
    names, sizes = np.unique(group[group != NO_GROUP], return_counts=True)
    if len(names) == 1:
        raise InputError("All offences are of one offender or of people who offended together: add those of others.")
    if len(names) < number:
        message = f"{number} folds need as many unconnected offenders, and there are {len(names)}: ask for fewer folds."
        raise InputError(message)
    filled, fold_of = np.zeros(number), {NO_GROUP: NO_GROUP}
    for place in np.random.default_rng(seed).permutation(len(names)):
        emptiest = int(np.argmin(filled))
        filled[emptiest] += sizes[place]
        fold_of[int(names[place])] = emptiest
    return np.array([fold_of[int(name)] for name in group], dtype=np.int64)


def judged_pairs(labelled: Labelled) -> Judged:
    """All pairs of solved offences that are not known to be more than a year apart."""
    solved = labelled.solved
    first, second = np.triu_indices(len(solved), 1)
    every = Pairs(solved[first], solved[second])
    pairs = every.of(np.flatnonzero(~(gaps(labelled.offences, every) > MOST_DAYS)))
    offences = len(labelled.offences)
    wanted = pairs.first * offences + pairs.second
    return Judged(pairs, np.isin(wanted, _linked(labelled, offences)).astype(np.float64))


def series(labelled: Labelled) -> list[Ints]:
    """The offences of everybody who is known for two or more; people known for the same ones are one series."""
    order = np.argsort(labelled.person, kind="stable")
    cuts = np.flatnonzero(np.diff(labelled.person[order])) + 1
    each = {tuple(np.unique(part).tolist()) for part in np.split(labelled.offence[order], cuts)}
    return [np.array(members, dtype=np.int64) for members in sorted(each) if len(members) > 1]


def _linked(labelled: Labelled, offences: int) -> Ints:
    keys = [
        members[np.triu_indices(len(members), 1)[0]] * offences + members[np.triu_indices(len(members), 1)[1]]
        for members in series(labelled)
    ]
    return np.unique(np.concatenate(keys)) if keys else np.zeros(0, dtype=np.int64)
