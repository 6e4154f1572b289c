"""Why two offences look like the work of one hand, or not: what each likeness adds, in words, and what says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.counted import counted
from analysis.patterns.linkage.comparing import Pairs, distances, gaps
from analysis.patterns.linkage.rhythm import HOURS
from analysis.patterns.series.learning import parts_of
from graph.vocabulary import BehaviourState

if TYPE_CHECKING:
    from analysis.patterns.linkage.comparing import Compared, Comparer
    from analysis.patterns.linkage.offences import Behaviour, Floats
    from analysis.patterns.series.cases import Case, Cases
    from analysis.patterns.series.learning import Learnt

_NOT_KNOWN = "not known of both: says nothing"


class Reason(NamedTuple):
    """One thing that was compared.

    Attributes:
        about: What it is: a behaviour, a distance, a gap in time.
        words: How the two compare in it.
        ratio: What it multiplies the odds by, as a natural logarithm; 0 where it says nothing.
        evidence: The records that say so.
    """

    about: str
    words: str
    ratio: float
    evidence: tuple[str, ...]


class Pair(NamedTuple):
    """Two offences compared.

    Attributes:
        one, other: The offences.
        ratio: All reasons together: the log likelihood ratio of one hand against two.
        reasons: What speaks most, for or against, first.
        scored_so: Labelled pairs that scored so high, and how many were linked (`Experience.at`); None if unknown.
        beyond: Why the published evidence may not reach this pair; empty where it may.
    """

    one: Case
    other: Case
    ratio: float
    reasons: tuple[Reason, ...]
    scored_so: tuple[int, int] | None
    beyond: tuple[str, ...]


def pair_up(cases: Cases, comparer: Comparer, learnt: Learnt, pairs: Pairs) -> tuple[Pair, ...]:
    """Compare pairs of offences.

    Question: which likenesses and differences speak for one hand, and how much?
    Formula: the sum of log likelihood ratios, one for each measure and each behaviour; the unknown adds 0.
    Source: Porter 2016, Statistics and Public Policy 3(1), for likelihood ratios in case linkage.
    Must not be concluded: that two offences are by one hand; most pairs that look alike are not.
    """
    if not len(pairs.first):
        return ()
    compared = comparer.compare(pairs)
    parts = parts_of(learnt.model, compared, len(pairs.first))
    shown = _Shown(cases, learnt, pairs, compared, parts)
    return tuple(_pair(shown, row) for row in range(len(pairs.first)))


class _Shown(NamedTuple):
    cases: Cases
    learnt: Learnt
    pairs: Pairs
    compared: Compared
    parts: Floats


def _pair(shown: _Shown, row: int) -> Pair:
    one, other = (shown.cases.each[int(ends[row])] for ends in shown.pairs)
    total = float(shown.parts[row].sum())
    measures = len(shown.learnt.model.curves)
    reasons = [
        Reason(_ABOUT[name], _measured(shown, name, row), float(shown.parts[row, at]), (one.record, other.record))
        for at, name in enumerate(shown.learnt.model.curves)
    ]
    columns = zip(shown.cases.offences.behaviours, shown.parts[row, measures:], strict=True)
    reasons += [_behaviour(one, other, column, float(part)) for column, part in columns]
    known = [reason for reason in reasons if reason.words != _NOT_KNOWN]
    beyond = tuple(f"{case.name} is {why}" for case in (one, other) if (why := case.outside_scope))
    experience = shown.learnt.experience
    scored = experience.at(total) if experience else None
    return Pair(one, other, total, tuple(sorted(known, key=lambda each: -abs(each.ratio))), scored, beyond)


HARDLY_ANY = "hardly any other offence lies"
_ABOUT = {
    "distance": "distance",
    "gap": "time between them",
    "nearer in space": "how many others lie nearer",
    "nearer in space and time": "how many others lie nearer in place and time",
    "far and late": "far apart and long between",
    "weekday": "day of the week",
    "hour": "time of day",
}


def _measured(shown: _Shown, name: str, row: int) -> str:
    value = float(shown.compared.measures[name][row]) if name in shown.compared.measures else np.nan
    if np.isnan(value):
        return _NOT_KNOWN
    pair = Pairs(shown.pairs.first[row : row + 1], shown.pairs.second[row : row + 1])
    apart = f"{distances(shown.cases.offences, pair)[0]:.1f} km apart"
    days = f"{gaps(shown.cases.offences, pair)[0]:.0f} days between them"
    return {
        "distance": apart,
        "gap": days,
        "nearer in space": f"{_others_nearer(value)} nearer",
        "nearer in space and time": f"{_others_nearer(value)} nearer in place and time",
        "far and late": f"{apart}, {days}",
        "weekday": _weekdays_apart(value),
        "hour": f"expected {value:.1f} of {HOURS // 2} hours of the day apart",
    }[name]


def _weekdays_apart(expected: float) -> str:
    """How far apart in the week two offences are, windows shared out.

    >>> _weekdays_apart(0.0), _weekdays_apart(1.5)
    ('on the same day of the week', 'expected 1.5 days of the week apart')
    """
    return f"expected {expected:.1f} days of the week apart" if round(expected, 1) else "on the same day of the week"


def _others_nearer(logarithm: float) -> str:
    """How many others lie nearer, on average over both ends, in words.

    >>> _others_nearer(0.0), _others_nearer(np.log(2)), _others_nearer(np.log(1201))
    ('hardly any other offence lies', 'about 1 other offence lies', 'about 1,200 other offences lie')
    """
    others = round(np.exp(logarithm) - 1)
    return f"about {counted(others, 'other offence lies', 'other offences lie')}" if others else HARDLY_ANY


def _behaviour(one: Case, other: Case, column: Behaviour, part: float) -> Reason:
    here, there = (case.behaviours.get(column.name) for case in (one, other))
    states = {each.state if each else BehaviourState.UNKNOWN for each in (here, there)}
    evidence = tuple(record for each in (here, there) if each for record in each.records)
    if BehaviourState.UNKNOWN in states:
        return Reason(column.name, _NOT_KNOWN, 0.0, evidence)
    if len(states) > 1:
        return Reason(column.name, "present in one and absent in the other", part, evidence)
    (state,) = states
    rate = float(column.rates[column.values.index(state.value)])
    return Reason(column.name, f"{state.value} in both; so in {rate:.0%} of offences where it is coded", part, evidence)
