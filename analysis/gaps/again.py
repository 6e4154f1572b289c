"""What the rules find, asked of a few people alone, or anew of those alone whom something that changed may concern.

Both rest on how far each rule says that it looks (`reach.py`): whatever lies further away changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from analysis.gaps.catalogue import catalogue
from analysis.gaps.near import Neighbours, Way, around, kind_of
from analysis.gaps.reach import IN_COMMON, WHOLE, Join, by_reach
from analysis.gaps.reading import casebook_of
from analysis.gaps.reads import reads_of, reads_of_all
from analysis.gaps.run import Found, find_gaps, inserted
from graph.links import LINK_TYPES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from analysis.gaps.finding import Finding
    from analysis.gaps.near import Changed, Seen
    from analysis.gaps.reach import Reach
    from analysis.gaps.reads import Reads
    from analysis.gaps.rule import Limit
    from graph.model.judgement import Judgement

MANY = 2_000
"""From so many changed things on, everything is asked anew: that costs less than walking from each of them."""


class Asked(NamedTuple):
    """Which rules are asked, on which day and with which limits of a force.

    Attributes:
        on: The day.
        limits: A force's own limits.
        only: These rules; empty for every rule.
        decided: What people decided on pairs of offences.
    """

    on: date
    limits: Mapping[str, Mapping[str, Limit]] | None = None
    only: Collection[str] = ()
    decided: tuple[Judgement, ...] = ()

    @property
    def rules(self) -> frozenset[str]:
        """The rules in force that are asked."""
        wanted = set(self.only) or catalogue().keys()
        return frozenset(name for name in wanted if catalogue()[name].condition is not None)

    @property
    def side_by_side(self) -> frozenset[str]:
        """Those of them that look near nobody."""
        reaches = by_reach(self.rules).items()
        return frozenset().union(*(rules for reach, rules in reaches if not reach.of_people))

    @property
    def near_m(self) -> int:
        """The longest limit in force of a rule that looks at what lies near."""
        limits = (
            {**catalogue()[rule].rule.limits, **(self.limits or {}).get(rule, {})}.values()
            for reach, rules in by_reach(self.rules).items()
            if Join.NEAR in reach.joins
            for rule in rules
        )
        return max((limit.value for each in limits for limit in each if limit.unit == "metres"), default=0)

    def everywhere(self, seen: Seen, rules: Collection[str]) -> Found:
        """What some of the rules find in everything that is seen."""
        if not rules:
            return Found(())
        return find_gaps(casebook_of(seen, self.on, decided=self.decided), only=rules, limits=self.limits)

    def near(self, seen: Seen, things: pl.Series, rules: Collection[str]) -> Found:
        """What some of the rules find where no more than what lies between some things is seen."""
        book = casebook_of(seen, self.on, near=things, whole=WHOLE)
        return find_gaps(book, only=rules, limits=self.limits, few=True)


def find_about(seen: Seen, people: Collection[str], asked: Asked) -> Found:
    """What the rules find that names any of these people, as they would find it in everything that is seen.

    Whoever sees more than lies within the reach of a rule has the same answer, so that all of them share one casebook.
    """
    walked, asked_of = Neighbours(seen, asked.near_m), asked.rules - asked.side_by_side
    if not asked_of:
        return Found(())
    within = [around(walked, people, _way(reach, rules)) for reach, rules in by_reach(asked_of).items()]
    found, wanted = asked.near(seen, pl.concat(within).unique(), asked_of), set(people)
    return Found(tuple(each for each in found.findings if not wanted.isdisjoint(named_by(each))), found.failed)


def _way(reach: Reach, rules: Collection[str]) -> Way:
    # What one rule reads is soon noted, and what all do is nearly everything.
    return Way(reach, reads_of_all(frozenset(rules)).links if reach.joins else tuple(LINK_TYPES))


def named_by(finding: Finding) -> tuple[str, ...]:
    """Everything that a finding names."""
    return (*finding.subject_ids, *finding.also, *filter(None, (finding.about,)))


class Before(NamedTuple):
    """What was found, in what, and what was decided then."""

    seen: Seen
    found: Found
    decided: tuple[Judgement, ...] = ()


def find_again(before: Before, seen: Seen, asked: Asked) -> Found:
    """What the rules find now, given what they found on the same day in what was seen before.

    Only rules that read a table in which something changed are asked, and only near what changed. A rule that failed
    before, needs every record of a table that changed, or lays everything side by side is asked everywhere.
    """
    changed = seen.changed_since(before.seen)
    if changed is None or _size(changed) > MANY:
        return asked.everywhere(seen, asked.rules)
    rules, near_m = asked.rules, asked.near_m
    renewal = _Renewal(Neighbours(before.seen, near_m), Neighbours(seen, near_m), changed, asked)
    failed = rules & {each.rule for each in before.found.failed}
    touched = frozenset(rule for rule in rules - failed if _reads_any(rule, changed))
    if asked.decided != before.decided:
        touched |= asked.side_by_side - failed
    parts = [_Renewed.everywhere(failed, asked.everywhere(seen, failed))]
    parts += [renewal.of(reach, those) for reach, those in by_reach(touched).items()]
    # Of a large force there are a million findings, and nearly all of them stay: they are gone through once.
    replaced: dict[str, frozenset[str] | None] = dict.fromkeys(rules - failed - touched, frozenset())
    for part in parts:
        replaced.update(part.replaced)
    stay = [each for each in before.found.findings if _stays(each, replaced)]
    return inserted(stay, *(part.found for part in parts))


def _stays(finding: Finding, replaced: Mapping[str, frozenset[str] | None]) -> bool:
    subjects = replaced.get(finding.rule)
    return subjects is not None and finding.subject_ids[0] not in subjects


def _size(changed: Changed) -> int:
    return sum(len(ids) for ids in changed.about.values()) + sum(len(ends) for ends in changed.ends.values())


def _reads_any(rule: str, changed: Changed) -> bool:
    reads = reads_of(rule)
    return not (reads.models.isdisjoint(changed.about) and reads.links.isdisjoint(changed.ends))


class _Renewed(NamedTuple):
    """What some rules find now, and whose earlier findings that replaces, by rule; None for everybody's."""

    found: Found
    replaced: Mapping[str, frozenset[str] | None]

    @classmethod
    def everywhere(cls, rules: Collection[str], found: Found) -> _Renewed:
        """Of rules that were asked everywhere."""
        return cls(found, dict.fromkeys(rules))


