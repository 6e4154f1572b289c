"""A report entered, corrected, regraded and withdrawn: everything that rests on it follows, and the past stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.nominal.associates import associates
from graph.errors import AccessRefusedError, NotOnRecordError
from graph.reading.search import Asked
from ingest.by_hand.change import correct, give_back, withdraw
from ingest.by_hand.enter import Entered, enter
from ingest.by_hand.form import Form
from tests.ingest.by_hand.desks import Office, pid

if TYPE_CHECKING:
    from datetime import datetime

    from analysis.nominal.associates import Associate


def entered(office: Office, origin: str = "O-1", grade: str = "2BP") -> Entered:
    form = Form(
        kind="report",
        fields={"title": "Seen together", "text": "Two were seen at the weir.", "origin_id": origin},
        items=({"text": "They met at Quernstone weir.", "grade": grade, "statement": "fact"},),
        mentions=({"ref_id": pid("P1"), "role": "suspect", "item": "1"}, {"ref_id": "P2"}),
        links=({"person_id": pid("P1"), "other_person_id": "P2", "kind": "friend", "item": "1", "statement": "fact"},),
    )
    return enter(office.desk(), form)


def friend(office: Office, as_at: datetime | None = None) -> Associate:
    return associates(office.reads(as_at=as_at).page(pid("P1")).dossier)[0]


def test_a_report_brings_its_items_mentions_and_links(office: Office) -> None:
    done = entered(office)
    assert [row.table for row in done.rows] == [
        "reports", "report_items", "report_mentions", "report_mentions", "associations",
    ]  # fmt: skip
    page = office.reads().report(done.rows[0].about)
    assert [item.records[0].text("text") for item in page.items] == ["They met at Quernstone weir."]
    assert {link.other.id for link in page.dossier.tied("MENTIONS")} == {pid("P1"), pid("P2")}
    assert "associations" in {each.record.table for each in page.asserted}
    (record,) = (each for each in page.dossier.records if each.table == "reports")
    assert (record.recorded_by, record.text("submitted_by"), record.source) == ("analyst", "analyst", "by-hand")


def test_a_link_goes_by_the_grading_of_its_item_and_the_origin_of_its_report(office: Office) -> None:
    entered(office)
    assert friend(office).grades == ("2BP",)
    assert friend(office).corroboration.words == "1 known origin"
    entered(office, "O-2")
    assert friend(office).corroboration.words == "2 known origins"


def test_a_regraded_item_regrades_what_rests_on_it_and_the_past_stays(office: Office) -> None:
    item = entered(office).rows[1].record
    before = office.clock()
    done = correct(office.desk(), item, {"grade": "1AP"}, reason="The source was tested since.")
    assert done.change == "regraded"
    assert friend(office).grades == ("1AP",)
    assert friend(office, before).grades == ("2BP",)
    versions = office.reads().history(done.versions[0].line)
    assert [version.changed.reason if version.changed else "" for version in versions] == [
        "", "The source was tested since.",
    ]  # fmt: skip


def test_a_regrading_to_conditions_takes_it_from_who_may_not_see_them(office: Office) -> None:
    done = entered(office)
    assert office.reads("neighbourhood").page(pid("P1")).dossier.tied("ASSOCIATED_WITH")
    correct(office.desk(), done.rows[1].record, {"grade": "2BC A1 S2"}, reason="Names the source.")
    assert not office.reads("neighbourhood").page(pid("P1")).dossier.tied("ASSOCIATED_WITH")
    assert not office.reads("neighbourhood").report(done.rows[0].about).items


def test_a_corrected_report_is_found_by_its_new_words_only(office: Office) -> None:
    report = entered(office).rows[0]
    correct(office.desk(), report.record, {"title": "Seen at the mill"}, reason="It was the mill.")
    assert office.reads().report(report.about).dossier.thing.label == "Seen at the mill"
    assert [hit.thing.id for hit in office.reads().search(Asked("mill", ("Report",))).hits] == [report.about]
    assert not office.reads().search(Asked("together", ("Report",))).hits


def test_a_withdrawn_report_is_no_origin_and_all_that_rested_on_it_says_so(office: Office) -> None:
    first, second = entered(office), entered(office, "O-2")
    before = office.clock()
    done = withdraw(office.desk(), second.rows[0].record, reason="The source made it up.")
    assert len(done.versions) == 4
    assert friend(office).corroboration.words == "1 known origin, 1 resting on a withdrawn report"
    told = [each.withdrawn for each in friend(office).behind if each.withdrawn]
    assert [(one.by, one.reason) for one in told] == [("analyst", "The source made it up.")]
    assert friend(office, before).corroboration.words == "2 known origins"
    mentioning = {link.other.id for link in office.reads().page(pid("P1")).dossier.tied("MENTIONS")}
    assert mentioning == {first.rows[0].about}


def test_the_page_of_a_withdrawn_report_says_that_it_was_withdrawn_and_nothing_else(office: Office) -> None:
    report = entered(office).rows[0]
    before = office.clock()
    withdraw(office.desk("manager"), report.about, reason="Recorded twice.")
    page = office.reads().report(report.about)
    assert (page.dossier.thing.label, page.dossier.records, page.items) == ("Report, withdrawn", (), ())
    assert {record.changed.by for record in page.dossier.withdrawn if record.changed} == {"manager"}
    assert not office.reads().search(Asked("weir")).hits
    assert office.reads(as_at=before).report(report.about).dossier.thing.label == "Seen together"
    assert "Mention" in {record.model for record in office.reads().page(pid("P1")).dossier.withdrawn}


def test_who_may_not_enter_or_see_may_not_change_either(office: Office) -> None:
    report = entered(office, grade="2BC A1 S2").rows[1]
    with pytest.raises(AccessRefusedError):
        correct(office.desk("neighbourhood"), report.record, {"text": "No."}, reason="Because.")
    with pytest.raises(NotOnRecordError):
        withdraw(office.desk("mosovo"), report.record, reason="Because.")
    with pytest.raises(AccessRefusedError):
        enter(office.desk("neighbourhood"), Form(kind="person", fields={"surname": "Ossington"}))


def test_a_returned_report_stands_and_waits_until_it_is_corrected(office: Office) -> None:
    report = entered(office).rows[0]
    with pytest.raises(AccessRefusedError):
        give_back(office.desk(), report.record, reason="When was it?")
    done = give_back(office.desk("manager"), report.record, reason="When was it?")
    assert office.reads().report(report.about).dossier.thing.label == "Seen together"
    assert [(each.times, each.waits) for each in office.reads().returned()] == [(1, True)]
    correct(office.desk(), done.versions[0].line, {"event_on": "2026-11-20"}, reason="Asked the officer.")
    assert [(each.times, each.waits) for each in office.reads().returned()] == [(1, False)]
