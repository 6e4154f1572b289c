"""What was erased by a retention decision: that it was, when, and under which decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.drawing.page import Section, note
from ui.markup import join, tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.reading.results import Record


def section(found: Sequence[Record]) -> Section:
    """Each decision under which something was erased; of what it was, nothing is left."""
    decided = dict.fromkeys((record.erased_decision, record.erased_at) for record in found if record.erased_at)
    rows = (tag("li", f"Erased under decision {decision} on {at.day} {at:%b %Y}.") for decision, at in decided)
    body = join((note("Reports that mention it, and what others' records say, stay."), tag("ul", *rows)))
    return Section("erased", "Erased", body, len(decided))
