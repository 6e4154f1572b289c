"""Quarantine on screen: found by file, table and reason, put right in place, loaded again, dismissed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.keys import node_id
from tests.conftest import BEGIN_AGAIN, EMPTY
from tests.ingest.loading import SOURCE, load_paths, write_table
from tests.ui.screens.running import html, refusals, screen, words
from ui import gate

if TYPE_CHECKING:
    from pathlib import Path

    from graph.neo4j.bolt import Bolt

pytestmark = pytest.mark.neo4j
PEOPLE = [{"person_id": "", "surname": "Gorsecombe"}, {"person_id": "P1", "surname": "Ashgarrow"}]
TIES = [{"person_id": "P1", "other_person_id": "P9", "kind": "friend"}]


@pytest.fixture
def item(explorer: None, bolt: Bolt, tmp_path: Path) -> str:  # noqa: ARG001 - points the explorer at the database
    """Load a row that is refused and one that waits; the id of the refused one."""
    bolt.alone(EMPTY)
    bolt.alone(BEGIN_AGAIN)
    load_paths(bolt, write_table(tmp_path, "persons", PEOPLE), write_table(tmp_path, "associations", TIES))
    gate.house().trail.standing(afresh=True)
    drawn = html(screen("quarantine").selectbox(key="quarantine_kind").set_value("refused").run())
    return drawn.partition("/quarantine?id=")[2].partition('"')[0]


def test_rows_are_listed_and_found_by_file_table_and_reason(item: str) -> None:
    drawn = screen("quarantine")
    assert item in html(drawn)
    assert "associations.csv" in words(drawn)
    assert "arrives by itself when it does" in words(drawn)
    drawn.text_input(key="quarantine-reason").set_value("BLANK").run()
    assert "Gorsecombe" in html(drawn)
    assert "associations.csv" not in words(drawn)
    drawn.text_input(key="quarantine-file").set_value("visits").run()
    assert "No row is like this" in words(drawn)


def test_a_row_is_put_right_in_place_and_says_where_it_went(item: str) -> None:
    form = screen("quarantine", item)
    form.text_input(key="quarantine-cell-person_id").set_value("P7")
    form.button(key="quarantine-correct-button").click().run()
    assert "Say why" in refusals(form)[-1]
    form.text_input(key="quarantine-correct-why").set_value("The list was read over the phone.")
    form.button(key="quarantine-correct-button").click().run()
    assert not form.exception
    assert "Corrected" in form.success[0].value
    assert node_id("Person", SOURCE, "P7") in html(form)
    assert "corrected by analyst" in words(form)
    assert not form.button
    ended = screen("quarantine").checkbox(key="quarantine-ended").check().run()
    assert "The list was read over the phone." in words(ended)


def test_a_row_is_dismissed_with_a_reason_and_by_nobody_who_may_not_load(item: str) -> None:
    assert not screen("quarantine", item, user="neighbourhood").button
    form = screen("quarantine", item)
    form.text_input(key="quarantine-dismiss-why").set_value("A test row of the supplier.")
    form.button(key="quarantine-dismiss-button").click().run()
    assert "dismissed by analyst: A test row of the supplier." in words(form)


def test_what_waited_arrives_by_itself_and_says_so(item: str, bolt: Bolt, tmp_path: Path) -> None:
    assert item
    load_paths(bolt, write_table(tmp_path, "persons", [{"person_id": "P9", "surname": "Wren"}]))
    gate.house().trail.standing(afresh=True)
    ended = screen("quarantine").checkbox(key="quarantine-ended").check().run()
    assert "it arrived by itself when what it refers to came" in words(ended)
