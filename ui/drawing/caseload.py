"""Caseloads side by side: a chart of how grave each is, and a table with what a manager has to ask about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import polars as pl

from analysis.nominal.when import day_words, with_plain_days
from analysis.workload.caseload import BANDS, GUIDE
from ui.drawing.page import badge, nothing
from ui.markup import Html, Part, link, tag
from ui.routes import Route, address

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.workload.caseload import Caseload

NONE = "No managed person with a named officer is recorded that you may see."
NOT_REVIEWED = "no review recorded"
COLUMNS = (
    "Officer",
    "Unit",
    "Nominals",
    "High risk",
    "Overdue",
    "Kinds",
    "Where they live",
    "In date",
    "Away",
    "Review",
)
_COLOURS = ("#7a1212", "#c8641b", "#d9b44a", "#8aa3b8", "#d8dde3")
_WORDS = [band.replace("_", " ") for band in BANDS]
WITHIN = f"within the guide of {GUIDE:.0%}"


def chart(loads: Sequence[Caseload]) -> alt.Chart:
    """Nominals by band, one bar for each officer, the largest caseload on top."""
    rows = [
        {"officer": each.name, "band": word, "nominals": each.bands[band], "place": place}
        for each in loads
        for place, (band, word) in enumerate(zip(BANDS, _WORDS, strict=True))
    ]
    bars = alt.Chart(pl.DataFrame(rows)).mark_bar(height=20)
    drawn: alt.Chart = bars.encode(
        y=alt.Y("officer:N", sort=[each.name for each in loads], axis=alt.Axis(title=None, labelLimit=220)),
        x=alt.X("sum(nominals):Q", title="nominals", axis=alt.Axis(tickMinStep=1)),
        color=alt.Color("band:N", scale=alt.Scale(domain=_WORDS, range=_COLOURS), title="Band", sort=_WORDS),
        order=alt.Order("place:Q"),
        tooltip=["officer:N", "band:N", "nominals:Q"],
    ).properties(height=alt.Step(30))
    return drawn


def table(loads: Sequence[Caseload], overdue: Mapping[str, int]) -> Html:
    """One row for each officer."""
    if not loads:
        return nothing(NONE)
    head = tag("tr", *(tag("th", name, scope="col") for name in COLUMNS))
    names = {each.officer: each.name for each in loads}
    body = (_row(each, overdue.get(each.officer, 0), names) for each in loads)
    shown = tag("table", tag("caption", "Caseloads"), tag("thead", head), tag("tbody", *body), class_="lines")
    return tag("div", shown, class_="wide", role="region", aria_label="Caseloads", tabindex="0")


def _row(each: Caseload, overdue: int, names: Mapping[str, str]) -> Html:
    share = f"{each.high_share:.0%}"
    grave = badge(f"{share}, above the guide", "loose") if each.is_over_guide else f"{share}, {WITHIN}"
    away: Part = ""
    if each.away is not None:
        until = f"until {day_words(each.away.until)}" if each.away.until else "end not recorded"
        cover = names.get(each.away.cover or "", each.away.cover) or "nobody recorded"
        away = f"{until}; covered by {cover}"
    cells: tuple[Part, ...] = (
        each.unit,
        str(len(each.nominals)),
        grave,
        str(overdue),
        ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in each.kinds.items()),
        each.ground.words,
        _in_date(each),
        away,
        f"last {day_words(each.reviewed_on)}" if each.reviewed_on else NOT_REVIEWED,
    )
    name = link(address(Route.THING, each.officer), each.name)
    # A cell without a heading would put every later one under the wrong name.
    under = (tag("td", cell) for _, cell in zip(COLUMNS[1:], cells, strict=True))
    return tag("tr", tag("th", name, scope="row"), *under)


def _in_date(each: Caseload) -> Part:
    vetted = with_plain_days(f"{each.vetting} {each.vetted_on}").strip() or "vetting not recorded"
    if not each.trained:
        return f"{vetted}; no course recorded"
    courses = tag("ul", *(tag("li", with_plain_days(course.replace(":", ", "))) for course in each.trained))
    return tag("details", tag("summary", f"{vetted}; {len(each.trained)} courses"), courses)
