"""The charts of whoever reads: their own and those shared with them, and two of them put together."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from graph.asking.saved_charts import charts_of
from ui import gate
from ui.drawing import saved_charts as drawing
from ui.markup import link, tag
from ui.routes import CHART, Route
from ui.screens import frame
from ui.state import Key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model.saved_chart import SavedChart

TWO = 2


def render() -> None:
    """Draw the list."""
    reader = gate.reader()
    frame.top(gate.loaded_at())
    st.title("Charts")
    with gate.explained():
        found = reader.ask(charts_of())
    names = gate.house().directory.names
    st.html(drawing.charts(found, names))
    if len(found) >= TWO:
        _combine(found)


def _combine(found: Sequence[SavedChart]) -> None:
    """Two charts as one new one, which is not saved before somebody saves it."""
    named = {chart.id: chart.name for chart in found}
    chosen = st.multiselect(
        "Put two together",
        list(named),
        format_func=lambda chart: named[chart],
        max_selections=TWO,
        placeholder="Choose two charts",
        key=Key.CHARTS_BOTH,
    )
    if len(chosen) == TWO:
        both = f"/{Route.CHART}?{urlencode([(CHART, each) for each in chosen])}"
        st.html(tag("p", link(both, f"Open {named[chosen[0]]} and {named[chosen[1]]} as one new chart")))
