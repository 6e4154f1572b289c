"""Quarantined rows on the page, as they came."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ui import wording
from ui.drawing.page import badge, note, nothing
from ui.markup import Html, join, link, tag
from ui.routes import Route, address

if TYPE_CHECKING:
    from graph.reading.quarantine import QuarantinedRow, QuarantinePage

MEANING = {
    "refused": "could not be used and waits for a correction",
    "waiting": "refers to something that has not come, and arrives by itself when it does",
    "absent": "was missing from a full extract; nothing about it changes until somebody decides",
}


ENDED = {
    "arrived": "it arrived by itself when what it refers to came",
    "overtaken": "a later version of the row took its place",
    "refused": "it was refused when what it refers to came",
    "came again": "the same row came again",
}
"""How a row can end without anybody deciding; the others are words already."""


def counts(found: QuarantinePage) -> Html:
    """How many rows there are of each kind that this viewer may see."""
    if not found.counts:
        return nothing("No row is in quarantine that you may see.")
    lines = (
        tag("li", tag("strong", f"{wording.title(kind)}: {count}"), f" — {MEANING.get(kind, '')}")
        for kind, count in sorted(found.counts.items())
    )
    lead = note("Nothing that stands here has touched the graph: it is on nobody's page.")
    return join((lead, tag("ul", *lines)))


def rows(found: QuarantinePage) -> Html:
    """A page of rows."""
    return join(_row(item) for item in found.items)


def _row(item: QuarantinedRow) -> Html:
    return row(item, tag("p", link(address(Route.QUARANTINE, item.id), "Correct, load again or dismiss")))


def row(item: QuarantinedRow, leads_to: Html | None = None) -> Html:
    """One row as it came, with every reason, and how it ended where it has."""
    where = f"{item.source}, {item.file or 'file not known'}, line {item.line_no or 'not known'}"
    reasons = tag("ul", *(tag("li", reason) for reason in item.reasons))
    closed = tag("p", _ended(item)) if item.closed_how else leads_to
    read_as = tag("p", f"Read as {item.mapping}", class_="quiet") if item.mapping else None
    head = tag("h3", where, " ", badge(wording.title(item.kind)))
    return tag("div", head, reasons, closed, read_as, _as_it_came(item.raw), class_="card")


def _ended(item: QuarantinedRow) -> str:
    how = ENDED.get(item.closed_how or "", item.closed_how or "")
    by = f" by {item.closed_by}" if item.closed_by else ""
    return f"Ended: {how}{by}{f': {item.closed_why}' if item.closed_why else ''}"


def _as_it_came(raw: str) -> Html:
    """The cells by their headers where the row could be told apart into cells, else the row itself."""
    try:
        cells = json.loads(raw)
    except ValueError:
        cells = None
    if not isinstance(cells, dict):
        return tag("pre", raw, class_="row")
    pairs = (tag("div", tag("dt", str(name)), tag("dd", str(cell) or "blank")) for name, cell in cells.items() if cell)
    summary = tag("summary", "The row as it came")
    return tag("details", summary, tag("dl", *pairs, class_="fields"), class_="behind")
