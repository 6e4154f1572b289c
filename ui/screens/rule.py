"""The page of one rule: its words, what people think of its findings, and the gaps that it finds now."""

from __future__ import annotations

import streamlit as st

from analysis.gaps.catalogue import catalogue
from analysis.gaps.precision import judged
from graph.asking.gap_steps import gap_steps
from ui import gate
from ui.drawing import gaps as drawing
from ui.drawing.page import note, nothing
from ui.gap_limits import rule_in_force
from ui.gap_list import WantedGaps, gaps_of
from ui.gap_session import findings
from ui.routes import ID
from ui.screens import frame
from ui.screens.gaps import PAGE, shown_with

UNJUDGED = "Nobody has judged a finding of this rule yet: on the board, choose a gap and say what you think of it."


def render() -> None:
    """Draw the page of the rule in the address."""
    reader = gate.reader()
    frame.top(gate.loaded_at())
    name = str(st.query_params.get(ID, "")).strip()
    if name not in catalogue():
        st.info("This page shows one rule: open one from a gap.")
        st.stop()
    st.title(f"{name} {catalogue()[name].rule.title}")
    st.html(drawing.rule_page(rule_in_force(name, gate.house().settings)))
    with gate.explained():
        steps = reader.ask(gap_steps())
        listed = gaps_of(findings(reader), steps, WantedGaps(rule=name))
        st.subheader("What people think of its findings")
        found = next((each for each in judged(steps) if each.rule == name), None)
        st.html(nothing(UNJUDGED) if found is None else drawing.judged_words(found))
        st.subheader(f"What it finds now ({len(listed.gaps)})")
        some = listed.gaps[:PAGE]
        st.html(drawing.listing(some, shown_with(reader, some, listed)))
        if len(listed.gaps) > PAGE:
            st.html(note(f"The first {PAGE}; the board shows all of them, with the rule as a filter."))
