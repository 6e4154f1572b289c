"""A nominal's page as somebody would read it by hand: one Cypher query, no access classes to work out, no audit line.

It returns the same columns for the same person as the page does, and is what the page's time is compared with.
For a viewer who may see everything it filters nothing but what has been superseded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.neo4j.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    import neo4j

_PAGE = """
MATCH (n:Entity {id: $id})
WITH n,
  COLLECT { MATCH (r:Record {about: $id}) WHERE r.ties IS NULL AND r.superseded IS NULL {r} RETURN r {.*} } AS records,
  COLLECT { MATCH (n)-[l]-(other) WHERE l.superseded IS NULL {l}
    MATCH (r:Record {id: l.record})
    RETURN {id: l.id, type: type(l), kind: l.kind, forward: startNode(l) = n, record: r {.*},
      other: other.id, other_kind: labels(other)[1], other_name: other.name,
      other_label: COLLECT { MATCH (m:Record {about: other.id})
        WHERE m.label IS NOT NULL AND m.superseded IS NULL {m} RETURN m.label LIMIT 1 }[0]} } AS links
RETURN labels(n)[1] AS kind, n.name AS name, records, links,
  COLLECT { UNWIND [r IN records | r.report] + [l IN links | l.record.report] AS cited
    WITH DISTINCT cited WHERE cited IS NOT NULL
    MATCH (c:Record {about: cited}) WHERE c.model IN ['Report', 'ReportItem'] AND c.superseded IS NULL {c}
    RETURN {id: cited, record: c {.*}} } AS reports
"""


def _page(allowed: str) -> str:
    text = _PAGE
    for name in "rlmc":
        text = text.replace(f"{{{name}}}", allowed.format(name=name))
    return text


BARE_PAGE = Statement("a page by hand, unfiltered", _page(""))
BARE_PAGE_OF_CLASSES = Statement("a page by hand, of some access classes", _page("AND {name}.acc IN $acc"))


def bare_page(driver: neo4j.Driver, node_id: str, acc: Sequence[int] | None) -> dict[str, Any]:
    """Read it; None for `acc` filters nothing."""
    text = BARE_PAGE.text if acc is None else BARE_PAGE_OF_CLASSES.text
    with driver.session(database="neo4j") as session:
        found = session.execute_read(lambda tx: tx.run(text, id=node_id, acc=acc).data())
    return dict(found[0])
