"""What every answer on patterns shows alike: a table whose rows can be chosen, and how the answer was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ui.answers.made import MadeAnswer
    from ui.state import Key


def choose(table: Sequence[Mapping[str, object]], key: Key) -> set[int]:
    """Draw a table, and say which of its rows are chosen; they stand out on map and line."""
    st.caption("Choose rows to make them stand out and to see what is behind them; the table's corner saves it as CSV.")
    found = st.dataframe(
        [dict(row) for row in table], hide_index=True, on_select="rerun", selection_mode="multi-row", key=key
    )
    return {row for row in found["selection"]["rows"] if row < len(table)}


def show_made(made: MadeAnswer) -> None:
    """Draw what it takes to ask again."""
    with st.expander("How this was made, to repeat it"):
        st.json(made.model_dump(mode="json"))
