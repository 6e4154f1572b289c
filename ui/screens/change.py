"""Correcting, regrading and withdrawing one record, each with a reason: a new version, and the old ones stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.counted import counted
from graph.kinds import MODELS
from graph.model.row import fields_of, shown
from ingest.by_hand.change import correct, give_back, withdraw
from ingest.by_hand.desk import MAY_ENTER
from ingest.by_hand.kinds import KINDS, table_of
from ingest.by_hand.rows import GRADED
from ui import gate, state, wording
from ui.desks import desk_of
from ui.drawing import page as drawing
from ui.drawing.behind import record_fields
from ui.markup import link, tag
from ui.routes import Route, address
from ui.screens import filling, frame
from ui.state import Key

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.reading.results import Record
    from ingest.by_hand.change import Done
    from ingest.by_hand.desk import Desk
    from ingest.by_hand.form import Cells

CLAIMS = frozenset(table_of(kind.table).spec.model for kind in KINDS.values() if kind.is_intelligence)
"""Models of what somebody claims of a person: firm or not, and for a period."""
WHY = "Why (stands in the history of the record)"


def render() -> None:
    """Draw the record in the address, and what may be done to it."""
    reader = gate.reader()
    reference = frame.id_in_address()
    with gate.explained():
        record = reader.standing(reference).record
    frame.top(gate.loaded_at())
    history = link(address(Route.RECORD, record.line), "every version of this line")
    st.html(drawing.heading(wording.record_title(record).capitalize(), "Change a record", tag("p", history)))
    if MAY_ENTER not in reader.viewer.roles:
        st.error("You may not change records: ask a colleague who has the role `enter`.")
        st.stop()
    if record.withdrawn:
        st.info(wording.changed_words(record).capitalize())
        st.stop()
    st.html(record_fields(record))
    corrected, regraded, withdrawn, returned = st.tabs(["Correct", "Regrade", "Withdraw", "Return"])
    with corrected:
        _correct(record)
    with regraded:
        _regrade(record)
    with withdrawn:
        _withdraw(record)
    with returned:
        _return(record)


def _correct(record: Record) -> None:
    if record.masked:
        st.info("Its values are masked: it can be withdrawn, and entered anew.")
        return
    with st.form(f"{Key.CHANGE_RECORD}-correct"):
        told = _edited(record)
        why = st.text_input(WHY, key=f"{Key.CHANGE_RECORD}-correct-why")
        asked = st.form_submit_button("Correct", key=f"{Key.CHANGE_RECORD}-correct-button")
    if asked:
        _do(lambda desk: correct(desk, record.id, told, reason=why))


def _edited(record: Record) -> Cells:
    """The fields that were given another text than the record has."""
    told: Cells = {}
    for name, spec in fields_of(MODELS[record.model]).items():
        if name in GRADED:
            continue
        was = shown(record.values.get(name)).replace(", ", "; ") if name in record.values else ""
        said = filling.cell(f"{Key.CHANGE_RECORD}-{record.id}", name, spec, value=was)
        if said.strip() != was.strip():
            told[name] = said
    return told | (_held_anew(record) if record.model in CLAIMS else {})


def _held_anew(record: Record) -> Cells:
    """The period, the firmness and what is stated, where they were given another text than the record has."""
    was = {name: getattr(record, name) or "" for name in ("statement", "strength", "valid_from", "valid_to")}
    key = f"{Key.CHANGE_RECORD}-{record.id}"
    said = {"statement": filling.statement(key, value=was["statement"]), **filling.holding(key, values=was)}
    return {name: cell for name, cell in said.items() if cell.strip() != was[name].strip()}


def _regrade(record: Record) -> None:
    with st.form(f"{Key.CHANGE_RECORD}-regrade"):
        st.caption(f"Now: {record.grade or 'no grading of its own'}")
        grade = filling.grading(f"{Key.CHANGE_RECORD}-grade")
        why = st.text_input(WHY, key=f"{Key.CHANGE_RECORD}-regrade-why")
        asked = st.form_submit_button("Regrade", key=f"{Key.CHANGE_RECORD}-regrade-button")
    if asked and not grade:
        st.error("Choose a grading first.")
    elif asked:
        _do(lambda desk: correct(desk, record.id, {"grade": grade}, reason=why))


def _withdraw(record: Record) -> None:
    with st.form(f"{Key.CHANGE_RECORD}-withdraw"):
        st.caption("It says nothing any longer. A report takes its items and mentions with it.")
        why = st.text_input(WHY, key=f"{Key.CHANGE_RECORD}-withdraw-why")
        asked = st.form_submit_button("Withdraw", key=f"{Key.CHANGE_RECORD}-withdraw-button")
    if asked:
        _do(lambda desk: withdraw(desk, record.id, reason=why))


def _return(record: Record) -> None:
    with st.form(f"{Key.CHANGE_RECORD}-return"):
        st.caption("A supervisor returns a report to whoever submitted it; it stands until they correct it.")
        why = st.text_input(WHY, key=f"{Key.CHANGE_RECORD}-return-why")
        asked = st.form_submit_button("Return", key=f"{Key.CHANGE_RECORD}-return-button")
    if asked:
        _do(lambda desk: give_back(desk, record.id, reason=why))


def _do(change: Callable[[Desk], Done]) -> None:
    held = state.signed()
    if held is None:
        st.stop()
    with gate.explained():
        done = change(desk_of(gate.house(), held.viewer, held.reason))
    st.success(f"{done.change.value.capitalize()}: {counted(len(done.versions), 'record')}.")
    st.html(tag("p", link(address(Route.RECORD, done.versions[0].line), "Every version of this line")))
