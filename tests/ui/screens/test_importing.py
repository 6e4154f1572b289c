"""Files imported on screen: a preview that keeps nothing, then the load, then the same again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.neo4j.statement import Statement
from tests.ingest.loading import write_table
from tests.ui.screens.running import html, refusals, screen, words
from ui import gate

if TYPE_CHECKING:
    from graph.neo4j.bolt import Bolt

pytestmark = [pytest.mark.neo4j, pytest.mark.usefixtures("told")]
PEOPLE = [
    {"person_id": "N1", "surname": "Wrenfold", "dob": "31/02/1980"},
    {"person_id": "", "surname": "Keyless"},
]
HOMES = [{"person_id": "N1", "address_id": "never-came", "kind": "home"}]
LOADS = Statement("loads", "MATCH (l:Load) RETURN count(l) AS held")


def loads(bolt: Bolt) -> int:
    return int(bolt.read("loads", lambda tx: tx.rows(LOADS))[0]["held"])


def test_a_preview_tells_everything_and_keeps_nothing_and_a_load_does_what_it_said(told: Bolt) -> None:
    folder = gate.house().settings.imports_from
    folder.mkdir(parents=True)
    write_table(folder, "persons", PEOPLE)
    write_table(folder, "person_addresses", HOMES)
    write_table(folder, "stock", [{"shelf": "1", "jar": "2"}])
    before = loads(told)
    form = screen("importing")
    form.multiselect(key="import-path").set_value(["everything in the folder"])
    form.text_input(key="import-source").set_value("other-force").run()
    form.button(key="import-preview").click().run()
    assert not form.exception
    drawn = words(form)
    for part in (
        "extract/persons",
        "its name and its columns",
        "1 person",
        "1 row: person_id is blank",
        "No mapping knows",
        "line 2: dob cannot be read",
    ):
        assert part in drawn
    assert str(folder) not in html(form)
    assert loads(told) == before
    form.button(key="import-load").click().run()
    assert "1 row accepted" in form.success[0].value
    assert loads(told) == before + 1
    assert "What is new" in words(form)
    form.button(key="import-preview").click().run()
    assert "Nothing new" in words(form)
    assert "1 is on record already" in words(form)


def test_who_may_not_load_is_told_so_and_offered_nothing() -> None:
    refused = screen("importing", user="mosovo")
    assert "role `load`" in refusals(refused)[0]
    assert not refused.button
