"""Every statement on saved charts: the chart with who may open it, and its versions, which are never changed."""

from __future__ import annotations

from graph.neo4j.cypher_read import stands
from graph.neo4j.statement import Statement

# Without a retired chart for anybody but its owner: who is not named here is told what they would be told of no chart.
_OPEN_TO = "(c.owner = $user OR (c.retired_at IS NULL AND $user IN c.readers + c.editors))"
_VERSION = "v {.chart, .number, .by, .at, .remark, .remark_acc, .published, .as_at, .erased_at} AS version"
_LATEST = "COLLECT { MATCH (v:ChartVersion {id: c.id + '.' + c.latest}) RETURN v.at }[0] AS changed_at"

MINE = Statement(
    "charts of a user and those shared with them",
    "CALL () { MATCH (c:Chart {owner: $user}) RETURN c "
    f"UNION MATCH (c:Chart) WHERE {_OPEN_TO} RETURN c }} "
    f"RETURN c {{.*}} AS chart, {_LATEST} ORDER BY changed_at DESC, c.id",
)
CHART = Statement("a saved chart", f"MATCH (c:Chart {{id: $id}}) WHERE {_OPEN_TO} RETURN c {{.*}} AS chart, {_LATEST}")
VERSIONS = Statement(
    "versions of a chart", f"MATCH (v:ChartVersion {{chart: $id}}) RETURN {_VERSION} ORDER BY v.number"
)
CONTENT = Statement("what a version of a chart holds", "MATCH (v:ChartVersion {id: $id}) RETURN v.content AS content")
ADD = Statement(
    "add a chart",
    "CREATE (c:Chart {id: $id, name: $name, name_acc: $acc, owner: $user, made_at: $at, latest: 0, readers: [], "
    "editors: []})",
)
# Writing a property locks the chart, so that two who save at once get two numbers.
NEXT = Statement(
    "the next version of a chart", "MATCH (c:Chart {id: $id}) SET c.latest = c.latest + 1 RETURN c.latest AS number"
)
ADD_VERSION = Statement("add a version of a chart", "CREATE (v:ChartVersion) SET v = $version")
RENAME = Statement("rename a chart", "MATCH (c:Chart {id: $id}) SET c.name = $name, c.name_acc = $acc")
SHARE = Statement("share a chart", "MATCH (c:Chart {id: $id}) SET c.readers = $readers, c.editors = $editors")
RETIRE = Statement("retire a chart, or bring it back", "MATCH (c:Chart {id: $id}) SET c.retired_at = $at")
DELETE = Statement(
    "delete a chart",
    "MATCH (c:Chart {id: $id}) CALL (c) { MATCH (v:ChartVersion {chart: c.id}) DELETE v } "
    "CALL (c) { MATCH (d:ChartDraft) WHERE d.about STARTS WITH c.id + '.' DELETE d } DELETE c",
)
CLASSES = Statement(
    "access classes of what is said of things",
    f"""UNWIND $ids AS id MATCH (n:Entity {{id: id}})
    RETURN id, COLLECT {{ MATCH (r:Record {{about: id}}) WHERE {stands("r")} RETURN DISTINCT r.acc }}
    + COLLECT {{ MATCH (n)-[l]-() WHERE {stands("l")} RETURN DISTINCT l.acc }} AS classes""",
)
