"""A kept answer asked again: what is new, gone or changed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui import gate
from ui.asking_again import ask_again
from ui.drawing.page import note
from ui.drawing.patterns import grid
from ui.kept_answers import read_kept
from ui.state import Key

if TYPE_CHECKING:
    from analysis.network.weights import Weights
    from graph.reader import Reader
    from ui.answers.repeated import RepeatedAnswer


def offer_again(reader: Reader, weights: Weights | None = None) -> None:
    """Draw the field for a kept answer, and what differs once one is there; ties are worth what the page says."""
    with st.expander("Ask a kept answer again"):
        st.caption(
            "An answer that was taken away as JSON, or kept with --json, of any question about people or offences."
        )
        with st.form(f"{Key.AGAIN}-form"):
            sent = st.file_uploader("The kept answer", type=["json"], key=Key.AGAIN)
            asked = st.form_submit_button("Ask again")
        if asked and sent is None:
            st.error("Choose a file first.")
        elif asked and sent is not None:
            with gate.explained(), st.spinner("Asking again …"):
                text = sent.getvalue().decode("utf-8", errors="replace")
                _show(ask_again(reader, read_kept(text, file=sent.name), weights))


def _show(answer: RepeatedAnswer) -> None:
    as_at = f", as at {answer.as_at:%d %B %Y}" if answer.as_at else ""
    st.markdown(f"**{answer.verdict}**")
    st.html(note(f"{answer.command}{as_at}. Then: {answer.then.words}. Now: {answer.now.words}."))
    rows = [(each.where, each.sort, each.then or "", each.now or "") for each in answer.differences]
    if rows:
        st.html(grid("What differs", ("Where", "What", "Then", "Now"), rows))
    if answer.left_out:
        st.html(note(f"{answer.left_out} more are not told."))
    st.html(note(" ".join(answer.caveats)))
