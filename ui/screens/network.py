"""The Network page: a question first, then its answer, with what is needed to ask again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from analysis.network.paths import Wanted
from analysis.network.weights import Weights
from graph.errors import InputError
from graph.instants import end_of
from ui import gate, state
from ui.drawing.network_map import Ground
from ui.network_places import places_of
from ui.network_questions import QUESTIONS, Given, Question
from ui.network_read import HowRead
from ui.pattern_read import read_outlines
from ui.routes import ID
from ui.screens import frame, network_shown, network_ties, picking
from ui.screens.again import offer_again
from ui.state import Key

if TYPE_CHECKING:
    from datetime import datetime

    from graph.reader import Reader
    from ui.network_questions import Shown

A_QUARTER = timedelta(days=91)


class Held(NamedTuple):
    """An answer, and everything that it depends on: it is not shown for anything else."""

    asked: tuple[object, ...]
    shown: Shown
    ground: Ground


def render() -> None:
    """Draw the questions, and the answer to the one that was asked."""
    reader = gate.reader()
    frame.top(gate.loaded_at())
    st.title("Network")
    names = list(QUESTIONS)
    chosen = st.radio("What do you want to know?", names, key=Key.NETWORK_QUESTION, format_func=lambda name: name.value)
    _find(reader, QUESTIONS[chosen])
    used = network_ties.weights() if QUESTIONS[chosen].weighs else Weights()
    # One form for every question: "Ask" also counts while the fields of the question before still stand.
    with st.container(key=f"{Key.NETWORK}-{chosen.name}"), st.form(f"{Key.NETWORK}-form"):
        given = _given(QUESTIONS[chosen], used)
        st.form_submit_button("Ask", type="primary", on_click=_ask)
    asked = (chosen, given, *gate.basis())
    if st.session_state.get(Key.NETWORK_ASKED) is chosen:
        with gate.explained(), st.spinner("Reading what you may see …"):
            shown = _answer(reader, QUESTIONS[chosen], given)
            ground = Ground(places_of(reader, shown.rows), read_outlines(reader))
            st.session_state[Key.NETWORK] = Held(asked, shown, ground)
            del st.session_state[Key.NETWORK_ASKED]
    held = st.session_state.get(Key.NETWORK)
    if isinstance(held, Held) and held.asked[0] is chosen and held.asked[2:] == asked[2:]:
        network_shown.show(reader, held.shown, held.ground)
    offer_again(reader, used)


def _ask() -> None:
    """Keep what is asked until it is answered: a page that is written anew meanwhile begins the answer anew."""
    st.session_state[Key.NETWORK_ASKED] = st.session_state[Key.NETWORK_QUESTION]


def _answer(reader: Reader, question: Question, given: Given) -> Shown:
    if question.needs_people and not (given.people or given.others):
        message = "Name somebody first: an id of Mosaic, or the source's own."
        raise InputError(message)
    return question.ask(reader, given)


def _given(question: Question, used: Weights) -> Given:
    start = str(st.query_params.get(ID, ""))
    people = _ids(question.people, Key.NETWORK_PEOPLE, start)
    others = _ids(question.others, Key.NETWORK_OTHERS)
    since = _since() if question.since else None
    paths = network_ties.paths() if question.paths else Wanted()
    without = network_ties.left_out() if question.weighs else ()
    return Given(people, others, since, HowRead(state.view().as_at, without, used), paths)


def _find(reader: Reader, question: Question) -> None:
    """Draw a way to find somebody by name, whose id is then added to a field of the form."""
    fields = {Key.NETWORK_PEOPLE: question.people, Key.NETWORK_OTHERS: question.others}
    if not any(fields.values()):
        return
    with st.expander("Find somebody by name"):
        text = st.text_input("Name, alias or number", key=Key.NETWORK_FIND).strip()
        found = picking.likely(reader, Key.NETWORK_FIND, text, ("Person",)) if text else ""
        if found is None:
            st.info("Nothing that you may see is called so. It may be spelt otherwise, or not be loaded.")
        for key, label in fields.items():
            if found and label:
                add = f"{Key.NETWORK_FIND}-{key}"
                st.button(f"Add to “{label}”", on_click=_add, args=(f"{key}-{label}", found), key=add)


def _add(field: str, found: str) -> None:
    st.session_state[field] = f"{st.session_state.get(field, '')} {found}".strip()


def _ids(label: str, key: Key, start: str = "") -> tuple[str, ...]:
    """References with spaces or commas between; none where the question has no such field."""
    field = f"{key}-{label}"
    # Who was found by name is added to the field, which Streamlit allows only where it has no value of its own.
    st.session_state.setdefault(field, start)
    text = st.text_input(label, key=field) if label else ""
    return tuple(text.replace(",", " ").split())


def _since() -> datetime:
    day = st.date_input("Since", value=state.today() - A_QUARTER, key=Key.NETWORK_SINCE, format="DD/MM/YYYY")
    return end_of(day)
