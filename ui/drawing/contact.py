"""What was done and said: visits, agencies and their people, notifications, checks, meetings, reviews, reports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from analysis.nominal.entries import Entry, entries, noted
from analysis.nominal.when import field_words
from ui import wording
from ui.drawing.behind import grade_badge
from ui.drawing.page import Line, Section, nothing, table, thing_link, thing_links
from ui.markup import Html, Part, join, paragraphs, tag
from ui.wording import nothing_since

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from analysis.nominal.agencies import ContactEvent, NamedContact
    from analysis.nominal.mentions import Mentioned, Said
    from graph.reading.results import Dossier
    from graph.reading.thing_page import ThingPage


class Sort(NamedTuple):
    """One sort of dated entry: where it is tied, its dates, and the fields that its line shows."""

    id: str
    title: str
    link_type: str
    dates: tuple[str, ...]
    fields: tuple[str, ...]
    none: str


SORTS = (
    Sort("visits", "Visits", "VISITED_IN", ("visited_at", "planned_on"),
         ("kind", "outcome", "announced", "officers", "risk_assessed_on", "observations"), "No visit recorded"),
    Sort("notifications", "Notifications", "NOTIFIED_IN", ("made_on",),
         ("event", "items", "station", "stated_for_on", "confirmed_on"), "No notification recorded"),
    Sort("checks", "Checks", "CHECKED_IN", ("checked_on",), ("system", "result", "checked_by"), "No check recorded"),
    Sort("meetings", "Meetings", "DISCUSSED_AT", ("held_on",),
         ("kind", "level", "chair", "rationale", "disclosure_decision", "next_on"), "No meeting recorded"),
    Sort("actions", "Actions", "ACTION_ABOUT", ("due_on", "done_on"),
         ("wording", "owner", "agency", "due_on", "done_on"), "No action recorded"),
    Sort("plans", "Plans", "PLANNED_IN", ("agreed_on",),
         ("supervision", "monitoring_control", "victim_safety", "contingency", "visit_interval_days", "next_review_on"),
         "No plan recorded"),
    Sort("reviews", "Reviews", "REVIEWED_IN", ("made_on",), ("kind", "by", "decision", "rationale", "next_on"),
         "No review recorded"),
    Sort("decisions", "Decisions", "DECIDED_IN", ("made_on",), ("about", "by", "rationale", "communicated_to"),
         "No decision recorded"),
    Sort("custody", "Custody", "IN_CUSTODY_AT", ("from_on",), ("establishment", "release_on", "tag_until"),
         "No custody recorded"),
    Sort("transfers", "Transfers between forces", "TRANSFERRED_IN", ("sent_on",),
         ("from_force", "to_force", "accepted_on", "items_sent", "items_received"), "No transfer recorded"),
)  # fmt: skip
"""Sections that are all built alike, in the order of the page."""
_CODE = re.compile(r"[a-z]+(?:_[a-z]+)+")
"""A code such as `seen_in`, which no free text looks like."""
_VALUES = {"no trace": "no trace on that day", "not available": "the system was not available"}


def dated(dossier: Dossier, sort: Sort, on: date) -> Section:
    """A part of dated entries; it says since when nothing has been recorded."""
    found = entries(dossier, sort.link_type, *sort.dates)
    if not found:
        return Section(sort.id, sort.title, nothing(f"{sort.none} that you may see."), 0)
    lines = [Line(_cells(entry, sort.fields), (entry.behind,)) for entry in found]
    body = table(sort.title, ("When", *(wording.title(field) for field in sort.fields)), lines)
    since = nothing_since((entry.when.latest for entry in found), on)
    return Section(sort.id, sort.title, join((tag("p", since, class_="note"), body)), len(found))


def visits_here(page: ThingPage, on: date) -> Section:
    """Visits made at an address, and to whom."""
    found = entries(page.dossier, "VISIT_AT", "visited_at", "planned_on")
    if not found:
        return Section("visits", "Visits here", nothing("No visit recorded here that you may see."), 0)
    fields = ("kind", "outcome", "observations")
    lines = [
        Line((thing_link(entry.thing, label=entry.when.words), _visited(page, entry), *_fields(entry, fields)),
             (entry.behind,))
        for entry in found
    ]  # fmt: skip
    since = tag("p", nothing_since((entry.when.latest for entry in found), on), class_="note")
    body = table("Visits here", ("When", "To whom", *(wording.title(field) for field in fields)), lines)
    return Section("visits", "Visits here", join((since, body)), len(found))


def agencies(events: Sequence[ContactEvent], people: Sequence[NamedContact]) -> Section:
    """Agency contacts: what was asked and answered, and the named people there."""
    title = "Agency contacts"
    body = join((tag("h3", "What was asked and answered"), _events(events), tag("h3", "Named people"), _people(people)))
    return Section("agencies", title, body, len(events) + len(people))


def reports(found: Sequence[Mentioned]) -> Section:
    """Reports that mention the thing, each with the item that does and that item's own grading."""
    title = "Reports that mention this"
    if not found:
        return Section("reports", title, nothing("No report that you may see mentions this."), 0)
    lines = [
        Line(
            (
                join((thing_link(each.report), tag("div", ", ".join(each.roles), class_="quiet"))),
                each.when.words,
                join(_said(said) for said in each.said),
                join((grade_badge((said.behind,)) for said in each.said), tag("br")),
            ),
            (*(said.behind for said in each.said), *each.mentions),
        )
        for each in found
    ]
    return Section(
        "reports", title, table(title, ("Report, and as what", "Date", "It says", "Grading"), lines), len(found)
    )


