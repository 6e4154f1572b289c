"""An answer about the network as table, picture and map at once, chosen from together; onto a chart, and taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from graph.writer import Who
from ui import gate, state
from ui.drawing.network_map import beside, marks_on_map
from ui.drawing.page import not_concluded, note
from ui.markup import link, tag
from ui.network_chart import charted
from ui.network_rows import ids_of, marks_of
from ui.routes import saved_chart
from ui.screens import filled
from ui.screens.patterns_shown import NOTHING, choose, draw, offer, on_chart
from ui.state import Key
from ui.taking_away import Parcel, as_csv

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.reader import Reader
    from ui.drawing.network import Chosen
    from ui.drawing.network_map import Ground
    from ui.network_questions import Shown
    from ui.network_rows import Row

FORM = "chart of the answer"


def show(reader: Reader, shown: Shown, ground: Ground) -> None:
    """Draw an answer."""
    st.subheader(shown.verdict)
    if shown.warning:
        st.warning(shown.warning)
    for line in shown.notes:
        st.html(note(line))
    st.html(not_concluded(shown.caveats))
    choice = choose([row.cells for row in shown.rows], Key.NETWORK_ROWS) if shown.rows else NOTHING
    chosen = choice.rows
    drawn = shown.draw(chosen)
    pictures = beside(drawn.picture, shown.rows, ground, chosen)
    if pictures is not None:
        marks = {**marks_of(shown.rows), **marks_on_map(shown.rows, ground)}
        draw(pictures, choice, marks)
    st.html(drawn.table)
    st.html(shown.asked)
    rows = [row for place, row in enumerate(shown.rows) if not chosen or place in chosen]
    if rows:
        _put_on_chart(rows, chosen)
    _take_away(reader, shown, rows)


def _put_on_chart(rows: Sequence[Row], chosen: Chosen) -> None:
    """The way to a new chart of the rows, and to a saved one."""
    ids = ids_of(rows)
    on_chart(ids, chosen)
    held = state.signed()
    if held is None or not ids:
        return
    with filled.form(FORM):
        name = st.text_input("Save them as a link chart called", key=filled.field(FORM, Key.NETWORK_CHART_NAME))
        asked = st.form_submit_button("Save the chart", key=Key.NETWORK_CHART)
    told = st.session_state.pop(Key.NETWORK_SAVED, None)
    if told is not None:
        st.html(told)
    if asked:
        with gate.tried():
            saved = charted(gate.house(), Who(held.viewer, held.reason), (name, state.view().as_at), rows)
            filled.taken(FORM)
            st.session_state[Key.NETWORK_SAVED] = tag("p", saved.words, " ", link(saved_chart(saved.chart), "Open it"))
            st.rerun()


def _take_away(reader: Reader, shown: Shown, rows: Sequence[Row]) -> None:
    if rows:
        table = as_csv([row.cells for row in rows], (shown.verdict, *shown.caveats))
        offer(reader, "network", Parcel("an answer about the network as CSV", tuple(ids_of(rows)), table), "csv")
    whole = Parcel("an answer about the network as JSON", tuple(ids_of(shown.rows)), shown.document)
    offer(reader, "network", whole, "json")
