"""Rows of invented people straight as drafts, for tests of the graph that care for no file."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from graph.access import Clearance, Reason, Restrictions, Viewer
from graph.audit import AuditTrail
from graph.drafts import Draft, LinkDraft, NodeDraft, Origin, Refusal, RowPlace
from graph.keys import digest, line_id, node_id
from graph.reader import Reader
from graph.writer import Published, Settled, Who, open_writer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.drafts import Result, Stored
    from graph.neo4j.bolt import Bolt
    from graph.reading.frame import View

SOURCE = "invented"
LATER = 4_000_000_000_000
"""A moment in 2096, for views as at a moment after everything."""
OPEN_TO_ALL = Restrictions()
TABLES = {
    "Person": "persons",
    "Report": "reports",
    "ReportItem": "report_items",
    "Marker": "markers",
    "Order": "orders",
}
REASON = Reason.parse("data quality: tests")

EVERYTHING = Viewer(
    user_id="all",
    name="Nell Everseen",
    title="tester",
    clearance=Clearance(
        compartments=frozenset({"lantern", "harbour", "quarantine-unread"}),
        handling=frozenset({"P", "C"}),
        actions=frozenset({"A1", "A2", "A3"}),
        sanitisations=frozenset({"S1", "S2"}),
        recipient_of=frozenset({"police", "probation"}),
    ),
)
OUTSIDER = Viewer(user_id="outsider", name="Dab Thistlewick", title="tester")
LOADER = Who(Viewer(user_id="loader", name="file import", title="service"), REASON)


class Said(NamedTuple):
    """What a row says beyond its fields."""

    recorded: int | None = None
    report: str | None = None
    inherits: str | None = None
    restrictions: Restrictions = OPEN_TO_ALL
    file: str = "rows.csv"
    line_no: int = 2


PLAIN = Said()


class Done(NamedTuple):
    """What a load did."""

    results: list[Result]
    settled: Settled
    created: dict[str, int]
    superseded: int
    unchanged: int
    quarantined: int
    published: Published | None

    @property
    def outcomes(self) -> list[str]:
        return [result.outcome.value for result in self.results]


def pid(key: str) -> str:
    return node_id("Person", SOURCE, key)


def rid(key: str) -> str:
    return node_id("Report", SOURCE, key)


def iid(key: str) -> str:
    return node_id("ReportItem", SOURCE, key)


def draft_of(model: str, key: str, values: Mapping[str, Stored], said: Said, about: NodeDraft) -> Draft:
    """A row of a table of its own name that brings into being what it is about."""
    table = TABLES.get(model, model.lower())
    shown = {name: str(value) for name, value in values.items()}
    return Draft(
        line=line_id(SOURCE, table, key),
        digest=digest(model, json.dumps(shown, sort_keys=True), repr(said._replace(file="", line_no=0))),
        table=table,
        model=model,
        about=about,
        values=values,
        states=(),
        unreadable=(),
        extras=(),
        origin=Origin(SOURCE, key, report=said.report, report_ref=said.report, recorded=said.recorded),
        restrictions=said.restrictions,
        inherits=said.inherits or said.report,
        mints=(about,),
        needs=(),
        links=(),
        stands_alone=True,
        place=RowPlace(said.file, said.line_no, f"extract/{table}", json.dumps({"key": key, **shown})),
    )


def person(key: str, surname: str = "Thornwicket", said: Said = PLAIN, **values: Stored) -> Draft:
    """A nominal; the forenames stay the same so that another surname is no contradiction."""
    fields = {"surname": surname, "forenames": "Ann", **values}
    return draft_of("Person", key, fields, said, NodeDraft("Person", pid(key)))


def report(key: str, said: Said = PLAIN, **values: Stored) -> Draft:
    fields = {"title": f"Title of {key}", **values}
    return draft_of("Report", key, fields, said, NodeDraft("Report", rid(key)))


def item(key: str, of: str, said: Said = PLAIN, **values: Stored) -> Draft:
    """A report item, which stands and whose link to its report may wait."""
    about, parent = NodeDraft("ReportItem", iid(key)), NodeDraft("Report", rid(of))
    said = said._replace(report=rid(of))
    draft = draft_of("ReportItem", key, {"item": key, **values}, said, about)
    return _with(draft, needs=(parent,), links=(LinkDraft("ITEM_OF", about.id, parent.id),))


def marker(key: str, of: str, text: str, said: Said = PLAIN) -> Draft:
    """A fact about a person: it mints nothing and waits whole until the person comes."""
    about = NodeDraft("Person", pid(of))
    draft = draft_of("Marker", key, {"kind": "warning", "text": text}, said, about)
    return _with(draft, mints=(), needs=(about,), stands_alone=False)


def association(one: str, other: str, kind: str = "friend", said: Said = PLAIN) -> Draft:
    """A tie of two people, which waits whole until both have come."""
    ends = NodeDraft("Person", pid(one)), NodeDraft("Person", pid(other))
    draft = draft_of("Association", f"{one}-{other}", {"kind": kind}, said, ends[0])
    links = (LinkDraft("ASSOCIATED_WITH", ends[0].id, ends[1].id, kind),)
    return _with(draft, mints=(), needs=ends, links=links, stands_alone=False)


def order(key: str, on: str, said: Said = PLAIN, **values: Stored) -> Draft:
    """An order, which stands while its link to the person on whom it is waits."""
    about, subject = NodeDraft("Order", node_id("Order", SOURCE, key)), NodeDraft("Person", pid(on))
    draft = draft_of("Order", key, {"type": "SHPO", **values}, said, about)
    return _with(draft, needs=(subject,), links=(LinkDraft("SUBJECT_TO", subject.id, about.id),))


def refusal(text: str, said: Said = PLAIN) -> Refusal:
    place = RowPlace(said.file, said.line_no, "extract/persons", json.dumps({"surname": text}))
    return Refusal("persons", place, ("It has no key: write one into person_id.",), said.restrictions)


def _with(draft: Draft, **changed: object) -> Draft:
    """The same draft with what the tables of ties need, its digest included."""
    plain = {name: getattr(draft, name) for name in draft.__slots__} | changed
    ties = repr([plain["needs"], plain["links"]])
    return Draft(**{**plain, "digest": digest(draft.digest, ties)})


class Clock:
    """A clock that goes a minute further with every look, beginning on 20 November 2026."""

    def __init__(self) -> None:
        self.at = int(datetime(2026, 11, 20, tzinfo=UTC).timestamp() * 1000)

    def __call__(self) -> int:
        self.at += 60_000
        return self.at


CLOCK = Clock()


def load(
    graph: Bolt, *batches: Sequence[Draft], refusals: Sequence[Refusal] = (), publish: bool = True, source: str = SOURCE
) -> Done:
    """Load batches, settle and publish; without publishing everything is taken back."""
    with open_writer(graph, source, now=CLOCK) as writer:
        results = [result for batch in batches for result in writer.write(batch)]
        if refusals:
            writer.write([], refusals)
        settled = writer.settle()
        published = writer.publish("{}", LOADER, AuditTrail(graph)) if publish else None
        return Done(
            results,
            settled,
            {name: count for name, count in writer.created.items() if count},
            writer.superseded,
            writer.unchanged,
            writer.quarantined,
            published,
        )


def reads(graph: Bolt, viewer: Viewer = EVERYTHING, view: View | None = None) -> Reader:
    return Reader(AuditTrail(graph), viewer, REASON, view)
