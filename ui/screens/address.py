"""An address: who lives or lived there on what grading, warnings, visits, offences, children masked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.nominal.addresses import occupancies
from analysis.nominal.children import children
from analysis.nominal.chronology import chronology
from analysis.nominal.mentions import mentions
from analysis.nominal.warnings import warnings
from ui import gate, state
from ui.drawing import contact, known, ties, timeline, who
from ui.screens import frame, masked, watching

if TYPE_CHECKING:
    from datetime import date

    from graph.reading.thing_page import ThingPage
    from ui.drawing.page import Section


def render() -> None:
    """Draw the page of the address in the page's address."""
    reader = gate.reader()
    node_id = frame.id_in_address()
    with gate.explained():
        page = reader.page(node_id)
    on = state.today()
    frame.open_page(page.dossier, kind="Address")
    parts = sections(page, on)
    watching.button(reader, node_id)
    frame.show_contents(parts)
    for part in parts:
        frame.show(part)
        if part.id == "children":
            masked.reveal(reader, masked.on_page(page, on))
    frame.close_page(page.dossier)


def sections(page: ThingPage, on: date) -> list[Section]:
    """Every part of the page in its order."""
    dossier = page.dossier
    return [
        who.warnings(warnings(page, on), dossier.thing),
        ties.occupancies(occupancies(dossier, on), of_person=False),
        ties.children(children(page, on)),
        contact.visits_here(page, on),
        known.offences_here(page),
        known.records(dossier),
        contact.reports(mentions(page)),
        timeline.chronology(chronology(page), on),
    ]
