"""The Network page: a question first, then its answer as a picture and a table, with what is needed to ask again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from graph.errors import InputError
from graph.instants import end_of
from ui import gate, state
from ui.drawing.page import note
from ui.network_questions import QUESTIONS, Given, Question
from ui.routes import ID
from ui.screens import frame
from ui.state import Key

if TYPE_CHECKING:
    from graph.reader import Reader
    from ui.network_questions import Shown

A_QUARTER = timedelta(days=91)


class Held(NamedTuple):
    """An answer, and everything that it depends on: it is not shown for anything else."""

    asked: tuple[object, ...]
    shown: Shown


def render() -> None:
    """Draw the questions, and the answer to the one that was asked."""
    reader = gate.reader()
    frame.top(gate.loaded_at())
    st.title("Network")
    names = list(QUESTIONS)
    chosen = st.radio("What do you want to know?", names, key=Key.NETWORK_QUESTION, format_func=lambda name: name.value)
    with st.form(f"{Key.NETWORK}-{chosen.name}"):
        given = _given(QUESTIONS[chosen])
        pressed = st.form_submit_button("Ask", type="primary")
    asked = (chosen, given, state.signed(), state.as_at(), gate.house().trail.standing(afresh=True).published)
    if pressed:
        with gate.explained(), st.spinner("Reading what you may see …"):
            st.session_state[Key.NETWORK] = Held(asked, _answer(reader, QUESTIONS[chosen], given))
    held = st.session_state.get(Key.NETWORK)
    if isinstance(held, Held) and held.asked[0] is chosen and held.asked[2:] == asked[2:]:
        _show(held.shown)


def _answer(reader: Reader, question: Question, given: Given) -> Shown:
    if question.needs_people and not given.people:
        message = "Name somebody first: an id of Mosaic, or the source's own."
        raise InputError(message)
    return question.ask(reader, given)


def _given(question: Question) -> Given:
    start = str(st.query_params.get(ID, ""))
    people = _ids(question.people, Key.NETWORK_PEOPLE, start)
    others = _ids(question.others, Key.NETWORK_OTHERS)
    return Given(people, others, _since() if question.since else None, state.view().as_at)


def _ids(label: str, key: Key, start: str = "") -> tuple[str, ...]:
    """References with spaces or commas between; none where the question has no such field."""
    text = st.text_input(label, value=start, key=f"{key}-{label}") if label else ""
    return tuple(text.replace(",", " ").split())


def _since() -> datetime:
    day = st.date_input("Since", value=state.today() - A_QUARTER, key=Key.NETWORK_SINCE, format="DD/MM/YYYY")
    return end_of(day)


def _show(shown: Shown) -> None:
    st.subheader(shown.verdict)
    if shown.warning:
        st.warning(shown.warning)
    for line in shown.notes:
        st.html(note(line))
    if shown.picture is not None:
        st.altair_chart(shown.picture, width="stretch")
    st.html(shown.table)
    st.html(note(" ".join(shown.caveats)))
    st.html(shown.asked)
    stamp = f"{datetime.now(UTC):%Y%m%d-%H%M}"
    st.download_button("Keep this answer (JSON)", shown.document, f"network-{stamp}.json", "application/json")
