"""A report: its items, gradings and handling in words, and everything that it asserts."""

from __future__ import annotations

from ui import gate
from ui.drawing import reporting
from ui.screens import frame
from ui.who import who


def render() -> None:
    """Draw the page of the report in the address."""
    reader = gate.reader()
    node_id = frame.id_in_address()
    with gate.explained():
        page = reader.report(node_id)
    frame.open_page(page.dossier, kind="Report")
    by = {record.text("submitted_by") or "" for record in page.dossier.of("Report")} - {""}
    parts = [
        reporting.text(page.dossier, who(reader, gate.house().directory.names, by)),
        reporting.items(page),
        reporting.mentioned(page),
        reporting.asserted(page),
        reporting.received(page.dossier),
    ]
    frame.show_contents(parts)
    for part in parts:
        frame.show(part)
    frame.close_page(page.dossier)
