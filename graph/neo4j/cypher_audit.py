"""Every statement on the audit record: lines are added and read, never changed."""

from __future__ import annotations

from graph.neo4j.statement import Statement

APPEND = Statement(
    "append an audit line",
    "CREATE (a:Audit) SET a = $line WITH a MATCH (s:Sequence {name: 'main'}) RETURN s.published AS published",
)
# The number is asked for so that the index on chain and number serves; a line without one is found by counting.
REST_OF_CHAIN = Statement(
    "the rest of an audit chain",
    "MATCH (a:Audit) WHERE a.chain = $chain AND a.number > $number "
    "RETURN a {.*} AS line ORDER BY a.chain, a.number LIMIT $limit",
)
NEXT_CHAINS = Statement(
    "audit chains after a chain",
    "MATCH (a:Audit) WHERE a.chain > $chain AND a.number IS NOT NULL "
    "RETURN a {.*} AS line ORDER BY a.chain, a.number LIMIT $limit",
)
COUNT = Statement("count the audit lines", "MATCH (a:Audit) RETURN count(a) AS lines")
HEADS_SINCE = Statement(
    "heads of the audit chains that were written to since a moment",
    "MATCH (a:Audit) WHERE a.at >= $since WITH a.chain AS chain, max(a.number) AS number "
    "MATCH (h:Audit {id: chain + ':' + toString(number)}) RETURN chain, number, h.hash AS hash ORDER BY chain",
)
HASHES = Statement("hashes of audit lines", "UNWIND $ids AS id MATCH (a:Audit {id: id}) RETURN id, a.hash AS hash")
LATEST_ANCHOR = Statement("the latest anchor", "MATCH (n:Anchor) RETURN n {.*} AS anchor ORDER BY n.on DESC LIMIT 1")
ANCHORS = Statement("anchors", "MATCH (n:Anchor) RETURN n {.*} AS anchor ORDER BY n.on")
ADD_ANCHOR = Statement("anchor the chains", "MERGE (n:Anchor {on: $on}) ON CREATE SET n += $anchor")
ERASED_TEXTS = Statement("audit lines whose text was erased", "MATCH (e:Erasure) UNWIND e.texts AS id RETURN id")
