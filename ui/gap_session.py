"""What the rules found, kept for a session: asking every rule takes seconds, and every page of a day asks."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

import streamlit as st

from graph.instants import LOCAL
from ui import gate, state
from ui.gap_limits import limits_in_force
from ui.gap_list import Findings, findings_at
from ui.state import Key

if TYPE_CHECKING:
    from graph.reader import Reader


def findings(reader: Reader) -> Findings:
    """What every rule finds; asked anew when viewer, purpose, day, limits or what is loaded change.

    Says on screen that a file of limits was refused, and which rules failed.
    """
    limits = limits_in_force(gate.house().settings)
    if limits.refused:
        st.error(f"{limits.refused} The last limits that could be used are in force.")
    standing = gate.house().trail.standing(afresh=True).published
    asked = (state.signed(), state.today(), standing, str(limits.limits))
    held = st.session_state.get(Key.GAPS)
    if held is None or held[0] != asked:
        with st.spinner("Asking every rule …"):
            held = st.session_state[Key.GAPS] = (asked, findings_at(reader, limits.limits, moment()))
    found: Findings = held[1]
    if found.found.failed:
        rules = ", ".join(f"{each.rule} ({each.why})" for each in found.found.failed)
        st.error(f"These rules failed, so their gaps are not known: {rules}. Do not take their silence for an answer.")
    return found


def moment() -> datetime:
    """The end of the day that the session looks at, or now."""
    day = state.as_at()
    return datetime.now(UTC) if day is None else datetime.combine(day, time.max, LOCAL)
