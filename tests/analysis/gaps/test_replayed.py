"""Every rule's firing example in the graph: withheld from a viewer, asked about before it was recorded, superseded.

One world holds the examples of all rules. It is read after each of three loads: without what the findings rest on, with
it (in a compartment), and with a later version of it that says nothing.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple

import pytest

from analysis.gaps.casebook import Casebook
from analysis.gaps.columns_read import READ_MODELS, read_fields, read_provenance
from analysis.gaps.run import find_gaps
from benchmarks.gap_queries import by_queries, by_rules, differing
from graph.access import Reason
from graph.audit import AuditTrail
from graph.links import LINK_TYPES
from graph.reader import Reader
from graph.reading.frame import View
from graph.users import read_directory
from tests.analysis.gaps.books import book_of
from tests.analysis.gaps.replays import Replay, merged, replays
from tests.builders import put
from tests.conftest import BEGIN_AGAIN, EMPTY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.gaps.finding import Finding
    from graph.neo4j.bolt import Bolt
    from graph.reading.columns import Columns

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]

REPLAYS = replays()
DAY = date(2026, 4, 20)
EACH = pytest.mark.parametrize("replay", REPLAYS, ids=[each.rule for each in REPLAYS])
BEFORE = datetime(2003, 1, 1, tzinfo=UTC)
BETWEEN = datetime(2038, 1, 1, tzinfo=UTC)
VIEWS: Mapping[str, tuple[str, datetime | None]] = {
    "outsider": ("neighbourhood", None),
    "before": ("analyst", BEFORE),
    "between": ("analyst", BETWEEN),
    "now": ("analyst", None),
}
STAGES = {
    "rest": ("outsider", "before"),
    "withheld": ("outsider", "before", "between"),
    "emptied": ("between", "now"),
}
"""What is loaded one after the other, and the views that are compared after each."""


class Seen(NamedTuple):
    """Everything that one viewer may see in one view, read once and asked about on many days."""

    records: Mapping[str, Columns]
    links: Mapping[str, Columns]

    def findings(self, replay: Replay) -> list[Finding]:
        found = find_gaps(Casebook(replay.as_at, self.records, self.links), only=[replay.rule])
        assert found.failed == ()
        return list(found.findings)


class World(NamedTuple):
    """The views that are compared: by load, viewer and moment."""

    without: Mapping[str, Seen]
    with_it: Mapping[str, Seen]
    emptied: Mapping[str, Seen]


@pytest.fixture(scope="module")
def world(bolt: Bolt) -> World:
    bolt.alone(EMPTY)
    bolt.alone(BEGIN_AGAIN)
    stages = []
    for part, views in STAGES.items():
        put(bolt, merged([getattr(replay, part) for replay in REPLAYS]))
        stages.append({view: _seen(bolt, *VIEWS[view]) for view in views})
    return World(*stages)


@EACH
def test_who_may_not_see_the_evidence_finds_what_a_world_without_it_has(world: World, replay: Replay) -> None:
    assert _bytes(world.with_it["outsider"], replay) == _bytes(world.without["outsider"], replay)


@EACH
def test_before_the_evidence_was_recorded_the_past_is_as_it_was(world: World, replay: Replay) -> None:
    assert _bytes(world.with_it["before"], replay) == _bytes(world.without["before"], replay)


@EACH
def test_who_may_see_the_evidence_has_the_finding_that_the_rows_alone_give(world: World, replay: Replay) -> None:
    alone = book_of(merged([replay.rest, replay.evidence]), replay.as_at)
    expected = {each.key for each in find_gaps(alone, only=[replay.rule]).findings}
    assert expected
    assert expected <= {each.key for each in world.with_it["between"].findings(replay)}


@EACH
def test_a_superseded_row_is_evidence_of_the_past_alone(world: World, replay: Replay) -> None:
    assert _bytes(world.emptied["between"], replay) == _bytes(world.with_it["between"], replay)
    cited = {record for each in world.emptied["now"].findings(replay) for record in each.evidence_ids}
    assert not cited & replay.superseded


def test_what_is_withheld_leaves_no_trace_in_any_rule(world: World) -> None:
    day = REPLAYS[0].as_at
    whole = [find_gaps(Casebook(day, *seen["outsider"])) for seen in (world.without, world.with_it)]
    assert whole[0] == whole[1]


def test_ten_rules_find_what_a_query_each_finds(world: World, bolt: Bolt) -> None:
    user, moment = VIEWS["between"]
    queries = by_queries(bolt, read_directory(None).viewer(user), DAY, View(as_at=moment))
    rules = by_rules(Casebook(DAY, *world.emptied["between"]))
    assert min(map(len, rules.found.values())) > 0
    assert differing(rules, queries) == {}


def _bytes(seen: Seen, replay: Replay) -> list[str]:
    return [repr(finding) for finding in seen.findings(replay)]


def _seen(bolt: Bolt, user: str, moment: datetime | None) -> Seen:
    reason = Reason.parse("supervision review")
    reader = Reader(AuditTrail(bolt), read_directory(None).viewer(user), reason, View(as_at=moment))
    return Seen(
        {model: reader.records_as_columns(model, read_fields(model), read_provenance(model)) for model in READ_MODELS},
        {link: reader.links_as_columns(link) for link in LINK_TYPES},
    )
