"""The questions on one person's offending: order and ways in, times, places, and a geographic profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.catalogue.offending import PLACES
from analysis.counted import counted
from analysis.nominal.when import when
from ui import state
from ui.drawing import patterns as drawing
from ui.drawing.page import note, nothing
from ui.drawing.pattern_maps import Dot, map_and_time, priorities, week
from ui.made import made_by
from ui.markup import tag
from ui.offending_answering import places_of, profile_of, raised_words, sequence_of, times_of
from ui.pattern_read import read_outlines
from ui.screens.patterns_shown import choose, draw, offer, on_chart, show_made
from ui.state import Key
from ui.taking_away import Parcel, as_csv

if TYPE_CHECKING:
    from graph.reader import Reader
    from ui.answers.made import MadeAnswer
    from ui.answers.offending import PlacesAnswer, ProfileAnswer, SequenceAnswer, TimesAnswer


def show_sequence(reader: Reader, person: str) -> None:
    """The order of somebody's offences, ways in, and which are open now."""
    answer = sequence_of(reader, reader.page(person), state.today(), _made(reader, "sequence", person))
    _whose(answer.person.label)
    st.html(drawing.sequence(answer))
    show_made(reader, answer.made, _whole(answer))


def show_times(reader: Reader, person: str) -> None:
    """When somebody offends."""
    answer = times_of(reader.page(person), _made(reader, "times", person))
    _whose(answer.person.label)
    st.html(note(" ".join((*answer.words, *answer.notes))))
    if answer.dated > answer.vague:
        st.altair_chart(week(answer.week))
    rows = [(drawing.thing_of(each.offence), each.words, drawing.records(each.evidence)) for each in answer.held]
    if rows:
        st.html(drawing.grid("Custody and tags at the time", ("Offence", "Its time", "Behind it"), rows))
    show_made(reader, answer.made, _whole(answer))


def show_places(reader: Reader, person: str) -> None:
    """Where somebody offends."""
    answer = places_of(reader.page(person), _made(reader, "places", person))
    _whose(answer.person.label)
    journey = "No journey from a home is known."
    if answer.median_km is not None:
        journey = f"Half of the journeys from home are up to {answer.median_km} km."
    st.html(note(" ".join((journey, f"{counted(len(answer.again), 'pair')} of offences at one place.", *answer.notes))))
    if not answer.spots:
        st.html(nothing("No offence has a place on record that you may see."))
        return show_made(reader, answer.made, _whole(answer))
    far = {each.offence.id: f"{each.km} km" + ("" if each.certain else ", not certain") for each in answer.journeys}
    table = [
        {"Offence": spot.offence.label, "When": spot.when, "From home": far.get(spot.offence.id, "not known")}
        for spot in answer.spots
    ]
    choice = choose(table, Key.PATTERNS_ROWS)
    chosen = choice.rows
    order = dict.fromkeys(one.id for leg in answer.route for one in (leg.one, leg.other))
    chart = map_and_time(_dots(answer, chosen), read_outlines(reader), answer.cells, ordered=list(order))
    if chart is not None:
        marks = {spot.offence.id: [place] for place, spot in enumerate(answer.spots)}
        draw(chart, choice, marks)
    rows = [
        (drawing.thing_of(spot.offence), spot.when, drawing.records([spot.record]))
        for place, spot in enumerate(answer.spots)
        if not chosen or place in chosen
    ]
    st.html(drawing.grid("Behind it", ("Offence", "When", "Record"), rows))
    legs = [(drawing.thing_of(leg.one), drawing.thing_of(leg.other), leg.words) for leg in answer.route]
    if legs:
        st.html(drawing.grid("From one offence to the next", ("From", "To", "How far, after how long"), legs))
    taken = [row for place, row in enumerate(table) if not chosen or place in chosen]
    ids = (person, *(spot.offence.id for place, spot in enumerate(answer.spots) if not chosen or place in chosen))
    on_chart(ids, chosen)
    offer(reader, "places", Parcel("places of offences as CSV", ids, as_csv(taken, PLACES.caveats)), "csv")
    return show_made(reader, answer.made, _whole(answer))


def show_profile(reader: Reader, person: str) -> None:
    """A geographic profile, or why there is none."""
    answer = profile_of(reader.page(person), _made(reader, "profile", person))
    _whose(answer.person.label)
    for why in answer.why_not:
        st.warning(why)
    for words in raised_words(answer.gap) if answer.gap else ():
        st.html(tag("p", words))
    st.html(note(" ".join(answer.notes)))
    if answer.valid and answer.corners:
        if answer.hit_share is not None:
            st.html(tag("p", f"The known home would have been reached after {answer.hit_share:.0%} of the area."))
        st.altair_chart(priorities(answer.grid, answer.corners, read_outlines(reader)))
    show_made(reader, answer.made, _whole(answer))


def _dots(answer: PlacesAnswer, chosen: frozenset[int]) -> list[Dot]:
    return [
        Dot(
            spot.offence.id,
            spot.offence.label,
            spot.offence.label.split(",")[0],
            when(spot.when).earliest,
            (spot.latitude, spot.longitude),
            place in chosen,
        )
        for place, spot in enumerate(answer.spots)
    ]


def _whole(answer: SequenceAnswer | TimesAnswer | PlacesAnswer | ProfileAnswer) -> Parcel:
    return Parcel("somebody's offending as JSON", (answer.person.id,), answer.model_dump_json(indent=1))


def _made(reader: Reader, command: str, person: str) -> MadeAnswer:
    return made_by(reader, command, {"reference": person}, state.view().as_at)


def _whose(label: str) -> None:
    st.subheader(label)
