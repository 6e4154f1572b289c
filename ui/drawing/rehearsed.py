"""The first rows of a file as a mapping would read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.drawing.page import badge, nothing
from ui.markup import Html, join, tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.suggesting.rehearsal import Rehearsed


def rows(found: Sequence[Rehearsed]) -> Html:
    """Each row with what would come of it, and why of some of it nothing would."""
    return join(map(_row, found)) if found else nothing("There are no rows below the headers.")


def _row(row: Rehearsed) -> Html:
    refused = badge("would be refused", "warn") if row.refused else None
    records = tag("ul", *(tag("li", words) for words in row.records))
    problems = tag("ul", *(tag("li", words) for words in row.problems)) if row.problems else None
    return tag("div", tag("h3", f"Line {row.line} ", refused), records, problems, class_="card")
