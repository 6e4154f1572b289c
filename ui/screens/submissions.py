"""How complete submitted reports are, by team and submitter: for supervisors."""

from __future__ import annotations

import streamlit as st

from ui import gate
from ui.drawing import page as drawing
from ui.drawing import submissions as drawn
from ui.screens import frame
from ui.submissions_read import CAVEAT, submissions


def render() -> None:
    """Draw the table."""
    reader = gate.reader()
    frame.top(gate.loaded_at())
    st.title("Quality of submissions")
    with gate.explained():
        found = submissions(reader)
    st.html(drawing.note(CAVEAT))
    st.html(drawn.table(found))
