"""The draft of a chart: steps lead to the same view as in the browser, and nothing of what is gone is left in it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from graph import charts
from graph.charts import DraftOf
from graph.model.draft import STEPS, Change, ChartDraft, Direction, Step
from graph.users import read_directory

if TYPE_CHECKING:
    from graph.neo4j.bolt import Bolt

NOW = datetime(2026, 11, 25, tzinfo=UTC)
ADD = Change(
    label="Expand",
    forward={"shown": {"b": True}, "expansions": {"x1": {"about": "a", "added": ["b", "c"]}}},
    back={"shown": {"b": None}, "expansions": {"x1": None}},
)
BEGUN = ChartDraft(view={"shown": {"a": True}, "places": {"a": {"x": 1, "y": 2}}})


def _step(how: Direction) -> Step:
    return Step(how=how, change=ADD)


def test_undo_gives_back_what_was_and_redo_what_came() -> None:
    done = BEGUN.after(_step(Direction.DO))
    undone = done.after(_step(Direction.UNDO))
    assert done.view["shown"] == {"a": True, "b": True}
    assert undone.view["shown"] == {"a": True}
    assert undone.future == (ADD,)
    assert undone.after(_step(Direction.REDO)) == done


def test_an_undo_in_one_window_leaves_what_another_did_since_to_be_undone() -> None:
    removed = Change(label="Remove", forward={"shown": {"a": None}}, back={"shown": {"a": True}})
    both = BEGUN.after(_step(Direction.DO)).after(Step(how=Direction.DO, change=removed))
    undone = both.after(_step(Direction.UNDO))
    assert (undone.past, undone.view["shown"]) == ((removed,), {})
    twice = undone.after(_step(Direction.UNDO))
    assert twice.past == (removed,), "what the other window took back already is not taken back again"
    assert undone.after(Step(how=Direction.UNDO, change=removed)).view["shown"] == {"a": True}


def test_a_hundred_steps_are_kept() -> None:
    found = BEGUN
    for _ in range(STEPS + 5):
        found = found.after(_step(Direction.DO))
    assert len(found.past) == STEPS


def test_what_an_undo_may_bring_back_counts_as_on_the_chart() -> None:
    assert set(BEGUN.after(_step(Direction.DO)).after(_step(Direction.UNDO)).things()) == {"a", "b"}


def test_no_trace_is_left_of_what_is_gone() -> None:
    noted = {
        "notes": {"note:1": {"text": "seen", "about": "b"}},
        "groups": {"group:1": {"name": "G", "of": ["a", "b"]}},
    }
    draft = ChartDraft(view={**BEGUN.view, **noted}).after(_step(Direction.DO)).without(frozenset({"b"}))
    assert '"b"' not in draft.model_dump_json()
    assert "seen" not in draft.model_dump_json()


def test_a_draft_is_kept_for_its_owner_alone_and_can_be_dropped(graph: Bolt) -> None:
    directory = read_directory(None)
    mine, theirs = (DraftOf(directory.viewer(user), "person-1") for user in ("analyst", "mosovo"))
    charts.keep_draft(graph, mine, lambda _: BEGUN, now=NOW)
    charts.keep_draft(graph, mine, lambda draft: draft.after(_step(Direction.DO)), now=NOW)
    assert charts.draft(graph, mine) == BEGUN.after(_step(Direction.DO))
    assert charts.draft(graph, theirs) is None
    charts.drop_draft(graph, mine)
    assert charts.draft(graph, mine) is None
