"""Ten rules of information gaps as one Cypher query each: what a force's analyst would write against the same graph.

Each gives the ids that a gap is about, as one list a row. They look at what the viewer may see (`stands`) and at the
day (`$on`), as the rules do; part-dates mean their first and last day.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from analysis.gaps.casebook import GONE, MAPPA_TYPES, NOTIFYING
from analysis.gaps.rules.pairs import NOT_HOMES, PLACES
from analysis.gaps.shaping import SETTLED
from graph.neo4j.cypher_read import stands
from graph.neo4j.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Mapping

RANKED = [*MAPPA_TYPES, "PDP", "SRO_subject"]
NEEDS = ("languages", "interpreter_needed", "communication_needs")


def _first(text: str) -> str:
    """The first day that a date can mean."""
    return f"CASE size({text}) WHEN 4 THEN date({text}) WHEN 7 THEN date({text}) ELSE date(left({text}, 10)) END"


def _last(text: str) -> str:
    """The last day that a date can mean."""
    return (
        f"CASE size({text}) WHEN 4 THEN date({text} + '-12-31') "
        f"WHEN 7 THEN date({text}) + duration('P1M') - duration('P1D') ELSE date(left({text}, 10)) END"
    )


def _record(name: str, model: str, ident: str) -> str:
    """The record of a model that has an id or is about a thing, in a pattern's words."""
    return f"({name}:Record {{{ident}}}) WHERE {name}.model = '{model}' AND {name}.withdrawn IS NULL AND {stands(name)}"


def _surely_holds(link: str) -> str:
    """Whether a link holds on the day however its dates are read; its bounds are plain days, whatever was written."""
    begun = f"coalesce({link}.from_latest, '') <= toString($on)"
    return f"{begun} AND (coalesce({link}.to_earliest, '') = '' OR {link}.to_earliest >= toString($on))"


_CASES = f"""MATCH (p:Person)-[u:MANAGED_UNDER]->(:Management) WHERE {stands("u")}
MATCH {_record("r", "Management", "id: u.record")}
AND (r.f_from_on IS NULL OR {_first("r.f_from_on")} <= $on) AND (r.f_to_on IS NULL OR {_last("r.f_to_on")} >= $on)
AND NOT EXISTS {{ MATCH {_record("d", "Person", "about: p.id")} AND {_first("d.f_deceased_on")} <= $on }}
WITH p, r ORDER BY CASE WHEN r.f_from_on IS NULL THEN '' ELSE toString({_last("r.f_from_on")}) END,
date(datetime({{epochMillis: r.recorded, timezone: 'Europe/London'}})), r.id
WITH p, r.f_type AS type, collect(r)[-1] AS m WHERE NOT coalesce(m.f_mode, 'active') IN {list(GONE)}
WITH p, type, m, coalesce(reduce(at = null, i IN range(0, {len(RANKED) - 1}) |
CASE WHEN {RANKED}[i] = type THEN i ELSE at END), {len(RANKED)}) AS rank
ORDER BY rank, m.id WITH p, collect(m) AS cases, collect(type) AS types"""
_MANAGED = f"CALL () {{ {_CASES} RETURN p }}"


def _settled(record: str, field: str) -> str:
    said = [f"{field}={state}" for state in SETTLED]
    return f"any(s IN coalesce({record}.states, []) WHERE s IN {said})"


def _used(link: str) -> str:
    return f"EXISTS {{ MATCH ()-[l:{link}]->(t) WHERE coalesce(l.strength, '') <> 'refuted' AND {stands('l')} }}"


def _unused(model: str, link: str) -> str:
    there = f"EXISTS {{ MATCH {_record('r', model, 'about: t.id')} }}"
    return f"MATCH (t:{model}) WHERE {there} AND NOT {_used(link)} RETURN t.id AS id"


