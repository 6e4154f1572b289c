"""Which ties count on the Network page, what they are worth, and which paths are wanted."""

from __future__ import annotations

import streamlit as st

from analysis.network.paths import Wanted
from analysis.network.weights import Weights
from graph.links import SOCIAL
from graph.vocabulary import AddressUse, AssociationKind
from ui import gate
from ui.asked_weights import as_text, weights_in
from ui.state import Key
from ui.wording import kind_of_tie

USUAL = Wanted()
MOST_STEPS, MOST_ALTERNATIVES = 12, 50
KINDS = tuple(dict.fromkeys((*sorted(SOCIAL), *(each.value for each in (*AssociationKind, *AddressUse)))))


def weights() -> Weights:
    """What ties are worth: as shipped, or as somebody's edited copy says, which has a version of its own."""
    with st.expander("What a tie is worth"):
        st.caption(
            "A tie is worth its kind times its grading times how firm its source calls it, and half after some years. "
            "The numbers are a convention: edit a copy, give it a version of its own, and its version stands beside "
            "every answer that it made."
        )
        sent = st.file_uploader("An edited copy", type=["yaml", "yml"], key=Key.NETWORK_WEIGHTS)
        with gate.explained():
            used = weights_in(sent.getvalue().decode("utf-8", errors="replace"), sent.name) if sent else Weights()
        st.markdown(f"In use: `{used.version}`")
        text = as_text(used)
        st.code(text, language="yaml", height=300)
        st.download_button("Take a copy to edit (YAML)", text, f"{used.version}.yaml", on_click="ignore")
    return used


def left_out() -> tuple[str, ...]:
    """The kinds of tie that are left out."""
    return tuple(
        st.multiselect(
            "Leave out ties of a kind",
            KINDS,
            format_func=kind_of_tie,
            key=Key.NETWORK_WITHOUT,
            placeholder="Every kind counts",
        )
    )


def paths() -> Wanted:
    """Which paths are wanted."""
    left, right = st.columns(2)
    steps = left.number_input("No more steps than", 1, MOST_STEPS, USUAL.most_steps, key=Key.NETWORK_STEPS)
    several = right.number_input(
        "Paths of each order", 1, MOST_ALTERNATIVES, USUAL.alternatives, key=Key.NETWORK_ALTERNATIVES
    )
    in_time = st.checkbox(
        "Only paths along which something could have been passed on, step after step in time", key=Key.NETWORK_IN_TIME
    )
    return Wanted(int(several), int(steps), in_time)
