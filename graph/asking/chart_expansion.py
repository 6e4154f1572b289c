"""An expansion of a link chart: chosen neighbours of one thing that are not on the chart, and what ties them to it."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from graph.asking.question import Question
from graph.audit import Entry
from graph.neo4j import cypher_chart as cypher
from graph.neo4j import cypher_read
from graph.reading.chart import ChartFacts, Fresh, chart_of
from graph.reading.dossier import not_on_record
from graph.vocabulary import Operation

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame

MOST_BROUGHT = 500


class Order(StrEnum):
    """Which come first where not all are brought."""

    LATEST = "latest"
    FIRMEST = "firmest"
    SPREAD = "spread"
    """A sample: every so many from the latest to the earliest recorded."""


class Direction(StrEnum):
    """Which way the ties point, seen from the thing that is expanded."""

    EITHER = "either"
    OUT = "out"
    IN = "in"


class Choice(NamedTuple):
    """Which neighbours are wanted; without more words, the latest recorded.

    Attributes:
        types: Types of ties; none means all.
        since: Ties that may have held on this day or later, ISO.
        until: Ties that may have held on this day or earlier, ISO.
        undated: Whether undated ties come where a day is asked for.
        sources: Gradings of the source, such as "1"; none means any, ungraded ones too.
        information: Gradings of the information, such as "AB"; likewise.
        limit: At most so many things.
    """

    types: tuple[str, ...] = ()
    direction: Direction = Direction.EITHER
    since: str | None = None
    until: str | None = None
    undated: bool = True
    sources: str = ""
    information: str = ""
    order: Order = Order.LATEST
    limit: int = 60


class OnChart(NamedTuple):
    """What a browser has already: what is drawn is not brought, what it was told of is not told again."""

    shown: Collection[str]
    told: Collection[str]
    today: str


class Expanded(NamedTuple):
    """What an expansion brings: ids in their order, what is not known of them yet, and how many were left out."""

    ids: tuple[str, ...]
    fresh: ChartFacts
    left_out: int


def expansion(about: str, choice: Choice, on_chart: OnChart) -> Question[Expanded]:
    """Ask for neighbours of a thing that are not on the chart, a page of them; the next page is the same question."""
    return Question(
        "expansion of a chart",
        partial(_read, about=about, choice=choice, on_chart=on_chart),
        lambda found: Entry(Operation.EXPANSION, (about, *found.ids), f"{found.left_out} left out"),
        Entry(Operation.REFUSAL, (about,), "nothing released"),
    )


def _read(tx: Tx, frame: Frame, *, about: str, choice: Choice, on_chart: OnChart) -> Expanded:
    statement = cypher.CHOSEN_NEAR_BY_GRADE if choice.sources or choice.information else cypher.CHOSEN_NEAR
    row = tx.row(statement, **_parameters(about, choice, on_chart), **frame.parameters)
    if not (row and row["ids"]) and not tx.rows(cypher_read.VISIBLE, ids=[about], **frame.parameters):
        raise not_on_record()
    ids, count = (row["ids"], row["count"]) if row else ([], 0)
    told = set(on_chart.told)
    fresh = Fresh([each for each in ids if each not in told], sorted(told), on_chart.today)
    return Expanded(tuple(ids), chart_of(tx, frame, fresh), count - len(ids))


def _parameters(about: str, choice: Choice, on_chart: OnChart) -> dict[str, object]:
    forward = {Direction.EITHER: None, Direction.OUT: True, Direction.IN: False}[choice.direction]
    return {
        "id": about,
        "shown": sorted({about, *on_chart.shown}),
        "types": sorted(set(choice.types)),
        "forward": forward,
        "since": choice.since,
        "until": choice.until,
        "undated": choice.undated,
        "sources": list(choice.sources),
        "information": list(choice.information),
        "order": choice.order.value,
        "limit": min(choice.limit, MOST_BROUGHT),
    }
