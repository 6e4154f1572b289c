"""The catalogue is whole, and the documentation made from it is up to date."""

from __future__ import annotations

from analysis.catalogue.every import CATALOGUE
from analysis.catalogue.pages import as_markdown
from tests.architecture.source_tree import ROOT


def test_the_page_in_the_documentation_is_the_catalogue() -> None:
    assert (ROOT / "docs" / "analyses.md").read_text(encoding="utf-8") == as_markdown(CATALOGUE)


def test_every_analysis_is_named_once_and_says_what_must_not_be_concluded() -> None:
    names = [analysis.name for analysis in CATALOGUE]
    assert len(set(names)) == len(names)
    assert [analysis.name for analysis in CATALOGUE if not analysis.caveats] == []


def test_every_example_is_a_command_of_its_own_analysis() -> None:
    wrong = [one.name for one in CATALOGUE if not one.example.startswith(f"mosaic {one.command} ")]
    assert wrong == []
