"""Every statement is EXPLAINed: none may look through all the data for what an index would give."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

import pytest

import graph.neo4j
from graph.neo4j import migrations
from graph.neo4j.bolt import Bolt
from graph.neo4j.statement import Statement
from tests.graph.rows import Said, association, load, marker, person, report, rid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from graph.neo4j.bolt import Plan, Step
    from graph.neo4j.endpoint import Endpoint

NEVER = {"AllNodesScan", "AllRelationshipsScan", "DirectedAllRelationshipsScan", "UndirectedAllRelationshipsScan"}
# No such label, type or property yet, and no parameters given: the test explains and runs nothing.
OF_AN_UNUSED_DATABASE = ("01N50", "01N51", "01N52", "01N60")
BIG = ("Entity", "Record", "Quarantined", "Audit")
# Statements that must read a whole label, each with the reason why no index would help.
WHOLE = {
    "records of a model as columns": "an analysis reads every record of a model",
    "behaviours that are coded of any offence": "the words in use stand on every record of the model",
    "quarantine": "a page of what is open, for people who clear it; closed rows stay in it",
    "quarantine by kind": "counts of all that is open",
    "searched texts that found or may name somebody": "an erasure looks through everything that was searched for",
}


def _modules() -> Iterator[ModuleType]:
    for module in pkgutil.iter_modules(graph.neo4j.__path__):
        if module.name.startswith("cypher_"):
            yield importlib.import_module(f"graph.neo4j.{module.name}")
    yield migrations


def _statements() -> Iterator[Statement]:
    for module in _modules():
        for value in vars(module).values():
            if isinstance(value, Statement):
                yield value
            elif isinstance(value, dict):
                yield from (entry for entry in value.values() if isinstance(entry, Statement))


def _fill(bolt: Bolt) -> None:
    """Enough of everything that the planner has something to weigh: in an empty database all ways cost the same."""
    people = [person(f"P{number}", f"Thornwicket{number}") for number in range(400)]
    reports = [report(f"R{number}") for number in range(50)]
    facts = [marker(f"M{number}", f"P{number}", "dog", Said(report=rid(f"R{number % 50}"))) for number in range(400)]
    waiting = [marker(f"W{number}", f"X{number}", "dog") for number in range(100)]
    load(bolt, [*people, *reports], [*facts, *waiting, *(association(f"P{n}", f"P{n + 1}") for n in range(300))])
    load(bolt, [person(f"P{number}", f"Marrowby{number}") for number in range(200)])
    bolt.alone(Statement("weigh", "CALL db.prepareForReplanning(60)"))


@pytest.fixture(scope="module")
def plans(bolt: Bolt, endpoint: Endpoint) -> Iterator[dict[str, Plan]]:
    """The plans of all statements on a migrated database with something in it."""
    assert migrations.pending(bolt) == ()
    _fill(bolt)
    telling = Bolt(endpoint, notifications=True)
    statements = {statement.name: statement for statement in _statements()}
    yield telling.read("explain", lambda tx: {name: tx.plan(entry) for name, entry in statements.items()})
    telling.close()


def test_every_statement_has_a_name_of_its_own() -> None:
    statements = [entry for entry in _statements() if entry.name]
    assert len(statements) > 400
    texts = {entry.name: entry.text for entry in statements}
    assert [entry.name for entry in statements if texts[entry.name] != entry.text] == []


def test_no_statement_looks_through_every_node_or_link(plans: dict[str, Plan]) -> None:
    assert [name for name, plan in plans.items() if any(step.operator in NEVER for step in plan.steps)] == []


def test_no_statement_reads_a_big_label_without_an_index(plans: dict[str, Plan]) -> None:
    scans = {
        name
        for name, plan in plans.items()
        for step in plan.steps
        if any(f":{label}" in step.details for label in BIG) and _reads_all(step)
    }
    assert scans - set(WHOLE) == set()


def _reads_all(step: Step) -> bool:
    """Whether an operator reads a whole label; nearly everything has a sequence number up to the published one."""
    return "LabelScan" in step.operator or ("Index" in step.operator and "(seq) WHERE seq <=" in step.details)


def test_the_server_warns_of_no_statement(plans: dict[str, Plan]) -> None:
    warned = {
        (name, warning)
        for name, plan in plans.items()
        for warning in plan.warnings
        if not warning.startswith(OF_AN_UNUSED_DATABASE)
    }
    assert warned == set()
