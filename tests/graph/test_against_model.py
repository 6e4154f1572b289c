"""Random loads against a model in plain Python: what became of each row, and what a reader sees at every moment."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING

import pytest

from graph.audit import AuditTrail
from graph.drafts import Outcome
from graph.errors import NotOnRecordError
from graph.keys import link_id, version_id
from graph.reading.frame import View
from graph.reading.quarantine import Wanted
from graph.writer import open_writer
from tests.graph.model_graph import ModelGraph
from tests.graph.rows import LOADER, SOURCE, Said, association, marker, order, person, reads

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.drafts import Draft
    from graph.neo4j.bolt import Bolt
    from graph.reader import Reader

FIRST = 1_760_000_000_000
STATED = tuple(FIRST + day * 86_400_000 for day in range(5))
LOADED = FIRST + 400 * 86_400_000
PEOPLE = ("P1", "P2", "P3")


def row_of(random: Random) -> Draft:
    said = Said(recorded=random.choice([None, None, *STATED]))
    one, other, variant = random.choice(PEOPLE), random.choice(PEOPLE), random.choice("abc")
    match random.randrange(4):
        case 0:
            return person(one, f"Thornwicket{variant}", said)
        case 1:
            return marker(f"M-{one}", random.choice(PEOPLE), f"dog {variant}", said)
        case 2:
            return order(f"O-{one}", other, said, court=f"Court {variant}")
        case _:
            return association(one, other, random.choice(["friend", "family"]), said)


def loads_of(random: Random) -> Iterator[list[list[Draft]]]:
    for _ in range(5):
        yield [[row_of(random) for _ in range(random.randint(1, 6))] for _ in range(random.randint(1, 3))]


def write(graph: Bolt, batches: Sequence[Sequence[Draft]], now: int, *, publish: bool) -> tuple[list[str], int, int]:
    """The outcomes, how many rows of the load no longer wait, and the published sequence number."""
    with open_writer(graph, SOURCE, now=lambda: now) as writer:
        results = [result for batch in batches for result in writer.write(batch)]
        outcomes = [result.outcome.value for result in results]
        closed = writer.settle().closed
        settled = sum(result.item in closed for result in results)
        seq = writer.publish("{}", LOADER, AuditTrail(graph)).seq if publish else 0
    return outcomes, settled, seq


def standing(model: ModelGraph, at: int) -> dict[str, set[str]]:
    """By thing, the ids of the records about it and of the links at it that stand."""
    seen: dict[str, set[str]] = {}
    for line_key, line in model.lines.items():
        version = line.standing(at)
        if version is None:
            continue
        record = version_id(line_key, version.ordinal)
        seen.setdefault(version.draft.about.id, set()).add(record)
        for slot, link in enumerate(version.draft.links):
            if not {link.start, link.end} & version.missing:
                for end in (link.start, link.end):
                    seen.setdefault(end, set()).add(link_id(link.type, record, slot))
    return seen


def read(reader: Reader, thing: str) -> set[str]:
    try:
        dossier = reader.dossier(thing)
    except NotOnRecordError:
        return set()
    return {record.id for record in dossier.records} | {link.id for link in dossier.links}


def check(graph: Bolt, model: ModelGraph, seq: int, things: set[str]) -> None:
    for at in (None, *STATED, LOADED + 1_500):
        view = View(datetime.fromtimestamp(at / 1000, UTC) if at else None, seq)
        reader = reads(graph, view=view)
        expected = standing(model, at or 2**60)
        assert {thing: read(reader, thing) for thing in things} == {
            thing: expected.get(thing, set()) for thing in things
        }


@pytest.mark.parametrize("seed", range(4))
def test_loads_leave_what_the_model_says_at_every_moment_and_after_every_load(graph: Bolt, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - a test that can be repeated
    model = ModelGraph()
    after: list[tuple[int, ModelGraph]] = []
    things: set[str] = set()
    for number, batches in enumerate(loads_of(random)):
        now = LOADED + number * 1_000
        things |= {node.id for batch in batches for draft in batch for node in (draft.about, *draft.needs)}
        write(graph, [batch[::-1] for batch in batches[::-1]], now, publish=False)
        outcomes, settled, seq = write(graph, batches, now, publish=True)
        assert outcomes == model.load(batches, now)
        assert settled == _no_longer_waiting(model, batches, outcomes)
        assert reads(graph).quarantine(Wanted(limit=500)).counts.get("waiting", 0) == sum(
            map(len, model.waiting.values())
        )
        after.append((seq, model.copy()))
    for seq, then in after:
        check(graph, then, seq, things)


def _no_longer_waiting(model: ModelGraph, batches: Sequence[Sequence[Draft]], outcomes: list[str]) -> int:
    rows = [draft for batch in batches for draft in batch]
    waited = [draft for draft, outcome in zip(rows, outcomes, strict=True) if outcome == Outcome.WAITING]
    return sum(draft.digest not in {row.digest for row in model.waiting[draft.line]} for draft in waited)
