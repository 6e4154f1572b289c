"""The frame of every page: marking with the data's date and the viewer, headings, sections and tables of lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from analysis.nominal.when import day_words
from ui import wording
from ui.drawing.behind import behind
from ui.markup import Html, Part, join, link, style, tag
from ui.routes import address_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from analysis.nominal.evidence import Evidence
    from graph.reading.results import Thing
    from ui.state import Signed


_NOT_PLAIN = re.compile(r"[^A-Za-z0-9 ,.:()/-]")


class Line(NamedTuple):
    """One row of a table: its cells, and the records that stand behind it."""

    cells: tuple[Part, ...]
    behind: tuple[Evidence, ...]
    class_: str | None = None


class Section(NamedTuple):
    """One part of a page."""

    id: str
    title: str
    body: Html
    size: int | None = None


def marking(loaded_at: datetime | None, who: Signed) -> Html:
    """The band that stands on top of the page and on every sheet of paper."""
    loaded = wording.loaded_words(loaded_at)
    reference = f", {who.reason.reference}" if who.reason.reference else ""
    seen = f"{who.viewer.name}, {who.viewer.title}; purpose: {who.reason.purpose.value}{reference}"
    parts = (tag("strong", wording.MARKING), tag("span", loaded), tag("span", f"seen by {seen}"))
    return tag("div", *parts, class_="marking", role="note", aria_label="Marking")


def sheet_marking(loaded_at: datetime | None, who: Signed) -> Html:
    """The same for the margins of every sheet: a rule of style, so only plain signs are let into it."""
    loaded = wording.loaded_words(loaded_at)
    foot = _plain(f"{loaded} - seen by {who.viewer.name}, purpose: {who.reason.purpose.value}")
    head = f'@top-center {{ content: "{_plain(wording.MARKING)}"; font: bold 11pt sans-serif; }}'
    left = f'@bottom-left {{ content: "{foot}"; font: 8pt sans-serif; }}'
    right = '@bottom-right { content: counter(page) " of " counter(pages); font: 8pt sans-serif; }'
    return tag("style", style(f"@media print {{ @page {{ {head} {left} {right} }} }}"))


def as_at_banner(day: date | None) -> Html | None:
    """Says plainly that the page shows the past."""
    if day is None:
        return None
    words = f"As at the end of {day_words(day)}: what was on record at the source then. Later records are not shown."
    return tag("div", tag("strong", words), class_="as-at", role="status")


def heading(title: str, kind: str, *notes: Part) -> Html:
    """The name of the thing, and what it is."""
    return tag("div", tag("h1", tag("span", kind, class_="kind"), " ", title), *notes, class_="heading")


def contents(sections: Iterable[Section]) -> Html:
    """Links to the parts of the page, each with its number of lines."""
    entries = (
        tag("li", link(f"#{section.id}", section.title), f" ({section.size})" if section.size is not None else None)
        for section in sections
    )
    return tag("nav", tag("ul", *entries), class_="contents", aria_label="On this page")


def section(part: Section) -> Html:
    """One part with its heading."""
    return tag("section", tag("h2", part.title, id=part.id), part.body, aria_labelledby=part.id)


def table(caption: str, columns: Sequence[str], lines: Sequence[Line]) -> Html:
    """Lines as a table, what stands behind each in its last column."""
    head = tag("tr", *(tag("th", name, scope="col") for name in (*columns, "Behind it")))
    rows = (_row(line) for line in lines)
    shown = tag("table", tag("caption", caption), tag("thead", head), tag("tbody", *rows), class_="lines")
    return tag("div", shown, class_="wide", role="region", aria_label=caption, tabindex="0")


def nothing(words: str) -> Html:
    """An empty part says what kind of nothing it is."""
    return tag("p", words, class_="nothing")


def note(words: Part) -> Html:
    """A caveat or remark under a heading."""
    return tag("p", words, class_="note")


def not_concluded(caveats: Sequence[str]) -> Html:
    """What must not be concluded from an answer, to be read before it."""
    listed = tag("ul", *(tag("li", caveat) for caveat in caveats))
    return tag("div", tag("strong", "What must not be concluded"), listed, class_="note", role="note")


def thing_link(thing: Thing, *, label: str = "") -> Html:
    """A thing by its name or another word, leading to its page; a masked one leads nowhere."""
    if thing.masked:
        return tag("span", thing.label, class_="masked")
    return link(address_of(thing), label or wording.thing_words(thing))


def thing_links(things: Iterable[Thing]) -> Html:
    """Several of them."""
    return join((thing_link(thing) for thing in things), ", ")


def badge(words: str, tone: str = "plain") -> Html:
    """A word in a frame; the tone is never the only cue."""
    return tag("span", words, class_=f"badge {tone}")


def _row(line: Line) -> Html:
    first, *rest = line.cells
    cells = (tag("th", first, scope="row"), *(tag("td", cell) for cell in rest))
    return tag("tr", *cells, tag("td", behind(line.behind), class_="source"), class_=line.class_)


def _plain(words: str) -> str:
    return _NOT_PLAIN.sub("", words)
