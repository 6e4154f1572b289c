"""What a saved chart is as a record, below its picture: saved, shared, its versions, and what has changed since."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from graph import charts
from graph.charts import DraftOf
from graph.model.saved_chart import version_id
from graph.saved_charts import Begun, Saving, delete_chart, rename_chart, retire_chart, save_chart, share_chart
from graph.vocabulary import ChartRight
from graph.writer import Who
from ui import gate, state
from ui.drawing import saved_charts as drawing
from ui.markup import link, tag
from ui.routes import AGAINST, CHART, FROM, TO, VERSION, Route
from ui.screens import filled
from ui.state import Key

if TYPE_CHECKING:
    from graph.asking.saved_charts import OpenedChart
    from graph.model.draft import ChartDraft
    from graph.saved_charts import Saved
    from ui.chart.desk import Chart, Desk

NAME_HELP = (
    "Names, remarks and notes show only to you and to those who may see everything on which you may have rested them: "
    "a name and a remark, all that you see of what stands on the chart. Others read that the chart is untitled."
)
SAVE = "save-chart"
RIGHTS = {ChartRight.READ: "read it", ChartRight.EDIT: "read it and save versions", None: "not open it any longer"}


def save(chart: Chart, desk: Desk, found: OpenedChart | None) -> None:
    """The form that saves what is drawn: as a further version, or as a new chart."""
    further = found is not None and found.chart.right is not ChartRight.READ
    with filled.form(SAVE, border=False):
        if further and found:
            st.text(f"Without a name it becomes version {found.chart.latest + 1} of this chart.")
        elif found:
            st.text("This chart is shared with you to read: under a name, what is drawn becomes a chart of your own.")
        name = st.text_input(
            "Name of a new chart", key=filled.field(SAVE, Key.CHART_NAME), max_chars=120, help=NAME_HELP
        )
        remark = st.text_input("Remark on this version", key=filled.field(SAVE, Key.CHART_REMARK), max_chars=400)
        asked = st.form_submit_button("Save", type="primary", key=Key.CHART_SAVE)
    if asked:
        begun = Begun(found.chart.id, found.version.number) if found else None
        with gate.tried():
            saved = _saved(chart, desk.drawn(), Saving({}, name.strip(), remark, begun, state.view().as_at))
            filled.taken(SAVE)
            st.query_params.from_dict({CHART: saved.chart, VERSION: str(saved.number)})
            st.rerun()


def drop(chart: Chart, *, changed: bool) -> None:
    """What was changed since and never saved, and the way back to what was."""
    if not changed:
        return
    st.text("You changed this chart after it was saved: the picture above shows your changes, others see the version.")
    if st.button("Drop my changes", key=Key.CHART_DROP):
        charts.drop_draft(gate.house().bolt, chart.draft_of)
        _again()


def told() -> None:
    """Say once what saving found out."""
    words = st.session_state.pop(Key.CHART_TOLD, "")
    if words:
        st.info(words)


def share(found: OpenedChart) -> None:
    """With whom the chart is shared; only its owner can change it."""
    names = gate.house().directory.names
    if found.chart.right is not ChartRight.OWN:
        st.text(drawing.whose(found.chart, names))
        return
    st.html(drawing.shares(found.chart, names))
    with st.form("share-chart", border=False):
        others = [user for user in names if user != found.chart.owner]
        other = st.selectbox("Who", others, format_func=lambda user: names[user], key=Key.CHART_WITH)
        right = st.selectbox("May", list(RIGHTS), format_func=lambda each: RIGHTS[each], key=Key.CHART_RIGHT)
        asked = st.form_submit_button("Share", key=Key.CHART_SHARE)
    if asked and other:
        with gate.explained():
            share_chart(
                gate.house().trail, _who(), found.chart.id, other=gate.house().directory.viewer(other), right=right
            )
        _again()
    _put_away(found)


def versions(found: OpenedChart) -> None:
    """The versions, and the ways to compare them with this one and two days with each other."""
    names = gate.house().directory.names
    st.html(drawing.versions(found.versions, found.version.number, names))
    others = [each.number for each in found.versions if each.number != found.version.number and not each.erased_at]
    for number in reversed(others):
        first, last = sorted((number, found.version.number))
        both = _address(found, {VERSION: str(first), AGAINST: str(last)})
        st.html(tag("p", link(both, f"Compare version {first} with version {last}")))
    with st.form("compare-days", border=False):
        left, right = st.columns(2)
        first_day = left.date_input("What was on record on", value=None, format="DD/MM/YYYY", key=Key.CHART_FROM)
        last_day = right.date_input("and on", value=state.today(), format="DD/MM/YYYY", key=Key.CHART_TO)
        asked = st.form_submit_button("Compare the two days", key=Key.CHART_DAYS)
    if asked and first_day:
        st.query_params.from_dict({CHART: found.chart.id, FROM: first_day.isoformat(), TO: last_day.isoformat()})
        st.rerun()


def _put_away(found: OpenedChart) -> None:
    """Another name, retiring, deleting: the owner's."""
    chart, trail = found.chart, gate.house().trail
    name = st.text_input("Rename", value=chart.name, key=f"{Key.CHART_RENAME}-{chart.id}", max_chars=120)
    if name.strip() != chart.name:
        with gate.explained():
            rename_chart(trail, _who(), chart.id, name)
        _again()
    retired = chart.retired_at is not None
    if st.button("Bring it back" if retired else "Retire: nobody else opens it", key=Key.CHART_RETIRE):
        with gate.explained():
            retire_chart(trail, _who(), chart.id, at=None if retired else datetime.now(UTC))
        _again()
    sure = st.checkbox("Delete it with all its versions", key=Key.CHART_SURE)
    if sure and st.button("Delete", key=Key.CHART_DELETE):
        with gate.explained():
            delete_chart(trail, _who(), chart.id)
        state.forget_chart()
        st.html(tag("p", "Deleted. ", link(f"/{Route.CHARTS}", "All charts"), role="status"))
        st.stop()


def _saved(chart: Chart, draft: ChartDraft, saving: Saving) -> Saved:
    """Save the draft as the database holds it; the steps that led to it go with it."""
    bolt, now = gate.house().bolt, datetime.now(UTC)
    saved = save_chart(gate.house().trail, _who(), saving._replace(view=draft.view), now=now)
    kept = DraftOf(chart.reader.viewer, version_id(saved.chart, saved.number))
    charts.keep_draft(bolt, kept, lambda _: draft, now=now)
    charts.drop_draft(bolt, chart.draft_of)
    if saved.meanwhile:
        st.session_state[Key.CHART_TOLD] = drawing.meanwhile(saved)
    return saved


def _again() -> None:
    state.forget_chart()
    st.rerun()


def _address(found: OpenedChart, more: dict[str, str]) -> str:
    return f"/{Route.CHART}?{urlencode({CHART: found.chart.id, **more})}"


def _who() -> Who:
    held = state.signed()
    if held is None:
        st.stop()
    return Who(held.viewer, held.reason)
