"""What every answer on patterns shows alike: a table whose rows can be chosen, and how the answer was made."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import streamlit as st

from analysis.counted import counted
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


class Choice(NamedTuple):
    """What is chosen from a table.

    Attributes:
        rows: The rows that are chosen, by their place in the answer.
        size: How many rows there are.
        key: The session's key of the table: of another answer it is another one, so that no choice outlives its answer.
    """

    rows: frozenset[int]
    size: int
    key: str

    @property
    def order_key(self) -> str:
        """The session's key of the order in which the rows stand."""
        return f"{self.key}-order"


NOTHING = Choice(frozenset(), 0, "")
"""Of an answer without rows."""


def choose(table: Sequence[Mapping[str, object]], key: Key) -> Choice:
    """Draw a table, and say which of its rows are chosen; they stand out on map and line."""
    rows = [dict(row) for row in table]
    nothing = Choice(frozenset(), len(rows), f"{key}-{crc32(repr(rows).encode()):08x}")
    order = st.session_state.get(nothing.order_key, range(len(rows)))
    st.caption("Choose rows to make them stand out and to see what is behind them.")
    with st.container(key=key):
        found = st.dataframe(
            [rows[place] for place in order],
            hide_index=True,
            on_select="rerun",
            selection_mode="multi-row",
            key=nothing.key,
            placeholder="",
        )
    return nothing._replace(rows=frozenset(order[row] for row in found["selection"]["rows"] if row < len(rows)))


def draw(picture: Picture, choice: Choice, marks: Mapping[str, Collection[int]]) -> None:
    """Draw a picture; a click on a mark chooses its rows in the table, or leaves them again.

    Args:
        picture: With a selection called `PICKED` by one field.
        choice: What is chosen now, and from which table.
        marks: The rows of each value of that field, as text.
    """
    # A picture of its own for what is chosen: what was clicked before would else stay picked beside the table.
    key = f"{choice.key}-picture-{'-'.join(map(str, sorted(choice.rows)[:MOST_IN_A_KEY]))}"

    def pick() -> None:
        clicked = (value for mark in st.session_state[key]["selection"][PICKED] for value in mark.values())
        rows = {row for value in clicked for row in marks.get(str(value), ())}
        kept = choice.rows - rows if rows <= choice.rows else choice.rows | rows
        # What is picked on a picture may stand anywhere in a long table: there it comes first.
        st.session_state[choice.order_key] = first(kept, choice.size)
        st.session_state[choice.key] = {"selection": {"rows": list(range(len(kept))), "columns": [], "cells": []}}

    st.altair_chart(picture, key=key, on_select=pick, selection_mode=PICKED)


def first(rows: Collection[int], count: int) -> list[int]:
    """All places with some of them first, each part in its own order.

    >>> first({3, 1}, 5)
    [1, 3, 0, 2, 4]
    """
    return [*sorted(rows), *(place for place in range(count) if place not in rows)]


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
    things = counted(len(ids), "thing")
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
