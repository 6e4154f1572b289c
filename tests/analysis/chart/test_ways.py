"""Ways between two things: fewest links and strongest, and never over what every source refutes."""

from __future__ import annotations

from analysis.chart.ways import ways
from graph.reading.chart import Near

SHORT = [Near("a", "x", ("possible",)), Near("x", "z", ())]
FIRM = [Near("a", "b", ("confirmed",)), Near("b", "c", ("confirmed",)), Near("c", "z", ("confirmed",))]


def test_the_strongest_way_may_be_the_longer_one_and_both_are_given() -> None:
    found = ways([*SHORT, *FIRM], "a", "z")
    # By hand: three confirmed steps cost 3.0, possible and not stated 3.0 + 2.5.
    assert [(way.ids, way.cost, way.strongest) for way in found] == [
        (("a", "b", "c", "z"), 3.0, True),
        (("a", "x", "z"), 5.5, False),
    ]


def test_what_every_source_refutes_is_no_step() -> None:
    assert ways([Near("a", "z", ("refuted",))], "a", "z") == ()
    assert [way.ids for way in ways([Near("a", "z", ("possible", "refuted"))], "a", "z")] == [("a", "z")]


def test_two_things_that_nothing_joins_have_no_way() -> None:
    assert ways([Near("a", "b", ())], "a", "z") == ()


def test_the_order_of_what_was_read_changes_nothing() -> None:
    near = [*SHORT, *FIRM]
    assert ways(near, "a", "z") == ways(reversed(near), "a", "z")
