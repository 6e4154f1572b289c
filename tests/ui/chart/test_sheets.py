"""What a window is opened on: what goes to the browser of a saved chart, of two together, and of two states."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from graph.access import Reason
from graph.asking.saved_charts import opened
from graph.errors import NotOnRecordError
from graph.keys import line_id, version_id
from graph.saved_charts import Begun, Saving, save_chart, share_chart
from graph.vocabulary import ChartRight
from graph.writer import Who
from tests.builders import SOURCE, person_id
from ui.chart import sheets
from ui.chart.desk import Chart, Desk
from ui.chart.letters import Letter

if TYPE_CHECKING:
    from graph.model.chart_view import View
    from graph.reader import Reader
    from ui.chart.sheets import Sheet
    from ui.wiring import House

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)
ALDER, BRYONY, CORVIN, DORRIT = (person_id(key) for key in ("P1", "P2", "P3", "P4"))


def _view(*ids: str) -> View:
    return {"shown": dict.fromkeys(ids, True), "places": {each: {"x": n * 200, "y": 0} for n, each in enumerate(ids)}}


def _who(house: House, user: str) -> Who:
    return Who(house.directory.viewer(user), Reason.parse("MAPP meeting: MM-4"))


def _reader(house: House, user: str) -> Reader:
    return house.reader(*_who(house, user))


def _told(house: House, user: str, sheet: Sheet) -> dict[str, Any]:
    desk = Desk(Chart(house, _reader(house, user), sheet.about, TODAY, sheet=sheet))
    full: dict[str, Any] = desk.data()["full"]
    return full


@pytest.fixture(scope="module")
def chart(house: House) -> str:
    """Save two versions of the analyst's chart, and share it with the neighbourhood officer."""
    who = _who(house, "analyst")
    saved = save_chart(house.trail, who, Saving(_view(ALDER, BRYONY, DORRIT), "For the panel"), now=NOW)
    begun = Begun(saved.chart, saved.number)
    save_chart(house.trail, who, Saving(_view(ALDER, CORVIN, DORRIT), begun=begun), now=NOW)
    share_chart(house.trail, who, saved.chart, other=_who(house, "neighbourhood").viewer, right=ChartRight.EDIT)
    return saved.chart


def test_one_shared_chart_sends_each_viewer_what_they_may_see_and_no_byte_more(house: House, chart: str) -> None:
    told = {
        user: _told(house, user, sheets.of_chart(_reader(house, user), chart)) for user in ("analyst", "neighbourhood")
    }
    assert {each["id"] for each in told["analyst"]["things"]} == {ALDER, CORVIN, DORRIT}
    assert {each["id"] for each in told["neighbourhood"]["things"]} == {ALDER, CORVIN}
    assert told["neighbourhood"]["view"]["shown"] == {ALDER: True, CORVIN: True}
    assert [word for word in (DORRIT, "LANTERNHILL", "no longer") if word in json.dumps(told["neighbourhood"])] == []


def test_a_chart_of_which_nothing_may_be_seen_is_empty_and_says_no_more(house: House) -> None:
    saved = save_chart(house.trail, _who(house, "analyst"), Saving(_view(DORRIT), "One"), now=NOW)
    share_chart(
        house.trail,
        _who(house, "analyst"),
        saved.chart,
        other=_who(house, "neighbourhood").viewer,
        right=ChartRight.READ,
    )
    told = _told(house, "neighbourhood", sheets.of_chart(_reader(house, "neighbourhood"), saved.chart))
    assert (told["things"], told["view"]["shown"], told["note"]) == ([], {}, "")


def test_two_versions_are_shown_in_one_picture_with_what_became_of_each(house: House, chart: str) -> None:
    reader = _reader(house, "analyst")
    told = _told(house, "analyst", sheets.of_versions(reader, chart, (1, 2), TODAY))
    assert {each["id"]: each.get("change") for each in told["things"]} == {
        ALDER: None,
        BRYONY: "removed",
        CORVIN: "added",
        DORRIT: None,
    }
    assert {tie.get("change") for tie in told["ties"] if BRYONY in {tie["start"], tie["end"]}} == {"removed"}
    hidden = _told(house, "neighbourhood", sheets.of_versions(_reader(house, "neighbourhood"), chart, (1, 2), TODAY))
    assert DORRIT not in json.dumps(hidden)


def test_two_charts_become_one_that_can_be_saved_as_a_new_one(house: House, chart: str) -> None:
    reader = _reader(house, "analyst")
    other = save_chart(house.trail, _who(house, "analyst"), Saving(_view(BRYONY, ALDER), "Other"), now=NOW)
    told = _told(house, "analyst", sheets.of_two(reader, chart, other.chart))["view"]
    assert set(told["shown"]) == {ALDER, CORVIN, DORRIT, BRYONY}
    assert told["places"][ALDER] == {"x": 0, "y": 0}
    assert told["places"][BRYONY]["x"] > 400


def test_a_chart_begins_with_several_things_and_with_the_evidence_of_a_finding(house: House) -> None:
    reader = _reader(house, "analyst")
    assert {each["id"] for each in _told(house, "analyst", sheets.of_things(reader, [ALDER, CORVIN]))["things"]} == {
        ALDER,
        CORVIN,
    }
    (phone,) = reader.dossier(ALDER).tied("USES_PHONE")
    sheet = sheets.of_things(reader, [ALDER], [phone.record.id])
    assert sheet.things == (ALDER, phone.other.id)
    with pytest.raises(NotOnRecordError):
        sheets.of_things(_reader(house, "neighbourhood"), [], [version_id(line_id(SOURCE, "persons", "P4"), 1)])


def test_the_desk_says_what_belongs_together_and_the_browser_draws_it(house: House) -> None:
    desk = Desk(Chart(house, _reader(house, "analyst"), ALDER, TODAY))
    begun = {"view": {"shown": {each["id"]: True for each in desk.data()["full"]["things"]}}}
    messages = [{"n": 1, "op": "begin", "body": begun}, {"n": 2, "op": "groups", "body": {"by": "address"}}]
    desk.hear(Letter.model_validate({"mount": "m", "seen": 1, "messages": messages}))
    _, answer = desk.data()["answers"]
    (group,) = answer["body"]["groups"]
    assert group["name"].startswith("3 Kettle Row")
    assert {ALDER, BRYONY} <= set(group["of"])


def test_steps_on_a_saved_chart_are_a_draft_of_whoever_takes_them_until_they_save(house: House, chart: str) -> None:
    reader = _reader(house, "neighbourhood")
    sheet = sheets.of_chart(reader, chart, 2)
    desk = Desk(Chart(house, reader, sheet.about, TODAY, sheet=sheet))
    pin = {"label": "Pin", "forward": {"pinned": {ALDER: True}}, "back": {"pinned": {ALDER: None}}}
    step = {"n": 1, "op": "step", "body": {"how": "do", "change": pin}}
    desk.hear(Letter.model_validate({"mount": "m", "seen": 1, "messages": [step]}))
    assert desk.drawn().view["pinned"] == {ALDER: True}
    assert desk.drawn().view["shown"] == {ALDER: True, CORVIN: True}
    assert "pinned" not in reader.ask(opened(chart, 2)).view
