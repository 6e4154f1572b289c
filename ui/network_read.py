"""Reading the ties that a viewer may see, for every analysis of networks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.network.ties import ITEM_FIELDS, REPORT_FIELDS, cited, ties_in
from graph.links import SOCIAL

if TYPE_CHECKING:
    from analysis.network.ties import Tie
    from graph.reader import Reader


def read_ties(reader: Reader) -> tuple[Tie, ...]:
    """Every social tie that may be seen, with its grading and origin as far as those may be seen."""
    known = cited(
        reader.records_as_columns("Report", REPORT_FIELDS),
        reader.records_as_columns("ReportItem", ITEM_FIELDS),
        reader.links_as_columns("ITEM_OF"),
    )
    return tuple(
        tie for name in sorted(SOCIAL) for tie in ties_in(name, reader.links_as_columns(name, provenance=True), known)
    )
