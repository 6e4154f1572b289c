"""What a case says: management, risk on its separate scales, orders, offences, agencies, and one chronology."""

from __future__ import annotations

from datetime import date

from analysis.nominal.agencies import contact_events, named_contacts
from analysis.nominal.binding import orders
from analysis.nominal.chronology import chronology
from analysis.nominal.mentions import mentions
from analysis.nominal.offending import offences
from analysis.nominal.risk import Scale, bands, managed, of_scale
from tests import story
from tests.builders import person_page

ALDER = person_page("P1", story.FULL)
TODAY = date.fromisoformat(story.TODAY)


def test_the_scales_stay_apart_and_each_band_has_tool_version_and_date() -> None:
    found = bands(ALDER)
    assert [(band.scale, band.tool, band.version, band.band) for band in found] == [
        (Scale.OSP, "OSP_DC", "4.1", "high"),
        (Scale.OSP, "OSP_IIC", "4.1", "low"),
        (Scale.ARMS, "ARMS", "2.0", "medium"),
        (Scale.ARMS, "ARMS", "1.9", "very high"),
    ]
    assert of_scale(found, Scale.ROSH) == ()


def test_who_manages_is_read_one_step_further() -> None:
    assert [officer.label for each in managed(ALDER) for officer in each.officers] == ["DC Isolde Marrow"]


def test_a_suspicion_is_never_told_as_a_conviction() -> None:
    latest, first = offences(ALDER)
    assert [part.words for part in latest.parts] == ["suspected, not convicted on this record"]
    assert [(part.words, part.is_index) for part in first.parts] == [("convicted", True)]


def test_behaviours_keep_present_absent_and_unknown_apart() -> None:
    coded = offences(ALDER)[1].behaviours
    assert [(each.name, each.state.value) for each in coded] == [
        ("con", "present"),
        ("threats", "absent"),
        ("gloves", "unknown"),
    ]


def test_others_who_had_a_part_and_masked_victims_stand_with_the_offence() -> None:
    latest, first = offences(ALDER)
    assert [(part.who.label, part.role) for part in latest.others] == [("THISTLEWICK, Bryony", "witness")]
    assert [(victim.label, victim.masked) for victim in first.victims] == [("Victim (masked)", True)]


def test_a_condition_tells_whom_it_names() -> None:
    (order,) = orders(ALDER, TODAY)
    assert [thing.label for condition in order.conditions for thing in condition.names] == ["THISTLEWICK, Bryony"]
    assert not order.ended
    assert not order.expires.is_dated


def test_a_refusal_by_an_agency_is_an_answer() -> None:
    assert [event.result for event in contact_events(ALDER.dossier)] == ["refused by the agency"]


def test_named_people_deal_with_this_nominal_or_with_nobody_in_particular() -> None:
    named = [(each.name, each.for_this_nominal) for each in named_contacts(ALDER)]
    assert named[0] == ("Ottoline Wimble", True)
    assert ("Kwame Oakenbob", False) in named


def test_a_mention_goes_by_the_grading_of_its_item() -> None:
    graded = {each.report.label: [said.behind.grade for said in each.said] for each in mentions(ALDER)}
    assert graded == {"Seen together": ["3EP"], "Held close": ["2CC A1 S2"]}


def test_the_chronology_is_in_order_and_keeps_what_has_no_date() -> None:
    found = chronology(ALDER)
    days = [each.when.latest for each in found.dated]
    assert days == sorted(days, key=str, reverse=True)
    assert {"visit", "check", "offence", "event reported", "order made"} <= {each.what for each in found.dated}


def test_the_last_day_of_which_anything_is_recorded_does_not_lie_ahead() -> None:
    assert chronology(ALDER).last_day(TODAY) == date(2026, 11, 3)
