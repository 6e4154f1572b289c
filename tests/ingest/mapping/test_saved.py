"""Saved mappings: found by name, never over another by accident, and a broken one is named and stops nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.errors import InputError
from ingest.mapping.problems import MappingError
from ingest.mapping.saved import Shelf

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
mapping: ward-book
tables:
  ward:
    model: Person
    key: ref
    things:
      person: {kind: Person, key: ref, mint: true}
    about: person
"""


def test_a_mapping_is_saved_found_and_shared(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "mappings")
    assert shelf.mappings() == {}
    shelf.save(TEXT)
    assert shelf.find("ward-book").tables["ward"].model == "Person"
    assert shelf.text_of("ward-book") == TEXT
    assert shelf.find("extract").mapping == "extract"
    with pytest.raises(InputError, match="saved already"):
        shelf.save(TEXT)
    assert shelf.save(TEXT.replace("key: ref\n", "key: no\n"), replace=True).tables["ward"].key == ("no",)


@pytest.mark.parametrize("name", ["../ward", "extract", "Ward Book", "a" * 61])
def test_a_name_that_leads_elsewhere_or_is_taken_is_refused(tmp_path: Path, name: str) -> None:
    shelf = Shelf(tmp_path / "mappings")
    with pytest.raises(InputError):
        shelf.save(TEXT.replace("ward-book", name))
    with pytest.raises(InputError):
        shelf.text_of(name)
    assert not shelf.mappings()


def test_what_does_not_work_is_not_saved_and_a_broken_file_is_told_of(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    with pytest.raises(MappingError, match="line 4"):
        shelf.save(TEXT.replace("model: Person", "model: Persona"))
    shelf.save(TEXT)
    (tmp_path / "spoilt.yaml").write_text("mapping: spoilt\n", encoding="utf-8")
    assert list(shelf.mappings()) == ["ward-book"]
    assert "spoilt.yaml" in str(shelf.broken()[0])
