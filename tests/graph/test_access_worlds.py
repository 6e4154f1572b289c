"""What a viewer may not see leaves no trace: every answer is the same as if it had never been there."""

from __future__ import annotations

from functools import partial
from random import Random
from typing import TYPE_CHECKING

import pytest

from graph.audit import AuditTrail
from graph.drafts import Draft, Refusal
from graph.errors import NotOnRecordError
from graph.reader import Reader
from graph.reading.neighbourhood import Page
from graph.reading.quarantine import Wanted
from graph.reading.search import Asked
from graph.writer import open_writer
from tests.graph.rows import LOADER, REASON, SOURCE
from tests.graph.worlds import SURNAMES, World, viewer, without, world

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.access import Viewer
    from graph.neo4j.bolt import Bolt
    from graph.reading.columns import Columns

ASKED = (*SURNAMES, "thornwickt", "ann", "bo marrow", "seen", "about", "abc1", "R1", "P3", "dog", "anchor")
MODELS = {"Person": ["surname"], "Vehicle": ["vrm"], "Name": ["name"], "Report": ["title"], "Marker": ["text"]}
NOON = 1_795_000_000_000


def settle_in(graph: Bolt, rows: World) -> None:
    for load in rows:
        with open_writer(graph, SOURCE, now=lambda: NOON) as writer:
            drafts = [row.what for row in load if isinstance(row.what, Draft)]
            writer.write(drafts, [row.what for row in load if isinstance(row.what, Refusal)])
            writer.settle()
            writer.publish("{}", LOADER, AuditTrail(graph))


def answers(graph: Bolt, seen_by: Viewer, rows: World) -> Iterator[tuple[str, str]]:
    """Every answer to every question about every thing that the whole world holds, as text."""
    reader = Reader(AuditTrail(graph), seen_by, REASON)
    drafts = [row.what for load in rows for row in load if isinstance(row.what, Draft)]
    things = sorted({node.id for draft in drafts for node in (draft.about, *draft.mints, *draft.needs)})
    asks: tuple[Callable[[str], object], ...] = (reader.dossier, reader.page, reader.report, reader.find)
    for thing in things:
        for place, ask in enumerate((*asks, reader.neighbourhood)):
            yield f"{place} {thing}", shown(partial(ask, thing))
        yield f"part of {thing}", shown(partial(reader.neighbourhood, thing, Page(skip=1, limit=2)))
    yield "things", shown(lambda: reader.things(things))
    for line in sorted({draft.line for draft in drafts}):
        yield f"history {line}", shown(partial(reader.history, line))
    for key in sorted({draft.origin.key for draft in drafts}):
        yield f"key {key}", shown(partial(reader.find, key))
    for text in ASKED:
        yield f"search {text}", shown(partial(reader.search, Asked(text)))
        yield f"first {text}", shown(partial(reader.search, Asked(text, ("Person",), 2)))
    yield "trace", shown(lambda: reader.trace(ASKED).lines)
    for model, fields in MODELS.items():
        yield f"columns {model}", shown(partial(in_order, partial(reader.records_as_columns, model, fields)))
    for link in ("ASSOCIATED_WITH", "USES_VEHICLE", "ITEM_OF"):
        yield f"links {link}", shown(partial(in_order, partial(reader.links_as_columns, link)))
    yield "ties", shown(partial(in_order, partial(reader.links_as_columns, "ASSOCIATED_WITH", provenance=True)))
    yield "quarantine", shown(lambda: reader.quarantine(Wanted()))


def in_order(read: Callable[[], Columns]) -> list[tuple[object, ...]]:
    return sorted(zip(*read().data, strict=True), key=repr)


def shown(ask: Callable[[], object]) -> str:
    try:
        return repr(ask())
    except NotOnRecordError as error:
        return repr(error)


@pytest.mark.parametrize("seed", range(3))
def test_nothing_withheld_leaves_a_trace(graph: Bolt, empty: Callable[[], None], seed: int) -> None:
    everything = world(Random(seed))  # noqa: S311 - a test that can be repeated
    somebody = viewer(Random(seed + 100))  # noqa: S311
    settle_in(graph, everything)
    seen = dict(answers(graph, somebody, everything))
    empty()
    settle_in(graph, without(everything, somebody))
    as_if_never_there = dict(answers(graph, somebody, everything))
    assert {name for name in seen if seen[name] != as_if_never_there[name]} == set()
    withheld = sum(map(len, everything)) - sum(map(len, without(everything, somebody)))
    assert withheld > 10, "the world holds too little that this viewer may not see to prove anything"
