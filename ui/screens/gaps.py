"""The Gaps board: what is not known that should be, in the order in which to ask, and the chosen gap beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.counted import counted
from analysis.gaps.states import Status
from analysis.nominal.when import day_words
from graph.asking.gap_steps import gap_steps
from graph.instants import end_of
from graph.reading.frame import View
from ui import gate
from ui.answers.called import things_by_id
from ui.drawing import gaps as drawing
from ui.drawing.page import note
from ui.gap_list import GapsNow, WantedGaps, changed, gaps_of
from ui.gap_session import findings
from ui.routes import GAP, ID
from ui.screens import frame
from ui.screens.gap_filters import Filters, filters
from ui.screens.gap_panel import panel
from ui.state import Key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from analysis.gaps.life import Gap
    from graph.asking.gap_steps import Steps
    from graph.reader import Reader
    from ui.gap_list import Findings

PAGE = 25
CAVEAT = (
    "Found by rules in what you may see; others may hold what is missing here. "
    "A gap is a question, and no gap is no answer: absence of information is never evidence of safety."
)


def render() -> None:
    """Draw the board, or the gaps of the nominal in the address."""
    reader = gate.reader()
    frame.top(gate.loaded_at())
    about = str(st.query_params.get(ID, "")).strip()
    st.title("Gaps")
    st.html(note(CAVEAT))
    with gate.explained():
        found = findings(reader)
        asked = filters(found.book, about)
        steps = reader.ask(gap_steps())
        if asked.since is None:
            listed = gaps_of(found, steps, asked.wanted)
        else:
            then = reader.at(View(as_at=end_of(asked.since))).ask(gap_steps())
            before = gaps_of(findings(reader, asked.since), then, asked.wanted)
            listed = changed(before, gaps_of(found, steps, asked.wanted.of_any_state), asked.wanted.statuses)
        _show(reader, listed, asked, about=about, named=_named(found, steps))
        if asked.since is not None:
            _closed(reader, listed, asked, asked.since)


def _show(reader: Reader, listed: GapsNow, asked: Filters, *, about: str, named: Gap | None) -> None:
    gaps = asked.of(listed.gaps, listed.on)
    place = frame.place_of(Key.GAPS_PAGE, about)
    some = gaps[place * PAGE : (place + 1) * PAGE]
    chosen = named or (some[0] if some else None)
    seen = [*some, *([chosen] if chosen and chosen not in some else [])]
    kept = {ID: about} if about else {}
    shown = shown_with(reader, seen, listed, kept)._replace(chosen=chosen.key if chosen else "")
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.html(note(f"{counted(len(gaps), 'gap')} {_when(listed, asked)}, the gravest first; Tab and Enter open one."))
        st.html(drawing.listing(some, shown))
        frame.turn_pages(Key.GAPS_PAGE, about, place, more=len(gaps) > (place + 1) * PAGE)
    with right:
        if chosen is not None:
            if chosen.key not in {gap.key for gap in gaps}:
                st.info(f"This gap is {chosen.status.words}; the filters leave it out of the list beside it.")
            panel(chosen, shown)


def _when(listed: GapsNow, asked: Filters) -> str:
    if asked.since is None:
        return f"on {day_words(listed.on)}"
    return f"of {day_words(listed.on)} opened since {day_words(asked.since)}"


def _closed(reader: Reader, listed: GapsNow, asked: Filters, since: date) -> None:
    """What is no longer a gap: recorded since, decided, or no longer counted by its rule."""
    gone = asked.of(listed.closed, listed.on)
    st.subheader(f"{counted(len(gone), 'gap')} closed or decided since {day_words(since)}")
    some = gone[:PAGE]
    st.html(drawing.listing(some, shown_with(reader, some, listed)))


def _named(found: Findings, steps: Steps) -> Gap | None:
    """The gap in the address, whatever its state: who puts a gap aside must not look at another one afterwards."""
    key = str(st.query_params.get(GAP, ""))
    every = gaps_of(found, steps, WantedGaps(statuses=tuple(Status))).gaps if key else ()
    return next((gap for gap in every if gap.key == key), None)


def shown_with(
    reader: Reader, gaps: Sequence[Gap], listed: GapsNow, kept: Mapping[str, str] | None = None
) -> drawing.Shown:
    """What some gaps are drawn with: the names of what they are about, and of those who deal with them."""
    things = things_by_id(reader, (one for gap in gaps for one in gap.on.subjects))
    return drawing.Shown(things, gate.house().directory.names, listed, kept or {})
