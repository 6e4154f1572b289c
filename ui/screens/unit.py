"""A unit as a whole, in charts: is what we know getting better, where is it thin, what fills it, which rules help."""

from __future__ import annotations

import streamlit as st

from ui import gate, state
from ui.drawing import unit as drawing
from ui.drawing.page import note, nothing
from ui.gap_limits import limits_in_force
from ui.screens import frame
from ui.state import Key
from ui.unit_view import MOST_DAYS, Series, UnitView, unit_view

CAVEAT = (
    "Worked out as at each day, from what was on record then and what you may see. A unit with a higher figure does "
    "not manage better: it may have fewer people whom a rule concerns, or look less. What a source does not date "
    "counts from the day on which it was loaded: a step on such a day says nothing of anybody's work."
)
FILLED = "These records came in the same time about the same person. That they closed the gap is not known."
JUDGED = (
    "The share of findings that people called no gap is a reason to look at a rule. It says nothing of what it misses."
)
NOTHING_CLOSED = "No gap closed between these days."
NOT_JUDGED = "Nobody has judged a finding yet: choose a gap on the board and say what you think of it."
NO_POINTS = "No managed person is recorded on these days that you may see."


def render() -> None:
    """Draw the page."""
    reader = gate.reader()
    frame.top(gate.loaded_at())
    st.title("How complete")
    st.html(note(CAVEAT))
    limits = limits_in_force(gate.house().settings)
    if limits.refused:
        st.error(limits.refused)
    with st.form("series"):
        count, apart, go = st.columns([1, 1, 1], vertical_alignment="bottom")
        days = count.number_input("Days to look at", 2, MOST_DAYS, 6, key=Key.UNIT_DAYS)
        between = apart.number_input("Days between them", 1, 365, 30, key=Key.UNIT_APART)
        asked = go.form_submit_button("Work it out", type="primary", width="stretch")
    series = Series(state.today(), int(days), int(between))
    key = (state.signed(), series, gate.house().trail.standing(afresh=True).published)
    held = st.session_state.get(Key.UNIT)
    if asked:
        with gate.explained(), st.spinner("Asking every rule on every day …"):
            held = st.session_state[Key.UNIT] = (key, unit_view(reader, limits.limits, series))
    if held is not None and held[0] == key:
        _show(held[1])


def _show(found: UnitView) -> None:
    if found.failed:
        st.error(f"These rules failed, so their figures are too good: {', '.join(found.failed)}.")
    st.subheader("Over time")
    if not found.points:
        st.html(nothing(NO_POINTS))
        return
    st.altair_chart(drawing.over_time(found.points), width="stretch")
    st.subheader("Rule by rule, all units")
    st.altair_chart(drawing.by_rule(found.points), width="stretch")
    st.subheader("What was recorded where gaps closed")
    st.html(note(FILLED))
    if found.filled:
        st.altair_chart(drawing.filled(found.filled), width="stretch")
    else:
        st.html(nothing(NOTHING_CLOSED))
    st.subheader("What people think of the findings")
    st.html(note(JUDGED))
    if found.judged:
        st.altair_chart(drawing.judged(found.judged), width="stretch")
    else:
        st.html(nothing(NOT_JUDGED))
