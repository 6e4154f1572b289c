"""What a load did or would do, file by file, in words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from analysis.counted import counted
from graph.kinds import NODE_KINDS
from graph.links import LINK_TYPES
from ui.drawing.page import note, nothing
from ui.markup import Html, join, link, tag

if TYPE_CHECKING:
    from ingest.summary import FileSummary, LoadSummary

COLUMNS = ("File", "Read as")
FIGURES = ("Rows", "Accepted", "Refused", "Waiting", "Unreadable values")


def summary(found: LoadSummary) -> Html:
    """All of a load."""
    would = found.dry_run
    return join(
        (
            files(found),
            tag("h3", "What would be new" if would else "What is new"),
            _created(found),
            _changed(found),
            _reasons(found),
        )
    )


def files(found: LoadSummary) -> Html:
    """A row for each file, and below it what a person should know of how it was read."""
    named = (tag("th", name, scope="col") for name in COLUMNS)
    figures = (tag("th", name, scope="col", class_="figure") for name in FIGURES)
    head = tag("tr", *named, *figures)
    rows = (_file(file) for file in found.files)
    shown = tag("table", tag("caption", "Files"), tag("thead", head), tag("tbody", *rows), class_="lines")
    return tag("div", shown, class_="wide", role="region", aria_label="Files", tabindex="0")


def _file(file: FileSummary) -> Html:
    name = Path(file.path).name + file.part
    counts = (file.rows, file.accepted, file.refused, file.waiting, file.unreadable_values)
    read_as = tag("span", file.mapping or "not read", tag("div", file.chosen, class_="quiet"), *_remarks(file))
    cells = (tag("td", read_as), *(tag("td", f"{count:,}", class_="figure") for count in counts))
    return tag("tr", tag("th", name, scope="row"), *cells)


def _remarks(file: FileSummary) -> list[Html]:
    unknown = ", ".join(file.unknown_columns)
    told = [
        file.error,
        *file.notes,
        f"Columns that the mapping does not know, kept as they come: {unknown}." if unknown else "",
    ]
    remarks = [tag("div", words) for words in told if words]
    if file.lines:
        listed = tag("ul", *(tag("li", words) for words in file.lines))
        remarks.append(tag("details", tag("summary", "Line by line"), listed))
    if file.mapping is None:
        remarks.append(tag("div", link("/mapping", "Map a file that nobody has mapped")))
    return remarks


def _created(found: LoadSummary) -> Html:
    if not found.created:
        return nothing("Nothing new.")
    lines = (tag("li", f"{count:,} {_words(name, count)}") for name, count in found.created.items())
    return tag("ul", *lines, class_="counts")


def _words(name: str, count: int) -> str:
    if name in NODE_KINDS:
        return NODE_KINDS[name].title if count == 1 else NODE_KINDS[name].plural
    return f"links “{LINK_TYPES[name].forward}”" if name in LINK_TYPES else name


def _changed(found: LoadSummary) -> Html:
    kept, stand = "would replace" if found.dry_run else "replaced", "is" if found.unchanged == 1 else "are"
    waited = counted(
        found.arrived, "row that waited for a reference arrives", "rows that waited for a reference arrive"
    )
    absent = counted(
        found.absent, "line of earlier extracts is absent and goes", "lines of earlier extracts are absent and go"
    )
    parts = [
        f"{counted(found.superseded, 'row')} {kept} an earlier version, {found.unchanged:,} {stand} on record already.",
        f"{waited} with it." if found.arrived else "",
        f"{absent} to review." if found.absent else "",
    ]
    return note(" ".join(filter(None, parts)))


def _reasons(found: LoadSummary) -> Html | None:
    if not found.reasons:
        return None
    lines = (tag("li", f"{counted(count, 'row')}: {reason}") for reason, count in found.reasons.items())
    return join((tag("h3", "Why rows are refused"), tag("ul", *lines)))
