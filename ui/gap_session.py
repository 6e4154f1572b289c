"""What the rules found, kept for a session: asking every rule takes seconds, and every page of a day asks."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from graph.instants import end_of
from graph.reading.frame import View
from ui import gate, state
from ui.gap_limits import limits_in_force
from ui.gap_list import Findings, findings_again, findings_at
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
        st.error(limits.refused)
    key = Key.GAPS if day is None else Key.GAPS_BEFORE
    asked = _asked(limits.limits, day)
    held = st.session_state.get(key)
    if held is None or held[0] != asked:
        at = moment() if day is None else end_of(day)
        seen = reader if day is None else reader.at(View(as_at=at))
        # Only what was loaded or decided since may have changed anything where all else is as it was.
        before = held[1] if held is not None and held[0].since(asked) == asked else None
        with st.spinner("Asking every rule …"):
            asked_of = (seen, limits.limits, at)
            held = (asked, findings_at(*asked_of) if before is None else findings_again(*asked_of, before))
            st.session_state[key] = held
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


class _Asked(NamedTuple):
    """Everything that an answer depends on."""

    signed: object
    day: date
    published: int
    judged: int
    limits: str

    def since(self, later: _Asked) -> _Asked:
        """The same with what was loaded and decided since."""
        return self._replace(published=later.published, judged=later.judged)


def _asked(limits: ForceLimits, day: date | None) -> _Asked:
    stands = gate.house().trail.standing(afresh=True)
    return _Asked(state.signed(), day or state.today(), stands.published, stands.judged, str(limits))


def moment() -> datetime:
    """The end of the day that the session looks at, or now."""
    day = state.as_at()
    return datetime.now(UTC) if day is None else end_of(day)
