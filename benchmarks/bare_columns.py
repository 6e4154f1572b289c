"""The columns of the projection as a bare driver reads them: gathered per group, or row by row, and thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.neo4j import cypher_projection as cypher
from graph.neo4j.cypher_projection import FATE

if TYPE_CHECKING:
    import neo4j


class Read(NamedTuple):
    """How many rows came of one table, and how long it took in seconds."""

    rows: int
    seconds: float

    @property
    def rate(self) -> float:
        """Rows a second."""
        return self.rows / self.seconds


def records_in_groups(session: neo4j.Session, model: str) -> int:
    """What one would write by hand to read records fast: one list for each column and group of ids."""
    names = cypher.columns_of_records(model)
    lists = ", ".join(f"[r IN found | r.{name}]" for name in names)
    query = (
        "MATCH (r:Record) WHERE r.model = $model AND r.seq > 0 "
        f"WITH substring(r.id, 5, 2) AS part, collect(r) AS found RETURN {lists}"
    )
    return sum(len(record[0]) for record in session.run(query, model=model))


def links_in_groups(session: neo4j.Session, link_type: str) -> int:
    """The same for links."""
    own = [name for name in cypher.columns_of_links(link_type) if name not in {"start", "end", *cypher.OF_TIES}]
    told = [name for name in cypher.OF_TIES if name in cypher.columns_of_links(link_type)]
    lists = [f"[l IN found | l.{name}]" for name in own] + [f"[r IN told | r.{name}]" for name in told]
    match, kept = ("MATCH (r:Record {id: l.record}) ", ", collect(r) AS told") if told else ("", "")
    query = (
        f"MATCH (a)-[l:{link_type}]->(b) {match}WITH substring(a.id, size(a.id) - 2) AS part, collect(l) AS found, "
        f"collect(a) AS starts, collect(b) AS ends{kept} "
        f"RETURN {', '.join(lists)}, [a IN starts | a.id], [b IN ends | b.id]"
    )
    return sum(len(record[0]) for record in session.run(query))


def records_by_row(session: neo4j.Session, model: str) -> int:
    """Records one by one, as a first attempt would."""
    columns = ", ".join(f"r.{name}" for name in cypher.columns_of_records(model) if name not in FATE)
    query = f"MATCH (r:Record) WHERE r.model = $model AND r.seq > 0 RETURN {columns}"
    return sum(1 for _ in session.run(query, model=model))
