"""Submissions as a table: how many of each submitter's reports have what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.drawing.page import nothing
from ui.markup import Html, tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.submissions.quality import Quality

COLUMNS = {
    "team": "Team",
    "by": "Submitted by",
    "reports": "Reports",
    "graded": "Graded",
    "what": "What (text)",
    "when": "When (dated)",
    "who": "Who",
    "where": "Where",
    "how": "How",
    "linked": "Mentions linked",
    "returned": "Returned",
    "corrected": "Corrected since",
}


def table(found: Sequence[Quality]) -> Html:
    """One row for each submitter; each count beside how many reports it is of."""
    if not found:
        return nothing("No report recorded that you may see.")
    head = tag("tr", *(tag("th", title, scope="col") for title in COLUMNS.values()))
    body = (tag("tr", *(_cell(each, name) for name in COLUMNS)) for each in found)
    shown = tag("table", tag("caption", "Submissions"), tag("thead", head), tag("tbody", *body), class_="lines")
    return tag("div", shown, class_="wide", role="region", aria_label="Submissions", tabindex="0")


def _cell(each: Quality, name: str) -> Html:
    value = getattr(each, name)
    if isinstance(value, str) or name == "reports":
        return tag("td", str(value))
    return tag("td", f"{value} of {each.reports}")
