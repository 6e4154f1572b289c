"""What is one step away from one thing, as counts and as a table that is paged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from graph.links import LINK_TYPES, SOCIAL
from graph.reading.neighbourhood import Page
from ui import gate
from ui.drawing import near as drawing
from ui.screens import frame
from ui.state import Key

if TYPE_CHECKING:
    from graph.reader import Reader
    from graph.reading.neighbourhood import Neighbourhood
    from graph.reading.results import Thing

ON_A_PAGE = 40


def draw(reader: Reader, thing: Thing | None) -> None:
    """The counts, the choice of ties, and a page of what is tied to the one thing that a chart was begun from."""
    if thing is None:
        st.text("A chart of several things: the Table tab beside the picture says the same in words.")
        return
    place = frame.place_of(Key.CHART_PAGE, thing.id)
    with gate.explained():
        found = _read(reader, thing.id, place)
    st.html(drawing.counts(found))
    _choose(found)
    st.html(drawing.range_shown(found, place * ON_A_PAGE))
    if found.hops:
        st.html(drawing.twin(found))
    frame.turn_pages(Key.CHART_PAGE, thing.id, place, more=found.left_out > 0)


def _read(reader: Reader, node_id: str, place: int) -> Neighbourhood:
    """A page of the chosen ties; before anybody has chosen, of those that tie people to each other."""
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
