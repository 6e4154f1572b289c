"""The one gate: nobody reads before saying who they are and for what purpose. Every screen asks here for its reader.

Who somebody is, is chosen from a list of demo users until a sign-in service says it; only this module knows that.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING

import streamlit as st

from graph.access import Reason, Viewer
from graph.errors import MosaicError, NotOnRecordError
from graph.settings import Settings
from graph.vocabulary import Purpose
from ui import state
from ui.drawing.page import as_at_banner
from ui.planning import plan_charts_ahead
from ui.state import Key, Signed
from ui.wiring import House, furnish
from ui.wording import by_labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.reader import Reader
from graph.reading.results import moment

FIRST_DAY = date(1950, 1, 1)
SIGN_PX = 560
"""Purposes are told with what they mean; wider than that nobody needs the form."""
PATIENCE_S = 5.0
"""Somebody at a screen hears soon that the database is away; a new leader is chosen within this time."""


@st.cache_resource(show_spinner="Reaching the database …")
def house() -> House:
    """The house of this process."""
    found = furnish(Settings.from_environment(os.environ), patience_s=PATIENCE_S)
    # From here on somebody fills in who they are: the database has nothing else to do.
    plan_charts_ahead(found)
    return found


def draw() -> None:
    """Draw beside the page who reads and why, and as at which day."""
    held = state.signed()
    if held is not None:
        with st.sidebar:
            _show(held)
            _as_at()


def reader() -> Reader:
    """The reader of this session; where there is none yet, the page asks who reads and ends here."""
    held = state.signed()
    if held is None:
        st.title("Mosaic")
        st.info("Nothing is read before you say who you are and for what purpose.")
        with explained():
            _ask(house().directory.people)
        st.stop()
    return house().reader(held.viewer, held.reason, state.view())


def basis() -> tuple[object, ...]:
    """What every answer depends on beside its question: viewer and purpose, the day looked at, what is loaded now."""
    return state.signed(), state.as_at(), house().trail.standing(afresh=True).published


def loaded_at() -> datetime | None:
    """When data were last loaded, as far as this process has seen."""
    loaded = house().trail.standing().loaded
    return moment(loaded) if loaded else None


@contextmanager
def explained() -> Iterator[None]:
    """Show a refusal in its own words and end the page; what is not on record and what is withheld read alike."""
    try:
        yield
    except NotOnRecordError as error:
        banner = as_at_banner(state.as_at())
        if banner:
            st.html(banner)
        st.warning(str(error))
        st.stop()
    except MosaicError as error:
        st.error(by_labels(str(error)))
        st.stop()


@contextmanager
def tried() -> Iterator[None]:
    """Show why something could not be done, and let the page go on: what stands below the form is not lost with it."""
    try:
        yield
    except MosaicError as error:
        st.error(by_labels(str(error)))


def _ask(people: tuple[Viewer, ...]) -> None:
    with st.form("sign", width=SIGN_PX):
        st.subheader("Who reads, and why")
        viewer = st.selectbox(
            "You are",
            people,
            index=None,
            format_func=lambda person: f"{person.name}, {person.title}",
            placeholder="Choose a user",
            key=Key.USER,
        )
        purpose = st.selectbox(
            "Purpose",
            list(Purpose),
            index=None,
            format_func=lambda each: f"{each.value}: {each.meaning}",
            placeholder="Choose a purpose",
            key=Key.PURPOSE,
        )
        reference = st.text_input("Reference", key=Key.REFERENCE, help="The visit, meeting or case that it is for.")
        asked = st.form_submit_button("Begin", key=Key.BEGIN, type="primary")
    if asked and viewer and purpose:
        state.sign(Signed(viewer, Reason(purpose=purpose, reference=reference.strip())))
        st.rerun()
    elif asked:
        st.error("Choose a user and a purpose first.")


def _show(held: Signed) -> None:
    reference = f", {held.reason.reference}" if held.reason.reference else ""
    st.text(f"{held.viewer.name}\n{held.viewer.title}\nPurpose: {held.reason.purpose.value}{reference}")
    if st.button("Change user or purpose", key=Key.CHANGE):
        state.sign(None)
        st.rerun()


def _as_at() -> None:
    st.date_input(
        "Look as at the end of",
        value=None,
        min_value=FIRST_DAY,
        format="DD/MM/YYYY",
        key=Key.AS_AT,
        help="Shows what was on record at the source on that day. Leave it empty for now.",
    )
