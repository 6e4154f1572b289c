"""Search in one box, and a pasted list checked in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.counted import counted
from graph.kinds import MASKED_KINDS, NODE_KINDS
from graph.reading.search import Asked
from ui import gate, state
from ui.drawing import results
from ui.markup import link, tag
from ui.routes import chart_of
from ui.screens import frame
from ui.state import Asking, Checked, Found, Key

if TYPE_CHECKING:
    from graph.reader import Reader

KINDS = (
    "Person",
    "Address",
    "Vehicle",
    "Phone",
    "OnlineAccount",
    "Organisation",
    "Offence",
    "Report",
    "ReportItem",
    "Officer",
)
MOST_HITS = 30


def render() -> None:
    """Draw the search page."""
    reader = gate.reader()
    frame.top(gate.loaded_at())
    st.title("Search")
    one, many = st.tabs(["Search", "Check a list"])
    with one, gate.explained():
        _search(reader)
    with many, gate.explained():
        _check(reader)


def _search(reader: Reader) -> None:
    with st.form("search", border=False):
        text = st.text_input(
            "A name, alias, address, plate, phone number, handle, reference, or words of a report", key=Key.SEARCH_TEXT
        )
        kinds = st.multiselect(
            "Only",
            [kind for kind in KINDS if kind not in MASKED_KINDS],
            format_func=lambda kind: NODE_KINDS[kind].plural,
            placeholder="Everything",
            key=Key.SEARCH_KINDS,
        )
        asked = st.form_submit_button("Search", type="primary", key=Key.SEARCH_BUTTON)
    held, who = state.found(), state.signed()
    if who is None or not (text.strip() and (asked or held)):
        return
    asking = Asking(text.strip(), tuple(kinds), who, state.as_at())
    if asked or held is None or held.asking != asking:
        held = Found(asking, reader.search(Asked(asking.text, asking.kinds, MOST_HITS)))
        state.keep_found(held)
    st.html(results.hits(held.result))
    _chart(held)


def _chart(found: Found) -> None:
    """A chart of the hits that somebody chooses."""
    named = {hit.thing.id: hit.thing.label for hit in found.result.hits}
    if not named:
        return
    chosen = st.multiselect(
        "Put on one chart",
        list(named),
        format_func=lambda each: named[each],
        placeholder="Choose hits",
        key=Key.SEARCH_CHART,
    )
    if chosen:
        st.html(tag("p", link(chart_of(chosen), f"Open {counted(len(chosen), 'thing')} on a chart")))


def _check(reader: Reader) -> None:
    with st.form("check", border=False):
        text = st.text_area("One name, plate or phone number on each line", height=160, key=Key.CHECK_TEXT)
        asked = st.form_submit_button("Check the list", type="primary", key=Key.CHECK_BUTTON)
    who = state.signed()
    if asked and text.strip() and who:
        try:
            state.keep_checked(Checked(who, reader.trace(text.splitlines())))
        except ValueError as error:
            st.error(f"{str(error).capitalize()}.")
    held = state.checked()
    if held and held.signed == who:
        st.html(results.checked(held.trace, held.signed.viewer.name))
