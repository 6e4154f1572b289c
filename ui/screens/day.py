"""My day: the first page of an officer, with what needs them today and what was recorded since yesterday."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import streamlit as st

from graph.errors import NotOnRecordError
from ingest.by_hand.desk import MAY_ENTER, SUPERVISES
from ingest.by_hand.enter import enter
from ingest.by_hand.form import Form
from ui import gate, state
from ui.answers.called import things_by_id
from ui.desks import desk_of
from ui.drawing import day as drawing
from ui.drawing import gaps as gap_drawing
from ui.drawing.page import note, nothing
from ui.gap_session import findings
from ui.my_day import Day, Whose, day_of
from ui.screens import frame
from ui.screens.gap_filters import officer_names
from ui.screens.gaps import shown_with
from ui.state import Key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.gaps.life import Gap
    from analysis.workload.day import News
    from graph.reader import Reader
    from graph.reading.results import Thing
    from ui.gap_list import Findings

SOME = 8
NO_OFFICER = (
    "Your user is tied to no officer on record, so there is no day to show. Whoever looks after the users file can "
    "give your user its officer; a manager can look at anybody's day here."
)


def render() -> None:
    """Draw the day of the officer who reads, or of the one whom a manager chose."""
    reader = gate.reader()
    frame.top(gate.loaded_at())
    with gate.explained():
        found = findings(reader)
        officer = _officer(reader, found)
        day = day_of(reader, found, Whose(reader.viewer.user_id, officer))
        _draw(reader, day, things_by_id(reader, day.told_of))


def _officer(reader: Reader, found: Findings) -> str:
    own = _own(reader)
    names = officer_names(found.book)
    st.title(f"My day, {found.book.on:%A %-d %B %Y}")
    if SUPERVISES in reader.viewer.roles:
        choices = sorted(set(found.book.cases["officer"].drop_nulls()) & names.keys(), key=lambda one: names[one])
        place = choices.index(own) if own in choices else None
        chosen = st.selectbox("Whose day", choices, index=place, format_func=lambda one: names[one], key=Key.DAY_OF)
        own = chosen or ""
    if not own:
        st.info(NO_OFFICER)
        st.stop()
    return own


def _own(reader: Reader) -> str:
    """The officer who the user is, where that officer may be seen."""
    if not reader.viewer.officer:
        return ""
    try:
        return reader.find(reader.viewer.officer)
    except NotOnRecordError:
        return ""


def _draw(reader: Reader, day: Day, names: Mapping[str, Thing]) -> None:
    st.html(drawing.figures(day))
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("Visits planned")
        st.html(drawing.dated(day.visits, names, day.on, drawing.NO_VISITS))
        st.subheader("Orders that end")
        st.html(drawing.dated(day.orders, names, day.on, drawing.NO_ORDERS))
    with right:
        st.subheader("New intelligence on my nominals")
        _news(reader, day.news, names)
    _gaps(reader, "Asked of me", day.asked, day)
    _gaps(reader, "Overdue", day.overdue, day)
    _gaps(reader, "Gaps I can close", day.closable, day)
    st.subheader("Recorded since yesterday")
    st.html(drawing.dated(day.recorded, names, day.on, drawing.NOTHING_NEW))
    st.subheader("What I watch")
    _watching(day, names)


def _gaps(reader: Reader, title: str, gaps: tuple[Gap, ...], day: Day) -> None:
    if not gaps:
        return
    st.subheader(f"{title} ({len(gaps)})")
    some = gaps[:SOME]
    st.html(gap_drawing.listing(some, shown_with(reader, some, day.listed)))
    if len(gaps) > SOME:
        rest = gaps[SOME : 5 * SOME]
        with st.expander(f"{len(gaps) - SOME} more"):
            st.html(gap_drawing.listing(rest, shown_with(reader, rest, day.listed)))
            if len(gaps) > 5 * SOME:
                st.html(note("The board shows all of them, with the officer as a filter."))


def _news(reader: Reader, news: tuple[News, ...], names: Mapping[str, Thing]) -> None:
    if not news:
        st.html(nothing(drawing.NO_NEWS))
    may = MAY_ENTER in reader.viewer.roles and state.as_at() is None
    for each in news[:SOME]:
        words, button = st.columns([2, 1], vertical_alignment="center")
        words.html(drawing.news(each, names))
        if may and button.button("Acknowledge", key=f"read-{each.report}-{each.person}", width="content"):
            _acknowledge(each)
    if len(news) > SOME:
        st.html(note(f"and {len(news) - SOME} older ones; acknowledge these first."))


def _acknowledge(news: News) -> None:
    """Enter a receipt by hand: a row like any other, in the class of its report."""
    held = state.signed()
    if held is None:
        return
    today = datetime.now(UTC).date().isoformat()
    fields = {"report_id": news.report, "person_id": news.person, "acknowledged_on": today}
    if held.viewer.officer:
        fields["officer_id"] = held.viewer.officer
    with gate.explained():
        enter(desk_of(gate.house(), held.viewer, held.reason), Form(kind="receipt", fields=fields))
    st.rerun()


def _watching(day: Day, names: Mapping[str, Thing]) -> None:
    st.html(note("A person's or a place's own page has a button to watch it; nobody else sees what you watch."))
    st.html(drawing.watched(day.watched, names))
    if day.watched:
        st.html(drawing.dated(day.watched_recorded, names, day.on, drawing.NOTHING_ON_WATCHED))
