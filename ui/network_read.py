"""Reading the ties that a viewer may see, for every analysis of networks."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from analysis.network.ties import ITEM_FIELDS, REPORT_FIELDS, cited, ties_in
from analysis.network.weights import Weights
from graph.links import SOCIAL

if TYPE_CHECKING:
    from datetime import date

    from analysis.network.ties import Tie
    from graph.reader import Reader


class HowRead(NamedTuple):
    """What of the ties is wanted, and what they are worth.

    Attributes:
        as_at: The moment whose state of the record is looked at, None for now; recency is counted from it.
        without: Kinds of tie to leave out.
        weights: What ties are worth.
    """

    as_at: datetime | None = None
    without: tuple[str, ...] = ()
    weights: Weights = Weights()

    @property
    def today(self) -> date:
        """The day from which recency is counted."""
        return (self.as_at or datetime.now(UTC)).date()


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
