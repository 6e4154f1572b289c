"""The chosen gap beside the list: what explains it, what can be done about it in place, and its life so far."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import streamlit as st

from analysis.gaps.states import Status
from graph.gap_steps import MAY, take_step
from graph.model.gap_step import StepKind, StepSaid, Usefulness
from graph.writer import Who
from ui import gate, state
from ui.drawing import gaps as drawing
from ui.drawing.page import note
from ui.gap_steps import on_of
from ui.routes import GAP
from ui.screens import filled

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from analysis.gaps.life import Gap
    from ui.state import Signed

TITLES = {
    StepKind.TASKED: "Task",
    StepKind.ANSWERED: "Answer",
    StepKind.JUDGED: "Judge",
    StepKind.SUPPRESSED: "Put aside",
    StepKind.ACCEPTED_UNKNOWN: "Accept as unknowable",
    StepKind.OPENED: "Reopen",
    StepKind.HELD_ELSEWHERE: "Say whom to ask",
}
NOTHING_DECIDED = (Status.OPEN, Status.UNDECIDED, Status.CLOSED)
"""Where there is nothing that could be taken back."""


def panel(gap: Gap, shown: drawing.Shown) -> None:
    """Draw the gap, the steps that this user may take, and every step that was taken."""
    st.html(drawing.card(gap, shown))
    held = state.signed()
    if held is not None and state.as_at() is None:
        _act(gap, held, shown.listed.on)
    with st.expander(f"Its life so far ({len(gap.steps)})", expanded=bool(gap.steps)):
        st.html(drawing.history(gap.steps, shown.users))


def _act(gap: Gap, held: Signed, on: date) -> None:
    kinds = [kind for kind in TITLES if kind not in MAY or MAY[kind] & held.viewer.roles]
    if not any(step.said.kind is StepKind.TASKED for step in gap.steps):
        kinds = [kind for kind in kinds if kind is not StepKind.HELD_ELSEWHERE]
    if gap.status in NOTHING_DECIDED:
        kinds = [kind for kind in kinds if kind is not StepKind.OPENED]
    chosen = st.radio("What to do", kinds, format_func=lambda kind: TITLES[kind], horizontal=True, key=f"do-{gap.key}")
    with filled.form(_form_of(gap, chosen)):
        said = _FORMS.get(chosen, _in_words)(chosen, on)
        if st.form_submit_button(TITLES[chosen], type="primary"):
            _take(gap, held, said)


def _form_of(gap: Gap, kind: StepKind) -> str:
    return f"step-{kind}-{gap.key}"


def _take(gap: Gap, held: Signed, said: StepSaid) -> None:
    with gate.tried():
        who = Who(held.viewer, held.reason)
        take_step(gate.house().trail, who, on_of(gap, said), said, now=datetime.now(UTC))
        filled.taken(_form_of(gap, said.kind))
        # What was done may take the gap off the list; it stays in view, so that the next step is not on another one.
        st.query_params[GAP] = gap.key
        st.rerun()


def _task(kind: StepKind, on: date) -> StepSaid:
    people = {viewer.user_id: f"{viewer.name}, {viewer.title}" for viewer in gate.house().directory.people}
    owner = st.selectbox("Who is to find out", list(people), index=None, format_func=lambda each: people[each])
    agency = st.text_input("or which agency")
    due = st.date_input("By", value=on + timedelta(days=14), min_value=on, format="DD/MM/YYYY")
    words = st.text_input("Note")
    return StepSaid(kind=kind, owner=owner or "", agency=agency.strip(), due_on=due, words=words.strip())


def _answer(kind: StepKind, _on: date) -> StepSaid:
    words = st.text_area("The answer")
    cited = st.text_input("Records that it rests on", help="Ids of records, with a space between them.")
    st.html(note("An answer closes nothing by itself: enter what was learnt, and the gap closes when it is on record."))
    return StepSaid(kind=kind, words=words.strip(), cited=tuple(cited.split()))


def _judge(kind: StepKind, _on: date) -> StepSaid:
    usefulness = st.radio("This finding is", list(Usefulness), format_func=lambda each: each.words, horizontal=True)
    return StepSaid(kind=kind, usefulness=usefulness, words=st.text_input("Note").strip())


def _aside(kind: StepKind, on: date) -> StepSaid:
    words = st.text_area("Why")
    tomorrow = on + timedelta(days=1)
    until = st.date_input("Until", value=on + timedelta(days=28), min_value=tomorrow, format="DD/MM/YYYY")
    return StepSaid(kind=kind, words=words.strip(), until=until)


def _in_words(kind: StepKind, _on: date) -> StepSaid:
    return StepSaid(kind=kind, words=st.text_area("In words").strip())


_FORMS: dict[StepKind, Callable[[StepKind, date], StepSaid]] = {
    StepKind.TASKED: _task,
    StepKind.ANSWERED: _answer,
    StepKind.JUDGED: _judge,
    StepKind.SUPPRESSED: _aside,
}
