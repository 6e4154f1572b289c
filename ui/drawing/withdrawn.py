"""What was withdrawn: not among what is said, and not gone without a trace either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui import wording
from ui.drawing.page import Section, note
from ui.markup import join, link, tag
from ui.routes import Route, address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.reading.results import Record


def section(found: Sequence[Record]) -> Section:
    """Who withdrew what of this thing, when and why; what it said stands in its history."""
    rows = (
        tag(
            "li",
            tag("strong", wording.record_title(record).capitalize()),
            f" {wording.changed_words(record)} ",
            link(address(Route.RECORD, record.line), "every version of this line"),
        )
        for record in found
    )
    body = join(
        (note("Not among what is said any longer; what was said before stands in the history."), tag("ul", *rows))
    )
    return Section("withdrawn", "Withdrawn", body, len(found))
