"""What ties a nominal to places, people and things: addresses now and before, associates, children, belongings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.nominal.evidence import evidence
from analysis.nominal.when import period_of, period_words
from graph.partdates import Certainty
from graph.vocabulary import Strength
from ui import wording
from ui.drawing.behind import grade_badge
from ui.drawing.page import Line, Section, badge, note, nothing, table, thing_link
from ui.markup import Html, Part, join, tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.nominal.addresses import Occupancy
    from analysis.nominal.associates import Associate
    from analysis.nominal.children import ChildSeen
    from graph.reading.results import Dossier

TONES = {
    Strength.CONFIRMED: "firm",
    Strength.PROBABLE: "plain",
    Strength.POSSIBLE: "loose",
    Strength.REFUTED: "refuted",
}
THINGS = {
    "USES_PHONE": "Phones",
    "USES_ACCOUNT": "Online accounts",
    "HAS_DEVICE": "Devices",
    "USES_VEHICLE": "Vehicles",
    "MEMBER_OF": "Organisations",
}


def occupancies(found: Sequence[Occupancy], *, of_person: bool) -> Section:
    """Addresses of a person, or the households of an address: now, possibly still, and before."""
    title, section_id = ("Addresses, now and before", "addresses") if of_person else ("Households", "households")
    if not found:
        body = nothing(f"{'No address' if of_person else 'Nobody'} recorded that you may see.")
        return Section(section_id, title, body, 0)
    columns = ("Address" if of_person else "Person", "As", "When", "How firm", "Grading")
    parts = []
    for now in Certainty:
        lines = [_occupancy(each) for each in found if each.now is now]
        if lines:
            parts += [tag("h3", wording.NOW_WORDS[now]), table(wording.NOW_WORDS[now], columns, lines)]
    return Section(section_id, title, join(parts), len(found))


def associates(found: Sequence[Associate]) -> Section:
    """Associates: parallel assertions are one line that opens to the list."""
    if not found:
        body = nothing(f"No associate recorded that you may see. {wording.CAVEAT_ABSENCE}")
        return Section("associates", "Associates", body, 0)
    columns = ("Associate", "Kind", "Period", "How firm", "Grading", "Corroboration")
    lines = [Line(_associate(each), each.behind, "before" if each.is_refuted else None) for each in found]
    body = join((note(wording.CAVEAT_ASSOCIATES), table("Associates", columns, lines)))
    return Section("associates", "Associates", body, len(found))


def children(found: Sequence[ChildSeen]) -> Section:
    """Children, masked; the form that reveals one stands below the part."""
    if not found:
        body = nothing(f"No child recorded that you may see. {wording.CAVEAT_ABSENCE}")
        return Section("children", "Children", body, 0)
    lines = [
        Line((tag("span", _child(place), class_="masked"), _through(each)), ()) for place, each in enumerate(found, 1)
    ]
    body = join((note("Masked: revealing one asks for a reason that stands on the audit record."), _children(lines)))
    return Section("children", "Children", body, len(found))


def belongings(dossier: Dossier) -> Section:
    """Phones, accounts, devices, vehicles and organisations."""
    parts: list[Html] = []
    for link_type, title in THINGS.items():
        lines = things(dossier, link_type)
        shown = table(title, ("What", "Use", "Period", "How firm", "Grading"), lines) if lines else None
        parts += [tag("h3", title), shown or nothing(f"{wording.NOTHING_RECORDED} that you may see.")]
    size = sum(len(dossier.tied(link_type)) for link_type in THINGS)
    return Section("belongings", "Phones, accounts, devices, vehicles, organisations", join(parts), size)


def things(dossier: Dossier, *types: str) -> list[Line]:
    """Links to things as lines, one for each assertion."""
    return [
        Line(
            (
                thing_link(link.other),
                (link.kind or link.record.text("kind") or "not recorded").replace("_", " "),
                period_words(period_of(link.record)),
                strength(link.record.strength),
                grade_badge((evidence(dossier, link.record),)),
            ),
            (evidence(dossier, link.record),),
        )
        for link in dossier.tied(*types)
    ]


def strength(word: str | None) -> Html:
    """How firm a source says that a tie is: a word, and a frame that is whole, broken or struck through."""
    if not word or word not in set(Strength):
        return tag("span", "not recorded", class_="state")
    return badge(word, TONES[Strength(word)])


def _occupancy(each: Occupancy) -> Line:
    strengths = join((strength(word) for word in dict.fromkeys(stay.strength for stay in each.stays)), " ")
    cells: tuple[Part, ...] = (
        thing_link(each.other),
        each.kind,
        period_words(each.period),
        strengths,
        join((grade_badge(each.behind), tag("div", each.corroboration.words, class_="quiet"))),
    )
    return Line(cells, each.behind, "before" if each.now is Certainty.NO else None)


def _associate(each: Associate) -> tuple[Part, ...]:
    details = (tag("div", detail, class_="quiet") for detail in (each.direction, *each.details) if detail)
    return (
        thing_link(each.other),
        join((each.kind, *details)),
        join(tag("div", period) for period in each.periods),
        join((strength(word) for word in each.strengths), " "),
        grade_badge(each.behind),
        each.corroboration.words,
    )


def _child(place: int) -> str:
    return f"Child {place} (masked)"


def _through(each: ChildSeen) -> Html:
    place = join((": ", thing_link(each.address))) if each.address else None
    return join((each.through, place))


def _children(lines: Sequence[Line]) -> Html:
    rows = (tag("tr", tag("th", line.cells[0], scope="row"), tag("td", line.cells[1])) for line in lines)
    head = tag("tr", tag("th", "Child", scope="col"), tag("th", "How it is known here", scope="col"))
    return tag("table", tag("caption", "Children"), tag("thead", head), tag("tbody", *rows), class_="lines")
