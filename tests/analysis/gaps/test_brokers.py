"""Who stands between groups on thin evidence, beside networkx on networks of chance."""

from __future__ import annotations

from datetime import date
from random import Random

import networkx as nx

from analysis.gaps.catalogue import catalogue
from analysis.gaps.finding import Decided
from analysis.gaps.run import Found, find_gaps
from tests.analysis.gaps.books import BASES, book_of
from tests.builders import person_id

PEOPLE = [f"N{number}" for number in range(60)]
MANAGED = PEOPLE[:20]
ON = date(2026, 3, 20)


def _ties(random: Random) -> list[dict[str, str]]:
    ties = []
    for number, group in enumerate(PEOPLE[start : start + 6] for start in range(0, 60, 6)):
        ties += [(group[0], other) for other in group[1:]]
        ties += [(random.choice(group), random.choice(PEOPLE)) for _ in range(1 + number % 2)]
    chosen = {tuple(sorted(pair)) for pair in ties if pair[0] != pair[1]}
    grades = ("", "", "2BP", "3DP")
    rows = []
    for one, other in sorted(chosen):
        for kind in random.sample(("friend", "colleague", "family"), random.randint(1, 2)):
            row = {"person_id": one, "other_person_id": other, "kind": kind, "grade": random.choice(grades)}
            rows.append({name: cell for name, cell in row.items() if cell})
    return rows


def _expected(rows: list[dict[str, str]]) -> set[str]:
    """One person after another, as the rule is written."""
    whole = nx.Graph((row["person_id"], row["other_person_id"]) for row in rows)
    asked = {each for each in PEOPLE if len(set(whole[each]) & set(MANAGED)) > 1} | set(MANAGED)
    found = set()
    for person in asked:
        around = nx.ego_graph(whole, person, radius=2)
        around.remove_node(person)
        groups = [each for each in nx.connected_components(around) if len(each) >= 5]
        mine = [row for row in rows if person in row.values()]
        led = [[row for row in mine if group & {row["person_id"], row["other_person_id"]}] for group in groups]
        thin = [each for each in led if len(each) <= 2 and all("grade" in row for row in each)]
        if len(groups) > 1 and thin:
            found.add(person)
    return found


def _found(rows: list[dict[str, str]], through: int = 200) -> Found:
    tables = {
        "persons": [{"person_id": person, "surname": "Quillmarsh"} for person in PEOPLE],
        "management": [{**BASES["rso"]["management"][0], "person_id": person} for person in MANAGED],
        "officers": BASES["rso"]["officers"],
        "associations": rows,
    }
    limits = catalogue()["GR-62"].rule.limits
    own = {"GR-62": limits | {"through": limits["through"].model_copy(update={"value": through})}}
    return find_gaps(book_of(tables, ON), only=["GR-62"], limits=own)


def test_brokers_are_those_whom_networkx_finds_one_by_one() -> None:
    known = 0
    for seed in range(30):
        rows = _ties(Random(seed))  # noqa: S311 - a test that can be repeated
        found, expected = _found(rows), _expected(rows)
        assert found.failed == ()
        assert {each.subject_ids[0] for each in found.findings} == set(map(person_id, expected)), seed
        known += len(expected)
    assert known > 20


def test_nothing_is_certain_of_whoever_knows_somebody_who_is_not_looked_through() -> None:
    circles = [(f"N{start}", f"N{start + more}") for start in (30, 40) for more in range(1, 6)]
    rows = [{"person_id": one, "other_person_id": other, "kind": "friend"} for one, other in (*circles, ("N0", "N30"))]
    rows.append({"person_id": "N0", "other_person_id": "N40", "kind": "friend", "grade": "2BP"})
    (sure,), crowded = _found(rows).findings, _found(rows, through=5)
    assert sure.decided is Decided.GAP
    assert [each.decided for each in crowded.findings] == [Decided.UNDECIDED]
