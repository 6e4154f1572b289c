"""A few people are judged as the whole force would be, though only what is around them is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.gaps.again import Asked, find_about, named_by
from analysis.gaps.catalogue import catalogue
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
