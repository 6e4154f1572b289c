"""Offences that nobody laid side by side: what decisions close, what counts as undetected, when SCAS is asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.gaps.again import Asked, Before, find_about, find_again
from analysis.gaps.catalogue import catalogue
from analysis.gaps.reading import casebook_of
from analysis.gaps.run import find_gaps
from graph.keys import node_id
from graph.model.judgement import Judgement
from graph.vocabulary import LinkVerdict
from tests.analysis.gaps.books import held_tables, tables_of
from tests.builders import SOURCE

if TYPE_CHECKING:
    from analysis.gaps.finding import Finding
    from tests.builders import Tables

ON = date(2026, 3, 1)
ALIKE = tables_of(catalogue()["GR-60"].rule.examples[0])
PAIR = ("F1", "F2")


def _offence(name: str) -> str:
    return node_id("Offence", SOURCE, name)


def _judged(one: str, other: str, verdict: LinkVerdict = LinkVerdict.SUPPORTED) -> Judgement:
    ends = sorted((_offence(one), _offence(other)))
    at = datetime(2026, 2, 1, tzinfo=UTC)
    return Judgement(id=f"judgement-{one}{other}", one=ends[0], other=ends[1], verdict=verdict, by="analyst", at=at)


def _found(tables: Tables, *decided: Judgement) -> tuple[Finding, ...]:
    found = find_gaps(casebook_of(held_tables(tables), ON, decided=decided), only=["GR-60"])
    assert found.failed == ()
    return found.findings


def _named(findings: tuple[Finding, ...]) -> list[set[str]]:
    return [set(each.subject_ids) for each in findings]


def test_any_decision_on_the_pair_closes_it_and_one_on_another_pair_does_not() -> None:
    pair = {_offence(one) for one in PAIR}
    assert _named(_found(ALIKE)) == [pair]
    for verdict in LinkVerdict:
        assert _found(ALIKE, _judged(*PAIR, verdict)) == ()
    assert _named(_found(ALIKE, _judged("F1", "F3"))) == [pair]


def test_a_suspicion_and_a_refuted_part_leave_an_offence_undetected() -> None:
    parts = [{"offence_id": one, "person_id": "P1", "role": "suspect"} for one in PAIR]
    known = {**ALIKE, "persons": [{"person_id": "P1", "surname": "Quillmarsh"}]}
    assert len(_found({**known, "offence_persons": parts})) == 1
    charged = [{**row, "role": "charged"} for row in parts]
    assert _found({**known, "offence_persons": charged}) == ()
    refuted = [{**row, "strength": "refuted"} for row in charged]
    assert len(_found({**known, "offence_persons": refuted})) == 1


def test_five_undetected_offences_by_one_hand_ask_for_scas_until_it_was_asked_of_one() -> None:
    names = ["F3", "F4", "F5", "F6", "F7"]
    joined = [_judged(*pair) for pair in pairwise(names)]
    (found,) = (each for each in _found(ALIKE, *joined) if each.item)
    assert {*found.subject_ids, *found.also} == {_offence(name) for name in names}
    assert found.compared.startswith(
        "5 undetected offences are held to be by one hand; of 5 of them SCAS was not asked"
    )
    assert not [each for each in _found(ALIKE, *joined[:-1]) if each.item]
    referred = _judged("F3", "F12", LinkVerdict.REFERRED)
    assert not [each for each in _found(ALIKE, *joined, referred) if each.item]


def test_an_update_holds_itself_to_what_was_decided_since() -> None:
    held, decided = held_tables(ALIKE), (_judged(*PAIR),)
    found = find_gaps(casebook_of(held, ON))
    assert [each for each in found.findings if each.rule == "GR-60"]
    now = find_again(Before(held, found), held, Asked(ON, decided=decided))
    assert now == find_gaps(casebook_of(held, ON, decided=decided))
    assert find_again(Before(held, now, decided), held, Asked(ON)) == found


def test_whoever_asks_about_a_person_is_told_of_no_pair() -> None:
    assert find_about(held_tables(ALIKE), ["person-0000000000000001"], Asked(ON, only=["GR-60"])).findings == ()
