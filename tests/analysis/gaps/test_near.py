"""A few people are judged as the whole force would be, though only what is around them is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.gaps.catalogue import catalogue
from analysis.gaps.near import FURTHER
from analysis.gaps.reading import casebook_of
from analysis.gaps.run import find_gaps
from graph.keys import node_id
from tests.analysis.gaps.books import HeldTables, held_tables, tables_of
from tests.builders import SOURCE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from analysis.gaps.finding import Finding


def found(held: HeldTables, on: date, rule: str, about: Sequence[str] = ()) -> list[Finding]:
    answer = find_gaps(casebook_of(held, on, about=about), only=[rule])
    assert answer.failed == ()
    return [each for each in answer.findings if not about or not set(about).isdisjoint({each.about, *each.subject_ids})]


@pytest.mark.parametrize(
    "rule", [name for name, built in catalogue().items() if built.condition and name not in FURTHER]
)
def test_whoever_is_judged_alone_has_the_same_gaps(rule: str) -> None:
    for example in catalogue()[rule].rule.examples:
        tables = tables_of(example)
        held = held_tables(tables)
        every = found(held, example.as_at, rule)
        people = {node_id("Person", SOURCE, row["person_id"]) for row in tables.get("persons", ())}
        for person in sorted(people):
            expected = [each for each in every if person in {each.about, *each.subject_ids}]
            assert found(held, example.as_at, rule, [person]) == expected, example.says
