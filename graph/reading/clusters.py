"""From one record to all that somebody judged to be the same person: the only place that resolves judgements."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.model.judgement import Contradiction, Judgement
from graph.neo4j import cypher_judgements as cypher
from graph.neo4j.cypher_read import SEEN
from graph.reading.results import moment
from graph.vocabulary import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame

IDENTITY = [verdict.value for verdict in Verdict]
"""The verdicts that say whether two records are one thing; those on offences by one hand join nothing."""
_MOMENTS = ("at", "undone_at", "replaced_at")


class Cluster(NamedTuple):
    """Things that judgements in force make one.

    Attributes:
        ids: Their ids.
        judgements: Every judgement in force between two of them.
        contradictions: Where two of them were judged different all the same.
    """

    ids: frozenset[str]
    judgements: tuple[Judgement, ...]
    contradictions: tuple[Contradiction, ...]


class Judged(NamedTuple):
    """What was ever judged of a thing, the latest first, and what contradicts itself in what holds now."""

    judgements: tuple[Judgement, ...]
    contradictions: tuple[Contradiction, ...]


def cluster_of(tx: Tx, frame: Frame, node_id: str) -> Cluster:
    """Every thing that judgements in force join to this one, itself included.

    `same` joins, one step after another; `different` and `unsure` join nothing. Undoing a judgement takes
    its join away and nothing else. A thing that the viewer may not see joins nothing either: what it would
    join does not show that it is there.
    """
    ids, fresh = {node_id}, {node_id}
    met: dict[str, Judgement] = {}
    while fresh:
        found = _in_force(tx, frame, fresh)
        met |= {judgement.id: judgement for judgement in found}
        joined = (judgement.ends for judgement in found if judgement.verdict is Verdict.SAME)
        fresh = set().union(*joined) - ids
        ids |= fresh
    between = tuple(judgement for _, judgement in sorted(met.items()) if judgement.ends <= ids)
    return Cluster(frozenset(ids), between, _contradictions(between))


def judged(tx: Tx, frame: Frame, node_id: str) -> Judged:
    """Everything that was judged of a thing up to the moment that is looked at, as far as both ends may be seen."""
    rows = tx.rows(cypher.EVER, id=node_id, at=frame.at, verdicts=IDENTITY)
    every = [judgement_of(row["judgement"]) for row in rows]
    return Judged(tuple(seen(tx, frame, every)), cluster_of(tx, frame, node_id).contradictions)


def judgement_of(row: Mapping[str, Any]) -> Judgement:
    """A judgement from its stored properties."""
    moments = {name: moment(row[name]) for name in _MOMENTS if row.get(name) is not None}
    return Judgement.model_validate({**row, **moments})


def _in_force(tx: Tx, frame: Frame, ids: Iterable[str]) -> list[Judgement]:
    rows = tx.rows(cypher.IN_FORCE, ids=sorted(ids), at=frame.at, verdicts=IDENTITY)
    return seen(tx, frame, [judgement_of(row["judgement"]) for row in rows])


def seen(tx: Tx, frame: Frame, judgements: list[Judgement]) -> list[Judgement]:
    """Those of which the viewer may see both ends."""
    ends = sorted({end for judgement in judgements for end in judgement.ends})
    known = {row["id"] for row in tx.rows(SEEN, ids=ends, **frame.parameters)} if ends else set()
    return [judgement for judgement in judgements if judgement.ends <= known]


def _contradictions(judgements: tuple[Judgement, ...]) -> tuple[Contradiction, ...]:
    """Every `different` between two things that a path of `same` joins."""
    joined: dict[str, set[str]] = defaultdict(set)
    for judgement in judgements:
        if judgement.verdict is Verdict.SAME:
            joined[judgement.one].add(judgement.other)
            joined[judgement.other].add(judgement.one)
    apart = (judgement for judgement in judgements if judgement.verdict is Verdict.DIFFERENT)
    return tuple(
        Contradiction(different=judgement, path=_path(joined, judgement.one, judgement.other)) for judgement in apart
    )


def _path(joined: Mapping[str, set[str]], start: str, end: str) -> tuple[str, ...]:
    """A shortest way between two things of one cluster, where there always is one."""
    came_from = {start: start}
    waiting = deque([start])
    while waiting and end not in came_from:
        here = waiting.popleft()
        for there in sorted(joined[here] - came_from.keys()):
            came_from[there] = here
            waiting.append(there)
    path = [end]
    while path[-1] != start:
        path.append(came_from[path[-1]])
    return tuple(reversed(path))
