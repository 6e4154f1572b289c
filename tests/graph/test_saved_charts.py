"""Saved charts on the real database: who may open them, and what each viewer finds in one and the same chart."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from graph.access import Reason
from graph.asking.saved_charts import UNTITLED, OpenedChart, charts_of, opened
from graph.audit import AuditTrail
from graph.errors import AccessRefusedError, InputError, NotOnRecordError
from graph.neo4j.statement import Statement
from graph.reader import Reader
from graph.saved_charts import Begun, Saved, Saving, delete_chart, rename_chart, retire_chart, save_chart, share_chart
from graph.users import read_directory
from graph.vocabulary import ChartRight
from graph.writer import Who
from tests import story
from tests.builders import person_id, put
from tests.conftest import BEGIN_AGAIN, EMPTY

if TYPE_CHECKING:
    from graph.model.chart_view import View
    from graph.neo4j.bolt import Bolt

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
ALDER, BRYONY, DORRIT = (person_id(key) for key in ("P1", "P2", "P4"))
LAST = Statement(
    "last audit line",
    "MATCH (a:Audit) RETURN a.operation AS done, a.subjects AS ids ORDER BY a.at DESC, a.number DESC LIMIT 1",
)
# Dorrit is known from a report for intelligence eyes alone, and so is that Alder meets her (tests/story.py).
VIEW: View = {
    "shown": {ALDER: True, BRYONY: True, DORRIT: True},
    "places": {ALDER: {"x": 0, "y": 0}, DORRIT: {"x": 777, "y": 7}, "note:1": {"x": 778, "y": 8},
               "note:2": {"x": 5, "y": 5}},
    "pinned": {DORRIT: True},
    "notes": {
        "note:1": {"text": "She is new here.", "about": DORRIT},
        "note:2": {"text": "Walks a dog.", "about": BRYONY},
        "note:3": {"text": "Meets somebody on Fridays.", "about": ALDER},
        "note:4": {"text": "For the panel.", "about": ""},
    },
    "groups": {"group:1": {"name": "The three of Friday", "of": [ALDER, BRYONY, DORRIT], "open": True}},
}  # fmt: skip


@pytest.fixture(scope="module")
def told(bolt: Bolt) -> Bolt:
    """Load the story once for a module."""
    bolt.alone(EMPTY)
    bolt.alone(BEGIN_AGAIN)
    put(bolt, story.FULL)
    return bolt


@pytest.fixture
def trail(told: Bolt) -> AuditTrail:
    return AuditTrail(told)


def _who(user: str) -> Who:
    return Who(read_directory(None).viewer(user), Reason.parse("MAPP meeting: MM-4"))


def _open(trail: AuditTrail, user: str, chart: str, number: int | None = None) -> OpenedChart:
    return Reader(trail, *_who(user)).ask(opened(chart, number))


def _shared(trail: AuditTrail, right: ChartRight, user: str = "neighbourhood") -> Saved:
    saved = save_chart(trail, _who("analyst"), Saving(VIEW, "Friday"), now=NOW)
    share_chart(trail, _who("analyst"), saved.chart, other=_who(user).viewer, right=right)
    return saved


def test_what_was_saved_is_opened_and_each_step_stands_on_the_audit_record(trail: AuditTrail, told: Bolt) -> None:
    saved = save_chart(trail, _who("analyst"), Saving(VIEW, "Friday", "as seen on patrol"), now=NOW)
    line = told.read("last", lambda tx: tx.row(LAST))
    assert line == {"done": "combination", "ids": [f"{saved.chart}.1", ALDER, BRYONY, DORRIT]}
    found = _open(trail, "analyst", saved.chart)
    assert found.view == VIEW
    assert (found.version.number, found.version.remark, found.chart.name) == (1, "as seen on patrol", "Friday")
    assert told.read("last", lambda tx: tx.row(LAST)) == {"done": "consultation", "ids": [f"{saved.chart}.1"]}


def test_of_a_shared_chart_nothing_is_there_that_its_viewer_may_not_see(trail: AuditTrail) -> None:
    saved = _shared(trail, ChartRight.READ)
    found = _open(trail, "neighbourhood", saved.chart)
    assert found.view == {
        "shown": {ALDER: True, BRYONY: True},
        "places": {ALDER: {"x": 0, "y": 0}, "note:1": {"x": 5, "y": 5}},
        "pinned": {},
        "notes": {"note:1": {"text": "Walks a dog.", "about": BRYONY}},
        "groups": {},
    }
    told = repr(found) + repr(Reader(trail, *_who("neighbourhood")).ask(charts_of()))
    assert not [word for word in (DORRIT, "777", "Friday", "panel", "new here") if word in told]
    assert found.chart.shares == ()


def test_a_name_or_remark_shows_to_nobody_who_may_not_see_what_it_may_rest_on(trail: AuditTrail) -> None:
    owner, officer = _who("analyst"), _who("neighbourhood")
    saved = save_chart(trail, owner, Saving(VIEW, "Alder and Dorrit", "new from a source"), now=NOW)
    for other in ("neighbourhood", "mosovo"):
        share_chart(trail, owner, saved.chart, other=_who(other).viewer, right=ChartRight.EDIT)
    save_chart(
        trail, officer, Saving({"shown": {BRYONY: True}}, remark="of hers", begun=Begun(saved.chart, 1)), now=NOW
    )
    rename_chart(trail, owner, saved.chart, "Dorrit on Fridays")
    listed = {each.id: each.name for each in Reader(trail, *officer).ask(charts_of())}
    assert listed[saved.chart] == UNTITLED
    found = _open(trail, "neighbourhood", saved.chart)
    assert (found.chart.name, [each.remark for each in found.versions]) == (UNTITLED, ["", "of hers"])
    with pytest.raises(AccessRefusedError):
        rename_chart(trail, officer, saved.chart, "Shown after all")
    mine = _open(trail, "analyst", saved.chart)
    assert (mine.chart.name, [each.remark for each in mine.versions]) == (
        "Dorrit on Fridays",
        ["new from a source", "of hers"],
    )


def test_a_name_that_rests_on_what_a_colleague_may_see_is_read_by_them(trail: AuditTrail) -> None:
    saved = save_chart(trail, _who("neighbourhood"), Saving({"shown": {BRYONY: True}}, "Her dog", "seen"), now=NOW)
    share_chart(trail, _who("neighbourhood"), saved.chart, other=_who("mosovo").viewer, right=ChartRight.READ)
    found = _open(trail, "mosovo", saved.chart)
    assert (found.chart.name, found.version.remark) == ("Her dog", "seen")


def test_of_a_name_from_before_names_had_a_class_others_read_nothing(trail: AuditTrail, told: Bolt) -> None:
    saved = _shared(trail, ChartRight.READ, "mosovo")
    told.alone(Statement("as before", "MATCH (c:Chart {id: $id}) REMOVE c.name_acc"), id=saved.chart)
    assert _open(trail, "mosovo", saved.chart).chart.name == UNTITLED
    assert _open(trail, "analyst", saved.chart).chart.name == "Friday"


def test_who_may_not_see_all_takes_nothing_away_by_saving(trail: AuditTrail) -> None:
    saved = _shared(trail, ChartRight.EDIT)
    view = _open(trail, "neighbourhood", saved.chart).view
    changed = {**view, "notes": {**view["notes"], "note:2": {"text": "Seen at the quay.", "about": ALDER}}}
    again = save_chart(trail, _who("neighbourhood"), Saving(changed, begun=Begun(saved.chart, 1)), now=NOW)
    assert (again.number, again.meanwhile) == (2, ())
    found = _open(trail, "analyst", saved.chart).view
    texts = {note["text"] for note in found["notes"].values()}
    assert texts == {note["text"] for note in VIEW["notes"].values()} | {"Seen at the quay."}
    assert found["places"][DORRIT] == {"x": 777, "y": 7}
    assert [group["name"] for group in found["groups"].values()] == ["The three of Friday"]
    assert "Friday" not in json.dumps(_open(trail, "neighbourhood", saved.chart).view)


def test_a_copy_holds_what_its_maker_may_see_and_no_more(trail: AuditTrail) -> None:
    saved = _shared(trail, ChartRight.READ)
    view = _open(trail, "neighbourhood", saved.chart).view
    copy = save_chart(trail, _who("neighbourhood"), Saving(view, "Mine", begun=Begun(saved.chart, 1)), now=NOW)
    share_chart(trail, _who("neighbourhood"), copy.chart, other=_who("analyst").viewer, right=ChartRight.READ)
    assert _open(trail, "analyst", copy.chart).view == view


def test_two_who_save_at_once_both_keep_theirs_and_are_told(trail: AuditTrail) -> None:
    saved = _shared(trail, ChartRight.EDIT, "mosovo")
    for user, number, meanwhile in (("mosovo", 2, ()), ("analyst", 3, (2,))):
        done = save_chart(trail, _who(user), Saving(VIEW, begun=Begun(saved.chart, 1)), now=NOW)
        assert (done.number, done.meanwhile) == (number, meanwhile)


def test_a_chart_that_is_not_shared_is_not_on_record_in_the_words_of_one_that_never_was(trail: AuditTrail) -> None:
    saved = save_chart(trail, _who("analyst"), Saving(VIEW, "Friday"), now=NOW)
    said = []
    for chart in (saved.chart, "chart-that-never-was"):
        with pytest.raises(NotOnRecordError) as refused:
            _open(trail, "mosovo", chart)
        said.append(str(refused.value))
    assert said[0] == said[1]
    assert [each.id for each in Reader(trail, *_who("mosovo")).ask(charts_of()) if each.id == saved.chart] == []


def test_a_right_to_read_is_no_right_to_save_share_rename_or_delete(trail: AuditTrail) -> None:
    saved, reader = _shared(trail, ChartRight.READ), _who("neighbourhood")
    with pytest.raises(AccessRefusedError, match="save a copy"):
        save_chart(trail, reader, Saving(VIEW, begun=Begun(saved.chart, 1)), now=NOW)
    with pytest.raises(AccessRefusedError):
        share_chart(trail, reader, saved.chart, other=_who("mosovo").viewer, right=ChartRight.READ)
    with pytest.raises(AccessRefusedError):
        rename_chart(trail, reader, saved.chart, "Mine now")
    with pytest.raises(AccessRefusedError):
        delete_chart(trail, reader, saved.chart)
    assert [each.number for each in _open(trail, "analyst", saved.chart).versions] == [1]


def test_a_retired_chart_is_its_owners_alone_and_a_deleted_one_nobodys(trail: AuditTrail) -> None:
    saved, owner = _shared(trail, ChartRight.READ), _who("analyst")
    retire_chart(trail, owner, saved.chart, at=NOW)
    with pytest.raises(NotOnRecordError):
        _open(trail, "neighbourhood", saved.chart)
    assert _open(trail, "analyst", saved.chart).chart.retired_at == NOW
    retire_chart(trail, owner, saved.chart, at=None)
    assert _open(trail, "neighbourhood", saved.chart).chart.right is ChartRight.READ
    share_chart(trail, owner, saved.chart, other=_who("neighbourhood").viewer, right=None)
    with pytest.raises(NotOnRecordError):
        _open(trail, "neighbourhood", saved.chart)
    delete_chart(trail, owner, saved.chart)
    with pytest.raises(NotOnRecordError):
        _open(trail, "analyst", saved.chart)


def test_a_version_of_the_first_format_opens_and_nobody_but_its_author_reads_its_notes(
    trail: AuditTrail, told: Bolt
) -> None:
    saved = _shared(trail, ChartRight.READ, "mosovo")
    older = Statement("an older format", "MATCH (v:ChartVersion {chart: $id}) SET v.content = $content")
    told.alone(older, id=saved.chart, content=json.dumps({"view": VIEW, "past": [], "future": []}))
    assert _open(trail, "analyst", saved.chart).view == VIEW
    assert _open(trail, "mosovo", saved.chart).view["notes"] == {}
    told.alone(older, id=saved.chart, content=json.dumps({"format": 99}))
    with pytest.raises(InputError, match="a newer Mosaic"):
        _open(trail, "analyst", saved.chart)


@pytest.mark.parametrize(("view", "name"), [({}, "Empty"), (VIEW, " "), (VIEW, "x" * 121)])
def test_what_cannot_be_saved_is_refused_in_a_sentence(trail: AuditTrail, view: View, name: str) -> None:
    with pytest.raises(InputError):
        save_chart(trail, _who("analyst"), Saving(view, name), now=NOW)
