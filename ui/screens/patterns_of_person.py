"""The questions on one person's offending: order and ways in, times, places, and a geographic profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.catalogue.offending import PLACES, PROFILE, SEQUENCE, TIMES
from analysis.counted import counted
from ui import state
from ui.drawing import patterns as drawing
from ui.drawing.page import note, nothing
from ui.drawing.pattern_maps import priorities, week
from ui.made import made_by
from ui.markup import tag
from ui.offending_answering import places_of, profile_of, raised_words, sequence_of, times_of
from ui.own_offences import own_offences, week_of
from ui.pattern_read import read_outlines
from ui.screens.patterns_offences import draw_behind, draw_chosen, draw_map, lay_out, offer_rows
from ui.screens.patterns_shown import show_made
from ui.taking_away import Parcel

if TYPE_CHECKING:
    from graph.reader import Reader
    from ui.answers.made import MadeAnswer
    from ui.answers.offending import PlacesAnswer, ProfileAnswer, SequenceAnswer, StepAnswer, TimesAnswer
    from ui.own_offences import OwnOffence


def show_sequence(reader: Reader, person: str) -> None:
    """The order of somebody's offences, ways in, and which are open now."""
    page = reader.page(person)
    answer = sequence_of(reader, page, state.today(), _made(reader, "sequence", person))
    _whose(answer.person.label)
    st.html(tag("p", answer.verdict))
    steps = {step.offence.id: step for step in (*answer.steps, *answer.undated)}
    every = {each.offence.id: each for each in own_offences(page)}
    laid = lay_out([every[one] for one in steps if one in every], {one: _in_order(step) for one, step in steps.items()})
    draw_map(reader, laid, ordered=list(steps))
    st.html(drawing.sequence(answer, laid.ids))
    offer_rows(reader, laid, person, ("sequence", SEQUENCE.caveats))
    show_made(reader, answer.made, _whole(answer))


def _in_order(step: StepAnswer) -> dict[str, object]:
    return {
        "Part": step.part,
        "Gravity": step.gravity,
        "What changed": "; ".join(step.changes),
        "How the victim was reached": ", ".join(step.reached) or "not recorded",
    }


def show_times(reader: Reader, person: str) -> None:
    """When somebody offends."""
    page = reader.page(person)
    answer = times_of(page, _made(reader, "times", person))
    _whose(answer.person.label)
    st.html(note(" ".join((*answer.words, *answer.notes))))
    held = {each.offence.id: each.words for each in answer.held}
    mine = own_offences(page)
    laid = lay_out(mine, {one.offence.id: _in_time(one, held.get(one.offence.id, "")) for one in mine})
    draw_map(reader, laid)
    if answer.dated > answer.vague:
        st.altair_chart(week(week_of(laid.offences[place] for place in laid.kept)))
    rows = [(drawing.thing_of(each.offence), each.words, drawing.records(each.evidence)) for each in answer.held]
    if rows:
        st.html(drawing.grid("Custody and tags at the time", ("Offence", "Its time", "Behind it"), rows))
    draw_behind(laid)
    offer_rows(reader, laid, person, ("times", TIMES.caveats))
    show_made(reader, answer.made, _whole(answer))


def _in_time(each: OwnOffence, held: str) -> dict[str, object]:
    return {"Until": each.until, "Custody, tag": held}


def show_places(reader: Reader, person: str) -> None:
    """Where somebody offends."""
    page = reader.page(person)
    answer = places_of(page, _made(reader, "places", person))
    _whose(answer.person.label)
    st.html(
        note(
            " ".join(
                (_journey(answer), f"{counted(len(answer.again), 'pair')} of offences at one place.", *answer.notes)
            )
        )
    )
    far = {each.offence.id: drawing.far_words(each) for each in answer.journeys}
    placed = [each for each in own_offences(page) if each.place]
    if not placed:
        st.html(nothing("No offence has a place on record that you may see."))
        return show_made(reader, answer.made, _whole(answer))
    laid = lay_out(placed, {each.offence.id: {"From home": far.get(each.offence.id, "not known")} for each in placed})
    order = dict.fromkeys(one.id for leg in answer.route for one in (leg.one, leg.other))
    draw_map(reader, laid, answer.cells, ordered=list(order))
    draw_behind(laid)
    st.html(drawing.between_places(answer, laid.ids))
    offer_rows(reader, laid, person, ("places", PLACES.caveats))
    return show_made(reader, answer.made, _whole(answer))


def _journey(answer: PlacesAnswer) -> str:
    if answer.median_km is None:
        return "No journey from a home is known."
    return f"Half of the journeys from home are up to {answer.median_km} km."


def show_profile(reader: Reader, person: str) -> None:
    """A geographic profile, or why there is none."""
    page = reader.page(person)
    answer = profile_of(page, _made(reader, "profile", person))
    _whose(answer.person.label)
    for why in answer.why_not:
        st.warning(why)
    for words in raised_words(answer.gap) if answer.gap else ():
        st.html(tag("p", words))
    st.html(note(" ".join(answer.notes)))
    if answer.hit_share is not None:
        st.html(tag("p", f"The known home would have been reached after {answer.hit_share:.0%} of the area."))
    mine = own_offences(page)
    laid = lay_out(mine, {each.offence.id: {"Place": "known" if each.place else "not known"} for each in mine})
    if answer.valid and answer.corners:
        draw_chosen(priorities(answer.grid, answer.corners, read_outlines(reader), laid.dots), laid)
    else:
        draw_map(reader, laid)
    draw_behind(laid)
    offer_rows(reader, laid, person, ("profile", PROFILE.caveats))
    show_made(reader, answer.made, _whole(answer))


def _whole(answer: SequenceAnswer | TimesAnswer | PlacesAnswer | ProfileAnswer) -> Parcel:
    return Parcel("somebody's offending as JSON", (answer.person.id,), answer.model_dump_json(indent=1))


def _made(reader: Reader, command: str, person: str) -> MadeAnswer:
    return made_by(reader, command, {"reference": person}, state.view().as_at)


def _whose(label: str) -> None:
    st.subheader(label)
