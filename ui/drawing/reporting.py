"""A report on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.nominal.evidence import evidence, grade_words
from analysis.nominal.when import field_words
from graph.reading.results import own_grade
from ui import wording
from ui.drawing.behind import behind, grade_badge, record_fields
from ui.drawing.page import Line, Section, nothing, table, thing_link, thing_links
from ui.markup import Html, join, paragraphs, tag

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.reading.report import Asserted, ReportPage
    from graph.reading.results import Dossier, Record

HEAD = ("event_on", "submitted_at", "submitted_by", "origin_id", "marking", "conditions")
NO_TEXT = "No text recorded."


def text(dossier: Dossier, names: Mapping[str, str]) -> Section:
    """The report itself: when, by whom, called as in `names`, grading and handling in words, and its text."""
    found = dossier.of("Report")
    if not found:
        return Section("report", "The report", nothing("The report itself is not there for you to see."))
    return Section("report", "The report", join(_report(dossier, record, names) for record in found))


def items(page: ReportPage) -> Section:
    """The numbered items, each graded by itself."""
    if not page.items:
        body = nothing("No numbered item that you may see: what it asserts goes by the report's own grading.")
        return Section("items", "Items", body, 0)
    return Section("items", "Items", join(_item(item) for item in page.items), len(page.items))


def mentioned(page: ReportPage) -> Section:
    """Whom and what the report mentions, by the grading of the item that does."""
    dossier = page.dossier
    links = [link for link in dossier.tied("MENTIONS") if link.forward]
    if not links:
        return Section("mentions", "Mentions", nothing("It mentions nobody and nothing that you may see."), 0)
    graded = {record.text("item"): evidence(item, record) for item in page.items for record in item.of("ReportItem")}
    lines = [
        Line(
            (thing_link(link.other), wording.kind_title(link.other.kind), link.record.text("role") or "not recorded",
             link.record.text("item") or "the report",
             grade_badge((graded.get(link.record.text("item")) or evidence(dossier, link.record),))),
            (evidence(dossier, link.record),),
        )
        for link in links
    ]  # fmt: skip
    return Section(
        "mentions", "Mentions", table("Mentions", ("What", "Kind", "As", "In item", "Grading"), lines), len(lines)
    )


def asserted(page: ReportPage) -> Section:
    """Every record that rests on the report."""
    told = [each for each in page.asserted if each.record.model not in {"Mention", "ReportItem", "Receipt"}]
    if not told:
        body = nothing("Nothing else that you may see rests on this report.")
        return Section("asserts", "What it asserts", body, 0)
    lines = [_asserted(page.dossier, each) for each in told]
    return Section(
        "asserts",
        "What it asserts",
        table("What it asserts", ("About", "What", "Tied to", "It says"), lines),
        len(told),
    )


def received(dossier: Dossier) -> Section:
    """Which officers were sent it."""
    links = dossier.tied("SENT_TO")
    if not links:
        return Section("received", "Sent to", nothing("No receipt recorded that you may see."), 0)
    lines = [
        Line(
            (thing_link(link.other), field_words(link.record, "acknowledged_on") or "acknowledgement not recorded"),
            (evidence(dossier, link.record),),
        )
        for link in links
    ]
    return Section("received", "Sent to", table("Sent to", ("Officer", "Acknowledged"), lines), len(lines))


def _report(dossier: Dossier, record: Record, names: Mapping[str, str]) -> Html:
    said = {field: field_words(record, field) or "not recorded" for field in HEAD}
    facts = [(wording.title(field), names.get(words, words)) for field, words in said.items()]
    pairs = (tag("div", tag("dt", name), tag("dd", value)) for name, value in facts)
    return join(
        (
            _grading(record),
            tag("dl", *pairs, class_="facts"),
            paragraphs(record.text("text") or NO_TEXT),
            behind((evidence(dossier, record),)),
        )
    )


def _item(item: Dossier) -> Html:
    blocks = (
        tag(
            "div",
            tag("h3", f"Item {record.text('item') or 'without a number'}"),
            _grading(record),
            paragraphs(record.text("text") or NO_TEXT),
            behind((evidence(item, record),)),
            class_="card",
        )
        for record in item.of("ReportItem")
    )
    return join(blocks)


def _grading(record: Record) -> Html:
    grade = record.grade or own_grade(record)
    graded = join((tag("span", grade, class_="grade") if grade else None, grade_words(grade)), ": ")
    handling = "; ".join(wording.handling_words(record.restricted, record.conditions))
    return tag("p", tag("strong", "Grading "), graded, tag("br"), tag("strong", "Handling "), handling)


def _asserted(dossier: Dossier, each: Asserted) -> Line:
    words = tag("span", wording.record_title(each.record))
    return Line(
        (thing_link(each.thing), words, thing_links(each.others), record_fields(each.record)),
        (evidence(dossier, each.record),),
    )
