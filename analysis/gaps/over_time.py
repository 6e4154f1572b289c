"""How complete a unit's knowledge is, rule by rule, as at a series of days, and what was recorded where gaps closed."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from analysis.gaps.finding import Decided
from analysis.gaps.lists import units
from analysis.workload.day import recorded_since

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from analysis.gaps.casebook import Casebook
    from analysis.gaps.finding import Finding

NO_UNIT = "unit not recorded"


class Point(NamedTuple):
    """One rule in one unit on one day: of how many managed people it finds a gap.

    Attributes:
        cases: Everybody whom the unit manages on the day, whether or not the rule can concern them.
        lacking: Those of whom the rule finds a gap; what cannot be decided is not counted.
    """

    on: date
    unit: str
    rule: str
    cases: int
    lacking: int

    @property
    def complete(self) -> float:
        """The share of cases of which the rule finds nothing missing.

        >>> from datetime import date
        >>> Point(date(2026, 3, 1), "Unit 1", "GR-21", cases=50, lacking=10).complete
        0.8
        """
        return 1 - self.lacking / self.cases


class Snapshot(NamedTuple):
    """What stood on one day: the casebook as at its end, and what the rules found in it."""

    book: Casebook
    findings: tuple[Finding, ...]


def completeness(snapshots: Iterable[Snapshot]) -> tuple[Point, ...]:
    """Each rule that found anything on any of the days, in each unit, on each day.

    Question: does what we know of our nominals get better or worse, and where? Formula: for each rule and unit,
    1 - people with a gap / people managed. What must not be concluded: that a unit with a higher figure manages
    better; it may have fewer people whom a rule concerns, or look less.
    """
    taken = list(snapshots)
    rules = sorted({finding.rule for each in taken for finding in each.findings if finding.about})
    return tuple(point for each in taken for point in _points(each, rules))


def _points(snapshot: Snapshot, rules: Sequence[str]) -> Iterable[Point]:
    named = units(snapshot.book)
    cases = {person: named.get(person, NO_UNIT) for person in snapshot.book.cases["person"]}
    lacking: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for finding in snapshot.findings:
        about = finding.about
        if about is not None and about in cases and finding.decided is Decided.GAP:
            lacking[cases[about], finding.rule].add(about)
    for unit, count in sorted(Counter(cases.values()).items()):
        for rule in rules:
            yield Point(snapshot.book.on, unit, rule, count, len(lacking[unit, rule]))


def filled_by(snapshots: Sequence[Snapshot]) -> Mapping[str, Mapping[str, int]]:
    """Where gaps of a rule closed between one day and the next, what kinds of record had come about the same people.

    Question: which sources fill which gaps? Formula: a gap that stood on one day and not on the next counts once for
    every kind of record about its person that was recorded in between. What must not be concluded: that this record
    closed it; it came in the same time, about the same person.
    """
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for before, after in pairwise(snapshots):
        standing = {finding.key for finding in after.findings}
        closed = [finding for finding in before.findings if finding.key not in standing and finding.about]
        people = {str(finding.about) for finding in closed}
        kinds: defaultdict[str, set[str]] = defaultdict(set)
        for record in recorded_since(after.book, people, before.book.on):
            kinds[record.person].add(record.what)
        for finding in closed:
            found[finding.rule].update(kinds[str(finding.about)])
    return {rule: dict(counts.most_common()) for rule, counts in sorted(found.items()) if counts}
