"""A whole answer about the network as a saved link chart: its people and things with what is recorded among them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from graph.reading.frame import View
from graph.saved_charts import Saving, save_chart
from graph.writer import Who
from ui.answers.charted import ChartedAnswer
from ui.chart.beginning import placed
from ui.network_rows import ids_of
from ui.progress_line import progress_line
from ui.wiring import open_house

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.asking import Asker
    from ui.network_rows import Row
    from ui.wiring import House

MOST = 500
"""More things than that on one chart are read by nobody."""


def chart_of_answer(asker: Asker, name: str, rows: Sequence[Row]) -> ChartedAnswer:
    """Save an answer as a chart from the command line."""
    with progress_line() as progress, open_house(progress) as house:
        return charted(house, Who(house.directory.viewer(asker.user), asker.reason), (name, asker.as_at), rows)


def charted(house: House, who: Who, called: tuple[str, datetime | None], rows: Sequence[Row]) -> ChartedAnswer:
    """Save what rows are about as a new chart; what is only supposed is not drawn, only links that are recorded.

    Args:
        house: Where it is saved.
        who: For whom and why; the chart holds nothing that they may not see.
        called: What to call it, and the moment that is looked at, None for now.
        rows: The rows of an answer.

    Raises:
        InputError: If there is nothing to save, or the name cannot be used.
    """
    name, as_at = called
    every = ids_of(rows)
    now = datetime.now(UTC)
    reader = house.reader(who.viewer, who.reason, View(as_at=as_at))
    view = placed(reader, every[:MOST], (as_at or now).date())
    saved = save_chart(house.trail, who, Saving(view, name, as_at=as_at), now=now)
    return ChartedAnswer(
        chart=saved.chart,
        version=saved.number,
        things=len(view["shown"]),
        left_out=max(len(every) - MOST, 0),
    )
