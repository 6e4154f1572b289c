"""Patterns of offending: a question first, then table, map and line of time together, and what is behind each row."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

import streamlit as st

from analysis.catalogue.offending import PLACES, PROFILE, SEQUENCE, TIMES
from analysis.catalogue.patterns import NEAR_REPEAT, SERIES
from graph.errors import NotOnRecordError
from ui import gate, state
from ui.drawing.page import not_concluded
from ui.references import find_nominal
from ui.routes import ID
from ui.screens import frame, patterns_near, patterns_of_person, patterns_series, picking
from ui.screens.again import offer_again
from ui.state import Key

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from graph.reader import Reader

A_WEEK = timedelta(days=7)


class Question(StrEnum):
    """What can be asked, in the order of the page."""

    FIND = "Which offences may be by one hand?"
    NEW = "Which offences and known series may one offence belong with?"
    ARRIVED = "What has come in since a day, and what may it belong with?"
    NEAR_REPEAT = "Do offences follow one another near by and soon?"
    SEQUENCE = "How did a person's offending develop, and which way in is open now?"
    TIMES = "When were a person's offences?"
    PLACES = "Where were a person's offences?"
    PROFILE = "In which order should an area be searched for a base?"


OF_PERSON = frozenset({Question.SEQUENCE, Question.TIMES, Question.PLACES, Question.PROFILE})
CAVEATS = {
    Question.NEAR_REPEAT: NEAR_REPEAT.caveats,
    Question.SEQUENCE: SEQUENCE.caveats,
    Question.TIMES: TIMES.caveats,
    Question.PLACES: PLACES.caveats,
    Question.PROFILE: PROFILE.caveats,
}


def render() -> None:
    """Draw the question, and its answer."""
    reader = gate.reader()
    frame.top(gate.loaded_at())
    st.title("Patterns of offending")
    about = str(st.query_params.get(ID, "")).strip()
    every, first = [each.value for each in Question], _first(reader, about)
    asked = st.selectbox("What do you want to know?", every, index=every.index(first), key=Key.PATTERNS_QUESTION)
    question = Question(asked)
    st.html(not_concluded(CAVEATS.get(question, SERIES.caveats)))
    with gate.explained(), st.spinner("Comparing …"):
        _answer(reader, question, about)
    offer_again(reader)


def _answer(reader: Reader, question: Question, about: str) -> None:
    shown: dict[Question, Callable[[Reader, str], None]] = {
        Question.NEW: patterns_series.show_new,
        Question.SEQUENCE: patterns_of_person.show_sequence,
        Question.TIMES: patterns_of_person.show_times,
        Question.PLACES: patterns_of_person.show_places,
        Question.PROFILE: patterns_of_person.show_profile,
    }
    if question is Question.FIND:
        patterns_series.show_found(reader)
    elif question is Question.NEAR_REPEAT:
        patterns_near.show_near_repeats(reader)
    elif question is Question.ARRIVED:
        patterns_series.show_arrived(reader, _since())
    else:
        of_person = question in OF_PERSON
        words = "Nominal: name, id or reference" if of_person else "Offence: id or reference"
        reference = st.text_input(words, about, key=Key.PATTERNS_REFERENCE).strip()
        if not reference:
            st.info("Name what you ask about, or come here from its page.")
        elif about := _nominal(reader, reference) if of_person else reader.find(reference):
            shown[question](reader, about)


def _nominal(reader: Reader, reference: str) -> str:
    """The nominal under a reference; where there is none of just that, the one who is chosen among all called so."""
    try:
        return find_nominal(reader, reference)
    except NotOnRecordError:
        chosen = picking.likely(reader, Key.PATTERNS_REFERENCE, reference, ("Person",))
        if chosen is None:
            raise
        return chosen


def _since() -> date:
    start = state.today() - A_WEEK
    return st.date_input("Since the end of", start, key=Key.PATTERNS_SINCE, format="DD/MM/YYYY")


def _first(reader: Reader, about: str) -> Question:
    """The question that the page opens with: what is asked of a thing like the one in the address."""
    try:
        kinds = {thing.kind for thing in reader.things([reader.find(about)])} if about else set()
    except NotOnRecordError:
        # The page says so when the question is asked.
        kinds = set()
    return Question.SEQUENCE if "Person" in kinds else Question.NEW if "Offence" in kinds else Question.FIND
