"""Anything else on record: what is said of it, and what it is tied to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.nominal.mentions import mentions
from analysis.nominal.offending import offence_of
from ui import gate, wording
from ui.drawing import contact, known, offending
from ui.drawing.page import Section
from ui.screens import frame, masked

if TYPE_CHECKING:
    from graph.reading.thing_page import ThingPage


def render() -> None:
    """Draw the page of the thing in the address."""
    reader = gate.reader()
    node_id = frame.id_in_address()
    with gate.explained():
        page = reader.page(node_id)
    thing = page.dossier.thing
    frame.open_page(page.dossier, kind=wording.kind_title(thing.kind))
    parts = sections(page)
    frame.show_contents(parts)
    for part in parts:
        frame.show(part)
    masked.reveal(reader, masked.tied(page))
    frame.close_page(page.dossier)


def sections(page: ThingPage) -> list[Section]:
    """Every part of the page in its order."""
    dossier = page.dossier
    parts = [known.records(dossier)]
    if dossier.thing.kind == "Offence":
        parts.append(Section("offence", "Parts and behaviours", offending.whole(offence_of(dossier))))
    parts.append(known.ties(page))
    if dossier.tied("MENTIONS"):
        parts.append(contact.reports(mentions(page)))
    return parts
