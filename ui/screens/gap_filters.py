"""The filters of the Gaps board: for whom, of which rule and state, on whose list, how old."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import polars as pl
import streamlit as st

from analysis.gaps.catalogue import catalogue
from analysis.gaps.finding import Severity
from analysis.gaps.rule import Audience
from analysis.gaps.states import TO_DO, Status
from ui.gap_list import WantedGaps
from ui.state import Key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.gaps.casebook import Casebook
    from analysis.gaps.life import Gap


class Filters(NamedTuple):
    """What is wanted of the rules, and of what they find: how grave, how old, and new since when."""

    wanted: WantedGaps
    severities: tuple[Severity, ...]
    days: int
    since: date | None

    def of(self, gaps: Sequence[Gap], on: date) -> list[Gap]:
        """The gaps that are grave and old enough; one that closed itself has no age."""
        return [gap for gap in gaps if self._is_grave(gap) and self._is_old(gap, on)]

    def _is_grave(self, gap: Gap) -> bool:
        return not self.severities or (gap.finding is not None and gap.finding.severity in self.severities)

    def _is_old(self, gap: Gap, on: date) -> bool:
        since = gap.finding.since if gap.finding else None
        return not self.days or (since is not None and (on - since).days >= self.days)


def filters(book: Casebook, about: str) -> Filters:
    """Draw the filters and say what they ask for."""
    first, second, third, fourth = st.columns(4)
    severities = first.multiselect("Severity", list(Severity), format_func=_words, key=Key.GAPS_SEVERITY)
    audience = second.selectbox(
        "For", list(Audience), index=None, placeholder="Everybody", format_func=_words, key=Key.GAPS_FOR
    )
    states = third.multiselect(
        "State", list(Status), default=list(TO_DO), format_func=lambda each: each.words, key=Key.GAPS_STATE
    )
    rules = {name: built.rule.title for name, built in catalogue().items() if built.condition}
    rule = fourth.selectbox(
        "Rule",
        list(rules),
        index=None,
        placeholder="Every rule",
        format_func=lambda name: f"{name} {rules[name]}",
        key=Key.GAPS_RULE,
    )
    officer, beat, days, since = _whose(book)
    wanted = WantedGaps(
        about, audience or "", rule or "", officer=officer, beat=beat, statuses=tuple(states) or tuple(Status)
    )
    return Filters(wanted, tuple(severities), days, since)


def _whose(book: Casebook) -> tuple[str, str, int, date | None]:
    officer, beat, age, new = st.columns(4)
    officers = officer_names(book)
    managing = sorted(set(book.cases["officer"].drop_nulls()) & officers.keys(), key=lambda one: officers[one])
    beats = _named(book, "Beat")
    one = officer.selectbox(
        "Officer",
        managing,
        index=None,
        placeholder="Everybody's",
        format_func=lambda each: officers[each],
        key=Key.GAPS_OFFICER,
    )
    of_beat = beat.selectbox(
        "Beat",
        sorted(beats, key=lambda each: beats[each]),
        index=None,
        placeholder="Everywhere",
        format_func=lambda each: beats[each],
        key=Key.GAPS_BEAT,
    )
    days = age.number_input("Open for at least (days)", min_value=0, step=7, key=Key.GAPS_AGE)
    since = new.date_input(
        "Opened or closed since", value=None, max_value=book.on, format="DD/MM/YYYY", key=Key.GAPS_SINCE
    )
    return one or "", of_beat or "", int(days), since if isinstance(since, date) else None


def officer_names(book: Casebook) -> Mapping[str, str]:
    """Officers by id, as far as their names may be seen."""
    return _named(book, "Officer")


def _named(book: Casebook, model: str) -> Mapping[str, str]:
    named = book.records(model).filter(pl.col("name").is_not_null())
    return dict(named.sort("recorded_on", "record").select("about", "name").iter_rows())


def _words(code: str) -> str:
    return str(code).replace("_", " ")
