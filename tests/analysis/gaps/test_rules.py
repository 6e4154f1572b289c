"""Every example of every rule: in which it fires, just does not fire, is exempt, or cannot be decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.gaps.catalogue import RuleError, build, catalogue
from analysis.gaps.finding import Decided, Finding
from analysis.gaps.run import find_gaps
from tests.analysis.gaps.books import book_of, ids_of, tables_of

if TYPE_CHECKING:
    from analysis.gaps.rule import Example

IN_FORCE = {name: built for name, built in catalogue().items() if built.condition}
EXAMPLES = [
    pytest.param(name, example, id=f"{name} {example.says}")
    for name, built in IN_FORCE.items()
    for example in built.rule.examples
]


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_a_rule_finds_what_its_example_says_and_nothing_else(name: str, example: Example) -> None:
    found = find_gaps(book_of(tables_of(example), example.as_at), only=[name])
    assert found.failed == ()
    by_kind = {kind: [each for each in found.findings if each.decided is kind] for kind in Decided}
    assert _subjects(by_kind[Decided.GAP], example.gaps) == list(example.gaps), found.findings
    assert _subjects(by_kind[Decided.UNDECIDED], example.undecided) == list(example.undecided), found.findings


def test_every_rule_of_the_table_is_in_the_catalogue() -> None:
    assert {f"GR-{number:02}" for number in range(1, 74)} <= catalogue().keys()


def test_a_rule_without_examples_cannot_be_built() -> None:
    words = catalogue()["GR-02"].rule.model_dump(exclude={"id", "examples"})
    with pytest.raises(RuleError, match="needs an example"):
        build("GR-02", words, catalogue()["GR-02"].condition)


def test_a_rule_without_words_cannot_be_built() -> None:
    with pytest.raises(RuleError, match="title"):
        build("GR-99", {}, catalogue()["GR-02"].condition)


def _subjects(findings: list[Finding], expected: tuple[str, ...]) -> list[str]:
    """The expected key that each finding is about; its id where none is."""
    subjects = [finding.subject_ids[0] for finding in findings]
    return sorted(next((key for key in expected if subject in ids_of(key)), subject) for subject in subjects)
