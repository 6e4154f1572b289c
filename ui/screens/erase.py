"""Carrying out a retention decision about a person: what goes and what stays, and a confirmation that is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from graph.erasure import MAY_ERASE, Erased, Erasing
from graph.searchtext import folded
from graph.writer import Who
from ui import gate, state
from ui.drawing import page as drawing
from ui.markup import link, tag
from ui.routes import address_of
from ui.screens import frame
from ui.state import Key

if TYPE_CHECKING:
    from graph.reading.results import Thing
    from ui.markup import Html

GOES = (
    "every version of what was recorded of them, and what ties them to others",
    "what is recorded for their sake alone: management, assessments, visits, contacts, checks, orders, devices",
    "rows in quarantine that are about them or name them, and the texts of searches that found or name them",
)
STAYS = (
    "reports that mention them, and what other people's records say: they show a person without a name",
    "on the audit record, who looked at them and when",
    "a tombstone with the decision's reference, so that no later load brings it back",
)


def render() -> None:
    """Draw what would go and what would stay, and the form that erases."""
    reader = gate.reader()
    node_id = frame.id_in_address()
    if MAY_ERASE not in reader.viewer.roles:
        st.error(f"You may not erase: ask a colleague who has the role `{MAY_ERASE}`.")
        st.stop()
    with gate.explained():
        thing = reader.dossier(node_id).thing
    frame.top(gate.loaded_at())
    done = st.session_state.get(Key.ERASED)
    if isinstance(done, Erased) and done.person == node_id:
        st.success(f"Erased under decision {done.decision}.")
        st.stop()
    back = tag("p", link(address_of(thing), "Back to the page"))
    st.html(drawing.heading(thing.label, "Erase by a retention decision", back))
    st.html(tag("div", *_told("What goes, for good", GOES), *_told("What stays", STAYS), class_="card"))
    _ask(thing)


def _told(head: str, points: tuple[str, ...]) -> tuple[Html, Html]:
    return tag("h3", head), tag("ul", *(tag("li", point) for point in points))


def _ask(thing: Thing) -> None:
    with st.form(f"{Key.ERASE}-{thing.id}"):
        decision = st.text_input("Reference of the retention decision", key=f"{Key.ERASE}-decision")
        reason = st.text_input("Why (stays with the decision: write no names)", key=f"{Key.ERASE}-reason")
        typed = st.text_input("To confirm, type the name that heads this page", key=f"{Key.ERASE}-typed")
        asked = st.form_submit_button("Erase for good", key=f"{Key.ERASE}-button")
    if not asked:
        return
    if folded(typed) != folded(thing.label):
        st.error("Nothing was erased: what you typed is not the name that heads this page.")
        return
    held = state.signed()
    if held is None:
        st.stop()
    house = gate.house()
    with gate.explained():
        erasing, who = Erasing(thing.id, decision, reason), Who(held.viewer, held.reason)
        erased = house.erase(who, erasing)
    state.forget_answers()
    # Drawn afresh, for the name and what was typed still stand on this drawing of the page.
    st.session_state[Key.ERASED] = erased
    st.rerun()
