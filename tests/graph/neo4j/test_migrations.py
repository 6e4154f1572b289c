"""Changes of schema: recorded, done in order, repeated without harm, gone on with after an interruption."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from graph.neo4j.migrations import MIGRATIONS, migrate, pending
from graph.neo4j.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.neo4j.bolt import Bolt

SCHEMA = Statement("schema", "SHOW INDEXES YIELD name, state, type RETURN name, state, type ORDER BY name")
DONE = Statement("done", "MATCH (m:Migration) RETURN m.name AS name, m.done_at AS done_at ORDER BY name")
FORGET = Statement("forget", "UNWIND $names AS name MATCH (m:Migration {name: name}) DELETE m")
LATER = datetime(2026, 11, 24, 9, tzinfo=UTC)
LAST = MIGRATIONS[-1]


def schema(bolt: Bolt) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    return bolt.alone(SCHEMA), bolt.alone(DONE)


@pytest.fixture
def undone(bolt: Bolt) -> Iterator[Bolt]:
    """A database whose last migration has not been done; it is done again afterwards, whatever the test did."""
    bolt.alone(FORGET, names=[LAST.name])
    for sort in ("CONSTRAINT", "INDEX"):
        for name in _names(step for step in LAST.steps if sort in step):
            bolt.alone(Statement("drop", f"DROP {sort} {name} IF EXISTS"))
    yield bolt
    migrate(bolt, now=LATER)


def test_asking_what_is_pending_changes_nothing(undone: Bolt) -> None:
    before = schema(undone)
    assert pending(undone) == (LAST,)
    assert schema(undone) == before


def test_what_is_done_is_recorded_and_not_done_again(undone: Bolt) -> None:
    assert migrate(undone, now=LATER) == (LAST.name,)
    after = schema(undone)
    assert {"name": LAST.name, "done_at": LATER} in [{**row, "done_at": _python(row["done_at"])} for row in after[1]]
    assert migrate(undone, now=datetime(2027, 1, 1, tzinfo=UTC)) == ()
    assert schema(undone) == after


def test_an_interrupted_migration_is_gone_on_with(undone: Bolt) -> None:
    undone.alone(Statement("first step by hand", LAST.steps[0]))
    assert pending(undone) == (LAST,)
    migrate(undone, now=LATER)
    names = {row["name"]: row["state"] for row in schema(undone)[0]}
    assert {names[name] for name in _names(LAST.steps)} == {"ONLINE"}


def test_a_migration_left_undone_in_the_middle_is_done_and_later_ones_are_left_alone(bolt: Bolt) -> None:
    before = schema(bolt)[0]
    bolt.alone(FORGET, names=[MIGRATIONS[2].name])
    assert migrate(bolt, now=LATER) == (MIGRATIONS[2].name,)
    assert schema(bolt)[0] == before


def test_every_migration_has_a_name_of_its_own_and_only_steps_that_may_be_repeated() -> None:
    assert len({entry.name for entry in MIGRATIONS}) == len(MIGRATIONS)
    # A step that makes or drops something says so; one that sets something keeps what it set the first time.
    repeatable = ("IF NOT EXISTS", "IF EXISTS", "coalesce(")
    steps = [step for entry in MIGRATIONS for step in entry.steps]
    assert [step for step in steps if not any(sign in step for sign in repeatable)] == []


def _names(steps: Iterable[str]) -> list[str]:
    """The names that steps give; a full-text index is created with one word more."""
    return [step.partition(" IF NOT EXISTS")[0].split()[-1] for step in steps if "IF NOT EXISTS" in step]


def _python(moment: object) -> object:
    return moment.to_native() if hasattr(moment, "to_native") else moment
