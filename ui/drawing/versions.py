"""Versions of a line side by side: nothing is overwritten, so what was said before still stands here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.nominal.evidence import grade_words
from analysis.nominal.when import field_words, period_of, period_words
from graph.kinds import MODELS, NODE_KINDS
from graph.model.row import fields_of
from graph.reading.results import Thing
from ui import wording
from ui.drawing.page import thing_link
from ui.markup import Html, Part, join, tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.reading.results import Record

MASKED = "masked"


def subject(found: Sequence[Record]) -> str:
    """What the line is: a row of which table of which source."""
    last = found[-1]
    return f"{wording.record_title(last)}, {last.source}, table {last.table}"


def side_by_side(found: Sequence[Record]) -> Html:
    """One column for each version, the first on the left; they are numbered as this viewer sees them."""
    about = Thing(found[-1].about, found[-1].kind, f"the {NODE_KINDS[found[-1].kind].title} it is about")
    head = [tag("th", "", scope="col"), *(_head(place, len(found)) for place in range(1, len(found) + 1))]
    rows = (_row(name, cells) for name, cells in _lines(found))
    table = tag(
        "table", tag("caption", "Versions"), tag("thead", tag("tr", *head)), tag("tbody", *rows), class_="lines"
    )
    shown = tag("div", table, class_="wide", role="region", aria_label="Versions", tabindex="0")
    return join((tag("p", "Open ", thing_link(about)), shown))


def _head(place: int, count: int) -> Html:
    note = "the latest" if place == count else "replaced by the next"
    return tag("th", f"Version {place}: {note}", scope="col")


def _row(name: str, cells: Sequence[Part]) -> Html:
    same = len({str(cell) for cell in cells}) == 1
    title = join((name, None if same else tag("span", " (changed)", class_="badge loose")))
    return tag("tr", tag("th", title, scope="row"), *(tag("td", cell) for cell in cells))


def _lines(found: Sequence[Record]) -> Iterable[tuple[str, Sequence[Part]]]:
    if any(record.masked for record in found):
        yield "Values", [MASKED for _ in found]
    else:
        names = (name for name in fields_of(MODELS[found[-1].model]) if any(_says(record, name) for record in found))
        for name in names:
            yield wording.title(name), [_said(record, name) for record in found]
    yield "Holds", [period_words(period_of(record)) for record in found]
    yield "How firm", [record.strength or "strength not recorded" for record in found]
    yield "It states", [wording.statement_words(record) for record in found]
    yield (
        "Own grading",
        [f"{record.grade}: {grade_words(record.grade)}" if record.grade else "none" for record in found],
    )
    yield "Handling", ["; ".join(wording.handling_words(record.restricted, record.conditions)) for record in found]
    yield "Report", [record.report_ref or "no report cited" for record in found]
    yield "Recorded", [wording.recorded_words(record) for record in found]
    if any(record.changed for record in found):
        yield "By hand", [wording.changed_words(record) or "as its source has it" for record in found]
    yield "Source", [f"{record.file} line {record.line_no}" for record in found]


def _says(record: Record, name: str) -> bool:
    return name in record.values or name in record.states


def _said(record: Record, name: str) -> Html:
    words = field_words(record, name)
    if words is not None:
        return tag("span", words)
    state = record.states.get(name)
    if name in record.unreadable:
        return tag("span", f"{state.words if state else ''}: “{record.unreadable[name]}”", class_="state")
    return tag("span", state.words if state else "nothing recorded", class_="state")
