"""A view without some things is the view that somebody would have who never had them."""

from __future__ import annotations

from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import pytest

from graph.model.chart_view import joined, named_in, only, renumbered, without

if TYPE_CHECKING:
    from graph.model.chart_view import View


def _random_view(random: Random, ids: list[str]) -> View:
    """A view that holds nothing but these things, each entry drawn by chance from a seed."""
    notes = {f"note:{n}": {"text": f"n{n}", "about": random.choice([*ids, ""])} for n in range(1, 6)}
    groups = {f"group:{n}": {"name": f"g{n}", "of": ids[3 * n - 3 : 3 * n]} for n in range(1, len(ids) // 3)}
    expansions = {"x1": {"about": ids[0], "added": ids[1:3]}, "x2": {"about": ids[-1], "added": [ids[-2]]}}
    return {
        "shown": dict.fromkeys(ids, True),
        "places": {key: {"x": random.randrange(900), "y": 3} for key in [*ids, *notes]},
        "notes": notes,
        "groups": groups,
        "expansions": expansions,
        "lines": {f"{one}|{other}": 1 for one, other in pairwise(ids)},
        "off": {"kind:Address": True},
        "settings": {"root": random.choice(ids), "layout": "organic"},
    }


@pytest.mark.parametrize("seed", range(20))
def test_nothing_of_what_is_gone_is_left_and_nothing_else_is_touched(seed: int) -> None:
    random = Random(seed)  # noqa: S311
    ids = [f"person-{n:02}" for n in range(12)]
    gone = frozenset(random.sample(ids, 4))
    view = _random_view(random, ids)
    left = without(view, gone)
    assert not [each for each in gone if each in repr(left)]
    assert left["shown"] == {each: True for each in ids if each not in gone}
    notes = {key for key, note in view["notes"].items() if note["about"] not in gone}
    assert set(left["notes"]) == notes
    assert {key for key in left["places"] if key.startswith("note:")} == notes
    assert all(len(group["of"]) > 1 for group in left["groups"].values())
    assert without(left, gone) == left


def test_a_note_on_several_things_goes_whole_with_any_of_them_and_they_count_as_named() -> None:
    of_two = {"text": "Both were there.", "about": "a", "of": ["a", "b"]}
    view: View = {"shown": {"a": True, "b": True}, "notes": {"note:1": of_two}, "places": {"note:1": {"x": 1, "y": 2}}}
    assert without(view, frozenset({"b"})) == {"shown": {"a": True}, "notes": {}, "places": {}}
    assert without(view, frozenset({"c"})) == view
    assert named_in({"notes": {"note:1": of_two}}) == ("a", "b")


def test_numbers_have_no_hole_where_something_was() -> None:
    view: View = {
        "notes": {"note:4": {"text": "a", "about": ""}},
        "places": {"note:4": {"x": 1, "y": 2}, "a": {"x": 0, "y": 0}},
    }
    assert renumbered(view) == {
        "notes": {"note:1": {"text": "a", "about": ""}},
        "places": {"note:1": {"x": 1, "y": 2}, "a": {"x": 0, "y": 0}},
    }


def test_what_is_carried_over_takes_no_key_that_is_in_use() -> None:
    mine: View = {"shown": {"a": True}, "notes": {"note:1": {"text": "mine"}}, "places": {"note:1": {"x": 1, "y": 1}}}
    theirs: View = {
        "shown": {"a": True, "b": True},
        "notes": {"note:1": {"text": "theirs"}, "note:2": {"text": "seen by both"}},
        "places": {"note:1": {"x": 2, "y": 2}, "b": {"x": 3, "y": 3}},
    }
    found = joined(mine, only(theirs, frozenset({"b", "note:1"})))
    assert found["notes"] == {"note:1": {"text": "mine"}, "note:2": {"text": "theirs"}}
    assert found["places"] == {"note:1": {"x": 1, "y": 1}, "note:2": {"x": 2, "y": 2}, "b": {"x": 3, "y": 3}}
    assert found["shown"] == {"a": True, "b": True}
