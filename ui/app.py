"""The explorer: page settings and navigation, nothing else.

Sections follow what people come for: Today, Look up, Charts, Patterns, Records; a section appears with its first page.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import streamlit as st

from ingest.by_hand.desk import MAY_ENTER, SUPERVISES
from ingest.load import MAY_LOAD
from ui import gate, link_clicks, state
from ui.routes import Route
from ui.screens import (
    address,
    caseload,
    change,
    chart,
    charts,
    day,
    decisions,
    enter,
    erase,
    gaps,
    importing,
    mapping,
    network,
    nominal,
    patterns,
    quarantine,
    record,
    report,
    rule,
    search,
    submissions,
    thing,
    unit,
)

ASSETS = Path(__file__).parent / "assets"
# Wide enough for the day that is looked at; what is not taken here is the page's. A comment: Streamlit writes a bare
# string of its first script onto every page.
SIDEBAR_PX = 240
# A Material icon as page icon would make the browser fetch a font from elsewhere.
st.set_page_config(
    page_title="Mosaic", page_icon=str(ASSETS / "icon.png"), layout="wide", initial_sidebar_state=SIDEBAR_PX
)
st.html(ASSETS / "mosaic.css")
st.html(ASSETS / "gaps.css")


def for_those_who(role: str) -> Literal["visible", "hidden"]:
    """Whether a page that is of use only with a role stands in the menu; by its address it says who may."""
    held = state.signed()
    return "visible" if held and role in held.viewer.roles else "hidden"


my_day = st.Page(day.render, title="My day", url_path=Route.DAY)
look_up = st.Page(search.render, title="Search", url_path=Route.SEARCH)


def begin() -> None:
    """Whoever manages people begins with what needs them; everybody else with a question."""
    st.switch_page(my_day if gate.reader().viewer.officer else look_up)


page = st.navigation(
    {
        # The bare address has a page of its own: the first page of a visitor keeps its own address like all others.
        "": [st.Page(begin, title="Mosaic", default=True, visibility="hidden")],
        "Today": [
            my_day,
            st.Page(gaps.render, title="Gaps", url_path=Route.GAPS),
            st.Page(caseload.render, title="Caseloads", url_path=Route.CASELOAD, visibility=for_those_who(SUPERVISES)),
            st.Page(unit.render, title="How complete", url_path=Route.UNIT),
            st.Page(rule.render, title="Rule", url_path=Route.RULE, visibility="hidden"),
        ],
        "Look up": [
            look_up,
            st.Page(nominal.render, title="Nominal", url_path=Route.NOMINAL, visibility="hidden"),
            st.Page(decisions.render, title="Decision log", url_path=Route.DECISIONS, visibility="hidden"),
            st.Page(address.render, title="Address", url_path=Route.ADDRESS, visibility="hidden"),
            st.Page(report.render, title="Report", url_path=Route.REPORT, visibility="hidden"),
            st.Page(thing.render, title="On record", url_path=Route.THING, visibility="hidden"),
            st.Page(record.render, title="History of a line", url_path=Route.RECORD, visibility="hidden"),
        ],
        "Charts": [
            st.Page(charts.render, title="Charts", url_path=Route.CHARTS),
            st.Page(chart.render, title="Chart", url_path=Route.CHART, visibility="hidden"),
        ],
        "Analyse": [
            st.Page(network.render, title="Network", url_path=Route.NETWORK),
            st.Page(patterns.render, title="Patterns", url_path=Route.PATTERNS),
        ],
        "Records": [
            st.Page(enter.render, title="Enter by hand", url_path=Route.ENTER, visibility=for_those_who(MAY_ENTER)),
            st.Page(importing.render, title="Import files", url_path=Route.IMPORT, visibility=for_those_who(MAY_LOAD)),
            st.Page(mapping.render, title="Map a file", url_path=Route.MAPPING, visibility=for_those_who(MAY_LOAD)),
            st.Page(quarantine.render, title="Quarantine", url_path=Route.QUARANTINE),
            st.Page(
                submissions.render,
                title="Submissions",
                url_path=Route.SUBMISSIONS,
                visibility=for_those_who(SUPERVISES),
            ),
            st.Page(change.render, title="Change a record", url_path=Route.CHANGE, visibility="hidden"),
            st.Page(erase.render, title="Erase", url_path=Route.ERASE, visibility="hidden"),
        ],
    }
)
gate.draw()
with st.sidebar:
    link_clicks.listen()
page.run()
