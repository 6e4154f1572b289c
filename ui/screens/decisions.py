"""The decision log of a nominal: every decision with its five tests, printable, and the form that records one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import streamlit as st

from analysis.nominal.decisions import TESTS, decision_log
from graph.asking.gap_steps import gap_steps
from graph.vocabulary import DecisionKind
from ingest.by_hand.desk import MAY_ENTER
from ui import gate, state
from ui.decisions import Deciding, decide
from ui.desks import desk_of
from ui.drawing import decisions as drawing
from ui.drawing.page import heading, note, thing_link
from ui.screens import filled, frame
from ui.who import who

if TYPE_CHECKING:
    from graph.reading.results import Thing

CAVEAT = (
    "A decision is defensible by what was done and known when it was made. Below each stand the five tests, what it "
    "rests on, and the moment whose records were looked at. Print this page for a review: the marking prints with it."
)
FORM = "decision"
ON_NOMINALS = [
    kind for kind in DecisionKind if kind not in {DecisionKind.GAP_PUT_ASIDE, DecisionKind.MANAGERIAL_REVIEW}
]


def render() -> None:
    """Draw the log of the nominal in the address."""
    reader = gate.reader()
    node_id = frame.id_in_address()
    with gate.explained():
        dossier = reader.dossier(node_id)
        steps = reader.ask(gap_steps())
    frame.top(dossier.loaded_at)
    st.html(heading(dossier.thing.label, "Decision log", thing_link(dossier.thing, label="to the nominal's page")))
    st.html(note(CAVEAT))
    if MAY_ENTER in reader.viewer.roles:
        with st.expander("Record a decision"):
            _form(dossier.thing)
    logged = decision_log(dossier, steps)
    names = who(reader, gate.house().directory.names, (each.by for each in logged))
    st.html(drawing.log([each._replace(by=names[each.by]) for each in logged]))


def _form(person: Thing) -> None:
    with filled.form(FORM):
        kind = st.selectbox("What it is on", ON_NOMINALS, format_func=lambda each: each.value.replace("_", " "))
        about = st.text_input("What is decided")
        rationale = st.text_area("Why")
        tests = {name: st.text_input(title) for name, title in TESTS.items()}
        evidence = st.text_input("Records that it rests on", help="Ids of records, with a space between them.")
        if st.form_submit_button("Record it", type="primary"):
            given = {name: words.strip() for name, words in tests.items()}
            _record(Deciding(kind, about, rationale, given, tuple(evidence.split()), person.id))


def _record(deciding: Deciding) -> None:
    held = state.signed()
    if held is None:
        return
    with gate.tried():
        seen = state.view().as_at or datetime.now(UTC)
        decide(desk_of(gate.house(), held.viewer, held.reason), deciding, seen_as_at=seen)
        filled.taken(FORM)
        st.rerun()
