"""The network that a viewer may see, with how much is on record about its people."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from analysis.network.brokers import well_graded
from analysis.network.together import network_of
from analysis.network.web import web_of
from graph.asking.attention import records_per_person
from graph.errors import NotOnRecordError
from ui.network_read import read_ties

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analysis.network.ties import Tie
    from analysis.network.together import Network
    from graph.asking.attention import Attention
    from graph.reader import Reader
    from ui.network_read import HowRead


class NetworkRead:
    """The network that a viewer may see, and how much is on record about its people."""

    def __init__(self, ties: Sequence[Tie], attention: Attention, how: HowRead) -> None:
        self._ties = ties
        self.how = how
        self.attention = attention

    @cached_property
    def network(self) -> Network:
        """Everybody on record and the ties among them."""
        return self._of(self._ties)

    @cached_property
    def without_low(self) -> Network:
        """The same people without ties of low grading."""
        return self._of(well_graded(self._ties))

    def places(self, people: Iterable[str]) -> tuple[int, ...]:
        """Where people stand in the network.

        Raises:
            NotOnRecordError: If one of them is nobody that may be seen.
        """
        found = [self.network.place(person) for person in people]
        if None in found:
            message = "One of those is no person on record that you may see."
            raise NotOnRecordError(message)
        return tuple(place for place in found if place is not None)

    def _of(self, ties: Iterable[Tie]) -> Network:
        web = web_of(ties, self.how.weights, self.how.today, without=self.how.without)
        everybody = {*self.attention.records, *(tie.start for tie in self._ties)}
        everybody |= {tie.end for tie in self._ties if tie.joins_people}
        return network_of(web, everybody)


def read_network(reader: Reader, how: HowRead) -> NetworkRead:
    """Read every tie that may be seen, and how many records are about each person."""
    return NetworkRead(read_ties(reader), reader.ask(records_per_person()), how)
