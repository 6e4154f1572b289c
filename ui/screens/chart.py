"""The link chart of the address, and below it what goes with it: what is near as a table, or the chart as a record."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st
from pydantic import ValidationError

from analysis.counted import counted
from graph.errors import InputError
from graph.model.chart_view import renumbered
from graph.reading.neighbourhood import Page
from ui import gate, state
from ui.chart import sheets
from ui.chart.component import is_built, link_chart
from ui.chart.desk import Chart, Desk
from ui.chart.letters import Letter
from ui.chart.reading import changes_since
from ui.drawing import page as drawing
from ui.drawing import saved_charts
from ui.markup import link, tag
from ui.routes import AGAINST, CHART, FROM, ID, RECORD, TO, VERSION, Route, saved_chart
from ui.screens import chart_records, frame, near
from ui.state import Key

if TYPE_CHECKING:
    from analysis.chart.changes import Item
    from graph.model.draft import ChartDraft
    from graph.reader import Reader
    from graph.reading.results import Thing
    from ui.chart.sheets import Sheet
    from ui.markup import Html
    from ui.state import Signed

MOST_IN_AN_ADDRESS = 500
UNREADABLE = "This address of a chart cannot be read: open the chart from your list."
BOTH = 2


class Opened(NamedTuple):
    """The chart that a session has open: at which address, read by whom, as at when; and what was read once for it.

    Attributes:
        alone: The one thing that it was begun from, where it is one.
    """

    address: tuple[tuple[str, tuple[str, ...]], ...]
    signed: Signed | None
    as_at: date | None
    sheet: Sheet
    chart: Chart
    desk: Desk
    changes: tuple[Item, ...]
    left: ChartDraft
    alone: Thing | None

    @property
    def is_changed(self) -> bool:
        """Whether this viewer went on from the version that is shown and has not saved that."""
        begun = self.sheet.chart and self.sheet.begun
        return bool(begun) and renumbered(self.left.view) != (begun or self.left).view


def render() -> None:
    """Draw the chart of the address."""
    reader = gate.reader()
    with gate.explained():
        opened = _opened(reader)
    frame.top(gate.loaded_at())
    chart_records.told()
    masked = opened.desk.is_masked
    # One line, so that the picture has the height of the window.
    st.html(tag("div", _heading(opened, masked=masked), class_="slim"))
    if is_built():
        _window(opened.desk, masked=masked)
    else:
        st.warning(
            "The chart is not built: run `make demo` where Node's packages can be fetched. The table below works."
        )
    if masked:
        words = "What stands below the picture names people: it is back when the mask is off."
        # The browser covers the page until this class, the last of a masked page, stands in it (frontend/src/cover.ts).
        st.html(tag("p", words, role="status", class_="note page-is-masked"))
    else:
        _below(reader, opened)


def _heading(opened: Opened, *, masked: bool) -> Html:
    if masked:
        return drawing.heading("A chart", "Masked for a shared screen")
    if opened.alone:
        return drawing.heading(
            opened.alone.label, "Link chart", tag("p", drawing.thing_link(opened.alone, label="Open"))
        )
    return drawing.heading(opened.sheet.title, _kind(opened.sheet), _beside_title(opened))


def _below(reader: Reader, opened: Opened) -> None:
    """What goes with the chart, each in a tab of its own."""
    sheet = opened.sheet
    if sheet.compared:
        st.html(saved_charts.different(sheet.compared, sheet.titles))
        return
    found = sheet.chart
    if found is None:
        save, beside = st.tabs(["Save this chart", "One step away, as a table"])
        with save:
            chart_records.save(opened.chart, opened.desk, None)
        with beside:
            near.draw(reader, opened.alone)
        return
    changed, versions, share, save = st.tabs(["Changed since", "Versions and comparing", "Sharing", "Save"])
    with changed:
        st.html(saved_charts.changed(opened.changes, found, gate.house().directory.names))
    with versions:
        chart_records.versions(found)
    with share:
        chart_records.share(found)
    with save:
        chart_records.drop(opened.chart, changed=opened.is_changed)
        chart_records.save(opened.chart, opened.desk, found)


def _opened(reader: Reader) -> Opened:
    """The open chart of this session; another address, viewer, purpose or day opens another one."""
    names = (ID, RECORD, CHART, VERSION, AGAINST, FROM, TO)
    wanted = (tuple((name, _all(name)) for name in names), state.signed(), state.as_at())
    held = st.session_state.get(Key.CHART_DESK)
    if isinstance(held, Opened) and held[:3] == wanted:
        return held
    sheet = _sheet(reader)
    chart = Chart(gate.house(), reader, sheet.about, state.today(), past=state.as_at() is not None, sheet=sheet)
    changes = changes_since(reader, sheet.chart) if sheet.chart else ()
    desk = Desk(chart)
    opened = Opened(*wanted, sheet, chart, desk, changes, desk.left, _alone(reader, sheet, desk))
    st.session_state[Key.CHART_DESK] = opened
    return opened


def _alone(reader: Reader, sheet: Sheet, desk: Desk) -> Thing | None:
    """The one thing that a chart was begun from, on the chart still or not."""
    if len(sheet.things) != 1:
        return None
    return desk.about or reader.neighbourhood(sheet.about, Page((), 0, 0)).thing


def _sheet(reader: Reader) -> Sheet:
    ids, records, saved = _all(ID)[:MOST_IN_AN_ADDRESS], _all(RECORD)[:MOST_IN_AN_ADDRESS], _all(CHART)
    if len(saved) > 1:
        return sheets.of_two(reader, saved[0], saved[1])
    if saved:
        return _saved(reader, saved[0])
    if not (ids or records):
        st.info("A chart begins with something on record: search for it first, or open one of your saved charts.")
        st.stop()
    return sheets.of_things(reader, ids, records)


def _saved(reader: Reader, chart: str) -> Sheet:
    """A saved chart, or two states of it beside each other."""
    told = {name: each[0] for name in (VERSION, AGAINST, FROM, TO) if (each := _all(name))}
    try:
        numbers = [int(told[name]) for name in (VERSION, AGAINST) if name in told]
        days = [date.fromisoformat(told[name]) for name in (FROM, TO) if name in told]
    except ValueError as error:
        raise InputError(UNREADABLE) from error
    # Half of a comparison would show one state, and whoever follows the address would take it for the difference.
    if min(numbers, default=1) < 1 or len(days) == 1 or (AGAINST in told and VERSION not in told):
        raise InputError(UNREADABLE)
    if len(days) == BOTH:
        return sheets.of_days(reader, chart, (days[0], days[1]), state.today())
    if len(numbers) == BOTH:
        return sheets.of_versions(reader, chart, (numbers[0], numbers[1]), state.today())
    return sheets.of_chart(reader, chart, numbers[0] if numbers else None)


def _all(name: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in st.query_params.get_all(name) if each.strip())


def _kind(sheet: Sheet) -> str:
    if sheet.compared:
        return "Two states of a chart"
    return "Saved chart" if sheet.chart else "A new chart, not saved yet"


def _beside_title(opened: Opened) -> Html:
    """The way back, and at a glance whether what the chart was drawn from is still what is on record."""
    found, saved = opened.sheet.chart, _all(CHART)
    back = link(saved_chart(saved[0]), "Back to the chart") if opened.sheet.compared else None
    changes = None
    if found:
        count = len(opened.changes)
        words = (
            f"{counted(count, 'change')} on record since it was saved"
            if count
            else "No change on record since it was saved that you may see"
        )
        changes = tag("span", f"{words}. ")
    return tag("p", changes, back, " " if back else None, link(f"/{Route.CHARTS}", "All charts"))


@st.fragment
def _window(desk: Desk, *, masked: bool) -> None:
    """The chart in a fragment of its own: what is done in it does not run the rest of the page.

    Only a mask that is put on or taken off does: who looks at a shared screen reads the text below the picture too.
    """
    link_chart()(key=desk.key, data=desk.data(), on_said_change=lambda: _hear(desk))
    if desk.is_masked != masked:
        st.rerun()


def _hear(desk: Desk) -> None:
    said = st.session_state[desk.key].get("said")
    try:
        letter = Letter.model_validate(said)
    except ValidationError:
        return
    desk.hear(letter)
