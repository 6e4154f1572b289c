"""Every statement that a link chart asks: things by id with their badges, links among them, and what is near them."""

from __future__ import annotations

from graph.happenings import EVENTS
from graph.links import SOCIAL
from graph.neo4j.cypher_read import KIND, LABEL, OTHER, stands
from graph.neo4j.statement import Statement

_SAYS = "r.withdrawn IS NULL AND r.erased_at IS NULL"
# A row goes by its own grading, else by that of the item or report that it cites and that may be seen.
_CITED_GRADE = (
    f"COLLECT {{ MATCH (c:Record {{about: r.report}}) WHERE c.model IN ['Report', 'ReportItem'] AND {stands('c')} "
    "RETURN c.f_source_grade + c.f_info_grade + coalesce(c.f_handling_code, '') LIMIT 1 }[0]"
)
_HAPPENED = " ".join(
    f"WHEN '{kind}' THEN coalesce({', '.join(f'r.f_{field}' for field in fields)})" for kind, fields in EVENTS.items()
)

CHART_THINGS = Statement(
    "things of a chart",
    f"""UNWIND $ids AS id MATCH (n:Entity {{id: id}})
    WHERE EXISTS {{ MATCH (r:Record {{about: id}}) WHERE {stands("r")} }}
      OR EXISTS {{ MATCH (n)-[l]-() WHERE {stands("l")} }}
    RETURN id, {KIND.format(name="n")} AS kind, n.name AS name, {LABEL.format(name="n")} AS label,
    COUNT {{ MATCH (n)-[l]-() WHERE {stands("l")} }} AS links,
    COLLECT {{ MATCH (n)-[l:MANAGED_UNDER]->(m) WHERE {stands("l")} MATCH (r:Record {{about: m.id}})
      WHERE r.model = 'Management' AND {_SAYS} AND {stands("r")} RETURN r.f_mappa_category
      ORDER BY r.recorded DESC, r.id LIMIT 1 }}[0] AS category,
    EXISTS {{ MATCH (r:Record {{about: id}}) WHERE r.model = 'Marker' AND {_SAYS} AND {stands("r")}
      AND (r.f_to_on IS NULL OR r.f_to_on >= $today) }} AS warned,
    EXISTS {{ MATCH (r:Record {{about: id}}) WHERE r.model = 'Photo' AND {_SAYS} AND {stands("r")} }} AS pictured,
    COLLECT {{ MATCH (r:Record {{about: id}}) WHERE r.model IN ['Address', 'Offence'] AND r.f_latitude IS NOT NULL
      AND r.f_longitude IS NOT NULL AND {_SAYS} AND {stands("r")} RETURN [r.f_latitude, r.f_longitude]
      ORDER BY r.recorded DESC, r.id LIMIT 1 }}[0] AS at,
    COLLECT {{ MATCH (r:Record {{about: id}}) WHERE r.model IN $events AND {_SAYS} AND {stands("r")}
      RETURN CASE r.model {_HAPPENED} END ORDER BY r.recorded DESC, r.id LIMIT 1 }}[0] AS happened""",
)
CHART_TIES = Statement(
    "links among the things of a chart",
    f"""UNWIND $ids AS id MATCH (n:Entity {{id: id}})-[l]-(o:Entity) WHERE o.id IN $among AND {stands("l")}
    WITH DISTINCT l MATCH (r:Record {{id: l.record}})
    RETURN type(l) AS type, l.id AS id, startNode(l).id AS start, endNode(l).id AS end, l.kind AS kind, l.acc AS acc,
    l.strength AS strength, l.statement AS statement, l.from_earliest AS from_earliest, l.from_latest AS from_latest,
    l.to_earliest AS to_earliest, l.to_latest AS to_latest, coalesce(r.grade, {_CITED_GRADE}) AS grade
    ORDER BY id""",
)
CHART_KINDS = Statement(
    "kinds of things of a chart",
    "UNWIND $ids AS id MATCH (n:Entity {id: id}) "
    f"WHERE EXISTS {{ MATCH (r:Record {{about: id}}) WHERE {stands('r')} }} "
    f"OR EXISTS {{ MATCH (n)-[l]-() WHERE {stands('l')} }} RETURN id, {KIND.format(name='n')} AS kind",
)
_HELD = """($since IS NULL AND $until IS NULL)
    OR CASE WHEN l.from_earliest IS NULL AND l.to_latest IS NULL THEN $undated
       ELSE ($until IS NULL OR l.from_earliest IS NULL OR l.from_earliest <= $until)
        AND ($since IS NULL OR l.to_latest IS NULL OR l.to_latest >= $since) END"""