def _placed(person: str, record: str, link: str, address: str) -> str:
    """A stay of somebody at a place where people live, by an address that is a home to people."""
    return (
        f"MATCH ({person})-[{link}:AT_ADDRESS]->({address}:Address) WHERE {stands(link)} "
        f"MATCH {_record(record, 'Residence', f'id: {link}.record')} AND coalesce({record}.strength, '') <> 'refuted' "
        f"AND ({record}.f_kind IS NULL OR {record}.f_kind IN {list(PLACES)})"
    )


_ADDRESS = _record("k", "Address", "about: a.id")
_PUBLIC = f"EXISTS {{ MATCH {_ADDRESS} AND toLower(coalesce(k.f_kind, '')) IN {list(NOT_HOMES)} }}"
_UPRN = f"COLLECT {{ MATCH {_ADDRESS} AND k.f_uprn IS NOT NULL RETURN k.f_uprn ORDER BY k.id LIMIT 1 }}[0]"
_SAID = " OR ".join(
    f"r.f_{name} IS NOT NULL OR any(s IN coalesce(r.states, []) WHERE s STARTS WITH '{name}=')" for name in NEEDS
)
_HELD = f"coalesce(l.strength, '') <> 'refuted' AND {stands('l')}"
_USES = "\nUNION ".join(
    f"WITH p MATCH (p)-[l:{link}]->(t) WHERE {_HELD} RETURN t.id AS thing"
    for link in ("USES_PHONE", "USES_VEHICLE", "USES_ACCOUNT")
)
_VICTIMS = f"""WITH p MATCH (p)-[l:INVOLVED_IN]->(o:Offence)<-[v:VICTIM_OF]-(t) WHERE {stands("l")} AND {stands("v")}
AND l.kind IN ['charged', 'convicted'] AND EXISTS {{ MATCH {_record("r", "Involvement", "id: l.record")} }}
RETURN t.id AS thing"""
_EMPLOYERS = f"""WITH p MATCH (p)-[l:MEMBER_OF]->(t:Organisation) WHERE {stands("l")}
AND EXISTS {{ MATCH {_record("r", "Membership", "id: l.record")} AND coalesce(r.strength, '') <> 'refuted' }}
AND EXISTS {{ MATCH {_record("k", "Organisation", "about: t.id")} AND k.f_kind =~ '(?i).*employ.*' }}
RETURN t.id AS thing"""
_NO_TIE = f"""NOT EXISTS {{ MATCH (p)-[l:ASSOCIATED_WITH]-(q) WHERE {stands("l")}
MATCH {_record("r", "Association", "id: l.record")} AND coalesce(r.strength, '') <> 'refuted' }}"""
_ENDED = "coalesce(h.to_latest, '') <> '' AND h.to_latest < toString($on)"
_STANDING = f"coalesce(h.strength, '') <> 'refuted' AND NOT ({_ENDED}) AND {stands('h')}"

