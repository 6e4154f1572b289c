"""Running the rules: order, severity, failures, limits, and the past."""

from __future__ import annotations

from collections import Counter
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING

import pytest

from analysis.gaps.casebook import Casebook
from analysis.gaps.catalogue import BuiltRule, catalogue
from analysis.gaps.columns_read import READ_MODELS, read_fields, read_provenance
from analysis.gaps.finding import Severity
from analysis.gaps.overrides import read_overrides
from analysis.gaps.published import page
from analysis.gaps.reads import Noting
from analysis.gaps.run import find_gaps
from graph.links import LINK_TYPES
from tests.analysis.gaps.books import BASES, book_of, held_tables, tables_of
from tests.architecture.source_tree import ROOT
from tests.builders import person_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl

    from analysis.gaps.frames import Given
    from analysis.gaps.rule import Limits
    from tests.builders import Tables

VISIT = {
    "visit_id": "H1",
    "person_id": "P1",
    "kind": "home_visit",
    "visited_at": "2025-12-31T10:00",
    "outcome": "seen_in",
}
ON = date(2026, 4, 20)


def test_the_page_of_rules_is_up_to_date() -> None:
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == page(catalogue())


def test_a_rule_that_fails_is_reported_and_hides_nothing() -> None:
    def breaks(book: Casebook, limits: Limits) -> pl.DataFrame:  # noqa: ARG001 - the shape of a condition
        return book.cases.select("no such column")

    rules = {"GR-12": BuiltRule(catalogue()["GR-12"].rule, breaks), "GR-19": catalogue()["GR-19"]}
    found = find_gaps(book_of(BASES["rso"], ON), rules=rules)
    assert [each.rule for each in found.failed] == ["GR-12"]
    assert [each.rule for each in found.findings] == ["GR-19"]


class OneAtATime(Noting):
    """Tables that note how often each was read, and that refuse two who read at once, as a database would."""

    def __init__(self, given: Mapping[str, Given]) -> None:
        super().__init__(given)
        self.read: Counter[str] = Counter()
        self._busy = Lock()

    def __getitem__(self, name: str) -> Given:
        assert self._busy.acquire(blocking=False)
        try:
            self.read[name] += 1
            return super().__getitem__(name)
        finally:
            self._busy.release()

    def __contains__(self, name: object) -> bool:
        return True


def test_rules_that_are_asked_at_once_read_every_table_once_and_one_at_a_time() -> None:
    held = held_tables(BASES["rso"])
    records = {model: held.records(model, read_fields(model), read_provenance(model)) for model in READ_MODELS}
    tables = OneAtATime(records), OneAtATime({name: held.links(name) for name in LINK_TYPES})
    found = find_gaps(Casebook(ON, *tables))
    assert found == find_gaps(book_of(BASES["rso"], ON))
    assert {times for each in tables for times in each.read.values()} == {1}


def test_a_high_priority_raises_and_the_gravest_comes_first() -> None:
    findings = find_gaps(book_of(BASES["rso_high"], ON)).findings
    by_rule = {finding.rule: finding.severity for finding in findings}
    assert (by_rule["GR-29"], by_rule["GR-17"]) == (Severity.HIGH, Severity.CRITICAL)
    assert [each.severity.place for each in findings] == sorted(each.severity.place for each in findings)


def test_a_force_s_own_limit_decides_and_says_so() -> None:
    text = "GR-17:\n  days: {value: 30, by: DCI Marrow, decided: 2026-05-01, reason: force policy}\n"
    limits = read_overrides(text, catalogue())
    arms = {"assessment_id": "S1", "person_id": "P1", "tool": "ARMS", "assessed_on": "2026-03-01", "band": "low"}
    book = book_of(_with({"assessments": [arms]}), ON)
    assert find_gaps(book, only=["GR-17"]).findings == ()
    (found,) = find_gaps(book, only=["GR-17"], limits=limits).findings
    assert "DCI Marrow" in found.basis


def test_a_part_date_gives_a_range_in_words() -> None:
    plan = {"plan_id": "L1", "person_id": "P1", "agreed_on": "2025-12-01", "visit_interval_days": "31"}
    book = book_of(_with({"plans": [plan], "visits": [{**VISIT, "visited_at": "2026-02"}]}), date(2026, 4, 3))
    (found,) = find_gaps(book, only=["GR-21"]).findings
    # 28 February and 1 February, each 31 days on: 31 March and 4 March.
    assert found.late_words(book.on) == "overdue by 3 to 30 days"
    assert found.about == person_id("P1")


@pytest.mark.parametrize("name", [name for name, built in catalogue().items() if built.condition])
def test_a_rule_finds_the_same_whatever_the_order_of_the_rows(name: str) -> None:
    example = next(each for each in catalogue()[name].rule.examples if each.gaps)
    tables = tables_of(example)
    # A later row of the same key replaces an earlier one, so that people keep their order.
    turned = {table: rows if table == "persons" else list(reversed(rows)) for table, rows in tables.items()}
    one, other = (find_gaps(book_of(each, example.as_at), only=[name]).findings for each in (tables, turned))
    assert one == other


def test_nothing_at_all_gives_no_gap_and_no_failure() -> None:
    found = find_gaps(book_of({}, ON))
    assert (found.findings, found.failed) == ((), ())


def _with(more: Tables) -> Tables:
    tables = dict(BASES["rso"])
    return {**tables, **{table: [*tables.get(table, ()), *rows] for table, rows in more.items()}}
