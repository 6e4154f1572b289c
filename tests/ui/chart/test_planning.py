"""What a chart asks is planned before anybody asks it, and nobody is said to have looked at anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.access import Reason
from graph.asking.chart_expansion import Choice, OnChart, expansion
from graph.asking.chart_look import look
from graph.neo4j import cypher_chart
from graph.neo4j.bolt import Bolt
from graph.neo4j.planning import parameters_for_nothing, reading_statements
from graph.neo4j.statement import Statement
from graph.reading.chart import Fresh
from tests.builders import person_id
from ui.chart.wire import BESIDE_ITS_OWN
from ui.planning import plan_charts_ahead

if TYPE_CHECKING:
    from graph.neo4j.endpoint import Endpoint
    from ui.wiring import House

FORGET = Statement("forget all plans", "CALL db.clearQueryCaches()")
LINES = Statement("lines on the audit record", "MATCH (a:Audit) RETURN count(a) AS lines")
TODAY = "2026-11-24"
ENOUGH_S = 120.0
BY_SIZE = {"ids", "among", "shown"}


def _kept(bolt: Bolt) -> int:
    """How many plans the database kept until now, when it forgets them."""
    (row,) = bolt.alone(FORGET)
    return next(int(word) for word in row["value"].split() if word.isdigit())


def _lines(bolt: Bolt) -> int:
    (row,) = bolt.read("count", lambda tx: tx.rows(LINES))
    return int(row["lines"])


def _chart_is_drawn(house: House) -> None:
    """Four questions, and five statements of a chart in them: things, ties, neighbours, a look, what is between."""
    reader = house.reader(house.directory.viewer("analyst"), Reason.parse("pre-visit check: VIS-1"))
    shown = [person_id("P1"), person_id("P2"), person_id("P3")]
    reader.chart(Fresh(shown, (), TODAY))
    reader.ask(expansion(shown[0], Choice(), OnChart(shown, shown, TODAY)))
    reader.ask(look(shown[0], BESIDE_ITS_OWN))
    reader.between([(shown[0], shown[1])])


def test_what_a_chart_asks_finds_its_plans_made_and_nobody_has_read(house: House) -> None:
    lines = _lines(house.bolt)
    house.trail.standing()
    _kept(house.bolt)
    _chart_is_drawn(house)
    asked = _kept(house.bolt)
    thread = plan_charts_ahead(house)
    thread.join(ENOUGH_S)
    assert not thread.is_alive()
    _chart_is_drawn(house)
    # A plan holds for lists of one order of magnitude, so what takes one is planned for a few things and for many.
    given = [parameters_for_nothing(each, 5, [0]) for each in reading_statements(cypher_chart)]
    ahead = sum(2 if BY_SIZE & set(each) else 1 for each in given)
    assert ahead + asked - _kept(house.bolt) >= 5, "each of the five found the plan that was made ahead"
    assert _lines(house.bolt) == lines + 4 + 4


def test_every_statement_of_a_chart_but_those_that_write_is_planned() -> None:
    every = {value.name for value in vars(cypher_chart).values() if isinstance(value, Statement)}
    writing = {"hold a draft of a chart", "keep a draft of a chart", "drop a draft of a chart"}
    assert {statement.name for statement in reading_statements(cypher_chart)} == every - writing


def test_a_database_that_is_gone_ends_it_without_a_word(house: House, endpoint: Endpoint) -> None:
    gone = Bolt(endpoint)
    gone.close()
    thread = plan_charts_ahead(house._replace(bolt=gone))
    thread.join(ENOUGH_S)
    assert not thread.is_alive()
