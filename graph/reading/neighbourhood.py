"""One hop from a thing: how much is there by kind, and a page of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.drafts import Bounds
from graph.neo4j import cypher_read as cypher
from graph.reading.dossier import not_on_record, other_of
from graph.reading.results import Thing, thing_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame

LARGEST_PAGE = 500


class Count(NamedTuple):
    """How many links of one type lead to things of one kind; parallel links are counted one by one."""

    type: str
    kind: str
    links: int
    things: int


class Hop(NamedTuple):
    """One link of a page, with the hot properties that a chart needs."""

    id: str
    type: str
    kind: str | None
    forward: bool
    other: Thing
    record: str
    strength: str | None
    statement: str | None
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """One page of a thing's neighbours.

    Attributes:
        thing: Where the hop starts.
        counts: All that the viewer may see, by type and kind, whatever the page shows.
        hops: The page, the latest recorded first.
        left_out: Links of the asked types that this and earlier pages do not hold.
    """

    thing: Thing
    counts: tuple[Count, ...]
    hops: tuple[Hop, ...]
    left_out: int


class Page(NamedTuple):
    """Which part of a neighbourhood to read; no types means all of them."""

    types: tuple[str, ...] = ()
    skip: int = 0
    limit: int = 100


def neighbourhood_of(tx: Tx, frame: Frame, node_id: str, page: Page) -> Neighbourhood:
    """Count what is one hop away and read a page of it.

    Raises:
        NotOnRecordError: If this viewer may see nothing that asserts the thing.
    """
    found = tx.row(
        cypher.NEIGHBOURS,
        id=node_id,
        types=sorted(set(page.types)),
        skip=page.skip,
        limit=min(page.limit, LARGEST_PAGE),
        **frame.parameters,
    )
    if found is None or not (found["counts"] or tx.rows(cypher.VISIBLE, ids=[node_id], **frame.parameters)):
        raise not_on_record()
    counts = [Count(**row) for row in found["counts"]]
    hops = tuple(_hop(row) for row in found["page"])
    wanted = sum(count.links for count in counts if not page.types or count.type in page.types)
    return Neighbourhood(
        thing=thing_of(node_id, found["kind"], found["label"] or found["name"]),
        counts=tuple(sorted(counts, key=lambda count: (-count.links, count.type, count.kind))),
        hops=hops,
        left_out=max(0, wanted - page.skip - len(hops)),
    )


def _hop(row: Mapping[str, Any]) -> Hop:
    return Hop(
        id=row["id"],
        type=row["type"],
        kind=row["kind"],
        forward=row["forward"],
        other=other_of(row),
        record=row["record"],
        strength=row["strength"],
        statement=row["statement"],
        bounds=Bounds(*(row[name] for name in Bounds._fields)),
    )
