"""Deciding on pairs of offences on the Patterns page, and taking a decision back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from graph.vocabulary import LinkVerdict
from graph.writer import Who
from ui import gate, state
from ui.screens import filled
from ui.series_deciding import MAY_DECIDE, decided, taken_back
from ui.state import Key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.answers.series import PairAnswer

DECIDE, BACK = "decide", "take back"
VERDICTS = {
    LinkVerdict.SUPPORTED: "May be one hand: keep together",
    LinkVerdict.REJECTED: "Not one hand: do not propose again",
    LinkVerdict.REFERRED: "Referred to SCAS",
}


def offer_decisions(shown: Sequence[PairAnswer], every: Sequence[PairAnswer]) -> None:
    """Draw the forms to decide on a pair and to take a decision back, for whoever may and looks at today.

    Args:
        shown: Pairs whose reasons are to be seen: on these one can decide.
        every: All pairs of the answer: what was decided on them can be taken back.
    """
    held = state.signed()
    if held is None or MAY_DECIDE not in held.viewer.roles or state.as_at():
        return
    who = Who(held.viewer, held.reason)
    if shown:
        _decide(who, shown)
    if standing := [pair for pair in every if pair.decided]:
        _take_back(who, standing)


def _decide(who: Who, pairs: Sequence[PairAnswer]) -> None:
    with filled.form(DECIDE):
        st.subheader("Decide on a pair")
        pair = st.selectbox("Pair", pairs, format_func=_name)
        verdict = st.selectbox(
            "Decision",
            list(VERDICTS),
            format_func=VERDICTS.__getitem__,
            key=filled.field(DECIDE, Key.PATTERNS_VERDICT),
        )
        why = st.text_input("Why", key=filled.field(DECIDE, Key.PATTERNS_WHY))
        asked = st.form_submit_button("Keep the decision", key=Key.PATTERNS_DECIDE)
    if asked:
        _done(DECIDE, lambda: decided(gate.house(), who, (pair.one.id, pair.other.id), (verdict, why)))


def _take_back(who: Who, pairs: Sequence[PairAnswer]) -> None:
    with filled.form(BACK):
        st.subheader("Take a decision back")
        st.caption("It is kept with who took it back and why; the pair is then as if nobody had decided.")
        pair = st.selectbox("Decided pair", pairs, format_func=_name)
        why = st.text_input("Why it is taken back", key=filled.field(BACK, Key.PATTERNS_BACK_WHY))
        asked = st.form_submit_button("Take it back", key=Key.PATTERNS_BACK)
    if asked:
        _done(BACK, lambda: taken_back(gate.house(), who, (pair.one.id, pair.other.id), why))


def _done(form: str, change: Callable[[], object]) -> None:
    with gate.tried():
        change()
        filled.taken(form)
        st.rerun()


def _name(pair: PairAnswer) -> str:
    return f"{pair.one.name} and {pair.other.name}"
