"""Access classes follow the report, whenever it comes, and what the newest version hides the older ones hide too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.access import Restrictions
from graph.drafts import NodeDraft
from graph.errors import NotOnRecordError
from graph.keys import line_id
from graph.reading.frame import View
from graph.reading.quarantine import Wanted
from graph.reading.search import Asked
from tests.graph.rows import (
    OUTSIDER,
    SOURCE,
    Said,
    association,
    draft_of,
    iid,
    item,
    load,
    marker,
    person,
    pid,
    reads,
    report,
    rid,
)

if TYPE_CHECKING:
    from graph.drafts import Draft
    from graph.neo4j.bolt import Bolt

CLOSED = Restrictions(handling="C", action="A1")
SECRET = Restrictions(compartments=frozenset({"lantern"}))
CITES = Said(report=rid("R1"))
CITES_ITEM = Said(report=rid("R1"), inherits=iid("R1-1"))


def markers_seen(graph: Bolt, view: View | None = None) -> list[object]:
    try:
        return [record.values["text"] for record in reads(graph, OUTSIDER, view).dossier(pid("P1")).of("Marker")]
    except NotOnRecordError:
        return []


def links_seen(graph: Bolt) -> int:
    return len(reads(graph, OUTSIDER).links_as_columns("ASSOCIATED_WITH"))


REPORT = report("R1", Said(restrictions=SECRET))
RESTING = [person("P1"), person("P2"), marker("M1", "P1", "dog", CITES), association("P1", "P2", said=CITES)]


@pytest.mark.parametrize(
    "batches",
    [
        [[[REPORT, *RESTING]]],
        [[[*RESTING, REPORT]]],
        [[RESTING, [REPORT]]],
        [[[REPORT], RESTING]],
        [[RESTING], [[REPORT]]],
        [[[REPORT]], [RESTING]],
    ],
    ids=["report first", "report last", "in a later batch", "in an earlier batch", "in a later load", "in an earlier"],
)
def test_a_row_that_says_nothing_follows_its_report_in_whatever_order_they_come(
    graph: Bolt, batches: list[list[list[Draft]]]
) -> None:
    for one in batches:
        load(graph, *one)
    assert markers_seen(graph) == []
    assert links_seen(graph) == 0
    assert reads(graph).dossier(pid("P1")).of("Marker")
    assert len(reads(graph).links_as_columns("ASSOCIATED_WITH")) == 1


def test_what_its_own_words_say_stays_when_the_report_comes(graph: Bolt) -> None:
    own = CITES._replace(restrictions=Restrictions(handling="P", compartments=frozenset()))
    load(graph, [person("P1"), marker("M1", "P1", "dog", own)])
    load(graph, [REPORT])
    assert markers_seen(graph) == ["dog"]


def test_a_row_follows_its_item_and_the_item_its_report(graph: Bolt) -> None:
    load(graph, [person("P1"), marker("M1", "P1", "dog", CITES_ITEM)])
    load(graph, [item("R1-1", "R1")])
    assert markers_seen(graph) == ["dog"]
    load(graph, [REPORT])
    assert markers_seen(graph) == []
    load(graph, [report("R1", title="opened")])
    assert markers_seen(graph) == ["dog"]


def test_an_item_that_has_not_come_leaves_the_row_to_the_report(graph: Bolt) -> None:
    load(graph, [REPORT, person("P1"), marker("M1", "P1", "dog", CITES_ITEM)])
    assert markers_seen(graph) == []


OPEN_REPORT, OPEN_ITEM = report("R1", title="as it came first"), item("R1-1", "R1")
CLOSED_ITEM = item("R1-1", "R1", Said(restrictions=CLOSED), text="as it came again")


@pytest.mark.parametrize("parent", [[REPORT], [OPEN_REPORT, CLOSED_ITEM]], ids=["the report", "the item"])
def test_a_class_that_changes_within_a_load_is_the_one_that_later_rows_of_it_follow(
    graph: Bolt, parent: list[Draft]
) -> None:
    before = [person("P1"), OPEN_REPORT, OPEN_ITEM]
    rows = [marker(f"M{number}", "P1", f"dog {number}", CITES_ITEM) for number in range(3)]
    load(graph, before, rows[:1], rows[1:2], parent, rows[2:])
    assert markers_seen(graph) == []
    assert len(reads(graph).dossier(pid("P1")).of("Marker")) == 3


def test_nothing_changes_its_class_before_the_load_is_published(graph: Bolt) -> None:
    load(graph, [person("P1"), marker("M1", "P1", "dog", CITES)])
    load(graph, [REPORT], publish=False)
    assert markers_seen(graph) == ["dog"]
    load(graph, [person("P2")])
    assert markers_seen(graph) == ["dog"]


def test_a_waiting_row_follows_too_and_is_not_found_in_quarantine(graph: Bolt) -> None:
    load(graph, [marker("M1", "P1", "dog", CITES), person("P2")])
    assert len(reads(graph, OUTSIDER).quarantine(Wanted()).items) == 1
    load(graph, [REPORT])
    assert reads(graph, OUTSIDER).quarantine(Wanted()).items == ()
    assert reads(graph, OUTSIDER).search(Asked("dog")).refused == ()
    load(graph, [person("P1")])
    assert markers_seen(graph) == []


def test_a_row_marked_today_hides_what_it_said_yesterday(graph: Bolt) -> None:
    before = load(graph, [person("P1"), marker("M1", "P1", "dog")])
    load(graph, [marker("M1", "P1", "dog", Said(restrictions=SECRET))])
    assert before.published is not None
    assert markers_seen(graph) == []
    assert markers_seen(graph, View(published=before.published.seq)) == []
    assert reads(graph, OUTSIDER).history(line_id(SOURCE, "markers", "M1")) == ()
    assert len(reads(graph).history(line_id(SOURCE, "markers", "M1"))) == 2


def test_a_row_opened_today_does_not_open_what_it_said_yesterday(graph: Bolt) -> None:
    load(graph, [person("P1"), marker("M1", "P1", "gun", Said(restrictions=SECRET))])
    load(graph, [marker("M1", "P1", "dog")])
    seen = reads(graph, OUTSIDER).history(line_id(SOURCE, "markers", "M1"))
    assert [record.values["text"] for record in seen] == ["dog"]


def test_a_search_hit_follows_its_report(graph: Bolt) -> None:
    name = draft_of("Name", "N1", {"name": "Zebedee"}, CITES, NodeDraft("Person", pid("P1")))
    load(graph, [person("P1"), name])
    assert len(reads(graph, OUTSIDER).search(Asked("zebedee")).hits) == 1
    load(graph, [report("R1", Said(restrictions=CLOSED))])
    assert reads(graph, OUTSIDER).search(Asked("zebedee")).hits == ()
    assert len(reads(graph).search(Asked("zebedee")).hits) == 1
