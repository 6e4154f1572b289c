"""What the rules found, kept for a session: asking every rule takes seconds, and every page of a day asks."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import streamlit as st

from graph.instants import end_of
from graph.reading.frame import View
from ui import gate, state
from ui.gap_limits import limits_in_force
from ui.gap_list import Findings, findings_at
from ui.state import Key

if TYPE_CHECKING:
    from analysis.gaps.overrides import ForceLimits
    from graph.reader import Reader


def findings(reader: Reader, day: date | None = None) -> Findings:
    """What every rule finds on the day that is looked at, or an earlier one.

    Asked anew when viewer, purpose, day, limits or what is loaded change. Says on screen that a file of limits was
    refused, and which rules failed.
    """
    limits = limits_in_force(gate.house().settings)
    if limits.refused:
        st.error(f"{limits.refused} The last limits that could be used are in force.")
    key = Key.GAPS if day is None else Key.GAPS_BEFORE
    asked = _asked(limits.limits, day)
    held = st.session_state.get(key)
    if held is None or held[0] != asked:
        at = moment() if day is None else end_of(day)
        seen = reader if day is None else reader.at(View(as_at=at))
        with st.spinner("Asking every rule …"):
            held = st.session_state[key] = (asked, findings_at(seen, limits.limits, at))
    found: Findings = held[1]
    if found.found.failed:
        rules = ", ".join(f"{each.rule} ({each.why})" for each in found.found.failed)
        st.error(f"These rules failed, so their gaps are not known: {rules}. Do not take their silence for an answer.")
    return found


def held() -> Findings | None:
    """What the rules found for this session already, for pages that show gaps and do not wait for them."""
    kept = st.session_state.get(Key.GAPS)
    limits = limits_in_force(gate.house().settings).limits
    return kept[1] if kept is not None and kept[0] == _asked(limits, None) else None


def _asked(limits: ForceLimits, day: date | None) -> tuple[object, ...]:
    """Everything that the answer depends on."""
    standing = gate.house().trail.standing(afresh=True).published
    return (state.signed(), day or state.today(), standing, str(limits))


def moment() -> datetime:
    """The end of the day that the session looks at, or now."""
    day = state.as_at()
    return datetime.now(UTC) if day is None else end_of(day)
