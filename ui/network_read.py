"""Reading the ties that a viewer may see, for every analysis of networks."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from analysis.network.near import enough_for
from analysis.network.ties import ITEM_FIELDS, REPORT_FIELDS, cited, ties_in
from analysis.network.weights import Weights
from graph.links import SOCIAL
from ui.columns_read import ColumnsRead

if TYPE_CHECKING:
    from datetime import date

    from analysis.network.near import Near
    from analysis.network.ties import Cited, Tie
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


def read_ties(reader: Reader, near: Near | None = None) -> tuple[Tie, ...]:
    """Every social tie that may be seen, or those that paths between some people can lead through.

    Each with its grading and origin, as far as those may be seen.
    """
    read = ColumnsRead(reader, "networks")
    among = None if near is None else enough_for(read, near)
    tables = {name: read.links(name, provenance=True, touching=among) for name in sorted(SOCIAL)}
    known = _cited(
        read, None if near is None else {each for table in tables.values() for each in table.column("report")}
    )
    return tuple(tie for name, table in tables.items() for tie in ties_in(name, table, known))


def _cited(read: ColumnsRead, reports: set[str] | None) -> Cited:
    """What is known of all reports and items, or of those that some ties rest on."""
    item_of = read.links("ITEM_OF", touching=reports)
    wanted = None if reports is None else reports.union(item_of.column("end"))
    return cited(
        read.records("Report", REPORT_FIELDS, about=wanted),
        read.records("ReportItem", ITEM_FIELDS, about=wanted),
        item_of,
    )
