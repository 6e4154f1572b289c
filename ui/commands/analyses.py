"""`mosaic analyses`: what can be asked, how it is answered, and what must not be concluded."""

import sys
from typing import Annotated

import typer

from analysis.catalogue.analysis import Analysis
from analysis.catalogue.every import CATALOGUE
from analysis.catalogue.pages import as_markdown
from ui.answers.statements import Answer
from ui.asking import AsJson
from ui.terminal import lines, to_people, write_json


class CatalogueAnswer(Answer):
    """Every analysis."""

    analyses: tuple[Analysis, ...]


def analyses(
    *,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print docs/analyses.md.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the analyses: the question, what each needs, how it is answered, and what must not be concluded."""
    if as_json:
        write_json(CatalogueAnswer(analyses=CATALOGUE))
    elif markdown:
        sys.stdout.write(as_markdown(CATALOGUE))
    else:
        _show()


def _show() -> None:
    console = to_people()
    for analysis in CATALOGUE:
        lines(console, [f"{analysis.name}: {analysis.question}"], indent=0)
        lines(console, [analysis.method, *analysis.caveats, analysis.example])