class _Renewal(NamedTuple):
    """One change, and what is one step away from things before it and now, looked up once for rules of all reaches."""

    before: Neighbours
    now: Neighbours
    changed: Changed
    asked: Asked

    def of(self, reach: Reach, rules: frozenset[str]) -> _Renewed:
        """What rules of one reach find now about whomever the change is within reach of."""
        if not reach.of_people or not reach.whole.isdisjoint(self.changed.about):
            return _Renewed.everywhere(rules, self.asked.everywhere(self.now.seen, rules))
        subjects = self._subjects(reach, rules)
        things = around(self.now, subjects, Way(reach, reads_of_all(rules).links))
        fresh = self.asked.near(self.now.seen, things, rules)
        failed = {each.rule for each in fresh.failed}
        found = tuple(each for each in fresh.findings if each.subject_ids[0] in subjects)
        return _Renewed(Found(found, fresh.failed), {rule: None if rule in failed else subjects for rule in rules})

    def _subjects(self, reach: Reach, rules: frozenset[str]) -> frozenset[str]:
        """Of whom the rules may find something else now: those who had or have what changed within reach."""
        reads = reads_of_all(rules)
        way = Way(reach, reads.links, back=True)
        start = _changed_things(self.changed, reads)
        reached = [around(walked, start, way) for walked in (self.before, self.now)]
        every = frozenset(pl.concat(reached))
        return every if reach.of_common else frozenset(each for each in every if kind_of(each) not in IN_COMMON)


def _changed_things(changed: Changed, reads: Reads) -> frozenset[str]:
    """What changed records are about, and of each changed link the end that fewer things have in common.

    A link lies within reach of somebody only with both its ends, so that one of them leads to everybody concerned.
    """
    about = (ids for model, ids in changed.about.items() if model in reads.models)
    things = {each for ids in about for each in ids}
    for link_type, ends in changed.ends.items():
        if link_type in reads.links:
            things |= {min(pair, key=lambda each: kind_of(each) in IN_COMMON) for pair in ends.iter_rows()}
    return frozenset(things)
