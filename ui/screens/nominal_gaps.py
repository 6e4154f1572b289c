"""The gravest gaps of a nominal on the nominal's own page, where the session has asked the rules already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.counted import counted
from graph.asking.gap_steps import gap_steps
from ui import gap_session, gate
from ui.drawing import gaps as drawing
from ui.drawing.page import note
from ui.gap_list import WantedGaps, gaps_of
from ui.markup import join, link
from ui.routes import Route, address
from ui.screens.gaps import shown_with

if TYPE_CHECKING:
    from graph.reader import Reader

SHOWN = 5


def draw(reader: Reader, person: str) -> None:
    """Draw them; a page does not wait for the rules, so without an answer there is the link to the board alone."""
    found = gap_session.held()
    if found is None:
        return
    with gate.explained():
        listed = gaps_of(found, reader.ask(gap_steps()), WantedGaps(about=person))
        some = listed.gaps[:SHOWN]
        shown = shown_with(reader, some, listed, {"id": person})
    board = link(address(Route.GAPS, person), "on the board")
    st.html(
        note(
            join(
                (f"{counted(len(listed.gaps), 'gap')} of this nominal that a rule finds; the whole list stands ", board)
            )
        )
    )
    st.html(drawing.listing(some, shown))
