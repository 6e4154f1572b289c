"""Erasure: afterwards no node and no link in the whole database holds what was erased, and no load brings it back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from graph.access import Reason
from graph.audit import AuditTrail
from graph.drafts import Outcome, Refusal, RowPlace
from graph.erasure import Erased, Erasing, erase_person
from graph.errors import AccessRefusedError, InputError, NotOnRecordError
from graph.judgements import Decided, record_judgement
from graph.keys import node_id
from graph.neo4j.statement import Statement
from graph.reader import Reader
from graph.reading.search import Asked
from graph.users import read_directory
from graph.verifying.verify import verify
from graph.vocabulary import Verdict
from graph.writer import Who, open_writer
from tests.builders import SOURCE, drafts_of, person_id, put

if TYPE_CHECKING:
    from graph.neo4j.bolt import Bolt

pytestmark = pytest.mark.neo4j

WHY = Reason.parse("data quality: retention")
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
A, B = person_id("A1"), person_id("B1")
DECISION = "RET/2026/17"

FIRST = {"persons": [{"person_id": "A1", "surname": "Thornwicket", "forenames": "Ann Maud", "dob": "1980-03-05"}]}
ROWS = {
    "reports": [{"report_id": "R1", "title": "Seen at the quay", "text": "Somebody was seen."}],
    "persons": [
        {"person_id": "A1", "surname": "Thornwick", "forenames": "Ann Maud", "dob": "1980-03-05",
         "pnc_id": "98/7654321Q", "shoe size": "forty-one"},
        {"person_id": "B1", "surname": "Quillfeather", "forenames": "Hob"},
    ],
    "names": [{"person_id": "A1", "name": "Annie Wickthorn", "kind": "alias"}],
    "addresses": [{"address_id": "H1", "line1": "7 Lantern Wynd"}],
    "person_addresses": [
        {"person_id": "A1", "address_id": "H1", "kind": "home", "valid_from": "2019-07-07"},
        {"person_id": "A1", "address_id": "never-came", "kind": "family", "valid_from": "2018-08-08"},
    ],
    "phones": [{"phone_id": "T1", "number": "07700 900123"}, {"phone_id": "T2", "number": "07700 900456"}],
    "person_phones": [{"person_id": "A1", "phone_id": "T1"}, {"person_id": "A1", "phone_id": "T2"},
                      {"person_id": "B1", "phone_id": "T2"}],
    "associations": [
        {"person_id": "A1", "other_person_id": "B1", "kind": "friend", "detail": "since the smithy"},
        {"person_id": "B1", "other_person_id": "A1", "kind": "friend", "detail": "met on the ferry"},
    ],
    "orders": [{"order_id": "O1", "person_id": "A1", "type": "SHPO", "court": "Tarnmoor Crown Court"}],
    "conditions": [{"condition_id": "C1", "order_id": "O1", "kind": "curfew", "wording": "indoors by dusk"}],
    "visits": [{"visit_id": "V1", "person_id": "A1", "observations": "a caged linnet"}],
    "report_mentions": [{"report_id": "R1", "kind": "person", "ref_id": "A1", "role": "subject"}],
}  # fmt: skip
GONE = (
    "Thornwick", "thornwick", "Ann Maud", "1980-03-05", "98/7654321Q", "forty-one", "Wickthorn", "2019-07-07",
    "2018-08-08", "900123", "since the smithy", "Tarnmoor", "indoors by dusk", "a caged linnet", "never-came",
)  # fmt: skip
STAYS = ("Quillfeather", "7 Lantern Wynd", "900456", "met on the ferry", "Somebody was seen.")
RAW = '{"person_id": "", "surname": "Thornwick", "forenames": "Ann", "remark": "handwritten"}'


def who(user: str = "manager") -> Who:
    return Who(read_directory(None).viewer(user), WHY)


def reader(graph: Bolt, user: str = "analyst") -> Reader:
    return Reader(AuditTrail(graph), who(user).viewer, WHY)


def erase(graph: Bolt, person: str = A, decision: str = DECISION, user: str = "manager") -> Erased:
    erasing = Erasing(person, decision, "no longer necessary")
    return erase_person(graph, AuditTrail(graph), who(user), erasing, now=NOW)


def everything(graph: Bolt) -> str:
    """Every property of every node and every link in the database, as text."""
    every = Statement(
        "everything", "MATCH (n) RETURN properties(n) AS held UNION ALL MATCH ()-[l]->() RETURN properties(l) AS held"
    )
    return "\n".join(str(row["held"]) for row in graph.read("everything", lambda tx: tx.rows(every)))


def held(graph: Bolt, cypher: str) -> list[Any]:
    return [row["held"] for row in graph.read("held", lambda tx: tx.rows(Statement("held", cypher)))]


@pytest.fixture
def used(graph: Bolt) -> Bolt:
    """A force that was loaded, read, searched, checked and judged."""
    put(graph, FIRST)
    put(graph, ROWS)
    with open_writer(graph, SOURCE) as writer:
        writer.write([], [Refusal("persons", RowPlace("persons.csv", 9, "extract/persons", RAW), ("It has no key.",))])
        writer.publish("{}", who("loader"), AuditTrail(graph))
    look = reader(graph)
    for text in ("Ann Thornwick", "thornwik", "07700900123", "Wickthorn", "Quillfeather"):
        look.search(Asked(text))
    look.trace(["Thornwick, Ann", "98/7654321Q", "Hob Quillfeather"])
    reader(graph, "auditor").search(Asked("thornwick ann"))
    record_judgement(AuditTrail(graph), who(), Decided(A, B, Verdict.SAME, "Ann Maud wrote so"), now=NOW)
    return graph


def test_no_node_and_no_link_holds_what_was_erased(used: Bolt) -> None:
    before = everything(used)
    assert [value for value in (*GONE, *STAYS, "handwritten") if value not in before] == []
    erase(used)
    after = everything(used)
    assert [value for value in (*GONE, "handwritten", "wrote so") if value in after] == []
    assert [value for value in STAYS if value not in after] == []


def test_the_chains_still_verify_and_the_graph_is_whole(used: Bolt) -> None:
    erase(used)
    found = verify(used, now=NOW)
    assert found.problems == ()
    assert found.erased_texts >= 4


def test_searches_for_others_keep_their_text(used: Bolt) -> None:
    erase(used)
    assert "Quillfeather" in held(used, "MATCH (a:Audit) WHERE a.text <> '' RETURN a.text AS held")
    assert "Hob Quillfeather" in held(used, "MATCH (t:TraceLine) RETURN t.text AS held")


def test_tombstones_say_which_row_it_was_and_under_which_decision_it_went(used: Bolt) -> None:
    erase(used)
    dossier = reader(used).dossier(A)
    assert dossier.thing.label == "Person, nothing recorded that names it"
    assert dossier.records == ()
    assert {(stone.erased_decision, stone.erased_at) for stone in dossier.erased} == {(DECISION, NOW)}
    (person,) = (stone for stone in dossier.erased if stone.model == "Person")
    versions = reader(used).history(person.line)
    assert [(stone.ordinal, stone.current, stone.erased_at) for stone in versions] == [(1, False, NOW), (2, True, NOW)]
    assert all(not stone.values and not stone.key for stone in (*dossier.erased, *versions))


def test_a_tombstone_is_found_by_no_search_and_counted_in_no_column(used: Bolt) -> None:
    erase(used)
    look = reader(used)
    assert [hit.thing.id for hit in look.search(Asked("thornwick")).hits] == []
    assert look.search(Asked("thornwick")).refused == ()
    assert look.records_as_columns("Person", ["surname"]).column("surname") == ["Quillfeather"]
    with pytest.raises(NotOnRecordError):
        look.find("A1")


def test_reports_and_other_people_s_records_stay_and_show_the_person_without_a_name(used: Bolt) -> None:
    erase(used)
    mentioned = reader(used).report(node_id("Report", SOURCE, "R1")).dossier.tied("MENTIONS")
    associates = reader(used).dossier(B).tied("ASSOCIATED_WITH")
    assert {link.other.label for link in (*mentioned, *associates)} == {"Person, nothing recorded that names it"}
    assert len(associates) == 1


@pytest.mark.parametrize("rows", [FIRST, ROWS])
def test_a_load_of_the_same_file_brings_nothing_back(used: Bolt, rows: dict[str, list[dict[str, str]]]) -> None:
    erase(used)
    with open_writer(used, SOURCE) as writer:
        place = RowPlace("persons.csv", 9, "extract/persons", RAW)
        results = writer.write(drafts_of(rows), [Refusal("persons", place, ("It has no key.",))])
        writer.settle()
        writer.publish("{}", who("loader"), AuditTrail(used))
    refused = [result for result in results if result.outcome is Outcome.REFUSED]
    assert all(DECISION in result.reason for result in refused)
    assert refused
    after = everything(used)
    assert [value for value in (*GONE, "handwritten") if value in after] == []


def test_what_an_earlier_decision_erased_stays_erased_by_that(used: Bolt) -> None:
    erase(used)
    erase(used, decision="RET/2026/18")
    assert {stone.erased_decision for stone in reader(used).dossier(A).erased} == {DECISION}
    assert verify(used, now=NOW).problems == ()


def test_only_who_carries_out_retention_decisions_may_erase(used: Bolt) -> None:
    with pytest.raises(AccessRefusedError):
        erase(used, user="analyst")
    with pytest.raises(NotOnRecordError):
        erase(used, person="person-none")
    with pytest.raises(InputError):
        erase(used, person=node_id("Address", SOURCE, "H1"))
    with pytest.raises(InputError):
        erase(used, decision=" ")
    assert reader(used).dossier(A).thing.label == "THORNWICK, Ann Maud"
    refusals = held(used, "MATCH (a:Audit {operation: 'refusal'}) RETURN a.viewer AS held")
    assert sorted(refusals) == ["analyst", "manager", "manager"]


def test_an_erasure_stands_on_the_audit_record_and_moves_the_sequence(used: Bolt) -> None:
    (before,) = held(used, "MATCH (s:Sequence) RETURN s.published AS held")
    erased = erase(used)
    (line,) = held(used, "MATCH (a:Audit {operation: 'erasure'}) RETURN a.subjects AS held")
    assert line[:2] == [erased.id, A]
    (noted,) = held(used, "MATCH (e:Erasure) RETURN e {.decision, .by, .seq} AS held")
    assert noted == {"decision": DECISION, "by": "manager", "seq": before + 1}
    assert held(used, "MATCH (s:Sequence) RETURN [s.published, s.open, s.holder] AS held") == [
        [before + 1, False, None]
    ]
