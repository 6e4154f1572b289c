"""The question on near repeats: whether offences follow one another near by and soon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.catalogue.patterns import NEAR_REPEAT
from analysis.counted import counted
from analysis.patterns.distance import Distance
from ui import gate, state
from ui.drawing.near_repeat import knox, row
from ui.drawing.page import note
from ui.near_repeat_answering import WantedNearRepeat, answer_near_repeat
from ui.screens.patterns_series import desk_for
from ui.screens.patterns_shown import offer, show_made
from ui.state import Key
from ui.taking_away import Parcel, as_csv

if TYPE_CHECKING:
    from analysis.patterns.series.cases import Cases
    from graph.reader import Reader
    from ui.answers.near_repeat import RecordedNearRepeatAnswer

USUAL = WantedNearRepeat()
EVERY = "Every category"


def show_near_repeats(reader: Reader) -> None:
    """Whether offences follow one another near by and soon, of one category or of all."""
    cases = desk_for(reader).cases
    wanted = _wanted(cases)
    asked = (wanted, gate.basis())
    answer = state.kept(Key.PATTERNS_NEAR, asked, lambda: answer_near_repeat(reader, cases, wanted, state.view().as_at))
    table = answer.table
    st.markdown(f"**{_verdict(answer)}**")
    how = f"{table.method} distance, {table.permutations:,} shuffles of the dates, seed {table.seed}"
    st.html(note(" ".join((f"{counted(table.events, 'offence')} compared; {how}.", *table.notes))))
    st.altair_chart(knox(table))
    rows = [row(cell) for cell in table.cells]
    st.dataframe(rows, hide_index=True)
    # Counts of an area: what is taken away is about no single offence.
    offer(reader, "near-repeat", Parcel("near repeats as CSV", (), as_csv(rows, NEAR_REPEAT.caveats)), "csv")
    show_made(reader, answer.made, Parcel("near repeats as JSON", (), answer.model_dump_json(indent=1)))


def _wanted(cases: Cases) -> WantedNearRepeat:
    """Which offences and bands; those that were counted stay until somebody asks for others."""
    found = sorted({str(case.fields["category"]) for case in cases.each if case.fields.get("category")})
    with st.form("near repeats"):
        left, right = st.columns(2)
        category = left.selectbox("Offences of", [EVERY, *found], key=Key.PATTERNS_CATEGORY)
        method = right.radio("Distance", [each.value for each in Distance], horizontal=True, key=Key.PATTERNS_METHOD)
        space = left.text_input("Edges of the bands in space, metres", USUAL.space, key=Key.PATTERNS_SPACE)
        time = right.text_input("Edges of the bands in time, days", USUAL.time, key=Key.PATTERNS_TIME)
        st.form_submit_button("Count", type="primary")
    return WantedNearRepeat(space, time, "" if category == EVERY else category, method)


def _verdict(answer: RecordedNearRepeatAnswer) -> str:
    """What the nearest and soonest band says."""
    first = next(answer.table.cells)
    where = f"{first.space.words} metres apart and {first.time.words} days"
    beside = f"{first.expected:.1f} to be expected by chance"
    return f"{where}: {counted(first.pairs, 'pair')}, {beside}; {first.p:.1%} of the shuffles had as many or more (p)."
