"""What every page of a thing has: marking, as-at banner, name, contents, and how much is not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from graph.erasure import MAY_ERASE
from ingest.by_hand.desk import MAY_ENTER
from ingest.by_hand.kinds import KINDS
from ui import state, wording
from ui.drawing import erased, withdrawn
from ui.drawing import page as drawing
from ui.markup import Html, join, link, tag
from ui.routes import ID, Route, address, form_address

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from graph.reading.results import Dossier, Thing
    from ui.drawing.page import Section
    from ui.state import Key


FORMS = {
    "Person": (
        *("report", "link", "visit", "contact", "check", "residence", "marker", "name", "offence", "part"),
        *("phone-use", "vehicle-use", "account-use", "membership"),
    ),
    "Address": ("report", "residence", "marker"),
    "Offence": ("report", "part"),
}
"""What is entered from the page of a thing."""


class Place(NamedTuple):
    """Which page of a list about what."""

    about: str
    place: int


def id_in_address() -> str:
    """The id in the page's address; without one the page says where to go instead, and ends."""
    node_id = str(st.query_params.get(ID, "")).strip()
    if not node_id:
        st.info("This page shows one thing on record. Search for it first, or open an address with its id.")
        st.stop()
    return node_id


def open_page(dossier: Dossier, *, kind: str, note: Html | None = None) -> None:
    """Draw everything above the parts of a page."""
    top(dossier.loaded_at)
    keys = dict.fromkeys(record.key for record in dossier.records if record.model == dossier.thing.kind)
    source = tag("p", f"Source reference: {', '.join(filter(None, keys))}") if any(keys) else None
    chart = tag("p", link(address(Route.CHART, dossier.thing.id), "Link chart: what is one step away"))
    ways = (chart, _of_nominal(dossier.thing), _forms(dossier.thing), _erase(dossier.thing))
    st.html(drawing.heading(wording.thing_words(dossier.thing), kind, note, source, *ways))


def _of_nominal(thing: Thing) -> Html | None:
    """Links to what there is of a nominal or an offence besides the page."""
    patterns = link(address(Route.PATTERNS, thing.id), "Patterns: what the offending shows")
    if thing.kind == "Offence":
        return tag("p", patterns)
    if thing.kind != "Person":
        return None
    gaps = link(address(Route.GAPS, thing.id), "Gaps: what is not known that should be")
    network = link(address(Route.NETWORK, thing.id), "Network: associates, also through shared things")
    decisions = link(address(Route.DECISIONS, thing.id), "Decision log")
    return tag("p", join((gaps, network, patterns, decisions), " · "))


def _forms(thing: Thing) -> Html | None:
    """Links to the forms that enter something about a thing, for those who may enter."""
    held = state.signed()
    words = FORMS.get(thing.kind, ())
    if held is None or MAY_ENTER not in held.viewer.roles or not words:
        return None
    links = (link(form_address(word, thing.id), KINDS[word].title) for word in words)
    return tag("p", "Enter by hand: ", join(links, ", "))


def _erase(thing: Thing) -> Html | None:
    """The way to carry out a retention decision, for those who may."""
    held = state.signed()
    if held is None or MAY_ERASE not in held.viewer.roles or thing.kind != "Person":
        return None
    return tag("p", link(address(Route.ERASE, thing.id), "Erase by a retention decision"), class_="quiet")


def top(loaded_at: datetime | None) -> None:
    """Draw the marking and, where the page shows the past, the banner that says so."""
    held = state.signed()
    if held is None:
        st.stop()
    st.html(drawing.marking(loaded_at, held))
    st.html(drawing.sheet_marking(loaded_at, held))
    banner = drawing.as_at_banner(state.as_at())
    if banner:
        st.html(banner)


def show_contents(parts: Sequence[Section]) -> None:
    """Draw the links to the parts."""
    st.html(drawing.contents(parts))


def show(part: Section) -> None:
    """Draw one part."""
    st.html(drawing.section(part))


def close_page(dossier: Dossier) -> None:
    """Say what was withdrawn, and what the page does not show."""
    if dossier.withdrawn:
        show(withdrawn.section(dossier.withdrawn))
    if dossier.erased:
        show(erased.section(dossier.erased))
    if not dossier.complete:
        words = f"This has more than {len(dossier.links)} links; the page shows {len(dossier.links)} of them."
        st.html(join((drawing.note(words), link(address(Route.CHART, dossier.thing.id), "Page through all of them"))))


def place_of(key: Key, about: str) -> int:
    """Which page of a list somebody is on; a list about something else begins at its first page."""
    held = st.session_state.get(key)
    return held.place if isinstance(held, Place) and held.about == about else 0


def turn_pages(key: Key, about: str, place: int, *, more: bool) -> None:
    """Draw the buttons that lead to the page before and the page after, as far as there are any."""
    if not (place or more):
        return
    before, after = st.columns(2)
    if before.button("Earlier page", disabled=place == 0, key=f"{key}-before"):
        _turn(key, Place(about, place - 1))
    if after.button("Next page", disabled=not more, key=f"{key}-after"):
        _turn(key, Place(about, place + 1))


def _turn(key: Key, to: Place) -> None:
    st.session_state[key] = to
    st.rerun()
