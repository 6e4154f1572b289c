"""The map beside an answer about the network: a place is one dot that stands for all rows at it."""

from __future__ import annotations

import json
from typing import Any

from ui.answers.statements import ThingAnswer
from ui.drawing.network_map import MOST_FOLLOWED, Ground, beside, marks_on_map
from ui.network_places import At
from ui.network_rows import Row

HOSTEL, FLAT, FAR = At(54.1, -2.1, "at address"), At(54.2, -2.2, "at address"), At(50.4, -4.1, "at address")
BEAT = json.dumps({"type": "Polygon", "coordinates": [[[-2.5, 54], [-2.5, 54.5], [-2, 54.5], [-2, 54]]]})
PLACES = {"one": (HOSTEL,), "other": (HOSTEL, FLAT), "third": (FAR,)}
ROWS = tuple(Row(each, {}, (ThingAnswer(id=each, kind="Person", label=each, masked=False),)) for each in PLACES)
GROUND = Ground(PLACES, (BEAT,))


def dots(chosen: frozenset[int], rows: tuple[Row, ...] = ROWS) -> list[dict[str, Any]]:
    picture = beside(None, rows, GROUND, chosen)
    assert picture is not None
    return list(picture.to_dict()["layer"][-1]["data"]["values"])


def test_a_dot_stands_for_every_row_at_its_place() -> None:
    assert marks_on_map(ROWS, GROUND) == {"54.1 -2.1": [0, 1], "54.2 -2.2": [1], "50.4 -4.1": [2]}
    assert {dot["row"]: dot["name"] for dot in dots(frozenset())} == {"54.1 -2.1": "one; other", "54.2 -2.2": "other"}


def test_whoever_all_rows_are_about_brings_no_row_to_where_somebody_else_is() -> None:
    subject = ThingAnswer(id="subject", kind="Person", label="subject", masked=False)
    rows = tuple(row._replace(things=(subject, *row.things)) for row in ROWS)
    there = Ground({**PLACES, "subject": (FLAT, At(54.3, -2.3, "at address"))}, (BEAT,))
    assert marks_on_map(rows, there)["54.2 -2.2"] == [1]
    assert marks_on_map(rows, there)["54.3 -2.3"] == [0, 1, 2]


def test_what_is_chosen_lies_on_top_and_all_else_is_faint() -> None:
    first, last = dots(frozenset({0}))
    assert (first["row"], last["row"]) == ("54.2 -2.2", "54.1 -2.1")
    assert first["shade"] < last["shade"]


def test_few_chosen_rows_are_followed_far_off_and_many_are_not() -> None:
    assert "50.4 -4.1" in {dot["row"] for dot in dots(frozenset({2}))}
    many = ROWS * MOST_FOLLOWED
    assert "50.4 -4.1" not in {dot["row"] for dot in dots(frozenset(range(len(many))), many)}
