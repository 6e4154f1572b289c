"""What a link chart holds: its things, the links among them, what stands between two, and what is near."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.drafts import Bounds
from graph.happenings import EVENTS
from graph.neo4j import cypher_chart as cypher
from graph.reading.dossier import link_of, reports_behind
from graph.reading.results import CitedReport, Link, Thing, thing_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame

MOST_THINGS = 5_000
MOST_BETWEEN = 500
MOST_STEPS_OUT = 20_000


class ChartThing(NamedTuple):
    """A thing with what is drawn beside it.

    Attributes:
        links: How many links on it this viewer may see.
        category: The MAPPA category of its latest management on record, or None.
        warned: Whether a marker on it stands.
        pictured: Whether a photo of it is on record; the picture itself is never fetched.
        at: Latitude and longitude of an address or an offence, as its latest record has them.
        happened: When it was, of a thing that is an event, as its latest record has it.
    """

    thing: Thing
    links: int
    category: int | None
    warned: bool
    pictured: bool = False
    at: tuple[float, float] | None = None
    happened: str | None = None


class ChartTie(NamedTuple):
    """One assertion between two things of a chart; `kind` is None where an end is masked."""

    id: str
    type: str
    start: str
    end: str
    kind: str | None
    strength: str | None
    statement: str | None
    grade: str | None
    handling: str | None
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class ChartFacts:
    """Things and ties; nothing of what the viewer may not see."""

    things: tuple[ChartThing, ...]
    ties: tuple[ChartTie, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the things: for the audit line."""
        return tuple(each.thing.id for each in self.things)


class Between(NamedTuple):
    """Every assertion between some things, and the reports that those rest on."""

    links: tuple[Link, ...]
    reports: Mapping[str, CitedReport]


class Out(NamedTuple):
    """From where one step is taken, over which types of links not, and how many links are read at most."""

    ids: Sequence[str]
    without: Sequence[str]
    most: int


class SteppedOut(NamedTuple):
    """What is one step away, and whether there may be more than was read: then no answer about all of it holds."""

    near: tuple[Near, ...]
    cut: bool


class Near(NamedTuple):
    """That two things are tied, and how firmly sources say so."""

    one: str
    other: str
    said: tuple[str, ...]


class Fresh(NamedTuple):
    """Which things to read: `ids`, with the links among themselves and to `shown`."""

    ids: Sequence[str]
    shown: Sequence[str] = ()
    today: str = ""


def chart_of(tx: Tx, frame: Frame, fresh: Fresh) -> ChartFacts:
    """Read things and the links among them and to what is shown already; what may not be seen is left out."""
    ids = list(dict.fromkeys(fresh.ids))[:MOST_THINGS]
    rows = tx.rows(cypher.CHART_THINGS, ids=ids, today=fresh.today, events=list(EVENTS), **frame.parameters)
    things = tuple(_thing(row) for row in rows)
    seen = [each.thing.id for each in things]
    among = [*seen, *fresh.shown]
    ties = tx.rows(cypher.CHART_TIES, ids=seen, among=among, **frame.parameters)
    masked = {each.thing.id for each in things if each.thing.masked} | _masked(tx, frame, ties, set(seen))
    return ChartFacts(things, tuple(_tie(row, frame, masked) for row in ties))


def between(tx: Tx, frame: Frame, pairs: Sequence[tuple[str, str]]) -> Between:
    """Read every assertion between two things, for each pair."""
    rows = tx.rows(cypher.BETWEEN, pairs=[list(pair) for pair in pairs], limit=MOST_BETWEEN, **frame.parameters)
    links = tuple(link_of(row, frame) for row in rows)
    return Between(links, reports_behind(tx, frame, (link.record for link in links)))


def step_out(tx: Tx, frame: Frame, out: Out) -> SteppedOut:
    """What is one step away from any of these, over links that tie people to each other, some types apart."""
    asked = {"ids": list(out.ids), "without": list(out.without), "limit": out.most}
    rows = tx.rows(cypher.STEP_OUT, **asked, **frame.parameters)
    near = tuple(sorted(Near(row["id"], row["other"], tuple(sorted(row["said"]))) for row in rows))
    return SteppedOut(near, cut=sum(row["met"] for row in rows) >= out.most)


def _masked(tx: Tx, frame: Frame, ties: Sequence[Mapping[str, Any]], seen: set[str]) -> set[str]:
    """Ends of ties that stood on the chart before and are masked: what kind of tie leads to them is masked too."""
    before = sorted({end for tie in ties for end in (tie["start"], tie["end"])} - seen)
    rows = tx.rows(cypher.CHART_KINDS, ids=before, **frame.parameters) if before else []
    return {row["id"] for row in rows if thing_of(row["id"], row["kind"], None).masked}


def _thing(row: Mapping[str, Any]) -> ChartThing:
    thing = thing_of(row["id"], row["kind"], row["label"] or row["name"])
    at = (row["at"][0], row["at"][1]) if row["at"] and not thing.masked else None
    happened = None if thing.masked else row["happened"]
    return ChartThing(thing, row["links"], row["category"], row["warned"], row["pictured"], at, happened)


def _tie(row: Mapping[str, Any], frame: Frame, masked: set[str]) -> ChartTie:
    hides = bool({row["start"], row["end"]} & masked)
    return ChartTie(
        id=row["id"],
        type=row["type"],
        start=row["start"],
        end=row["end"],
        kind=None if hides else row["kind"],
        strength=row["strength"],
        statement=row["statement"],
        grade=row["grade"],
        handling=frame.classes[row["acc"]].handling,
        bounds=Bounds(*(row[name] for name in Bounds._fields)),
    )
