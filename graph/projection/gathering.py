"""What the database gives for the projection: columns a group at a time: rows one by one cost four times as much."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl

from graph.keys import link_id
from graph.neo4j import cypher_projection as cypher
from graph.projection.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.neo4j.bolt import Tx

SIGNS = "abcdefghijklmnopqrstuvwxyz234567"
"""What the hashed part of an id is written with: `graph.keys`."""
GROUPS = 400
"""At most so many groups of records of one model: each costs a look-up, and all of one are in memory at once."""
GROUP_OF_LINKS = 10_000
SOME = 10_000


class State(NamedTuple):
    """What stands in the database."""

    published: int
    graph: str
    load: tuple[int, int] | None


class Changed(NamedTuple):
    """A record that is to be read anew.

    Attributes:
        id: Its id.
        model: Its model.
        old: Whether it was there before.
        erased: Whether it has gone for good.
        rewritten: Whether what is kept of it no longer tells who saw it before: it is erased, or of another class.
        links: Its links, and in which tables they are.
    """

    id: str
    model: str
    old: bool
    erased: bool
    rewritten: bool
    links: tuple[tuple[Table, str], ...]


def state_of(tx: Tx) -> State:
    """Look up what stands now."""
    row = tx.rows(cypher.STATE)[0]
    load = row["load"]
    return State(row["published"], row["graph"], (load[0], load[1]) if load else None)


def is_still_there(tx: Tx, load: tuple[int, int] | None) -> bool:
    """Whether the graph still has a load that it had, so that it was not set back and went on differently."""
    if load is None:
        return True
    row = tx.row(cypher.LOAD, id=load[0])
    return row is not None and row["at"] == load[1]


class Everything:
    """All tables, one at a time, as they stand at one published number."""

    def __init__(self, tx: Tx, published: int) -> None:
        self._tx = tx
        self._published = published
        there = tx.rows(cypher.MODELS_THERE, models=list(cypher.RECORDS), pub=published)
        self._models = {row["model"] for row in there}
        self._links: dict[str, int] = tx.rows(cypher.LINK_COUNTS)[0]

    def of(self, table: Table) -> pl.DataFrame:
        """A whole table."""
        return _table(table, self._records(table.name) if table.kind == "records" else self._ties(table.name))

    def _records(self, model: str) -> Iterable[list[Any]]:
        if model not in self._models:
            return ()
        step = max(1, self._published // GROUPS)
        return self._tx.each(cypher.RECORDS[model], pub=self._published, step=step)

    def _ties(self, link_type: str) -> Iterable[list[Any]]:
        if not self._links[link_type]:
            return ()
        parts = _parts(self._links[link_type])
        return self._tx.each(cypher.LINKS[link_type], pub=self._published, parts=parts)


def some(tx: Tx, table: Table, ids: Sequence[str], published: int) -> pl.DataFrame:
    """Those rows of a table that have these ids, as far as they are there."""
    statements = cypher.SOME_RECORDS if table.kind == "records" else cypher.SOME_LINKS
    groups = (
        group
        for first in range(0, len(ids), SOME)
        for group in tx.each(statements[table.name], ids=ids[first : first + SOME], pub=published)
    )
    return _table(table, groups)


def changed_since(tx: Tx, since: int, published: int) -> Iterator[Changed]:
    """Every record that came, ended, got another class or other links, or was erased."""
    for ident, model, seq, ties, erased, touched in tx.each(cypher.CHANGED, since=since, pub=published):
        links = tuple((Table("links", name), link_id(name, ident, slot)) for slot, name in enumerate(ties or ()))
        yield Changed(ident, model, seq <= since, erased, erased or touched, links)


def _parts(count: int) -> list[str]:
    """Beginnings of ids, so many that no group is large."""
    parts = [""]
    while count // len(parts) > GROUP_OF_LINKS:
        parts = [part + sign for part in parts for sign in SIGNS]
    return parts


def _table(table: Table, groups: Iterable[list[Any]]) -> pl.DataFrame:
    schema = table.schema
    frames = [_frame(schema, group) for group in groups]
    return pl.concat([pl.DataFrame(schema=schema), *frames], rechunk=True)


def _frame(schema: dict[str, pl.DataType], group: Sequence[list[Any]]) -> pl.DataFrame:
    columns = dict(zip(schema, group, strict=True))
    columns["cuts"] = [cuts and _pairs(cuts) for cuts in columns["cuts"]]
    return pl.DataFrame([pl.Series(name, columns[name], dtype=dtype, strict=False) for name, dtype in schema.items()])


def _pairs(cuts: list[int]) -> list[dict[str, int]]:
    return [{"seq": seq, "at": at} for seq, at in zip(cuts[::2], cuts[1::2], strict=True)]
