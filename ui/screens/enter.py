"""Entering by hand: one form for each kind, with provenance, and likely duplicates shown while typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.counted import counted
from graph.asking.behaviours import behaviours_coded
from graph.kinds import MODELS
from graph.model.row import fields_of
from graph.vocabulary import BehaviourState
from ingest.by_hand.desk import MAY_ENTER
from ingest.by_hand.duplicates import likely_duplicates
from ingest.by_hand.enter import Entered, enter
from ingest.by_hand.form import Form
from ingest.by_hand.kinds import KINDS, Kind, table_of
from ingest.by_hand.rows import GRADED
from ui import gate, state, wording
from ui.commands import form_words
from ui.desks import desk_of
from ui.drawing import page as drawing
from ui.markup import join, link, tag
from ui.routes import ID, OF, Route, address, address_of
from ui.screens import filling, frame, picking, report_form
from ui.state import Key

if TYPE_CHECKING:
    from graph.reader import Reader
    from ingest.by_hand.form import Cells

NOT_ASKED = frozenset({*GRADED, "submitted_at", "submitted_by", "conditions"})
PAGES = {"person": Route.NOMINAL, "address": Route.ADDRESS, "report": Route.REPORT}
STATES = {
    BehaviourState.PRESENT: "Behaviours that were there",
    BehaviourState.ABSENT: "Behaviours that are known not to have been there",
    BehaviourState.UNKNOWN: "Behaviours asked about and not known",
}
AS_CODED = "dimension: behaviour"
NOTED_BY_ITSELF = "Who enters it and when is noted by itself."


def render() -> None:
    """Draw the form of the kind in the address."""
    reader = gate.reader()
    frame.top(gate.loaded_at())
    st.title("Enter by hand")
    if MAY_ENTER not in reader.viewer.roles:
        st.error("You may not enter records: ask a colleague who has the role `enter`.")
        st.stop()
    given = str(st.query_params.get(ID, "")).strip()
    asked, about = (given, "") if given in KINDS else given.rpartition(OF)[::2]
    kind = _kind(asked)
    if about:
        with gate.explained():
            st.html(drawing.note(join(("About ", drawing.thing_links(reader.things((about,)))))))
    key = f"{Key.ENTER}-{kind.word}-{about}"
    form = report_form.report(reader, key, about) if kind.word == "report" else _form(reader, key, kind, about)
    st.caption(NOTED_BY_ITSELF)
    anyway = _duplicates(reader, form, key)
    if st.button("Enter", type="primary", key=f"{key}-button"):
        _enter(form, anyway=anyway)


def _kind(asked: str) -> Kind:
    words = list(KINDS)
    place = words.index(asked) if asked in words else 0
    chosen = st.selectbox("What", words, index=place, format_func=lambda word: KINDS[word].title, key=Key.ENTER)
    return KINDS[chosen]


def _form(reader: Reader, key: str, kind: Kind, about: str) -> Form:
    spec = table_of(kind.table).spec
    fields = fields_of(MODELS[spec.model])
    references = {
        thing.key[0]: str(thing.kind) for thing in spec.things.values() if not thing.mint and not thing.shared
    }
    names = dict.fromkeys((*references, *(name for name in fields if name not in NOT_ASKED)))
    cells: Cells = {}
    for name in names:
        if name not in references:
            cells[name] = filling.cell(key, name, fields.get(name))
            continue
        given = about if about.startswith(f"{name.removesuffix('_id')}-") else ""
        label = wording.title(name.removesuffix("_id"))
        cells[name] = picking.reference(reader, f"{key}-{name}", label, (references[name],), value=given)
    if kind.is_intelligence:
        cells |= _provenance(reader, key)
    extra = _of_offence(reader, key, about) if kind.word == "offence" else Form(kind=kind.word)
    return extra.model_copy(update={"fields": {name: text for name, text in cells.items() if text.strip()}})


def _provenance(reader: Reader, key: str) -> Cells:
    st.subheader("Provenance")
    return {
        "statement": filling.statement(key),
        **filling.holding(key),
        "report_id": picking.reference(reader, f"{key}-report", "The report it rests on", ("Report", "ReportItem")),
        "grade": filling.grading(key),
    }


def _of_offence(reader: Reader, key: str, about: str) -> Form:
    suspect = f"{about} suspect" if about.startswith("person-") else ""
    people = st.text_area("Who had a part, one a line: reference and role", value=suspect, key=f"{key}-people")
    return Form(
        kind="offence",
        behaviours=_behaviours(reader, key),
        people=tuple(form_words.part(line) for line in people.splitlines() if line.strip()),
    )


def _behaviours(reader: Reader, key: str) -> tuple[Cells, ...]:
    """What is coded of the method, chosen from the words in use; a word that is not yet in use can be typed."""
    in_use = _in_use(reader)
    st.subheader("How it was done")
    st.caption("What is in none of these fields is unknown, never absent.")
    return tuple(
        {**form_words.behaviour(words), "state": state.value}
        for state, label in STATES.items()
        for words in st.multiselect(
            label, in_use, key=f"{key}-mo-{state.value}", placeholder=AS_CODED, accept_new_options=True
        )
    )


def _in_use(reader: Reader) -> list[str]:
    """The behaviours to choose from, asked once for what is published: each field that is left draws the form anew."""
    asked = (state.signed(), gate.house().trail.standing().published)
    held = st.session_state.get(Key.ENTER_BEHAVIOURS)
    if held is None or held[0] != asked:
        with gate.explained():
            words = [": ".join(part for part in each if part) for each in reader.ask(behaviours_coded())]
        held = st.session_state[Key.ENTER_BEHAVIOURS] = (asked, words)
    found: list[str] = held[1]
    return found


def _duplicates(reader: Reader, form: Form, key: str) -> bool:
    """Show what is on record and is likely the same; whether to enter it all the same."""
    with gate.explained():
        found = likely_duplicates(reader, form.kind, form.fields) if form.fields else ()
    if not found:
        return False
    rows = (tag("li", link(address_of(one.thing), one.thing.label), f": {one.why}") for one in found)
    st.html(tag("div", tag("strong", "Likely on record already"), tag("ul", *rows), class_="card"))
    return st.checkbox("It is none of these: enter it all the same", key=f"{key}-anyway")


def _enter(form: Form, *, anyway: bool) -> None:
    held = state.signed()
    if held is None:
        st.stop()
    with gate.explained():
        done = enter(desk_of(gate.house(), held.viewer, held.reason), form, anyway=anyway)
    if done.rows:
        _say(done)
    else:
        st.warning("Nothing was entered: it is likely on record already.")


def _say(done: Entered) -> None:
    st.success(f"Entered, with {counted(len(done.rows), 'row')}.")
    first = done.rows[0]
    route = PAGES.get(first.about.partition("-")[0], Route.THING)
    st.html(tag("p", link(address(route, first.about), "Open what it is about"), f" ({first.key})"))
