"""Everything else that can be entered: with references to any source, provenance, and a look for likely duplicates."""

from __future__ import annotations

import pytest

from graph.errors import InputError, NotOnRecordError
from graph.neo4j.statement import Statement
from ingest.by_hand.change import withdraw
from ingest.by_hand.enter import enter
from ingest.by_hand.form import Form, form_of
from tests.ingest.by_hand.desks import Office, pid

OF_A_NOMINAL = {
    "visit": {"visited_at": "2026-11-20T10:30", "kind": "home_visit", "outcome": "seen"},
    "contact": {"agency": "Brackwater Probation", "made_on": "2026-11-19", "result": "no_reply"},
    "check": {"system": "PND", "checked_on": "2026-11-21", "result": "no_trace"},
    "marker": {"kind": "violent", "grade": "1AP"},
    "name": {"name": "Nan Thorn", "kind": "alias", "grade": "2BP"},
}


@pytest.mark.parametrize("kind", OF_A_NOMINAL)
def test_what_is_entered_of_a_nominal_stands_on_its_page(office: Office, kind: str) -> None:
    done = enter(office.desk("mosovo"), Form(kind=kind, fields={"person_id": "P1", **OF_A_NOMINAL[kind]}))
    page = office.reads().page(pid("P1")).dossier
    records = {record.id: record for record in (*page.records, *(link.record for link in page.links))}
    assert records[done.rows[0].record].recorded_by == "mosovo"
    withdraw(office.desk("mosovo"), done.rows[0].record, reason="Another nominal.")
    assert [record.line for record in office.reads().page(pid("P1")).dossier.withdrawn] == [
        done.rows[0].record.rpartition(".")[0]
    ]


def test_an_offence_comes_with_its_behaviours_and_people(office: Office) -> None:
    form = Form(
        kind="offence",
        fields={"title": "Voyeurism", "from_at": "2026-03-02", "category": "88E"},
        behaviours=({"dimension": "approach", "behaviour": "from behind"}, {"behaviour": "mask", "state": "absent"}),
        people=({"person_id": pid("P2"), "role": "suspect"},),
    )
    offence = enter(office.desk(), form).rows[0].about
    links = office.reads().dossier(offence).links
    assert sorted((link.type, link.kind) for link in links) == [
        ("CODED_WITH", "absent"), ("CODED_WITH", "present"), ("INVOLVED_IN", "suspect"),
    ]  # fmt: skip


def test_a_behaviour_is_not_both_there_and_absent(office: Office) -> None:
    twice = ({"dimension": "speech", "behaviour": "threats", "state": state} for state in ("present", "absent"))
    form = Form(kind="offence", fields={"title": "Voyeurism"}, behaviours=tuple(twice))
    with pytest.raises(InputError, match="coded twice"):
        enter(office.desk(), form)


def test_two_who_state_the_same_are_two_assertions(office: Office) -> None:
    tie = {"person_id": "P1", "other_person_id": "P2", "kind": "friend", "statement": "fact", "grade": "2BP"}
    for user in ("analyst", "mosovo"):
        enter(office.desk(user), Form(kind="link", fields=tie))
    found = office.reads().dossier(pid("P1")).tied("ASSOCIATED_WITH")
    assert {link.record.recorded_by for link in found} == {"analyst", "mosovo"}


def test_a_likely_duplicate_is_shown_and_not_entered_unless_somebody_says_so(office: Office) -> None:
    same = Form(kind="person", fields={"surname": "THORNWICKET", "forenames": "Anna", "dob": "03/02/1980"})
    found = enter(office.desk(), same)
    assert [(likely.thing.id, likely.why) for likely in found.likely] == [(pid("P1"), "same surname and date of birth")]
    assert found.rows == ()
    alike = Form(kind="person", fields={"surname": "Quilfeather", "forenames": "Bertrand"})
    assert [likely.why for likely in enter(office.desk(), alike).likely] == ["very similar name"]
    assert enter(office.desk(), same, anyway=True).rows[0].table == "persons"
    other = Form(kind="person", fields={"surname": "Thornwicket", "forenames": "Ann", "dob": "1991"})
    assert enter(office.desk(), other).rows


def test_the_same_address_is_a_likely_duplicate(office: Office) -> None:
    form = Form(kind="address", fields={"line1": "4 Quernstone Row", "town": "Brackwater", "postcode": "ZZ1 4AB"})
    assert enter(office.desk(), form).rows
    again = Form(kind="address", fields={"line1": "4 quernstone row", "postcode": "zz14ab"})
    assert [likely.why for likely in enter(office.desk(), again).likely] == ["same first line and postcode"]


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ('{"kind": "visit", "fields": {"person_id": "P1"}}', "visited_at or planned_on"),
        ('{"kind": "visit", "fields": {"person_id": "P1", "visited_at": "the 9th"}}', "visited_at cannot be read"),
        (('{"kind": "link", "fields": {"person_id": "P1", "other_person_id": "P2", "kind": "friend",'
         ' "statement": "fact"}}'), "Grade it"),
        ('{"kind": "report", "fields": {"title": "T"}}', "Grade it"),
        ('{"kind": "report", "fields": {"title": "T"}, "items": [{"text": "t", "grade": "2BP"}]}', "fact"),
        ('{"kind": "person", "fields": {"surname": "Q", "colour": "red"}}', "No field is called colour"),
        ('{"kind": "person", "items": [{"text": "t"}], "fields": {"surname": "Q"}}', "has no items"),
        ('{"kind": "spaceship"}', "use one of report"),
        ("nothing", "no form"),
    ],
)  # fmt: skip
def test_what_cannot_be_entered_is_said_and_leaves_nothing(office: Office, document: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        enter(office.desk(), form_of(document))
    assert _by_hand(office) == []


def test_what_nobody_sees_cannot_be_referred_to(office: Office) -> None:
    visit = {"visited_at": "2026-11-20", "person_id": "person-aaaaaaaaaaaaaaaa"}
    with pytest.raises(NotOnRecordError):
        enter(office.desk(), Form(kind="visit", fields=visit))
    with pytest.raises(InputError, match="something else"):
        enter(office.desk(), Form(kind="visit", fields={**visit, "person_id": "P1", "address_id": "P2"}))


ENTERED = Statement("what was entered", "MATCH (r:Record {source: 'by-hand'}) RETURN r.table AS table")


def _by_hand(office: Office) -> list[object]:
    return [row["table"] for row in office.bolt.read("what was entered", lambda tx: tx.rows(ENTERED))]
