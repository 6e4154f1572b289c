"""What every answer on patterns shows alike: a table whose rows can be chosen, and how the answer was made."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import streamlit as st

from ui import wording
from ui.as_command import as_command
from ui.drawing.network import again
from ui.drawing.page import note
from ui.drawing.pattern_maps import PICKED
from ui.markup import link, tag
from ui.routes import chart_of
from ui.taking_away import released

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from graph.reader import Reader
    from ui.answers.made import MadeAnswer
    from ui.drawing.network_pictures import Picture
    from ui.state import Key
    from ui.taking_away import Parcel

MOST_IN_AN_ADDRESS = 100
MOST_IN_A_KEY = 200


def choose(table: Sequence[Mapping[str, object]], key: Key) -> set[int]:
    """Draw a table, and say which of its rows are chosen; they stand out on map and line."""
    st.caption("Choose rows to make them stand out and to see what is behind them.")
    found = st.dataframe(
        [dict(row) for row in table], hide_index=True, on_select="rerun", selection_mode="multi-row", key=key
    )
    return {row for row in found["selection"]["rows"] if row < len(table)}


def draw(picture: Picture, table: Key, chosen: Collection[int], marks: Mapping[str, Collection[int]]) -> None:
    """Draw a picture; a click on a mark chooses its rows in the table, or leaves them again.

    Args:
        picture: With a selection called `PICKED` by one field.
        table: The key of the table.
        chosen: The rows that are chosen now.
        marks: The rows of each value of that field, as text.
    """
    # A picture of its own for what is chosen: what was clicked before would else stay picked beside the table.
    key = f"{table}-picture-{'-'.join(map(str, sorted(chosen)[:MOST_IN_A_KEY]))}"

    def pick() -> None:
        clicked = (value for mark in st.session_state[key]["selection"][PICKED] for value in mark.values())
        rows = {row for value in clicked for row in marks.get(str(value), ())}
        kept = set(chosen) - rows if rows <= set(chosen) else rows | set(chosen)
        st.session_state[table] = {"selection": {"rows": sorted(kept), "columns": [], "cells": []}}

    st.altair_chart(picture, key=key, on_select=pick, selection_mode=PICKED)


def offer(reader: Reader, name: str, parcel: Parcel, kind: str, *, words: str = "") -> None:
    """Offer an answer as a file; that it is taken is on the audit record before it is given out.

    Args:
        reader: Who takes it, and why.
        name: What the file's name begins with.
        parcel: The file, and what is in it.
        kind: `csv`, the table as chosen, or `json`, the whole answer.
        words: What the button says, where an answer has a second table.
    """
    words = words or {"csv": "Take away the table (CSV)", "json": "Take away the whole answer (JSON)"}[kind]
    mime = {"csv": "text/csv", "json": "application/json"}[kind]
    called = f"{name}-{datetime.now(UTC):%Y%m%d-%H%M}.{kind}"
    st.download_button(words, released(reader, parcel), called, mime, on_click="ignore", key=f"{name}-{kind}")


def on_chart(ids: Sequence[str], chosen: Collection[int]) -> None:
    """Draw the way to a new link chart of things: of the rows that are chosen, or of all where none is."""
    if not ids:
        return
    things = wording.counted(len(ids), "thing")
    if len(ids) > MOST_IN_AN_ADDRESS:
        st.html(note(f"These rows are about {things}: choose rows with up to {MOST_IN_AN_ADDRESS} to chart them."))
        return
    words = f"Put what is chosen on a link chart: {things}" if chosen else f"Put all of this on a link chart: {things}"
    st.html(tag("p", link(chart_of(ids), words)))


def show_made(reader: Reader, made: MadeAnswer, whole: Parcel) -> None:
    """Draw what it takes to ask again, and offer the whole answer to keep."""
    with st.expander("How this was made, to repeat it"):
        st.json(made.model_dump(mode="json"))
        st.html(again("Take away the whole answer first.", as_command(reader, "again", "FILE")))
    offer(reader, made.command.replace(" ", "-"), whole, "json")
