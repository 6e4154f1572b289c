"""Revealing a masked child or victim: one at a time, with a reason that stands on the audit record."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from analysis.nominal.children import children
from analysis.nominal.evidence import evidence
from analysis.nominal.offending import offences
from ui import gate
from ui.drawing.behind import record_block, record_fields
from ui.markup import Html, tag
from ui.state import Key
from ui.wording import kind_title, record_title

if TYPE_CHECKING:
    from datetime import date

    from graph.reader import Reader
    from graph.reading.results import Dossier, Thing
    from graph.reading.thing_page import ThingPage


class Masked(NamedTuple):
    """Something masked on a page, and what the page calls it."""

    thing: Thing
    name: str


def on_page(page: ThingPage, on: date) -> tuple[Masked, ...]:
    """Everything masked on a nominal's page, by the names that stand there."""
    young = (Masked(seen.thing, f"Child {place}") for place, seen in enumerate(children(page, on), 1))
    hurt = (
        Masked(victim, f"Victim {place}: {offence.thing.label}")
        for offence in offences(page)
        for place, victim in enumerate(offence.victims, 1)
    )
    return (*young, *hurt)


def tied(page: ThingPage) -> tuple[Masked, ...]:
    """Everything masked that a thing is tied to, and the thing itself where it is masked."""
    own = page.dossier.thing
    others = dict.fromkeys(link.other for link in page.dossier.links if link.other.masked)
    numbered = (Masked(other, f"{kind_title(other.kind)} {place}") for place, other in enumerate(others, 1))
    return (*((Masked(own, own.label),) if own.masked else ()), *numbered)


def reveal(reader: Reader, found: tuple[Masked, ...]) -> None:
    """Draw the form, and what it was asked to reveal; nothing of it is kept in the session."""
    if not found:
        return
    with st.expander("Reveal a masked child or victim"), st.form("reveal"):
        who = st.selectbox("Whom", found, format_func=lambda each: each.name, key=Key.REVEAL_WHO)
        why = st.text_input("Why it is needed (stands on the audit record)", key=Key.REVEAL_WHY)
        if st.form_submit_button("Reveal", key=Key.REVEAL_BUTTON) and who:
            with gate.explained():
                st.html(_shown(reader.reveal(who.thing.id, why), who.name))


def _shown(dossier: Dossier, name: str) -> Html:
    blocks = [
        tag("div", tag("h4", record_title(record).capitalize()), record_block(evidence(dossier, record)))
        for record in dossier.records
        if not record.masked and record_fields(record)
    ]
    return tag("div", tag("h3", f"{name}, revealed"), *blocks, class_="card")
