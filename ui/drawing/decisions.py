"""The decision log as it is read and printed: each decision with its reasons, its five tests and what was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.nominal.decisions import TESTS
from analysis.nominal.when import moment_words
from graph.keys import line_of
from ui.drawing.page import badge, nothing
from ui.markup import Html, Part, join, link, tag
from ui.routes import Route, address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.nominal.decisions import Logged

NONE = "No decision recorded that you may see. That does not say that none was made."
NOT_RECORDED = "nothing recorded"


def log(decisions: Sequence[Logged]) -> Html:
    """Every decision, the latest first."""
    if not decisions:
        return nothing(NONE)
    return join(_decision(each) for each in decisions)


def _decision(each: Logged) -> Html:
    at = moment_words(each.at) if each.at else "no day recorded"
    weak = badge(f"not recorded: {', '.join(each.missing)}", "loose") if each.missing else None
    heading = tag("h3", f"{at}: {each.about}")
    entries = (tag("div", tag("dt", name), tag("dd", words)) for name, words in _facts(each) if words)
    return tag(
        "article", heading, tag("p", badge(each.kind), " ", weak), tag("dl", *entries, class_="fields"), class_="card"
    )


def _facts(each: Logged) -> list[tuple[str, Part]]:
    tests: list[tuple[str, Part]] = [(TESTS[name], words or NOT_RECORDED) for name, words in each.tests.items()]
    as_at = f"what was on record on {moment_words(each.seen_as_at)}" if each.seen_as_at else NOT_RECORDED
    record = link(address(Route.RECORD, each.record.line), "the record of this decision") if each.record else None
    behind = join((_evidence(one) for one in each.evidence), ", ")
    return [
        ("Decided by", each.by),
        ("Because", each.rationale),
        *tests,
        ("Rests on", behind),
        ("Seen", as_at),
        ("", record),
    ]


def _evidence(one: str) -> Part:
    """A record by its id, leading to it; an id of something else is shown as it is."""
    return link(address(Route.RECORD, line_of(one)), one) if one.startswith("line-") else one
