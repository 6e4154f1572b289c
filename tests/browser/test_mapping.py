"""A file nobody has mapped: mapped by hand on screen, saved, and run from the command line, twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.keys import node_id
from tests.ui.commands.shell import Shell

if TYPE_CHECKING:
    from pathlib import Path

    from graph.neo4j.endpoint import Endpoint
    from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]
ANALYST = "Petra Vossgate"
LODGERS = """\
Ward book of the lodging office;;;;;;
;;;;;;
Lodger No;Family;Christened;Born;Lodges at;Post code;Wheels
L-01;Brambleholt;Odo;05/03/1971;4 Cinder Stairs;ZX3 4TT;ZX70 QQV
L-02;Fennimarsh;Tilda;22667;9 Copper Steps;ZX3 4TU;
L-03;Ashgarrow;Wenna;31/02/1980;;;ZX21ABC
;Nobody;;;;;
"""
WARD_BOOK = """\
mapping: ward-book
tables:
  ward:
    model: Person
    key: [ref]
    things:
      person: {kind: Person, key: ref, mint: true}
    about: person
"""
ASKING = ("--as", "analyst", "--purpose", "data quality")


@pytest.fixture
def lodgers(tmp_path: Path) -> Path:
    file = tmp_path / "lodgers.csv"
    file.write_text(LODGERS, encoding="cp1252")
    return file


def test_a_fourth_file_is_mapped_by_hand_saved_and_re_run(
    visitor: Visitor, lodgers: Path, home: Path, endpoint: Endpoint
) -> None:
    visitor.goes_to("/mapping")
    visitor.begins(user=ANALYST, purpose="data quality")
    visitor.uploads(lodgers)
    visitor.sees("looks like vehicle mark")
    visitor.picks("Family goes to", "Person: surname")
    visitor.picks("Christened goes to", "Person: forenames")
    visitor.picks("Born is read as", "read as date")
    visitor.sees("Address: say by which columns the address is known.")
    visitor.picks("Lodges at goes to", "Address: line1")
    visitor.picks("The address", "Lodges at")
    visitor.sees("surname Brambleholt")
    visitor.sees("would be refused")
    visitor.keeps_a_picture("map-a-file")
    visitor.fills("Name of the mapping", "lodging-office")
    visitor.presses("Save the mapping")
    visitor.sees("Saved as lodging-office. A saved mapping is kept on the machine that runs this explorer")
    visitor.sees("mosaic load FILE --source NAME --mapping lodging-office")
    shell = Shell(endpoint, home)
    loading = ("load", str(lodgers), "--source", "lodging-office", "--mapping", "lodging-office")
    (file,) = shell.answer(*loading)["files"]
    counts = {name: file[name] for name in ("rows", "accepted", "refused", "unreadable_values")}
    assert counts == {"rows": 4, "accepted": 3, "refused": 1, "unreadable_values": 1}
    again = shell.answer(*loading)
    assert (again["created"], again["superseded"]) == ({}, 0)
    page = shell.answer("show", node_id("Person", "lodging-office", "L-02"), *ASKING)
    assert page["thing"]["label"] == "FENNIMARSH, Tilda"


def test_a_mapping_that_somebody_shared_is_saved_and_takes_a_place_only_when_told_to(
    visitor: Visitor, tmp_path: Path
) -> None:
    file = tmp_path / "ward-book.yaml"
    file.write_text(WARD_BOOK, encoding="utf-8")
    visitor.goes_to("/mapping")
    visitor.begins(user=ANALYST, purpose="data quality")
    visitor.page.get_by_role("tab", name="Saved and shared mappings").click()
    visitor.page.locator('input[type="file"]').last.set_input_files(file)
    visitor.presses("Save it")
    visitor.sees("Saved as ward-book.")
    visitor.presses("Save it")
    visitor.sees("A mapping called ward-book is saved already")
    visitor.page.get_by_text("Take the place of a saved mapping of this name").last.click()
    visitor.settles()
    visitor.presses("Save it")
    visitor.sees("Saved as ward-book.")


def test_an_import_shows_what_it_would_do_and_then_does_it(visitor: Visitor, tmp_path: Path) -> None:
    file = tmp_path / "persons.csv"
    file.write_text("person_id,surname\nQ1,Ottergate\n,Keyless\n", encoding="utf-8")
    visitor.goes_to("/import")
    visitor.begins(user=ANALYST, purpose="data quality")
    visitor.uploads(file)
    visitor.fills("The system they come from", "ward-office")
    visitor.presses("Preview")
    visitor.sees("nothing is kept yet")
    visitor.sees("its name and its columns are those of extract/persons")
    visitor.keeps_a_picture("import-preview")
    visitor.presses("Load")
    visitor.sees("1 row accepted")
    assert visitor.too_faint() == []
