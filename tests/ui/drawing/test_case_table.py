"""The comparative case table: one wide table on a screen, and on paper no wider than the sheet."""

from __future__ import annotations

from ui.drawing.patterns import MOST_ON_PAPER, side_by_side
from ui.markup import tag


def test_on_paper_a_wide_table_is_parted_and_every_part_names_its_rows() -> None:
    number = 2 * MOST_ON_PAPER + 1
    heads = [tag("span", f"offence {at}") for at in range(number)]
    drawn = str(side_by_side("Coded", heads, {"entry": [f"state {at}" for at in range(number)]}))
    screen, paper = drawn.split("on-paper")
    assert (screen.count("<table"), paper.count("<table")) == (1, 3)
    assert paper.count("entry") == 3
    assert [screen.count("state "), paper.count("state ")] == [number, number]


def test_a_table_that_fits_the_sheet_is_drawn_once() -> None:
    drawn = str(side_by_side("Coded", [tag("span", "one"), tag("span", "other")], {"entry": ["present", "absent"]}))
    assert drawn.count("<table") == 1
