"""What is on record of any thing: its own records as they are, and its ties grouped by what they mean."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from analysis.nominal.evidence import evidence
from analysis.nominal.offending import offence_of
from analysis.nominal.when import period_of, period_words
from graph.kinds import MODELS
from ui import wording
from ui.drawing import offending
from ui.drawing.behind import behind, grade_badge, record_fields
from ui.drawing.page import Line, Section, nothing, table, thing_link, thing_links
from ui.drawing.ties import strength
from ui.markup import Html, join, tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.reading.results import Dossier, Link, Record, Thing
    from graph.reading.thing_page import ThingPage

TOLD_ELSEWHERE = frozenset({"Marker", "MoBehaviour", "Residence", "Mention"})
TOLD_OF_OFFENCES = frozenset({"CODED_WITH", "INVOLVED_IN", "VICTIM_OF"})
MENTIONS = "MENTIONS"


def records(dossier: Dossier) -> Section:
    """What the sources say of the thing itself, record by record."""
    found = [record for record in dossier.records if record.model not in TOLD_ELSEWHERE]
    if not found:
        body = nothing("Only links to other things are recorded that you may see.")
    else:
        body = join(_card(dossier, record) for record in sorted(found, key=lambda record: record.recorded_at))
    return Section("recorded", "As recorded", body, len(found))


def ties(page: ThingPage) -> Section:
    """Everything that the thing is tied to, grouped by what the tie means, with what lies a step further."""
    groups: defaultdict[tuple[str, bool], list[Link]] = defaultdict(list)
    told = TOLD_OF_OFFENCES if page.dossier.thing.kind == "Offence" else frozenset()
    for link in page.dossier.links:
        if link.type not in told and (link.type != MENTIONS or link.forward):
            groups[link.type, link.forward].append(link)
    parts: list[Html] = []
    for links in groups.values():
        title = wording.tie_words(links[0]).capitalize()
        lines = [_line(page, link) for link in links]
        parts += [tag("h3", title), table(title, ("What", "Further", "Sort", "Period", "How firm", "Grading"), lines)]
    body = join(parts) if parts else nothing("Tied to nothing that you may see.")
    return Section("ties", "Tied to", body, sum(map(len, groups.values())))


def offences_here(page: ThingPage) -> Section:
    """Offences that took place at an address."""
    things = dict.fromkeys(link.other for link in page.dossier.tied("OCCURRED_AT"))
    if not things:
        body = nothing("No offence recorded here that you may see.")
        return Section("offences", "Offences here", body, 0)
    return Section("offences", "Offences here", join(_offence(page, thing) for thing in things), len(things))


def _offence(page: ThingPage, thing: Thing) -> Html:
    around = page.further.get(thing.id)
    return offending.offence(offence_of(around)) if around else tag("p", thing_link(thing))


def _card(dossier: Dossier, record: Record) -> Html:
    title = tag("h3", MODELS[record.model].TITLE.capitalize())
    return tag("div", title, record_fields(record), behind((evidence(dossier, record),)), class_="card")


def _line(page: ThingPage, link: Link) -> Line:
    found = evidence(page.dossier, link.record)
    sort = "masked" if link.other.masked else (link.kind or "not recorded").replace("_", " ")
    period = period_words(period_of(link.record))
    cells = (
        thing_link(link.other),
        _further(page, link.other),
        sort,
        period,
        strength(link.record.strength),
        grade_badge((found,)),
    )
    return Line(cells, (found,))


def _further(page: ThingPage, thing: Thing) -> Html:
    """People and places behind a visit, an offence or a management, so that a line of it says whose it is."""
    around = page.further.get(thing.id)
    links: Sequence[Link] = around.links if around else ()
    return thing_links(
        dict.fromkeys(link.other for link in links if link.other.kind in {"Person", "Address", "Officer"})
    )
