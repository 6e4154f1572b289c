"""The caseload page, for managers: by officer, with the managerial review recorded where it is done."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import streamlit as st

from analysis.nominal.decisions import TESTS
from graph.errors import InputError
from graph.vocabulary import DecisionKind
from ui import gate, state
from ui.caseload import Caseloads, admit, caseloads_of
from ui.decisions import Deciding, decide
from ui.desks import desk_of
from ui.drawing import caseload as drawing
from ui.drawing.gaps import tiles
from ui.drawing.page import note
from ui.gap_session import findings
from ui.screens import filled, frame

if TYPE_CHECKING:
    from ui.markup import Html

FORM = "review"
CAVEAT = (
    "Bands are the management priority, else the latest ARMS band. At most 20 % of a caseload at high or very high "
    "risk is the practised model that the College names. Fewer nominals do not mean less work, and overdue work is a "
    "question to the unit before it is one to an officer."
)


def render() -> None:
    """Draw the page."""
    reader = gate.reader()
    frame.top(gate.loaded_at())
    st.title("Caseloads")
    with gate.explained():
        admit(reader)
        found = caseloads_of(reader, findings(reader))
    st.html(note(CAVEAT))
    st.html(_figures(found))
    if found.loads:
        st.altair_chart(drawing.chart(found.loads), width="stretch")
    st.html(drawing.table(found.loads, found.overdue))
    if found.loads and state.as_at() is None:
        _review(found)


def _figures(found: Caseloads) -> Html:
    figures: dict[str, int | str] = {
        "officers": len(found.loads),
        "nominals": sum(len(each.nominals) for each in found.loads),
        "caseloads above the guide": sum(each.is_over_guide for each in found.loads),
        "officers away": sum(each.away is not None for each in found.loads),
        "never reviewed": sum(each.reviewed_on is None for each in found.loads),
    }
    return tiles(figures, grave=frozenset({"caseloads above the guide"}))


def _review(found: Caseloads) -> None:
    names = {each.officer: each.name for each in found.loads}
    with st.expander("Record a managerial review"), filled.form(FORM):
        officer = st.selectbox("Whose caseload", list(names), index=None, format_func=lambda each: names[each])
        about = st.text_input("What is decided", placeholder="caseload reviewed; no change, or what changes")
        rationale = st.text_area("Why")
        tests = {name: st.text_input(title).strip() for name, title in TESTS.items()}
        if st.form_submit_button("Record it", type="primary"):
            with gate.tried():
                _record(officer, Deciding(DecisionKind.MANAGERIAL_REVIEW, about, rationale, tests))


def _record(officer: str | None, deciding: Deciding) -> None:
    held = state.signed()
    if held is None:
        return
    # No officer stands there before one is chosen: a review would be recorded of whoever comes first.
    if officer is None:
        raise InputError("Choose whose caseload was reviewed.")
    reviewed = deciding._replace(subjects=(officer,))
    decide(desk_of(gate.house(), held.viewer, held.reason), reviewed, seen_as_at=datetime.now(UTC))
    filled.taken(FORM)
    st.rerun()
