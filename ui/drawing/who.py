"""Who a nominal is on the page: warnings first, identity with what kind of nothing, management, the scales apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.counted import counted
from analysis.nominal.risk import Band, Managed, Scale, of_scale
from analysis.nominal.when import field_words
from graph.knowledge import KnowledgeState
from graph.partdates import Certainty
from ui import wording
from ui.drawing.behind import behind
from ui.drawing.page import Line, Section, badge, note, nothing, table, thing_link, thing_links
from ui.markup import Html, join, tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.nominal.addresses import Occupancy
    from analysis.nominal.glance import Glance
    from analysis.nominal.identity import Field, Identity
    from analysis.nominal.warnings import Warned
    from graph.reading.results import Thing


def warnings(found: Sequence[Warned], about: Thing) -> Section:
    """Markers, the first thing on the page."""
    if found:
        body = tag("ul", *(_warning(each, about) for each in found), class_="warnings")
    else:
        body = nothing(f"No marker recorded that you may see. {wording.CAVEAT_ABSENCE}")
    return Section("markers", "Markers", body, len(found))


def identity(found: Identity) -> Section:
    """Every field with its value or its state in words, and every other name."""
    records = {each.record.id: each for field in found.fields for each in field.behind}
    alone = len(records) == 1
    one = tag("div", "All of it from ", behind(tuple(records.values())), class_="note") if alone else None
    fields = join((one, tag("dl", *(_field(field, alone=alone) for field in found.fields), class_="facts")))
    if found.names:
        lines = [Line((name.name, name.kind), name.behind) for name in found.names]
        names = table("Other names", ("Name", "Kind"), lines)
    else:
        names = nothing("No other name recorded.")
    return Section("identity", "Identity and other names", join((fields, tag("h3", "Other names"), names)))


def management(found: Sequence[Managed]) -> Section:
    """Under what, how and by whom the nominal is managed, the priority with its date."""
    if not found:
        body = nothing("No management recorded that you may see: neither that there is any, nor that there is none.")
        return Section("management", "Management", body, 0)
    columns = ("Managed as", "MAPPA", "Mode", "Priority", "Officer and unit", "Period and next review")
    lines = [Line(_managed(each), (each.behind,), "before" if each.has_ended else None) for each in found]
    return Section("management", "Management", table("Management", columns, lines), len(found))


def scales(found: Sequence[Band]) -> Section:
    """The three risk scales, each in its own place; other tools apart."""
    kept = [scale for scale in Scale if scale is not Scale.OTHER or of_scale(tuple(found), scale)]
    cards = (_scale(scale, of_scale(tuple(found), scale)) for scale in kept)
    body = join((note(wording.CAVEAT_SCALES), tag("div", *cards, class_="scales")))
    return Section("risk", "Risk assessments", body, len(found))


def also_recorded(same: Sequence[Thing]) -> Html | None:
    """Records that somebody judged to be the same person stay records of their own."""
    if not same:
        return None
    return tag("p", "Judged to be the same person, kept as records of their own: ", thing_links(same))


def at_a_glance(found: Glance) -> Html:
    """Under the name: death, birth and age, where they stay; where there is no value, what kind of nothing it is."""
    died = tag("strong", f"Deceased: {_values(found.died)}") if found.has_died else None
    ages = f", {found.ages.words}" if found.ages else ""
    stays = join((_stay(each) for each in found.stays), " · ") or "no current home recorded that you may see"
    return tag("p", join((died, f"Born: {_values(found.born)}{ages}", stays), " · "), class_="glance")


def _values(field: Field) -> str:
    words = " or ".join(value.words for value in field.values) or field.state.words
    return f"{words} (conflicting)" if field.state is KnowledgeState.CONFLICTING else words


def _stay(each: Occupancy) -> Html:
    sure = "" if each.now is Certainty.CERTAIN else "may still be "
    return tag("span", f"{sure}{each.kind}: ", thing_link(each.other))


def _warning(each: Warned, about: Thing) -> Html:
    where = join((" on the address ", thing_link(each.on))) if each.on.id != about.id else None
    begun = f"from {each.begun.words}" if each.begun.is_dated else "start not recorded"
    until = f"until {each.until.words}" if each.until.is_dated else "end not recorded"
    ended = badge("ended on this record") if each.ended else None
    review = badge(f"was to be reviewed by {each.review.words}", "loose") if each.review_passed else None
    parts = (tag("strong", each.kind), where, f" — {each.text}" if each.text else None)
    dates = tag("span", f"{begun}, {until}", class_="quiet")
    body = (join(parts), tag("div", join((dates, ended, review), " ")), behind((each.behind,)))
    return tag("li", *body, class_="ended" if each.ended else None)


def _field(field: Field, *, alone: bool) -> Html:
    """A field; where one record is behind all of them, it is told once above and not again for each."""
    values = [tag("div", value.words, None if alone else behind(value.behind)) for value in field.values]
    said = [
        tag("div", tag("span", value.words, class_="state"), None if alone else behind(value.behind))
        for value in field.said
    ]
    if field.state is KnowledgeState.CONFLICTING:
        shown = tag("div", badge(field.state.words, "loose"), *values, *said, class_="conflict")
    elif values or said:
        shown = join((*values, *said))
    else:
        shown = tag("span", field.state.words, class_="state")
    return tag("div", tag("dt", field.title), tag("dd", shown))


def _managed(each: Managed) -> tuple[Html | str, ...]:
    record = each.record
    category, level = record.text("mappa_category"), record.text("mappa_level")
    mappa = ", ".join((f"category {category or 'not recorded'}", f"level {level or 'not recorded'}"))
    priority = wording.title(record.text("priority") or "priority not recorded")
    set_on = field_words(record, "priority_on")
    dated = f" (set {set_on})" if set_on else ""
    unit = record.text("unit") or "unit not recorded"
    officers = thing_links(each.officers) if each.officers else tag("span", "officer not recorded", class_="state")
    lead = tag("div", f"Lead agency: {record.text('lead_agency') or 'not recorded'}", class_="quiet")
    mode = wording.title(record.text("mode") or "mode not recorded")
    return (
        join((tag("span", (record.text("type") or "type not recorded").replace("_", " ")), lead)),
        mappa if category or level else "not recorded",
        mode,
        f"{priority}{dated}",
        join((officers, tag("div", unit))),
        _period(each),
    )


def _period(each: Managed) -> Html:
    begun = f"from {each.begun.words}" if each.begun.is_dated else "start not recorded"
    ended = f"to {each.ended.words}" if each.has_ended else "end not recorded"
    review = field_words(each.record, "next_review_on")
    return join((f"{begun}, {ended}", tag("div", f"next review: {review or 'not recorded'}", class_="quiet")))


def _scale(scale: Scale, found: Sequence[Band]) -> Html:
    title = tag("h3", scale.value if scale is not Scale.OTHER else "Other tools")
    meaning = note(scale.meaning)
    if not found:
        body = nothing(f"No {scale.value} assessment recorded that you may see.")
        return tag("div", title, meaning, body, class_="scale")
    tools = dict.fromkeys(band.tool for band in found)
    results = (_tool([band for band in found if band.tool == tool]) for tool in tools)
    return tag("div", title, meaning, *results, class_="scale")


def _tool(found: Sequence[Band]) -> Html:
    """The latest result of one tool, and the earlier ones to open."""
    first, *earlier = found
    more = tag("ul", *(tag("li", _band(band)) for band in earlier))
    older = tag("details", tag("summary", counted(len(earlier), "earlier result")), more) if earlier else None
    return tag("div", _band(first), older, class_="result")


def _band(band: Band) -> Html:
    tool = f"{band.tool.replace('_', ' ')}, {band.version}; assessed {band.assessed.words}"
    due = f"next due {band.next_due.words}" if band.next_due.is_dated else "next due date not recorded"
    unknown = f"inputs not known: {band.unknown_inputs}" if band.unknown_inputs else ""
    assessors = join(("by ", thing_links(band.assessors))) if band.assessors else "assessor not recorded"
    return join(
        (
            tag("div", band.band.capitalize(), class_="band"),
            tag("div", tool),
            tag("div", join((due, unknown, assessors), "; "), class_="quiet"),
            behind((band.behind, *band.items)),
        )
    )
