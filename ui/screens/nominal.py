"""A nominal's page: warnings first, then everything on record, every line with what stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.nominal.addresses import occupancies
from analysis.nominal.agencies import contact_events, named_contacts
from analysis.nominal.associates import associates
from analysis.nominal.binding import orders
from analysis.nominal.children import children
from analysis.nominal.chronology import chronology
from analysis.nominal.glance import glance
from analysis.nominal.identity import identity
from analysis.nominal.mentions import mentions
from analysis.nominal.offending import offences
from analysis.nominal.risk import bands, managed
from analysis.nominal.warnings import warnings
from ui import gate, state
from ui.drawing import contact, offending, ties, timeline, who
from ui.markup import join
from ui.screens import frame, masked, nominal_gaps, watching

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from analysis.nominal.addresses import Occupancy
    from analysis.nominal.identity import Identity
    from graph.reading.thing_page import ThingPage
    from ui.drawing.page import Section


def render() -> None:
    """Draw the page of the nominal in the address."""
    reader = gate.reader()
    node_id = frame.id_in_address()
    with gate.explained():
        page = reader.page(node_id)
    on = state.today()
    found, stays = identity(page.dossier), occupancies(page.dossier, on)
    note = join((who.at_a_glance(glance(found, stays, on)), who.also_recorded(page.dossier.same)))
    frame.open_page(page.dossier, kind="Nominal", note=note)
    parts = sections(page, on, found, stays)
    watching.button(reader, node_id)
    nominal_gaps.draw(reader, node_id)
    frame.show_contents(parts)
    for part in parts:
        frame.show(part)
        if part.id == "children":
            masked.reveal(reader, masked.on_page(page, on))
    frame.close_page(page.dossier)


def sections(page: ThingPage, on: date, found: Identity, stays: Sequence[Occupancy]) -> list[Section]:
    """Every part of the page in its order."""
    dossier = page.dossier
    return [
        who.warnings(warnings(page, on), dossier.thing),
        who.management(managed(page)),
        who.scales(bands(page)),
        who.identity(found),
        ties.occupancies(stays, of_person=True),
        ties.associates(associates(dossier)),
        ties.children(children(page, on)),
        offending.offences(offences(page)),
        offending.orders(orders(page, on)),
        contact.dated(dossier, contact.SORTS[0], on),
        contact.agencies(contact_events(dossier), named_contacts(page)),
        ties.belongings(dossier),
        contact.reports(mentions(page)),
        *(contact.dated(dossier, sort, on) for sort in contact.SORTS[1:]),
        contact.flags(dossier),
        timeline.chronology(chronology(page), on),
    ]
