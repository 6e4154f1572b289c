"""The history of one line: every version that this viewer may see, side by side."""

from __future__ import annotations

import streamlit as st

from graph.reading.dossier import not_on_record
from ui import gate
from ui.drawing import page as drawing
from ui.drawing import versions
from ui.markup import link, tag
from ui.routes import Route, address
from ui.screens import frame


def render() -> None:
    """Draw the history of the line in the address."""
    reader = gate.reader()
    line = frame.id_in_address()
    with gate.explained():
        found = reader.history(line)
        if not found:
            raise not_on_record()
    frame.top(gate.loaded_at())
    st.html(drawing.heading("History of a line", versions.subject(found)))
    st.html(versions.side_by_side(found))
    st.html(tag("p", link(address(Route.CHANGE, line), "Correct, regrade or withdraw")))
