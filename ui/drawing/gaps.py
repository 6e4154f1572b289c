"""Gaps as a table: what is missing of whom, how grave and since when, the words to ask, and the records compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.gaps.catalogue import catalogue
from analysis.nominal.when import day_words
from graph.keys import line_of
from ui.drawing.page import badge, nothing, thing_link
from ui.markup import Html, Part, join, link, tag
from ui.routes import Route, address

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from analysis.gaps.catalogue import BuiltRule
    from analysis.gaps.finding import Finding
    from analysis.gaps.run import Failed
    from graph.reading.results import Thing

COLUMNS = ("Severity", "Gap", "About", "Compared", "Since", "Ask", "Behind it")
NOTHING = "No rule found such a gap in what you may see. That does not say that nothing is missing."


def table(found: Sequence[Finding], things: Mapping[str, Thing], on: date) -> Html:
    """One row for each gap."""
    if not found:
        return nothing(NOTHING)
    head = tag("tr", *(tag("th", name, scope="col") for name in COLUMNS))
    rows = (_row(each, things, on) for each in found)
    shown = tag("table", tag("caption", "Gaps"), tag("thead", head), tag("tbody", *rows), class_="lines")
    return tag("div", shown, class_="wide", role="region", aria_label="Gaps", tabindex="0")


def failures(failed: Sequence[Failed]) -> str:
    """Says which rules failed, so that nobody takes their silence for an answer."""
    return " ".join(f"{each.rule} failed ({each.why}): its gaps are not known." for each in failed)


def rule_page(built: BuiltRule) -> Html:
    """A rule with its wording, limits and what they rest on."""
    rule = built.rule
    parts = {
        "Asks": rule.question,
        "Fires when": rule.fires,
        "Read as": rule.reading,
        "Leaves alone": rule.exempt,
        "Rests on": rule.basis_words,
        "Severity": f"{rule.severity.value}; raised: {rule.raised}",
        "Closed by": rule.closes,
        "Ask": rule.asks,
        "Not in force": rule.not_yet,
    }
    entries = (join((tag("dt", name), tag("dd", words))) for name, words in parts.items() if words)
    return tag("dl", *entries)


def _row(each: Finding, things: Mapping[str, Thing], on: date) -> Html:
    rule = catalogue()[each.rule].rule
    name = join((link(f"/{Route.GAPS}?rule={rule.id}", rule.id), " ", rule.title))
    late = each.late_words(on)
    since = day_words(each.since) if each.since else "not known"
    about = dict.fromkeys((*([each.about] if each.about else []), *each.subject_ids))
    cells: tuple[Part, ...] = (
        name,
        join((thing_link(things[one]) for one in about if one in things), ", "),
        "; ".join(filter(None, (each.compared, late))),
        since,
        each.question,
        join((link(address(Route.RECORD, line_of(one)), f"record {place}") for place, one in _numbered(each)), ", "),
    )
    grave = badge(each.severity.value + (", cannot be decided" if each.decided.value == "undecided" else ""))
    return tag("tr", tag("th", grave, scope="row"), *(tag("td", cell) for cell in cells))


def _numbered(each: Finding) -> enumerate[str]:
    return enumerate(each.evidence_ids, 1)
