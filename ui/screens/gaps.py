"""The Gaps board: what is not known that should be, the gravest first, filtered as somebody wants."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

import streamlit as st

from analysis.gaps.catalogue import catalogue
from analysis.gaps.finding import Finding, Severity
from analysis.gaps.rule import Audience
from graph.instants import LOCAL
from ui import gate, state
from ui.drawing import gaps as drawing
from ui.drawing.page import note
from ui.gap_limits import limits_in_force
from ui.gap_list import GapsNow, WantedGaps, gaps_now, narrowed
from ui.routes import ID
from ui.screens import frame
from ui.state import Key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.gaps.overrides import ForceLimits
    from graph.reader import Reader
    from graph.reading.results import Thing

PAGE = 100
RULE = "rule"
CAVEAT = (
    "Found by rules in what you may see; others may hold what is missing here. "
    "A gap is a question, and no gap is no answer: absence of information is never evidence of safety."
)


def render() -> None:
    """Draw the board, or the gaps of the nominal or rule in the address."""
    reader = gate.reader()
    frame.top(gate.loaded_at())
    about, rule = (str(st.query_params.get(name, "")).strip() for name in (ID, RULE))
    st.title(f"{rule} {catalogue()[rule].rule.title}" if rule in catalogue() else "Gaps")
    if rule in catalogue():
        st.html(drawing.rule_page(catalogue()[rule]))
    st.html(note(CAVEAT))
    wanted = WantedGaps(about, _audience(), rule if rule in catalogue() else "")
    limits = limits_in_force(gate.house().settings)
    if limits.refused:
        st.error(f"{limits.refused} The last limits that could be used are in force.")
    with gate.explained(), st.spinner("Asking every rule …"):
        found = narrowed(_found(reader, limits.limits), wanted)
        shown = _of_severity(found.gaps)
        if found.failed.failed:
            st.error(drawing.failures(found.failed.failed))
        _show(reader, found, shown, about)


def _found(reader: Reader, limits: ForceLimits) -> GapsNow:
    """All gaps; kept while viewer, purpose, day, limits and what is loaded stay the same."""
    standing = gate.house().trail.standing(afresh=True).published
    asked = (state.signed(), state.as_at() or datetime.now(UTC).date(), standing, str(limits))
    held = st.session_state.get(Key.GAPS)
    if held is None or held[0] != asked:
        held = st.session_state[Key.GAPS] = (asked, gaps_now(reader, WantedGaps(), limits, _moment()))
    found: GapsNow = held[1]
    return found


def _show(reader: Reader, found: GapsNow, shown: Sequence[Finding], about: str) -> None:
    place = frame.place_of(Key.GAPS_PAGE, about)
    some = shown[place * PAGE : (place + 1) * PAGE]
    st.html(note(f"{len(shown)} gaps on {found.on:%d/%m/%Y}"))
    st.html(drawing.table(some, _things(reader, some), found.on))
    frame.turn_pages(Key.GAPS_PAGE, about, place, more=len(shown) > (place + 1) * PAGE)


def _things(reader: Reader, some: Sequence[Finding]) -> dict[str, Thing]:
    ids = sorted({one for each in some for one in (*each.subject_ids, each.about or "") if one})
    return {thing.id: thing for thing in reader.things(ids)} if ids else {}


def _audience() -> str:
    chosen = st.selectbox(
        "For", list(Audience), index=None, placeholder="Everybody", format_func=lambda one: one.value, key=Key.GAPS_FOR
    )
    return chosen.value if chosen else ""


def _of_severity(found: Sequence[Finding]) -> list[Finding]:
    chosen = st.multiselect(
        "Severity", list(Severity), default=[], format_func=lambda one: one.value, key=Key.GAPS_SEVERITY
    )
    return [each for each in found if not chosen or each.severity in chosen]


def _moment() -> datetime:
    """The end of the day that the session looks at, or now."""
    day = state.as_at()
    return datetime.now(UTC) if day is None else datetime.combine(day, time.max, LOCAL)
