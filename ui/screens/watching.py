"""The button on the page of a person or a place that watches it, or stops."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import streamlit as st

from graph.watching import Watching, watch, watched
from graph.writer import Who
from ui import gate, state

if TYPE_CHECKING:
    from graph.reader import Reader

WATCH = "Watch: show on my day what is recorded"


def button(reader: Reader, thing: str) -> None:
    """Draw it, unless the past is looked at."""
    held = state.signed()
    if held is None or state.as_at() is not None:
        return
    with gate.explained():
        stops = thing in reader.ask(watched(held.viewer))
        if st.button("Stop watching" if stops else WATCH, key=f"watch-{thing}"):
            who = Who(held.viewer, held.reason)
            watch(gate.house().trail, who, Watching(thing, stops), now=datetime.now(UTC))
            st.rerun()
