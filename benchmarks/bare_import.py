"""Writing nodes and links as somebody would who had nothing of ours: the bare driver, and py2neo's bulk functions.

Both write into a database that has Mosaic's constraints and indexes already, so that each pays for the same index
entries; neither keeps provenance in order, checks what stood before, or could be interrupted without harm.
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import neo4j
from py2neo import Graph
from py2neo.bulk import create_relationships, merge_nodes

from benchmarks.elements import batches

if TYPE_CHECKING:
    from benchmarks.elements import Elements, Properties
    from graph.neo4j.endpoint import Endpoint


def bare_driver(endpoint: Endpoint, elements: Elements, batch: int) -> float:
    """Seconds for one UNWIND … MERGE after another, each in a transaction of its own."""
    password = endpoint.password.get_secret_value()
    with (
        neo4j.GraphDatabase.driver(endpoint.uri, auth=(endpoint.user, password), telemetry_disabled=True) as driver,
        driver.session(database=endpoint.database) as session,
    ):

        def run(text: str, rows: list[Properties]) -> None:
            for part in batches(rows, batch):
                session.execute_write(_consume, text, part)

        begun = perf_counter()
        for labels, rows in elements.nodes.items():
            first, *others = _most_special_last(labels)
            more = "".join(f", n:{label}" for label in others)
            run(f"UNWIND $rows AS row MERGE (n:{first} {{id: row.id}}) SET n = row{more}", rows)
        for name, rows in elements.links.items():
            run(
                "UNWIND $rows AS row MATCH (a:Entity {id: row.start}) MATCH (b:Entity {id: row.end}) "
                f"MERGE (a)-[l:{name} {{id: row.hot.id}}]->(b) SET l = row.hot",
                rows,
            )
        return perf_counter() - begun


def py2neo_bulk(endpoint: Endpoint, elements: Elements, batch: int) -> float:
    """Seconds with py2neo's bulk functions.

    Links are created, not merged: py2neo merges a relationship by its type and ends alone, which would make one of two
    that say the same. That spares it the look-up that the other ways pay for.
    """
    where = urlsplit(endpoint.uri)
    graph = Graph(f"bolt://{where.hostname}:{where.port}", auth=(endpoint.user, endpoint.password.get_secret_value()))
    try:
        return _py2neo_bulk(graph, elements, batch)
    finally:
        graph.service.connector.close()


def _py2neo_bulk(graph: Graph, elements: Elements, batch: int) -> float:
    begun = perf_counter()
    for labels, rows in elements.nodes.items():
        first, *_ = _most_special_last(labels)
        for part in batches(rows, batch):
            merge_nodes(graph.auto(), part, (first, "id"), labels=set(labels))
    for name, rows in elements.links.items():
        for part in batches(rows, batch):
            data = [(row["start"], row["hot"], row["end"]) for row in part]
            create_relationships(
                graph.auto(), data, name, start_node_key=("Entity", "id"), end_node_key=("Entity", "id")
            )
    return perf_counter() - begun


def _consume(tx: neo4j.ManagedTransaction, text: str, rows: list[Properties]) -> None:
    tx.run(text, rows=rows).consume()


def _most_special_last(labels: tuple[str, ...]) -> list[str]:
    """The label that has the unique id first."""
    return sorted(labels, key=lambda label: (label not in {"Entity", "Record", "Quarantined"}, label))
