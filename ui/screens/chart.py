"""The link chart begun from a thing: the chart itself, and below it what is one step away as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st
from pydantic import ValidationError

from graph.links import LINK_TYPES, SOCIAL
from graph.reading.neighbourhood import Page
from ui import gate, state
from ui.chart.component import is_built, link_chart
from ui.chart.desk import Chart, Desk
from ui.chart.letters import Letter
from ui.drawing import near
from ui.drawing import page as drawing
from ui.markup import tag
from ui.screens import frame
from ui.state import Key

if TYPE_CHECKING:
    from datetime import date

    from graph.reader import Reader
    from graph.reading.neighbourhood import Neighbourhood
    from ui.state import Signed

ON_A_PAGE = 40


class Opened(NamedTuple):
    """The chart that a session has open: about what, read by whom, as at when."""

    about: str
    signed: Signed | None
    as_at: date | None
    desk: Desk


def render() -> None:
    """Draw the chart of the thing in the address."""
    reader = gate.reader()
    node_id = frame.id_in_address()
    place = frame.place_of(Key.CHART_PAGE, node_id)
    with gate.explained():
        found = _read(reader, node_id, place)
        desk = _desk(reader, node_id)
    frame.top(gate.loaded_at())
    st.html(drawing.heading(found.thing.label, "Link chart", tag("p", drawing.thing_link(found.thing, label="Open"))))
    if is_built():
        _window(desk)
    else:
        st.warning(
            "The chart is not built: run `make demo` where Node's packages can be fetched. The table below works."
        )
    st.html(near.counts(found))
    _choose(found)
    st.html(near.range_shown(found, place * ON_A_PAGE))
    if found.hops:
        st.html(near.twin(found))
    frame.turn_pages(Key.CHART_PAGE, node_id, place, more=found.left_out > 0)


@st.fragment
def _window(desk: Desk) -> None:
    """The chart in a fragment of its own: what is done in it does not run the rest of the page."""
    link_chart()(key=desk.key, data=desk.data(), on_said_change=lambda: _hear(desk))


def _hear(desk: Desk) -> None:
    said = st.session_state[desk.key].get("said")
    try:
        letter = Letter.model_validate(said)
    except ValidationError:
        return
    desk.hear(letter)


def _desk(reader: Reader, about: str) -> Desk:
    """The open chart of this session; another thing, viewer, purpose or day opens another one."""
    held = st.session_state.get(Key.CHART_DESK)
    wanted = (about, state.signed(), state.as_at())
    if isinstance(held, Opened) and held[:3] == wanted:
        return held.desk
    desk = Desk(Chart(gate.house(), reader, about, state.today(), past=state.as_at() is not None))
    st.session_state[Key.CHART_DESK] = Opened(*wanted, desk)
    return desk


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