_TEXTS = {
    "GR-12": f"""{_CASES} WHERE any(t IN types WHERE t IN {[*NOTIFYING, "RVO", "PDP"]}) AND none(m IN cases WHERE
EXISTS {{ MATCH ()-[b:MANAGED_BY {{record: m.id}}]->() WHERE {stands("b")} }}) RETURN [p.id] AS about""",
    "GR-34": f"""{_CASES} WHERE any(t IN types WHERE t IN {list(MAPPA_TYPES)})
WITH p, [m IN cases WHERE m.f_mappa_category IS NOT NULL | m.f_mappa_category][0] AS category,
[m IN cases WHERE m.f_lead_agency IS NOT NULL | m.f_lead_agency][0] AS lead,
reduce(most = 0, m IN cases | CASE WHEN m.f_mappa_level > most THEN m.f_mappa_level ELSE most END) AS level
WHERE coalesce(category, 0) = 0 OR level = 0 OR lead IS NULL RETURN [p.id] AS about""",
    "GR-45": f"""{_MANAGED} MATCH (p)-[l:SUBJECT_OF_CONTACT]->(c:Contact) WHERE {stands("l")}
MATCH {_record("r", "Contact", "id: l.record")} AND r.f_visor_contact AND NOT coalesce(r.f_visor_exported, false)
AND (r.f_made_on IS NULL OR {_first("r.f_made_on")} + duration({{days: $days}}) < $on)
RETURN DISTINCT [c.id, p.id] AS about""",
    "GR-48": f"""MATCH (t:Report) MATCH {_record("r", "Report", "about: t.id")} AND
((r.f_event_on IS NULL AND NOT {_settled("r", "event_on")}) OR (r.f_origin_id IS NULL AND r.f_submitted_by IS NULL))
RETURN DISTINCT [t.id] AS about""",
    "GR-65": f"""{_MANAGED} WITH p WHERE NOT EXISTS {{ MATCH {_record("r", "Person", "about: p.id")} AND
({_SAID}) }}
RETURN [p.id] AS about""",
    "GR-82": f"""CALL () {{ {_unused("Phone", "USES_PHONE")} UNION {_unused("Vehicle", "USES_VEHICLE")}
UNION {_unused("OnlineAccount", "USES_ACCOUNT")} }} RETURN [id] AS about""",
    "GR-84": f"""MATCH (t:Agreement) MATCH {_record("r", "Agreement", "about: t.id")}
AND {_first("r.f_review_on")} < $on
RETURN DISTINCT [t.id] AS about""",
    "GR-91": f"""MATCH (a:Address) WHERE EXISTS {{ MATCH {_record("k", "Address", "about: a.id")}
AND NOT toLower(coalesce(k.f_kind, '')) IN {list(NOT_HOMES)} }}
AND (EXISTS {{ MATCH ()-[v:VISIT_AT]->(a) WHERE {stands("v")} }}
OR EXISTS {{ MATCH ()-[v:MENTIONS]->(a) WHERE {stands("v")} }})
AND NOT EXISTS {{ {_placed("", "r", "l", "a")} AND {_surely_holds("l")} }}
AND NOT EXISTS {{ MATCH ()-[h:LIVES_AT]->(a) WHERE {_STANDING} AND coalesce(h.to_latest, '') = '' }}
RETURN [a.id] AS about""",
    "GR-92": f"""MATCH (r:Record) WHERE r.model = 'Unidentified' AND r.withdrawn IS NULL AND {stands("r")}
WITH DISTINCT r.about AS id WHERE NOT EXISTS {{ MATCH {_record("n", "Person", "about: id")} }}
MATCH (s:Entity {{id: id}}) WHERE EXISTS {{ MATCH (s)<-[h:CHILD_TIE]-() WHERE {_STANDING} }}
OR EXISTS {{ MATCH (s)-[l:AT_ADDRESS]->()<-[h:LIVES_AT]-() WHERE {stands("l")} AND {_STANDING} }}
OR EXISTS {{ MATCH (s)<-[l:MENTIONS]-()-[o:MENTIONS]->()<-[h:LIVES_AT]-() WHERE {stands("l")}
AND {stands("o")} AND {_STANDING} }}
RETURN [id] AS about""",
    "GR-93": f"""{_MANAGED} CALL (p) {{
{_placed("p", "r", "l", "a")} AND NOT {_PUBLIC} RETURN coalesce({_UPRN}, a.id) AS thing
UNION {_USES} UNION {_VICTIMS} UNION {_EMPLOYERS} }}
WITH thing, collect(DISTINCT p) AS people WHERE size(people) > 1 UNWIND people AS p UNWIND people AS q
WITH DISTINCT p, q WHERE p.id < q.id AND {_NO_TIE} RETURN [p.id, q.id] AS about""",
}
QUERIES: Mapping[str, Statement] = MappingProxyType(
    {rule: Statement(f"{rule} as one query", text) for rule, text in _TEXTS.items()}
)
"""By rule; each takes the parameters of a frame, the day, and the rule's limit of days."""
