"""What an import did not take in: rows as they came, each with its reasons; for reading only."""

from __future__ import annotations

import streamlit as st

from graph.reading.quarantine import Wanted
from ui import gate, wording
from ui.drawing import refused
from ui.screens import frame
from ui.state import Key

ON_A_PAGE = 50
KINDS = ("refused", "waiting", "absent")


def render() -> None:
    """Draw the list."""
    reader = gate.reader()
    frame.top(gate.loaded_at())
    st.title("Quarantine")
    kind = st.selectbox(
        "Only", KINDS, index=None, format_func=wording.title, placeholder="Every kind", key=Key.QUARANTINE_KIND
    )
    place = frame.place_of(Key.QUARANTINE_PAGE, kind or "")
    with gate.explained():
        found = reader.quarantine(Wanted(kind=kind or "", skip=place * ON_A_PAGE, limit=ON_A_PAGE))
    st.html(refused.counts(found))
    st.html(refused.rows(found))
    frame.turn_pages(Key.QUARANTINE_PAGE, kind or "", place, more=len(found.items) == ON_A_PAGE)
