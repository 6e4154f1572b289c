"""What is one step away from a thing: counts by kind, a drawing of one page, and the same as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from graph.links import LINK_TYPES, SOCIAL
from graph.reading.neighbourhood import Page
from ui import gate
from ui.chart import fan
from ui.drawing import near
from ui.drawing import page as drawing
from ui.markup import tag
from ui.screens import frame
from ui.state import Key

if TYPE_CHECKING:
    from graph.reader import Reader
    from graph.reading.neighbourhood import Neighbourhood

ON_A_PAGE = 40


def render() -> None:
    """Draw the neighbourhood of the thing in the address."""
    reader = gate.reader()
    node_id = frame.id_in_address()
    place = frame.place_of(Key.CHART_PAGE, node_id)
    with gate.explained():
        found = _read(reader, node_id, place)
    frame.top(gate.loaded_at())
    st.html(
        drawing.heading(found.thing.label, "Neighbourhood", tag("p", drawing.thing_link(found.thing, label="Open")))
    )
    st.html(near.counts(found))
    _choose(found)
    shown = fan.spokes(found.hops)
    st.html(near.range_shown(found, place * ON_A_PAGE))
    if shown:
        st.html(fan.picture(found, shown))
        st.html(drawing.note(fan.legend()))
        st.html(near.twin(found))
    frame.turn_pages(Key.CHART_PAGE, node_id, place, more=found.left_out > 0)


def _read(reader: Reader, node_id: str, place: int) -> Neighbourhood:
    """Read a page of the chosen ties; before anybody has chosen, of those that tie people to each other."""
    chosen = st.session_state.get(_types_key(node_id))
    types = tuple(sorted(SOCIAL)) if chosen is None else tuple(chosen)
    found = reader.neighbourhood(node_id, Page(types, place * ON_A_PAGE, ON_A_PAGE))
    if found.hops or chosen is not None:
        return found
    return reader.neighbourhood(node_id, Page((), place * ON_A_PAGE, ON_A_PAGE))


def _choose(found: Neighbourhood) -> None:
    known = list(dict.fromkeys(count.type for count in found.counts))
    st.multiselect(
        "Only these ties",
        known,
        default=[name for name in known if name in SOCIAL],
        format_func=lambda name: LINK_TYPES[name].forward,
        placeholder="All of them",
        key=_types_key(found.thing.id),
    )


def _types_key(node_id: str) -> str:
    """A choice is for one thing: another may have no tie of that sort to choose."""
    return f"{Key.CHART_TYPES}-{node_id}"
