"""The order of offences, ways in, and what is open now: from records, in words, with nothing made of silence."""

from __future__ import annotations

from collections import Counter

from analysis.patterns.offending.access import WayIn, reached
from analysis.patterns.offending.open_now import Way, around_of, ways_now
from analysis.patterns.offending.sequence import sequence
from tests.analysis.patterns.offending.career import TABLES, TODAY
from tests.builders import page_of, person_page

PAGE = person_page("P1", TABLES)
FOUND = sequence(PAGE)


def test_offences_stand_in_order_and_undated_ones_apart() -> None:
    assert [step.view.begun.words for step in FOUND.steps][:2] == ["10 Jan 2024 21:30", "10 Feb 2024 21:30"]
    assert len(FOUND.steps) == 5
    assert [step.view.begun.is_dated for step in FOUND.undated] == [False]


def test_each_step_says_what_changed_and_which_records_say_so() -> None:
    second, third = FOUND.steps[1:3]
    assert second.days == (31, 31)
    assert "graver: up to 10 years after up to 2 years" in second.changes
    assert "with contact, after one without" in second.changes
    assert "new: speech: silent" in second.changes
    assert "coded now and not coded before: weapon: knife shown" in second.changes
    assert third.changes[0] == "graver: up to life after up to 10 years"
    assert all(step.evidence for step in FOUND.steps)
    assert FOUND.verdict.startswith("5 dated offences: 3 times graver than the one before, 1 time less grave")


def test_one_offence_has_no_order() -> None:
    one = {**TABLES, "offences": TABLES["offences"][:1], "offence_persons": TABLES["offence_persons"][:1]}
    assert "no order to speak of" in sequence(person_page("P1", one)).verdict


def test_how_victims_were_reached_is_read_from_records_and_silence_is_no_way_in() -> None:
    ways = {each.view.begun.words: set(each.ways) for each in reached(PAGE)}
    assert ways["10 Jan 2024 21:30"] == {WayIn.STRANGER_PLACE}
    assert ways["10 Mar 2024 21:30"] == {WayIn.LODGING}
    assert ways["10 May 2024 21:30"] == {WayIn.ONLINE, WayIn.STRANGER_PLACE} - {WayIn.STRANGER_PLACE}
    assert ways["no date recorded"] == set()


def open_now() -> dict[WayIn, Way]:
    used = Counter(way for each in reached(PAGE) for way in each.ways)
    around = {one: page_of(one, TABLES).dossier for one in around_of(PAGE)}
    return {way.way: way for way in ways_now(PAGE, around, used, TODAY)}


def test_what_is_open_now_names_what_is_known_and_what_is_not() -> None:
    ways = open_now()
    (partner,) = ways[WayIn.PARTNER].openings
    assert "possibly still" in partner.words
    assert "no child tied to them on record" in partner.words
    said = sorted(each.words.split("; ")[-1] for each in ways[WayIn.CLUB].openings)
    assert said == ["access to children: asked not known", "gives access to children"]
    assert [each.thing.label for each in ways[WayIn.LODGING].openings] == ["1 Sedge Fold"]
    assert all(each.evidence for way in ways.values() for each in way.openings)


def test_a_way_of_which_nothing_is_recorded_is_not_said_to_be_closed() -> None:
    ways = open_now()
    assert ways[WayIn.ONLINE].words.startswith("nothing recorded since")
    assert "does not say that the way is closed" in ways[WayIn.ONLINE].words
    assert ways[WayIn.WORK].words.endswith("occupation: refused")
    assert next(iter(ways.values())).used == max(way.used for way in ways.values())
