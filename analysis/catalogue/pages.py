"""The catalogue as a page of the documentation, in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.catalogue.analysis import Analysis

_OPENING = """# Analyses

What can be asked, how it is answered, and what must not be concluded. This page is made from `analysis/catalogue/`;
a test says when it is out of date, and `mosaic analyses --markdown` prints it anew.
"""


def as_markdown(analyses: Iterable[Analysis]) -> str:
    """The whole page."""
    return "\n".join((_OPENING, *(_section(analysis) for analysis in analyses)))


def _section(analysis: Analysis) -> str:
    lines = (
        f"## {analysis.name}\n",
        f"**{analysis.question}**\n",
        f"- *Needs*: {analysis.inputs}",
        f"- *How*: {analysis.method}",
        f"- *From*: {analysis.source}",
        *(f"- *Mind*: {caveat}" for caveat in analysis.caveats),
        f"\n```\n{analysis.example}\n```\n",
    )
    return "\n".join(lines)