_CHOSEN = f"""MATCH (n:Entity {{id: $id}})-[l]-(o:Entity) WHERE {stands("l")} AND NOT o.id IN $shown
    AND ($types = [] OR type(l) IN $types) AND ($forward IS NULL OR (startNode(l) = n) = $forward) AND ({_HELD})"""
_GRADED = f"""MATCH (r:Record {{id: l.record}}) WITH l, o, coalesce(r.grade, {_CITED_GRADE}) AS grade
    WHERE ($sources = [] OR left(grade, 1) IN $sources)
      AND ($information = [] OR substring(grade, 1, 1) IN $information)"""
# Firm ties first where that is wanted; a sample takes every so many of them, so that all years are in it.
_BROUGHT = """WITH o.id AS id, max(l.recorded) AS recorded, min(CASE l.strength
      WHEN 'confirmed' THEN 0 WHEN 'probable' THEN 1 WHEN 'possible' THEN 2 WHEN 'refuted' THEN 4 ELSE 3 END) AS firm
    ORDER BY CASE WHEN $order = 'firmest' THEN firm ELSE 0 END, recorded DESC, id WITH collect(id) AS found
    WITH found, size(found) AS count, CASE WHEN size(found) < $limit THEN size(found) ELSE $limit END AS some
    RETURN count, [i IN range(0, some - 1) |
      found[CASE WHEN $order = 'spread' THEN i * count / some ELSE i END]] AS ids"""
CHOSEN_NEAR = Statement("chosen neighbours", f"{_CHOSEN}\n    {_BROUGHT}")
CHOSEN_NEAR_BY_GRADE = Statement("chosen neighbours by grading", f"{_CHOSEN}\n    {_GRADED}\n    {_BROUGHT}")
LOOK = Statement(
    "what is on record about a thing of a chart",
    f"""MATCH (n:Entity {{id: $id}}) WITH n, {KIND.format(name="n")} AS kind
    RETURN kind, n.name AS name, {LABEL.format(name="n")} AS label,
    EXISTS {{ MATCH (j:Judgement) WHERE j.one = $id OR j.other = $id }} AS judged,
    COLLECT {{ MATCH (r:Record {{about: $id}})
      WHERE (r.model = kind OR r.model IN $beside) AND {_SAYS} AND {stands("r")}
      RETURN r {{.*}} ORDER BY r.recorded DESC, r.id LIMIT $limit }} AS records,
    COLLECT {{ MATCH (n)-[l]-(end) WHERE {stands("l")}
      WITH type(l) AS type, {KIND.format(name="end")} AS of, count(l) AS links, count(DISTINCT end) AS things
      RETURN {{type: type, kind: of, links: links, things: things}} }} AS counts""",
)
BETWEEN = Statement(
    "links between pairs of things",
    f"""UNWIND $pairs AS pair MATCH (n:Entity {{id: pair[0]}})-[l]-(other:Entity {{id: pair[1]}}) WHERE {stands("l")}
    WITH DISTINCT n, l, other MATCH (r:Record {{id: l.record}})
    RETURN type(l) AS type, startNode(l) = n AS forward, l.id AS id, l.kind AS kind, r {{.*}} AS record, {OTHER}
    ORDER BY r.recorded DESC, l.id LIMIT $limit""",
)
STEP_OUT = Statement(
    "one step out from many things, over what ties people to each other",
    f"""UNWIND $ids AS id MATCH (n:Entity {{id: id}})-[l:{"|".join(sorted(SOCIAL))}]-(o:Entity)
    WHERE {stands("l")} AND NOT type(l) IN $without
    WITH id, o.id AS other, l.strength AS strength LIMIT $limit
    RETURN id, other, collect(strength) AS said, count(*) AS met""",
)
DRAFT = Statement("a draft of a chart", "MATCH (d:ChartDraft {id: $id}) RETURN d.content AS content")
HOLD_DRAFT = Statement(
    "hold a draft of a chart",
    "MERGE (d:ChartDraft {id: $id}) ON CREATE SET d.owner = $owner, d.about = $about, d.content = '' "
    "SET d.changed_at = $at RETURN d.content AS content",
)
KEEP_DRAFT = Statement("keep a draft of a chart", "MATCH (d:ChartDraft {id: $id}) SET d.content = $content")
DROP_DRAFT = Statement("drop a draft of a chart", "MATCH (d:ChartDraft {id: $id}) DELETE d")
