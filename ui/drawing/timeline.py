"""The chronology on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.nominal.when import day_words
from ui import wording
from ui.drawing.page import Line, Section, note, nothing, table, thing_link
from ui.markup import join, tag

if TYPE_CHECKING:
    from datetime import date

    from analysis.nominal.chronology import Chronology, Happening

MOST_SHOWN = 400


def chronology(found: Chronology, on: date) -> Section:
    """Everything with a date, the latest first, and below it what has none."""
    size = len(found.dated) + len(found.undated)
    if not size:
        return Section("chronology", "Chronology", nothing(f"{wording.NOTHING_RECORDED} that you may see."), 0)
    last = found.last_day(on)
    since = f"{wording.NOTHING_RECORDED} since {day_words(last)}. " if last else ""
    rest = len(found.dated) - MOST_SHOWN
    more = nothing(f"{rest} earlier entries are not shown here.") if rest > 0 else None
    body = (
        note(f"{since}{wording.CAVEAT_CHRONOLOGY}"),
        table("Chronology", ("When", "What", "As recorded"), [_line(each, on) for each in found.dated[:MOST_SHOWN]]),
        more,
        tag("h3", "Without a date") if found.undated else None,
        table("Entries without a date", ("When", "What", "As recorded"), [_line(each, on) for each in found.undated])
        if found.undated
        else None,
    )
    return Section("chronology", "Chronology", join(body), size)


def _line(each: Happening, on: date) -> Line:
    ahead = tag("span", " (ahead)", class_="quiet") if each.when.earliest and each.when.earliest > on else None
    return Line((join((each.when.words, ahead)), each.what, thing_link(each.thing, label=each.told)), (each.behind,))
