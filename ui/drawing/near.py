"""What is one step away, in words: counts by kind, and the table beside the drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.counted import counted
from graph.kinds import NODE_KINDS
from graph.links import LINK_TYPES
from ui import wording
from ui.drawing.page import nothing, thing_link
from ui.drawing.ties import strength
from ui.markup import Html, join, tag

if TYPE_CHECKING:
    from graph.drafts import Bounds
    from graph.reading.neighbourhood import Count, Hop, Neighbourhood


def counts(found: Neighbourhood) -> Html:
    """How much there is of each kind, whatever the page shows."""
    if not found.counts:
        return nothing("Tied to nothing that you may see.")
    rows = (tag("li", _count(count)) for count in found.counts)
    return tag("div", tag("h2", "One step away"), tag("ul", *rows, class_="counts"))


def range_shown(found: Neighbourhood, skipped: int) -> Html:
    """How much of it this page shows."""
    last = skipped + len(found.hops)
    shown = f"Links {skipped + 1} to {last}, the latest recorded first" if found.hops else "No link to show"
    rest = f"; {found.left_out} not shown" if found.left_out else ""
    return tag("p", f"{shown}{rest}.", role="status")


def twin(found: Neighbourhood) -> Html:
    """The page of links as a table: the same as the drawing, and more."""
    names = ("What", "Kind", "How it is tied", "Holds", "How firm")
    head = tag("tr", *(tag("th", name, scope="col") for name in names))
    rows = (_row(hop) for hop in found.hops)
    table = tag("table", tag("caption", "The same as a table"), tag("thead", head), tag("tbody", *rows), class_="lines")
    return join((tag("h2", "The same as a table"), tag("div", table, class_="wide", role="region", tabindex="0")))


def _count(count: Count) -> str:
    kind = NODE_KINDS[count.kind]
    things = counted(count.things, kind.title, kind.plural)
    links = counted(count.links, "link")
    return f"{LINK_TYPES[count.type].forward}: {things}, {links}"


def _row(hop: Hop) -> Html:
    words = LINK_TYPES[hop.type]
    tie = words.forward if hop.forward else words.backward
    sort = f", {hop.kind.replace('_', ' ')}" if hop.kind and not hop.other.masked else ""
    cells = (wording.kind_title(hop.other.kind), f"{tie}{sort}", _holds(hop.bounds), strength(hop.strength))
    return tag("tr", tag("th", thing_link(hop.other), scope="row"), *(tag("td", cell) for cell in cells))


def _holds(bounds: Bounds) -> str:
    begin = f"from {bounds.from_earliest}" if bounds.from_earliest else "start not recorded"
    end = f"to {bounds.to_latest}" if bounds.to_latest else "end not recorded"
    return f"{begin}, {end}"
