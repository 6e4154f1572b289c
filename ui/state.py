"""What a browser session remembers, by name and with types; nothing else touches the session's keys."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import streamlit as st

from graph.instants import LOCAL, end_of
from graph.reading.frame import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.access import Reason, Viewer
    from graph.reading.search import SearchResult
    from graph.reading.tracing import Trace


Answer = TypeVar("Answer")


class Key(StrEnum):
    """Every key of the session, those of widgets included."""

    SIGNED = "signed"
    USER = "user"
    PURPOSE = "purpose"
    REFERENCE = "reference"
    BEGIN = "begin"
    FORMS = "forms"
    CHANGE = "change"
    AS_AT = "as_at"
    SEARCH_TEXT = "search_text"
    SEARCH_KINDS = "search_kinds"
    SEARCH_BUTTON = "search_button"
    FOUND = "found"
    CHECK_TEXT = "check_text"
    CHECK_BUTTON = "check_button"
    CHECKED = "checked"
    REVEAL_WHO = "reveal_who"
    REVEAL_WHY = "reveal_why"
    REVEAL_BUTTON = "reveal_button"
    CHART_TYPES = "chart_types"
    CHART_PAGE = "chart_page"
    CHART_DESK = "chart_desk"
    CHART_NAME = "chart_name"
    CHART_REMARK = "chart_remark"
    CHART_SAVE = "chart_save"
    CHART_TOLD = "chart_told"
    CHART_WITH = "chart_with"
    CHART_RIGHT = "chart_right"
    CHART_SHARE = "chart_share"
    CHART_FROM = "chart_from"
    CHART_TO = "chart_to"
    CHART_DAYS = "chart_days"
    CHART_RENAME = "chart_rename"
    CHART_RETIRE = "chart_retire"
    CHART_DELETE = "chart_delete"
    CHART_SURE = "chart_sure"
    CHART_DROP = "chart_drop"
    CHARTS_BOTH = "charts_both"
    SEARCH_CHART = "search_chart"
    ENTER = "enter"
    ENTER_BEHAVIOURS = "enter_behaviours"
    CHANGE_RECORD = "change_record"
    ERASE = "erase"
    ERASED = "erased"
    IMPORT = "import"
    PREVIEWED = "previewed"
    LOADED = "loaded"
    MAPPING = "mapping"
    QUARANTINE_KIND = "quarantine_kind"
    QUARANTINE = "quarantine"
    QUARANTINE_PAGE = "quarantine_page"
    PATTERNS_QUESTION = "patterns_question"
    PATTERNS_REFERENCE = "patterns_reference"
    PATTERNS_SINCE = "patterns_since"
    PATTERNS_ARRIVED = "patterns_arrived"
    PATTERNS_ROWS = "patterns_rows"
    PATTERNS_VERDICT = "patterns_verdict"
    PATTERNS_WHY = "patterns_why"
    PATTERNS_DECIDE = "patterns_decide"
    PATTERNS_BACK = "patterns_back"
    PATTERNS_BACK_WHY = "patterns_back_why"
    PATTERNS_DESK = "patterns_desk"
    PATTERNS_NEAR = "patterns_near"
    PATTERNS_CATEGORY = "patterns_category"
    PATTERNS_SPACE = "patterns_space"
    PATTERNS_TIME = "patterns_time"
    PATTERNS_METHOD = "patterns_method"
    GAPS = "gaps"
    GAPS_FOR = "gaps_for"
    GAPS_SEVERITY = "gaps_severity"
    GAPS_PAGE = "gaps_page"
    GAPS_BEFORE = "gaps_before"
    GAPS_SINCE = "gaps_since"
    NETWORK = "network"
    AGAIN = "again"
    NETWORK_ASKED = "network_asked"
    NETWORK_QUESTION = "network_question"
    NETWORK_PEOPLE = "network_people"
    NETWORK_OTHERS = "network_others"
    NETWORK_SINCE = "network_since"
    NETWORK_FIND = "network_find"
    NETWORK_WITHOUT = "network_without"
    NETWORK_STEPS = "network_steps"
    NETWORK_ALTERNATIVES = "network_alternatives"
    NETWORK_IN_TIME = "network_in_time"
    NETWORK_WEIGHTS = "network_weights"
    NETWORK_ROWS = "network_rows"
    NETWORK_CHART = "network_chart"
    NETWORK_CHART_NAME = "network_chart_name"
    NETWORK_SAVED = "network_saved"
    GAPS_STATE = "gaps_state"
    GAPS_RULE = "gaps_rule"
    GAPS_OFFICER = "gaps_officer"
    GAPS_BEAT = "gaps_beat"
    GAPS_AGE = "gaps_age"
    DAY_OF = "day_of"
    UNIT = "unit"
    UNIT_DAYS = "unit_days"
    UNIT_APART = "unit_apart"


ANSWERS = (
    Key.FOUND,
    Key.CHECKED,
    Key.NETWORK,
    Key.NETWORK_ASKED,
    Key.CHART_DESK,
    Key.PATTERNS_DESK,
    Key.PATTERNS_NEAR,
)


class Signed(NamedTuple):
    """Who reads in this session, and why."""

    viewer: Viewer
    reason: Reason


class Asking(NamedTuple):
    """Everything that an answer depends on, so that no answer outlives a change of viewer, purpose or date."""

    text: str
    kinds: tuple[str, ...]
    signed: Signed
    as_at: date | None


class Found(NamedTuple):
    """A search and what it found."""

    asking: Asking
    result: SearchResult


class Checked(NamedTuple):
    """A checked list and its result."""

    signed: Signed
    trace: Trace


def signed() -> Signed | None:
    """Who reads, or None where nobody has said so yet."""
    held = st.session_state.get(Key.SIGNED)
    return held if isinstance(held, Signed) else None


def sign(who: Signed | None) -> None:
    """Begin to read as somebody, or stop; answers given to somebody else are forgotten."""
    st.session_state[Key.SIGNED] = who
    forget_answers()


def kept(key: Key, asked: object, answer: Callable[[], Answer]) -> Answer:
    """An answer that takes long: given again while what was asked, and all that it depends on, stays the same."""
    held = st.session_state.get(key)
    if held is None or held[0] != asked:
        held = st.session_state[key] = (asked, answer())
    found: Answer = held[1]
    return found


def forget_answers() -> None:
    """Forget what was found: it was for somebody else, or it says what was erased since."""
    for key in ANSWERS:
        st.session_state.pop(key, None)


def forget_chart() -> None:
    """Open the chart of the address afresh: somebody changed what it is called or with whom it is shared."""
    st.session_state.pop(Key.CHART_DESK, None)


def as_at() -> date | None:
    """The day whose state of knowledge is wanted, or None for now."""
    held = st.session_state.get(Key.AS_AT)
    return held if isinstance(held, date) else None


def view() -> View:
    """The state of knowledge at the end of the wanted day, local time."""
    day = as_at()
    return View(as_at=end_of(day)) if day else View()


def today() -> date:
    """The day that "now" on the page means: the wanted day, or today."""
    return as_at() or datetime.now(LOCAL).date()


def found() -> Found | None:
    """The last search of this session."""
    held = st.session_state.get(Key.FOUND)
    return held if isinstance(held, Found) else None


def keep_found(what: Found) -> None:
    """Remember a search, so that a page drawn again does not search, and is not audited, again."""
    st.session_state[Key.FOUND] = what


def checked() -> Checked | None:
    """The last checked list of this session."""
    held = st.session_state.get(Key.CHECKED)
    return held if isinstance(held, Checked) else None


def keep_checked(what: Checked) -> None:
    """Remember a checked list."""
    st.session_state[Key.CHECKED] = what
