"""The audit chains: every way of changing what stands is noticed, and an ordinary one is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.access import Reason
from graph.audit import AuditTrail, Entry
from graph.neo4j.statement import Statement
from graph.users import read_directory
from graph.verifying.chains import PAGE, ChainCount, verify_chains
from graph.verifying.problems import Problem, Problems
from graph.vocabulary import Operation

if TYPE_CHECKING:
    from graph.neo4j.bolt import Bolt

pytestmark = pytest.mark.neo4j

ANALYST = read_directory(None).viewer("analyst")
WHY = Reason.parse("audit")


def write_lines(trail: AuditTrail, *texts: str) -> None:
    for text in texts:
        write_line(trail, Entry(Operation.SEARCH, ("person-invented",), "1 found", text))


def write_line(trail: AuditTrail, entry: Entry) -> None:
    trail.write("search", ANALYST, WHY, lambda _: (None, entry))


def verified(graph: Bolt, page: int = PAGE) -> tuple[ChainCount, tuple[Problem, ...]]:
    problems = Problems()
    return verify_chains(graph, problems, page=page), problems.all()


def change(graph: Bolt, cypher: str) -> None:
    graph.write("tamper", lambda tx: tx.run(Statement("tamper", cypher)))


def test_chains_that_nobody_touched_have_no_problem(graph: Bolt) -> None:
    write_lines(AuditTrail(graph), "one", "two", "")
    write_lines(AuditTrail(graph), "three")
    assert verified(graph) == (ChainCount(chains=2, lines=4, erased_texts=0), ())


def test_no_lines_at_all_are_no_problem(graph: Bolt) -> None:
    assert verified(graph) == (ChainCount(0, 0, 0), ())


def test_a_chain_longer_than_a_page_is_read_to_its_end(graph: Bolt) -> None:
    write_lines(AuditTrail(graph), "one", "two", "three", "four", "five")
    write_lines(AuditTrail(graph), "six")
    assert verified(graph, page=2) == (ChainCount(2, 6, 0), ())


@pytest.mark.parametrize(
    ("tampering", "words"),
    [
        ("MATCH (a:Audit {number: 2}) SET a.viewer = 'somebody else'", "This line was changed after it was written."),
        ("MATCH (a:Audit {number: 2}) SET a.subjects = []", "This line was changed after it was written."),
        ("MATCH (a:Audit {number: 2}) SET a.added = true", "This line was changed after it was written."),
        ("MATCH (a:Audit {number: 2}) DELETE a", "A line before this one is missing."),
        ("MATCH (a:Audit {number: 1}) DELETE a", "A line before this one is missing."),
        ("MATCH (a:Audit {number: 2}) SET a.text = 'another'", "The searched text was changed."),
        (
            "MATCH (a:Audit {number: 2}) SET a.text = ''",
            "The searched text was removed without a decision to erase it.",
        ),
        ("MATCH (a:Audit {number: 2}) REMOVE a.chain", "Lines have lost their chain or their number."),
    ],
)
def test_each_way_of_changing_the_past_is_noticed(graph: Bolt, tampering: str, words: str) -> None:
    write_lines(AuditTrail(graph), "one", "two", "three")
    change(graph, tampering)
    _, problems = verified(graph)
    assert words in {problem.words for problem in problems}


def test_a_line_rewritten_with_a_right_hash_breaks_the_one_after_it(graph: Bolt) -> None:
    write_lines(AuditTrail(graph), "one", "two", "three")
    change(graph, "MATCH (a:Audit {number: 2}) SET a.hash = 'x' + substring(a.hash, 1)")
    _, problems = verified(graph)
    by_words = {problem.words: problem.where for problem in problems}
    assert by_words["This line does not follow the one before it."][0].endswith(":3")


def test_many_problems_of_one_kind_are_counted_whole_and_named_in_part(graph: Bolt) -> None:
    write_lines(AuditTrail(graph), *map(str, range(30)))
    change(graph, "MATCH (a:Audit) SET a.result = 'other'")
    _, problems = verified(graph)
    assert [(problem.count, len(problem.where)) for problem in problems] == [(30, 20)]
