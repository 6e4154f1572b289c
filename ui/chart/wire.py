"""What the browser is told of a chart: plain data, and of masked things only what they are."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from analysis.nominal.when import field_words, moment_words, period_of, period_words, when
from graph.kinds import MODELS, NODE_KINDS
from graph.links import LINK_TYPES
from graph.model.row import fields_of
from graph.vocabulary import Verdict
from ui import wording
from ui.routes import address_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from analysis.chart.explain import Assertion, Explained
    from graph.asking.chart_look import Look
    from graph.reading.chart import ChartFacts, ChartThing, ChartTie
    from graph.reading.neighbourhood import Count
    from graph.reading.results import Dossier, Record

Told = dict[str, Any]
"""Data as JSON has it: the edge of Python, where models end."""
MOST_ROWS = 60
BESIDE_ITS_OWN = ("Unidentified", "Name", "Marker", "Photo")
"""Whom nobody could name has a record of another table than people have: without it nothing would seem recorded."""


def words() -> Told:
    """What kinds and types are called."""
    return {
        "kinds": {kind.label: [kind.title, kind.plural] for kind in NODE_KINDS.values()},
        "types": {link.name: link.forward for link in LINK_TYPES.values()},
    }


def facts(found: ChartFacts, changes: Mapping[str, str] = MappingProxyType({})) -> Told:
    """Things and ties; where two states are compared, each says what became of it."""
    told = {"things": [_thing(each) for each in found.things], "ties": [_tie(each) for each in found.ties]}
    for each in (*told["things"], *told["ties"]):
        if each["id"] in changes:
            each["change"] = changes[each["id"]]
    return told


def counts(found: Iterable[Count]) -> list[Told]:
    """How much there is one step away, before anything is brought."""
    return [
        {
            "type": count.type,
            "kind": NODE_KINDS[count.kind].title if count.things == 1 else NODE_KINDS[count.kind].plural,
            "words": LINK_TYPES[count.type].forward,
            "things": count.things,
            "links": count.links,
        }
        for count in found
    ]


def detail(found: Look, names: Mapping[str, str]) -> Told:
    """What is on record about a thing, each value with its grading and when; `names` says who a user is."""
    dossier = found.dossier
    wanted = (dossier.thing.kind, *BESIDE_ITS_OWN)
    records = [record for model in wanted for record in dossier.of(model) if not record.masked]
    rows = [row for record in records for row in _rows(record, dossier)][:MOST_ROWS]
    near = [{"words": f"{each['words']}, {each['kind']}", "count": each["things"]} for each in counts(found.counts)]
    same = [
        {"id": each.id, "label": wording.thing_words(each), "why": _why_same(found, each.id, names)}
        for each in dossier.same
    ]
    return {"rows": rows, "counts": near, "same": same}


def _why_same(found: Look, other: str, names: Mapping[str, str]) -> str:
    """Who judged the two to be one, when and why; of what only further records join, that they do."""
    for each in found.judgements:
        if each.verdict is Verdict.SAME and each.ends == {found.dossier.thing.id, other}:
            return f"by {names.get(each.by, each.by)}, {moment_words(each.at)}: {each.reason or 'reason erased'}"
    return "by way of other records that were judged the same"


def explanation(found: Explained) -> Told:
    """What a line means and what stands behind it."""
    return {
        "meaning": [f"{meaning.says} {meaning.says_not}" for meaning in found.meanings],
        "trust": " ".join(found.trust),
        "ask": list(found.ask),
        "assertions": [_assertion(each) for each in found.assertions],
    }


def _thing(each: ChartThing) -> Told:
    thing = each.thing
    badges = [*(["!"] if each.warned else []), *([f"C{each.category}"] if each.category else [])]
    return {
        "id": thing.id,
        "kind": thing.kind,
        "label": wording.thing_words(thing),
        "masked": thing.masked,
        "badges": [] if thing.masked else badges,
        "photo": each.pictured and not thing.masked,
        "at": list(each.at) if each.at else None,
        "happened": _day(each.happened),
        "links": each.links,
        "href": "" if thing.masked else address_of(thing),
    }


def _day(text: str | None) -> str | None:
    """The first day that a date known in part may mean, ISO."""
    first = when(text).earliest
    return first.isoformat() if first else None


def _tie(tie: ChartTie) -> Told:
    return {
        "id": tie.id,
        "type": tie.type,
        "start": tie.start,
        "end": tie.end,
        "words": tie.kind.replace("_", " ") if tie.kind else LINK_TYPES[tie.type].forward,
        "strength": tie.strength,
        "statement": tie.statement,
        "grade": tie.grade,
        "handling": tie.handling,
        "from": tie.bounds.from_earliest,
        "to": tie.bounds.to_latest,
    }


def _rows(record: Record, dossier: Dossier) -> Iterable[Told]:
    source = f"{dossier.grade_of(record) or 'not graded'}; {wording.recorded_words(record)}; {record.source}"
    for name in fields_of(MODELS[record.model]):
        value = field_words(record, name)
        if value:
            yield {"title": wording.title(name), "value": value, "source": source}


def _assertion(each: Assertion) -> Told:
    record, behind = each.link.record, each.behind
    masked = each.link.other.masked or record.masked
    said = LINK_TYPES[each.link.type].forward if masked or not each.link.kind else each.link.kind.replace("_", " ")
    cited = behind.report.thing if behind.report else None
    rows = [
        ("Grading", f"{behind.grade}: {behind.grade_words}" if behind.grade else behind.grade_words),
        ("How firm", record.strength or "not stated"),
        ("It states", wording.statement_words(record)),
        ("Holds", period_words(period_of(record))),
        ("Recorded", wording.recorded_words(record)),
        ("Source", record.source),
        ("Report", cited.label if cited else record.report_ref or "none cited"),
        ("Origin", behind.origin or "not recorded, or not for you to see"),
        ("Handling", " ".join(wording.handling_words(record.restricted, record.conditions))),
    ]
    if behind.withdrawn:
        rows.append(("Withdrawn", wording.withdrawn_words(behind.withdrawn)))
    title = f"{said}, {behind.grade or 'not graded'}"
    return {"title": title, "href": address_of(cited) if cited else "", "rows": [list(row) for row in rows]}
