"""What goes to the browser: everything once, then answers alone, and of what may not be seen not a byte."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from graph.access import Reason
from graph.judgements import Decided, record_judgement
from graph.keys import node_id
from graph.vocabulary import Verdict
from graph.writer import Who
from tests.builders import SOURCE, person_id, put
from ui.chart import path_words
from ui.chart.letters import Letter

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.chart.desk import Desk
    from ui.wiring import House

    Opened = Callable[[str], Desk]

ALDER, BRYONY, CORVIN, DORRIT = map(person_id, ("P1", "P2", "P3", "P4"))
HOME, WORK, OLD_HOME = (node_id("Address", SOURCE, key) for key in ("A1", "A2", "A3"))
CHILD = node_id("Child", SOURCE, "C1")
JUDGED_AT = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def _asks(desk: Desk, op: str, body: object, *, n: int = 1, seen: int = 1) -> dict[str, Any]:
    desk.hear(Letter.model_validate({"mount": "here", "seen": seen, "messages": [{"n": n, "op": op, "body": body}]}))
    answers: dict[int, dict[str, Any]] = {each["to"]: each["body"] for each in desk.data()["answers"]}
    return answers[n]


def _ids(found: dict[str, Any]) -> set[str]:
    return {thing["id"] for thing in found["things"]}


def test_all_goes_out_once_and_afterwards_only_what_is_new(desk_of: Opened) -> None:
    desk = desk_of("analyst")
    whole = desk.data()
    assert {ALDER, BRYONY, DORRIT} <= _ids(whole["full"])
    assert len(whole["full"]["ties"]) == len({tie["id"] for tie in whole["full"]["ties"]})
    _asks(desk, "count", {"about": BRYONY})
    assert "full" not in desk.data()
    assert len(json.dumps(desk.data())) < 1_000


def test_what_a_viewer_may_not_see_is_not_in_the_bytes(desk_of: Opened) -> None:
    analyst, officer = desk_of("analyst").data(), desk_of("neighbourhood").data()
    assert "LANTERNHILL" in json.dumps(analyst)
    assert not [word for word in ("LANTERNHILL", DORRIT) if word in json.dumps(officer)]
    links = {thing["id"]: thing["links"] for thing in officer["full"]["things"]}
    assert links[ALDER] < {thing["id"]: thing["links"] for thing in analyst["full"]["things"]}[ALDER]


def test_an_event_says_the_first_day_it_may_have_been_and_a_person_none(desk_of: Opened) -> None:
    desk = desk_of("analyst")
    begun = desk.data()["full"]["things"]
    more = _asks(desk, "expand", {"about": ALDER, "limit": 60})["things"]
    told = {thing["id"]: thing["happened"] for thing in (*begun, *more)}
    days = [
        told[node_id(*each)] for each in (("Offence", SOURCE, "F1"), ("Offence", SOURCE, "F2"), ("Visit", SOURCE, "I1"))
    ]
    assert days == ["2019-10-02", "2024-06-01", "2026-11-03"]
    assert (told[ALDER], told[HOME]) == (None, None)


def test_a_masked_child_brings_neither_its_name_nor_what_ties_it(desk_of: Opened) -> None:
    found = _asks(desk_of("analyst"), "expand", {"about": BRYONY, "limit": 60})
    assert CHILD in _ids(found)
    ties = [tie for tie in found["ties"] if CHILD in {tie["start"], tie["end"]}]
    # Its age band and the kind `own` stand on record; only that there is a tie may leave.
    assert {tie["words"] for tie in ties} <= {"tied to", "lives at"}
    assert "5-9" not in json.dumps(found)


def test_a_masked_child_on_the_chart_already_stays_masked(desk_of: Opened) -> None:
    desk = desk_of("manager")
    _asks(desk, "begin", {"view": {"shown": {CHILD: True}}})
    desk = desk_of("manager")
    found = _asks(desk, "expand", {"about": CHILD, "limit": 60}, n=2)
    ties = [tie for tie in found["ties"] if CHILD in {tie["start"], tie["end"]}]
    assert ties
    assert "own" not in {tie["words"] for tie in ties}


def _begun(desk_of: Opened, user: str, *ids: str) -> Desk:
    """The chart of somebody who has just these things on it."""
    _asks(desk_of(user), "begin", {"view": {"shown": dict.fromkeys(ids, True)}})
    return desk_of(user)


def test_an_expansion_brings_what_is_new_says_what_was_left_out_and_goes_on_from_there(desk_of: Opened) -> None:
    desk = _begun(desk_of, "mosovo", ALDER)
    first = _asks(desk, "expand", {"about": ALDER, "limit": 2})
    assert len(_ids(first)) == 2
    step = {"how": "do", "change": {"label": "x", "forward": {"shown": dict.fromkeys(first["ids"], True)}, "back": {}}}
    _asks(desk, "step", step, n=2)
    second = _asks(desk, "expand", {"about": ALDER, "limit": 500}, n=3)
    assert not _ids(first) & set(second["ids"])
    assert len(second["ids"]) == first["leftOut"]
    assert second["leftOut"] == 0


def test_a_window_that_mounts_again_is_told_everything_again(desk_of: Opened) -> None:
    desk = desk_of("mosovo")
    before = _ids(desk.data()["full"])
    desk.hear(Letter.model_validate({"mount": "again", "seen": 1, "messages": [{"n": 1, "op": "hello", "body": None}]}))
    assert _ids(desk.data()["full"]) == before


def test_what_was_taken_back_comes_again_without_being_told_again(desk_of: Opened) -> None:
    desk = _begun(desk_of, "mosovo", ALDER)
    first = _asks(desk, "expand", {"about": ALDER, "limit": 500})
    again = _asks(desk, "expand", {"about": ALDER, "limit": 500}, n=2)
    assert again["ids"] == first["ids"]
    assert (again["things"], again["ties"]) == ([], [])


@pytest.mark.parametrize(
    ("choice", "brought"),
    [
        ({"types": ["ASSOCIATED_WITH"]}, {BRYONY, CORVIN, DORRIT}),
        ({"types": ["ASSOCIATED_WITH"], "direction": "in"}, {BRYONY}),
        ({"types": ["AT_ADDRESS"], "until": "2019-12-31", "undated": False}, {OLD_HOME}),
        ({"types": ["AT_ADDRESS"], "since": "2025-01-01", "undated": False}, {HOME, WORK}),
        ({"types": ["ASSOCIATED_WITH"], "information": "A"}, {BRYONY}),
        ({"types": ["ASSOCIATED_WITH"], "sources": "2", "information": "C"}, {DORRIT}),
        ({"types": ["ASSOCIATED_WITH"], "order": "firmest", "limit": 1}, {CORVIN}),
    ],
)
def test_an_expansion_goes_by_what_was_chosen(desk_of: Opened, choice: dict[str, object], brought: set[str]) -> None:
    desk = _begun(desk_of, "analyst", ALDER)
    assert set(_asks(desk, "expand", {"about": ALDER, "limit": 60, **choice})["ids"]) == brought


def test_a_choice_by_grading_leads_to_nobody_who_may_not_be_seen(desk_of: Opened) -> None:
    desk = _begun(desk_of, "neighbourhood", ALDER)
    found = _asks(desk, "expand", {"about": ALDER, "limit": 60, "sources": "2", "information": "C"})
    assert (found["ids"], found["leftOut"]) == ([], 0)


def test_a_line_is_explained_by_every_assertion_and_its_origins(desk_of: Opened) -> None:
    desk = desk_of("analyst")
    ties = [tie for tie in desk.data()["full"]["ties"] if {tie["start"], tie["end"]} == {ALDER, BRYONY}]
    found = _asks(desk, "explain", {"pairs": [[ALDER, BRYONY]], "ties": [tie["id"] for tie in ties]})
    assert len(found["assertions"]) == 4
    # Reports R1 and R2 share an origin, R3 has none, the fourth cites no report (tests/story.py).
    assert found["trust"].startswith("1 known origin, 2 of unrecorded origin.")
    assert "refuted" in found["trust"]
    assert found["ask"]


def test_a_path_is_found_and_the_things_on_it_come_along(desk_of: Opened) -> None:
    found = _asks(desk_of("analyst"), "paths", {"from": BRYONY, "to": CORVIN})
    assert found["ways"][0]["ids"] == (BRYONY, ALDER, CORVIN)
    assert ALDER in found["ids"]
    hidden = _asks(desk_of("neighbourhood"), "paths", {"from": BRYONY, "to": DORRIT})
    assert hidden["ways"] == []
    assert (hidden["things"], hidden["ids"]) == ([], [])


def test_whoever_looks_for_paths_is_told_where_not_every_link_was_read(desk_of: Opened) -> None:
    reader = desk_of("analyst")._chart.reader
    assert [reader.step_out([ALDER], most=most).cut for most in (1, 20_000)] == [True, False]
    assert path_words.note_of(0, (), cut=True).endswith(
        "too many links on the way to read them all: there may be others."
    )
    assert "whichever way a link points" in path_words.note_of(0, (), cut=False)


def test_a_path_leads_over_no_type_of_tie_that_is_switched_off(desk_of: Opened) -> None:
    asked = {"from": BRYONY, "to": CORVIN, "without": ["ASSOCIATED_WITH"]}
    found = _asks(desk_of("analyst"), "paths", asked)
    assert found["ways"] == []
    assert found["note"].endswith("Switched off and not gone over: associated with.")


def test_one_more_thing_is_brought_to_whoever_may_see_it(desk_of: Opened) -> None:
    assert _ids(_asks(_begun(desk_of, "analyst", ALDER), "bring", {"about": DORRIT})) == {DORRIT}
    found = _asks(_begun(desk_of, "neighbourhood", ALDER), "bring", {"about": DORRIT})
    assert (found["ids"], found["things"], found["ties"]) == ([], [], [])


def test_what_is_on_record_of_somebody_nobody_could_name_is_told(desk_of: Opened, house: House) -> None:
    put(house.bolt, {"unidentified": [{"person_id": "U1", "description": "an older man with a white dog"}]})
    rows = _asks(desk_of("analyst"), "look", {"about": person_id("U1")})["rows"]
    assert ("Description", "an older man with a white dog") in {(row["title"], row["value"]) for row in rows}


def test_who_judged_two_records_one_is_told_with_the_reason(desk_of: Opened, house: House) -> None:
    who = Who(house.directory.viewer("analyst"), Reason.parse("data quality"))
    for one, other, why in ((BRYONY, CORVIN, "the same date of birth"), (CORVIN, DORRIT, "the same face")):
        record_judgement(house.trail, who, Decided(one, other, Verdict.SAME, why), now=JUDGED_AT)
    same = {each["id"]: each["why"] for each in _asks(desk_of("analyst"), "look", {"about": BRYONY})["same"]}
    assert same == {
        CORVIN: "by Petra Vossgate, 25 Nov 2026 09:00: the same date of birth",
        DORRIT: "by way of other records that were judged the same",
    }
    # Who may not see the third hears of it neither here nor by what it would join.
    seen = _asks(desk_of("neighbourhood"), "look", {"about": BRYONY})["same"]
    assert [each["id"] for each in seen] == [CORVIN]


def test_steps_are_kept_and_found_again_and_a_message_counts_once(desk_of: Opened) -> None:
    desk = desk_of("manager")
    _asks(desk, "begin", {"view": {"shown": {ALDER: True}, "places": {ALDER: {"x": 1, "y": 2}}}})
    step = {
        "how": "do",
        "change": {"label": "Pin", "forward": {"pinned": {ALDER: True}}, "back": {"pinned": {ALDER: None}}},
    }
    for _ in range(2):
        _asks(desk, "step", step, n=2)
    again = desk_of("manager").data()["full"]
    assert again["view"]["pinned"] == {ALDER: True}
    assert len(again["past"]) == 1
    assert _ids(again) == {ALDER}


def test_a_message_that_makes_no_sense_changes_nothing(desk_of: Opened) -> None:
    desk = desk_of("mosovo")
    desk.hear(
        Letter.model_validate({"mount": "m", "seen": 0, "messages": [{"n": 1, "op": "step", "body": "nonsense"}]})
    )
    assert "open the page afresh" in desk.data()["trouble"]
    assert "full" in desk.data()
