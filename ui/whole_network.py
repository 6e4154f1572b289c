"""The network that a viewer may see, with how much is on record about its people."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

from analysis.network.tie_table import Sources, tie_table, well_graded
from analysis.network.ties import ITEM_FIELDS, REPORT_FIELDS
from analysis.network.whole import Counted, whole_network
from analysis.network.worth import PEOPLE_ALONE
from graph.asking.attention import records_per_person
from graph.errors import NotOnRecordError
from graph.links import SOCIAL
from ui.columns_read import ColumnsRead

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.network.together import Network
    from graph.asking.attention import Attention
    from graph.reader import Reader
    from ui.network_read import HowRead


class NetworkRead:
    """The network that a viewer may see, and how much is on record about its people."""

    def __init__(self, ties: pl.DataFrame, attention: Attention, how: HowRead) -> None:
        self.ties = ties
        self.how = how
        self.attention = attention

    @cached_property
    def network(self) -> Network:
        """Everybody on record and the ties among them."""
        return self._of(self.ties)

    @cached_property
    def without_low(self) -> Network:
        """The same people without ties of low grading."""
        return self._of(well_graded(self.ties))

    def places(self, people: Iterable[str], of: str = "the person") -> tuple[int, ...]:
        """Where people stand in the network.

        Raises:
            NotOnRecordError: If one of them is nobody that may be seen; it says which by its place among these.
        """
        found = [self.network.place(person) for person in people]
        if None in found:
            which = f"Number {found.index(None) + 1} of {of}" if len(found) > 1 else f"What is named as {of}"
            message = f"{which} is no person on record that you may see."
            raise NotOnRecordError(message)
        return tuple(place for place in found if place is not None)

    def _of(self, ties: pl.DataFrame) -> Network:
        people = (self.ties["start"], self.ties.filter(pl.col("type").is_in(PEOPLE_ALONE))["end"])
        everybody = {*self.attention.records, *(each for column in people for each in column.unique())}
        return whole_network(ties, Counted(self.how.weights, self.how.today, self.how.without), everybody)


def read_tie_table(reader: Reader) -> pl.DataFrame:
    """Every social tie that may be seen, as one table."""
    read = ColumnsRead(reader, "networks")
    sources = Sources(
        read.record_frame("Report", REPORT_FIELDS),
        read.record_frame("ReportItem", ITEM_FIELDS),
        read.link_frame("ITEM_OF"),
    )
    return tie_table({name: read.link_frame(name, provenance=True) for name in sorted(SOCIAL)}, sources)


def read_network(reader: Reader, how: HowRead) -> NetworkRead:
    """Read every tie that may be seen, and how many records are about each person."""
    return NetworkRead(read_tie_table(reader), reader.ask(records_per_person()), how)
