"""Scores the rules against an answer key: what was planted and found, and what was found and never planted."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from analysis.gaps.finding import Decided
from graph.errors import InputError
from graph.keys import node_id
from graph.kinds import NODE_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from analysis.gaps.finding import Finding

PLANTED = frozenset({"gap", "planted"})
NEAR_MISS = "near_miss"
COMPLETE = "complete"
"""Not a case: the rule's cases are all there are about these subjects, and findings about others are not judged."""


class Case(NamedTuple):
    """One line of a key."""

    rule: str
    subjects: tuple[str, ...]
    planted: bool
    as_at: date


class Key(NamedTuple):
    """The cases of a key, and about whom they are complete, by rule; a rule without such a line is complete for all."""

    cases: tuple[Case, ...]
    complete_for: Mapping[str, frozenset[str]]


class Score(NamedTuple):
    """How one rule did.

    Attributes:
        rule: The rule.
        planted: Gaps of the key; `found` are those of them that were found.
        near_misses: Cases of the key that only look like one; `tripped` are those of them that were taken for one.
        false: Findings that no planted gap explains, near-misses included.
        undecided: Findings that the rule says it cannot decide; they count neither way.
    """

    rule: str
    planted: int
    found: int
    near_misses: int
    tripped: int
    false: int
    undecided: int

    @property
    def recall(self) -> float | None:
        """The share of the planted gaps that was found; None where none was planted."""
        return self.found / self.planted if self.planted else None

    @property
    def is_perfect(self) -> bool:
        """Whether everything was found and nothing else."""
        return self.found == self.planted and not self.false


def read_key(text: str) -> Key:
    """The cases of a key of JSON lines; lines of other analyses are left out.

    Raises:
        InputError: If a line cannot be read; it says which.
    """
    cases: list[Case] = []
    complete_for: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            case, verdict = _case(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            message = f"Line {number} of the key cannot be read: rule, subject_ids, verdict and as_at are needed."
            raise InputError(message) from error
        if case.rule.startswith("GR-") and verdict == COMPLETE:
            complete_for[case.rule] |= frozenset(case.subjects)
        elif case.rule.startswith("GR-"):
            cases.append(case)
    return Key(tuple(cases), dict(complete_for))


def things_of(key: Key, source: str) -> frozenset[str]:
    """The ids that whatever the key names would have; of what kind each is, a key does not say."""
    subjects = {subject for case in key.cases for subject in case.subjects}
    return frozenset(subjects | _of_any_kind(subjects, source))


def scores(key: Key, found: Mapping[date, Iterable[Finding]], source: str) -> tuple[Score, ...]:
    """The score of every rule of the key, which is taken to be complete for it, or for the subjects that it names.

    A finding answers a case where the case's subjects are all among its subjects or the person that it is about.
    """
    by_rule: defaultdict[str, list[Case]] = defaultdict(list)
    for case in key.cases:
        by_rule[case.rule].append(case)
    return tuple(_score(rule, by_rule[rule], _judged(rule, key, found, source), source) for rule in sorted(by_rule))


def _judged(rule: str, key: Key, found: Mapping[date, Iterable[Finding]], source: str) -> dict[date, list[Finding]]:
    """The findings of a rule about those for whom the key is complete."""
    scope = key.complete_for.get(rule)
    ids = None if scope is None else _of_any_kind(scope, source)
    return {
        day: [each for each in findings if each.rule == rule and (ids is None or not ids.isdisjoint(_ids(each)))]
        for day, findings in found.items()
    }


def _score(rule: str, cases: list[Case], found: Mapping[date, list[Finding]], source: str) -> Score:
    hit = {True: 0, False: 0}
    false = undecided = 0
    for day in sorted({case.as_at for case in cases}):
        gaps = [_ids(each) for each in found[day] if each.decided is Decided.GAP]
        undecided += len(found[day]) - len(gaps)
        explained: set[int] = set()
        for case in (each for each in cases if each.as_at == day):
            answers = {place for place, ids in enumerate(gaps) if _answers(case, ids, source)}
            hit[case.planted] += bool(answers)
            explained |= answers if case.planted else set()
        false += len(gaps) - len(explained)
    planted = sum(case.planted for case in cases)
    return Score(rule, planted, hit[True], len(cases) - planted, hit[False], false, undecided)


def _of_any_kind(subjects: Iterable[str], source: str) -> set[str]:
    return {node_id(kind, source, subject) for subject in subjects for kind in NODE_KINDS}


def _ids(finding: Finding) -> frozenset[str]:
    return frozenset((*finding.subject_ids, *finding.also, *filter(None, (finding.about,))))


def _answers(case: Case, ids: frozenset[str], source: str) -> bool:
    return all(
        subject in ids or any(node_id(kind, source, subject) in ids for kind in NODE_KINDS) for subject in case.subjects
    )


def _case(line: dict[str, object]) -> tuple[Case, str]:
    subjects, verdict = line["subject_ids"], str(line["verdict"] if "verdict" in line else line["kind"])
    if not isinstance(subjects, list) or verdict not in PLANTED | {NEAR_MISS, COMPLETE}:
        raise ValueError
    rule = line["rule"] if "rule" in line else line["analysis"]
    day = date.fromisoformat(str(line["as_at"]))
    return Case(str(rule), tuple(map(str, subjects)), verdict in PLANTED, day), verdict
