"""How complete submitted reports are, by team and submitter: for supervisors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.submissions.quality import quality
from analysis.submissions.reports import ITEM_FIELDS, OFFICER_FIELDS, REPORT_FIELDS, Read, submitted
from ui import gate
from ui.drawing import page as drawing
from ui.drawing import submissions
from ui.screens import frame

if TYPE_CHECKING:
    from graph.reader import Reader

SUPERVISES = frozenset({"manager", "analyst"})
CAVEAT = (
    "Counted over the reports that you may see. A report that mentions nobody may be a good one: "
    "what is missing is for the supervisor to ask, and no ranking of people."
)


def render() -> None:
    """Draw the table."""
    reader = gate.reader()
    frame.top(gate.loaded_at())
    st.title("Quality of submissions")
    if not SUPERVISES & reader.viewer.roles:
        st.error("This page is for supervisors: ask a colleague who has the role `manager`.")
        st.stop()
    with gate.explained():
        found = quality(submitted(_read(reader)))
    st.html(drawing.note(CAVEAT))
    st.html(submissions.table(found))


def _read(reader: Reader) -> Read:
    return Read(
        reader.records_as_columns("Report", REPORT_FIELDS),
        reader.records_as_columns("ReportItem", ITEM_FIELDS),
        reader.records_as_columns("Officer", OFFICER_FIELDS),
        reader.links_as_columns("ITEM_OF"),
        reader.links_as_columns("MENTIONS"),
        reader.returned(),
    )