def flags(dossier: Dossier) -> Section:
    """Where other systems show the nominal as managed."""
    found = noted(dossier, "SystemFlag", "set_on")
    if not found:
        return Section("flags", "Flags on other systems", nothing("No flag recorded that you may see."), 0)
    fields = ("system", "set_on", "trigger_set_on", "verified_on")
    lines = [Line(_fields(entry, fields), (entry.behind,)) for entry in found]
    body = table("Flags on other systems", tuple(wording.title(field) for field in fields), lines)
    return Section("flags", "Flags on other systems", body, len(found))


def _visited(page: ThingPage, entry: Entry) -> Html:
    around = page.further.get(entry.thing.id)
    return thing_links(dict.fromkeys(link.other for link in around.tied("VISITED_IN"))) if around else Html("")


def _said(said: Said) -> Html:
    return paragraphs(f"{said.item}. {said.text}" if said.item else said.text)


def _cells(entry: Entry, fields: Sequence[str]) -> tuple[Part, ...]:
    return (thing_link(entry.thing, label=entry.when.words), *_fields(entry, fields))


def _fields(entry: Entry, fields: Sequence[str]) -> tuple[Part, ...]:
    return tuple(_field(entry, field) for field in fields)


def _field(entry: Entry, field: str) -> Html:
    record = entry.record
    state = record.states.get(field)
    words = field_words(record, field)
    if words:
        plain = words.replace("_", " ") if _CODE.fullmatch(words) else words
        return tag("span", _VALUES.get(plain, plain))
    return tag("span", state.words if state else "not recorded", class_="state")


def _events(found: Sequence[ContactEvent]) -> Html:
    if not found:
        return nothing("No contact with an agency recorded that you may see.")
    lines = [
        Line((each.agency, each.made.words, each.direction or "not recorded", each.about, each.result), (each.behind,))
        for each in found
    ]
    return table("Contacts with agencies", ("Agency", "When", "Direction", "About", "Answer"), lines)


def _people(found: Sequence[NamedContact]) -> Html:
    if not found:
        return nothing("Nobody at an agency is named for this nominal.")
    lines = [
        Line((thing_link(each.thing, label=each.name), each.agency, each.role, each.reach, _for(each), each.period),
             (each.behind,))
        for each in found
    ]  # fmt: skip
    return table("Named people at agencies", ("Name", "Agency", "Role", "How to reach", "For", "Period"), lines)


def _for(each: NamedContact) -> str:
    return "this nominal" if each.for_this_nominal else "nobody in particular"
