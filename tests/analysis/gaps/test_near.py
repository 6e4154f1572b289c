"""A few people are judged as the whole force would be, though only what is around them is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.gaps.again import Asked, find_about, named_by
from analysis.gaps.catalogue import catalogue
from analysis.gaps.overrides import read_overrides
from analysis.gaps.reading import casebook_of
from analysis.gaps.run import find_gaps
from graph.keys import node_id
from tests.analysis.gaps.books import held_tables, tables_of
from tests.builders import SOURCE

if TYPE_CHECKING:
    from analysis.gaps.run import Found


def found(answer: Found, person: str) -> list[str]:
    assert answer.failed == ()
    return [repr(each) for each in answer.findings if person in named_by(each)]


def test_whoever_is_judged_alone_is_judged_by_the_limit_of_the_force() -> None:
    rule = "GR-55"
    text = "{}:\n  metres: {{value: {}, by: DCI Marrow, decided: 2026-05-01, reason: force policy}}\n"
    (far,) = (each for each in catalogue()[rule].rule.examples if each.says == "a school at 222 metres")
    tables = tables_of(far)
    moved = [{**row, "latitude": "54.04"} if row.get("kind") == "school" else row for row in tables["addresses"]]
    tables = {**tables, "addresses": moved}
    held, person = held_tables(tables), node_id("Person", SOURCE, "P1")
    for metres, times in ((4_000, 0), (5_000, 1)):
        limits = read_overrides(text.format(rule, metres), catalogue())
        every = find_gaps(casebook_of(held, far.as_at), only=[rule], limits=limits)
        alone = find_about(held, [person], Asked(far.as_at, limits, only=[rule]))
        assert len(found(every, person)) == times
        assert found(alone, person) == found(every, person)


@pytest.mark.parametrize("rule", [name for name, built in catalogue().items() if built.condition])
def test_whoever_is_judged_alone_has_the_same_gaps(rule: str) -> None:
    for example in catalogue()[rule].rule.examples:
        tables = tables_of(example)
        held = held_tables(tables)
        every = find_gaps(casebook_of(held, example.as_at), only=[rule])
        people = {node_id("Person", SOURCE, row["person_id"]) for row in tables.get("persons", ())}
        for person in sorted(people):
            alone = find_about(held, [person], Asked(example.as_at, only=[rule]))
            assert found(alone, person) == found(every, person), example.says
