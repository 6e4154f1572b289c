"""What a person wrote beside a record, and the key it went by, go with it: both may hold a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.audit import AuditTrail
from graph.erasure import Erasing, erase_person
from graph.neo4j.statement import Statement
from ingest.by_hand.change import correct, withdraw
from ingest.by_hand.enter import enter
from ingest.by_hand.form import Form
from tests.ingest.loading import SOURCE

if TYPE_CHECKING:
    from tests.ingest.by_hand.desks import Office

REMARK = "Ann Thornwicket showed her papers."
TOMBSTONES = Statement("tombstones", "MATCH (r:Record) WHERE r.erased_at IS NOT NULL RETURN r {.*} AS stone")
EVERYTHING = Statement("everything", "MATCH (n) WHERE NOT n:Erasure RETURN n {.*} AS held")


def test_reasons_of_changes_and_keys_are_not_left_on_tombstones(office: Office) -> None:
    office.load("persons", {"person_id": "Thornwicket-Ann-1980", "surname": "Thornwicket", "forenames": "Ann"})
    reader = office.reads()
    ann = reader.find("Thornwicket-Ann-1980")
    correct(office.desk(), ann, {"occupation": "weaver"}, reason=REMARK)
    alias = enter(office.desk(), Form(kind="name", fields={"person_id": ann, "name": "Nan Thorn", "grade": "2BP"}))
    withdraw(office.desk(), alias.rows[0].record, reason=REMARK)
    desk = office.desk("manager")
    erase_person(office.bolt, AuditTrail(office.bolt), desk.who, Erasing(ann, "RET/1", "retention"), now=office.clock())
    stones = [row["stone"] for row in office.bolt.read("stones", lambda tx: tx.rows(TOMBSTONES))]
    assert {stone["source"] for stone in stones} == {SOURCE, "by-hand"}
    assert not [stone for stone in stones if "change_reason" in stone or "key" in stone]
    held = "\n".join(str(row["held"]) for row in office.bolt.read("everything", lambda tx: tx.rows(EVERYTHING)))
    assert [text for text in (REMARK, "Thornwicket-Ann-1980", "Nan Thorn") if text in held] == []
