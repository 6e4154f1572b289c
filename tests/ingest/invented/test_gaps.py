"""The key to the planted gaps is well-formed, complete where it says so, and true of the written files."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from ingest.invented.force import ANSWERS, write_force
from ingest.invented.layout import TABLES
from ingest.invented.sizes import Size
from tests.ingest.invented import gap_oracle, gap_oracle_management, gap_oracle_sharing
from tests.ingest.invented.force_files import rows_of
from tests.ingest.invented.gap_oracle import TODAY
from tests.ingest.invented.gap_oracle import Written as Force

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ingest.invented.conftest import Written

ORACLES = gap_oracle.ORACLES | gap_oracle_management.ORACLES | gap_oracle_sharing.ORACLES
SEEDS = (1, 2, 3)
MANY = Size("many gaps", districts=1, managed=100, persons=600, reports=900)


@dataclass(frozen=True)
class Planted:
    """One force with its key: cases by rule and verdict, and the subjects that each rule's key covers."""

    folder: Path
    cases: dict[str, list[tuple[str, list[str]]]]
    scopes: dict[str, list[str]]
    lines: list[dict[str, object]]


@pytest.fixture(scope="module", params=SEEDS)
def planted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Planted:
    folder = tmp_path_factory.mktemp("gaps")
    write_force(folder, seed=request.param, size=MANY)
    return _key_of(folder)


def _key_of(folder: Path) -> Planted:
    lines = [json.loads(line) for line in (folder / ANSWERS).read_text(encoding="utf-8").splitlines()]
    lines = [line for line in lines if line["kind"].startswith("gap")]
    cases: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    scopes = {line["analysis"]: line["subject_ids"] for line in lines if line["kind"] == "gap_scope"}
    for line in lines:
        if line["kind"] == "gap":
            cases[line["analysis"]].append((line["verdict"], line["subject_ids"]))
    return Planted(folder, cases, scopes, lines)


def test_every_rule_has_three_gaps_and_three_near_misses(planted: Planted) -> None:
    for rule, cases in planted.cases.items():
        verdicts = Counter(verdict for verdict, _ in cases)
        assert verdicts["planted"] >= 3, rule
        assert verdicts["near_miss"] >= 3, rule


def test_a_small_force_has_one_or_two_of_each(small_force: Written) -> None:
    for rule, cases in _key_of(small_force.folder).cases.items():
        verdicts = Counter(verdict for verdict, _ in cases)
        assert 1 <= verdicts["planted"] <= 2, rule
        assert 1 <= verdicts["near_miss"] <= 4, rule


def test_every_rule_says_for_whom_its_key_is_complete(planted: Planted) -> None:
    assert planted.scopes.keys() == planted.cases.keys()
    for rule, cases in planted.cases.items():
        named = {subject for _, subjects in cases for subject in subjects}
        assert named <= set(planted.scopes[rule]), rule


def test_no_subject_stands_in_two_cases_of_a_rule(planted: Planted) -> None:
    for rule, cases in planted.cases.items():
        named = Counter(subject for _, subjects in cases for subject in subjects)
        assert max(named.values()) == 1, rule


def test_every_subject_stands_in_the_files(planted: Planted) -> None:
    keys = {row[TABLES[table][0]] for table in TABLES for row in rows_of(planted.folder, table)}
    assert {subject for subjects in planted.scopes.values() for subject in subjects} <= keys


def test_every_line_says_what_every_line_of_the_key_says(planted: Planted) -> None:
    names = {"kind", "analysis", "subject_ids", "as_at", "verdict", "note"}
    assert all(line.keys() == names and line["as_at"] == TODAY.isoformat() for line in planted.lines)


@pytest.mark.parametrize("rule", sorted(ORACLES))
def test_the_files_hold_the_gaps_of_the_key_and_no_others(planted: Planted, rule: str) -> None:
    force = _force(planted.folder)
    # A key covers rows of people too; an oracle is asked about what a case names first.
    kinds = tuple({subjects[0][0] for _, subjects in planted.cases[rule]})
    asked = [subject for subject in planted.scopes[rule] if subject.startswith(kinds)]
    found = {subject for subject in asked if ORACLES[rule](force, subject)}
    expected = {subjects[0] for verdict, subjects in planted.cases[rule] if verdict == "planted"}
    assert found == expected


_READ: dict[Path, Force] = {}


def _force(folder: Path) -> Force:
    if folder not in _READ:
        _READ[folder] = Force(folder)
    return _READ[folder]


def test_seeds_vary_who_and_how(tmp_path: Path) -> None:
    keys = []
    for seed in (11, 12):
        write_force(tmp_path / str(seed), seed=seed, size=MANY)
        keys.append(_key_of(tmp_path / str(seed)).lines)
    assert [line["note"] for line in keys[0]] != [line["note"] for line in keys[1]]
