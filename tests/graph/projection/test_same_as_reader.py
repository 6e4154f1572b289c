"""The projection gives every viewer what the reader's own columns give, at every moment and after every load."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from random import Random
from typing import TYPE_CHECKING

import pytest

from graph.access import Restrictions
from graph.audit import AuditTrail
from graph.projection.projection import Projection
from graph.reading.frame import View
from graph.writer import open_writer
from tests.graph.projection.asked import of_database, of_projection, snapshot_of
from tests.graph.rows import EVERYTHING, LOADER, SOURCE, Said, association, item, marker, order, person, report, rid
from tests.graph.worlds import restrictions, viewer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from graph.drafts import Draft
    from graph.neo4j.bolt import Bolt
    from graph.projection.snapshot import Snapshot

FIRST = 1_760_000_000_000
STATED = tuple(FIRST + day * 86_400_000 for day in range(4))
LOADED = FIRST + 400 * 86_400_000
LOADS = 7
MODELS_LOADED = ("Person", "Marker", "Order", "Association", "Report", "ReportItem")


def row_of(random: Random, classes: Callable[[Random], Restrictions] = restrictions) -> Draft:
    """A row that may come for the first time, change, wait for a person, follow a report, or change its class."""
    cited = random.choice([None, "R1", "R2"])
    said = Said(
        recorded=random.choice([None, *STATED]),
        report=rid(cited) if cited else None,
        restrictions=classes(random),
    )
    one, other = random.choice(("P1", "P2", "P3")), random.choice(("P1", "P2", "P3"))
    makers = (
        lambda: person(one, random.choice(["Thornwick", "Marrow"]), said),
        lambda: marker(f"M-{one}", other, "dog", said),
        lambda: order(f"O-{one}", other, said, court=random.choice(["Tarnmoor", "Hollin"])),
        lambda: association(one, other, random.choice(["friend", "family"]), said),
        lambda: report(random.choice(["R1", "R2"]), said._replace(report=None)),
        lambda: item(f"I-{one}", random.choice(["R1", "R2"]), said),
    )
    return random.choice(makers)()


def loads(graph: Bolt, random: Random, made: Callable[[Random], Draft] = row_of, count: int = LOADS) -> Iterator[int]:
    """Some loads, now and then after one that was given up; the published number after each."""
    for number in range(count):
        for publish in (False, True) if random.random() < 0.4 else (True,):
            with open_writer(graph, SOURCE, now=partial(int, LOADED + number * 1_000)) as writer:
                for _ in range(random.randint(1, 3)):
                    writer.write([made(random) for _ in range(random.randint(1, 8))])
                writer.settle()
                if publish:
                    yield writer.publish("{}", LOADER, AuditTrail(graph)).seq


@pytest.mark.parametrize("seed", range(3))
def test_columns_are_those_of_the_reader_for_every_viewer_and_moment(graph: Bolt, folder: Path, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - a test that can be repeated
    followed, anew = Projection(folder / "followed"), Projection(folder / "anew")
    published = [followed_after(graph, followed, seq) for seq in loads(graph, random)]
    moments = [None, *(datetime.fromtimestamp(at / 1000, UTC) for at in (*STATED, LOADED + 2_500))]
    for somebody in (EVERYTHING, EVERYTHING, *(viewer(random) for _ in range(4))):
        view = View(random.choice(moments), random.choice([None, *published]))
        expected = of_database(graph, somebody, view)
        assert of_projection(graph, followed, somebody, view) == expected
        assert of_projection(graph, anew, somebody, view) == expected


def test_what_changed_is_told_whether_rows_came_or_all_was_made_anew(graph: Bolt, folder: Path) -> None:
    random = Random(7)  # noqa: S311 - a test that can be repeated
    projection, somebody = Projection(folder), viewer(random)
    told, before = 0, None
    # Whatever comes into another class is read anew, and what changed can then no longer be told.
    for _ in loads(graph, random, partial(row_of, classes=lambda _: Restrictions()), count=4):
        projection.follow(graph)
        after = snapshot_of(graph, projection, somebody)
        there = standing(after)
        changed = before and after.changed_since(before[0])
        if before and changed:
            told += 1
            different = {about for _, about in before[1] ^ there}
            assert {each for ids in changed.about.values() for each in ids} == different
        before = after, there
    assert told >= 2


def standing(seen: Snapshot) -> set[tuple[str, str]]:
    """Every record that is seen, and what it is about."""
    return {row for model in MODELS_LOADED for row in seen.records(model, ()).select("id", "about").iter_rows()}


def followed_after(graph: Bolt, projection: Projection, seq: int) -> int:
    projection.follow(graph)
    return seq
