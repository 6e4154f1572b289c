"""Choosing what a form refers to: by any form of its name, its number or address, or by a reference that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from analysis.counted import counted
from graph.keys import is_node_id
from graph.kinds import NODE_KINDS
from graph.reading.search import Asked
from ui import gate, state, wording
from ui.markup import tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.reader import Reader
    from graph.reading.search import Hit
    from ui.state import Signed

OFFERED = 8
HELP = "Any name, alias, address, number or words: what is on record is offered. A reference or an id works too."


class Known(NamedTuple):
    """What an id in a form stands for, kept as what was offered is."""

    signed: Signed | None
    text: str
    label: str


class Offered(NamedTuple):
    """What was found for a text, kept so that a page drawn again does not search, and is not audited, again."""

    signed: Signed | None
    text: str
    hits: tuple[Hit, ...]


def reference(reader: Reader, key: str, label: str, kinds: Sequence[str], *, value: str = "") -> str:
    """A reference: the id of what was chosen, or the text itself, which may be a source's own key."""
    text = st.text_input(label, value=value, key=key, help=HELP).strip()
    if any(is_node_id(kind, text) for kind in NODE_KINDS):
        _say_which(reader, key, text)
        return text
    if not text:
        return text
    hits = _hits(reader, key, text, kinds)
    if not hits:
        st.caption("Nothing that you may see is called so: it is taken for a source's own reference.")
        return text
    labels = {hit.thing.id: _words(hit) for hit in hits}
    chosen = st.selectbox(
        f"{label}: which one",
        [*labels, text],
        index=None,
        format_func=lambda each: labels.get(each, f"“{each}” as a source's own reference"),
        placeholder=f"{counted(len(hits), 'likely one')}: choose",
        key=f"{key}-which-{text}",
    )
    return chosen or ""


def likely(reader: Reader, key: str, text: str, kinds: Sequence[str]) -> str | None:
    """The id of what somebody chose among all that is called so.

    Returns:
        None where nothing that may be seen is called so; "" until something is chosen.
    """
    hits = _hits(reader, key, text, kinds)
    if not hits:
        return None
    labels = {hit.thing.id: _words(hit) for hit in hits}
    found = st.selectbox(
        "Which one",
        list(labels),
        index=None,
        format_func=labels.__getitem__,
        placeholder=f"{counted(len(hits), 'likely one')}: choose",
        key=f"{key}-which-{text}",
    )
    return found or ""


def _say_which(reader: Reader, key: str, thing: str) -> None:
    """Say by its name what an id stands for; of what this viewer may not see nothing is said."""
    held = st.session_state.get(f"{key}-known")
    if not isinstance(held, Known) or (held.signed, held.text) != (state.signed(), thing):
        with gate.explained():
            found = reader.things((thing,))
        held = Known(state.signed(), thing, found[0].label if found else "")
        st.session_state[f"{key}-known"] = held
    if held.label:
        # A name may hold markup, and a caption would carry it out.
        st.html(tag("div", held.label, class_="quiet"))


def _hits(reader: Reader, key: str, text: str, kinds: Sequence[str]) -> tuple[Hit, ...]:
    held = st.session_state.get(f"{key}-offered")
    if isinstance(held, Offered) and (held.signed, held.text) == (state.signed(), text):
        return held.hits
    with gate.explained():
        hits = reader.search(Asked(text, tuple(kinds), OFFERED)).hits
    st.session_state[f"{key}-offered"] = Offered(state.signed(), text, hits)
    return hits


def _words(hit: Hit) -> str:
    """What tells one from another of the same name."""
    born = hit.record.text("dob")
    parts = (hit.thing.label, f"born {born}" if born else "", hit.record.key, wording.kind_title(hit.thing.kind))
    return ", ".join(dict.fromkeys(part for part in parts if part))
