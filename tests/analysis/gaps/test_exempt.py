"""Whom a rule says that it leaves alone is left alone, and where it leaves nobody alone nobody is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from analysis.gaps.catalogue import catalogue
from analysis.gaps.run import find_gaps
from tests.analysis.gaps.books import book_of
from tests.analysis.gaps.replays import rows_of

if TYPE_CHECKING:
    from datetime import date

    from analysis.gaps.finding import Finding
    from analysis.gaps.rule import Example
    from tests.analysis.gaps.replays import Told

IN_FORCE = {name: built.rule for name, built in catalogue().items() if built.condition}
DIED, TRANSFERRED, NOBODY = "died", "transferred", "nobody"
MODES = {
    "custody": ("custody",),
    "hospital": ("hospital",),
    "abroad": ("abroad",),
    "reactive management": ("reactive",),
    "whereabouts unknown": ("whereabouts_unknown",),
    "every mode but active": ("custody", "hospital", "abroad", "reactive", "whereabouts_unknown"),
    TRANSFERRED: ("transferred",),
}
"""What the words of a rule stand for in the column `mode` of a management."""
IN_PART = "for events"
"""What stands in the words of a rule that leaves people alone in one of its cases only."""


def _left_alone() -> list[tuple[str, str]]:
    """Each rule with each mode, and with death, that its words name."""
    named = [
        (name, mode)
        for name, rule in IN_FORCE.items()
        for words, modes in MODES.items()
        if words in rule.exempt and not rule.exempt.startswith(NOBODY)
        for mode in modes
    ]
    return named + [(name, DIED) for name, rule in IN_FORCE.items() if DIED in rule.exempt]


@pytest.mark.parametrize(("name", "why"), _left_alone())
def test_whom_a_rule_leaves_alone_has_no_gap(name: str, why: str) -> None:
    silent = [not _found(name, example, why) for example in IN_FORCE[name].examples if example.gaps]
    assert any(silent) if IN_PART in IN_FORCE[name].exempt and why != DIED else all(silent)


@pytest.mark.parametrize("name", [name for name, rule in IN_FORCE.items() if rule.exempt.startswith(NOBODY)])
def test_a_rule_that_leaves_nobody_alone_finds_the_gap_whoever_it_is(name: str) -> None:
    example = next(each for each in IN_FORCE[name].examples if each.gaps)
    for why in (DIED, TRANSFERRED, "custody"):
        assert _found(name, example, why), why


def test_every_rule_says_whom_it_leaves_alone() -> None:
    told = {name for name, _ in _left_alone()}
    assert told | {name for name, rule in IN_FORCE.items() if rule.exempt.startswith(NOBODY)} == set(IN_FORCE)


def _found(name: str, example: Example, why: str) -> tuple[Finding, ...]:
    rows = rows_of(example)
    told = _dead(rows, example.as_at) if why == DIED else _all(rows, "management", {"mode": why})
    found = find_gaps(book_of(told, example.as_at), only=[name])
    assert found.failed == ()
    return found.findings


def _dead(rows: Told, on: date) -> Told:
    return _all(rows, "persons", {"deceased_on": (on - timedelta(days=1)).isoformat()})


def _all(rows: Told, table: str, changed: dict[str, str]) -> Told:
    return {**rows, table: [row | changed for row in rows.get(table, [])]}
