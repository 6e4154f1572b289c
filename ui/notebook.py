"""Mosaic in a notebook: what one viewer may see as networkx graphs, and what somebody drew there back in.

A notebook is one viewer with one purpose, like any other way in: every look goes through the reader and stands on the
audit record, and what is brought in goes through the form that a person would fill in.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from analysis.network.as_networkx import Drawn, drawn, marked
from analysis.network.near import Near
from analysis.network.paths import Wanted, between
from analysis.network.web import web_of
from analysis.network.weights import Weights
from graph.access import Reason
from graph.asking.assertions import ends_of
from graph.reading.chart import Fresh
from graph.reading.frame import View
from graph.settings import Settings
from ui.bringing_in import Brought, Report, bring_in
from ui.desks import desk_of
from ui.network_read import HowRead, read_ties
from ui.wiring import House, furnish

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Protocol

    class Finding(Protocol):
        """A part of an answer that says on which assertions it rests."""

        @property
        def evidence(self) -> tuple[str, ...]:
            """Ids of assertions."""


class Sitting(NamedTuple):
    """Who sits at a notebook, and why, as at when."""

    user: str
    purpose: str
    as_at: datetime | None = None


class Notebook:
    """Everything that a notebook may ask of Mosaic; made by `open_notebook`, and to be closed."""

    def __init__(self, house: House, sitting: Sitting) -> None:
        self._house = house
        self._viewer = house.directory.viewer(sitting.user)
        self._reason = Reason.parse(sitting.purpose)
        self._as_at = sitting.as_at
        self.reader = house.reader(self._viewer, self._reason, View(as_at=sitting.as_at))

    def neighbourhood(self, reference: str, *, steps: int = 1) -> Drawn:
        """Everything within so many steps of something, over ties that join people, and the ties among all of it.

        Raises:
            NotOnRecordError: If nothing under this reference may be seen.
        """
        start = self.reader.find(reference)
        met, fresh = {start}, {start}
        for _ in range(steps):
            near = self.reader.step_out(sorted(fresh)).near
            fresh = {each.other for each in near} - met
            met |= fresh
        return drawn(self.reader.chart(Fresh(sorted(met))))

    def paths(self, one: str, other: str, *, wanted: Wanted | None = None, weights: Weights | None = None) -> Drawn:
        """The paths with the fewest links and the strongest ones; each edge says on which of them it lies.

        Raises:
            NotOnRecordError: If nothing under one of the references may be seen.
        """
        ends = self.reader.find(one), self.reader.find(other)
        sought = wanted or Wanted()
        ties = read_ties(self.reader, Near(ends, sought.most_steps))
        found = between(web_of(ties, weights or Weights(), HowRead(self._as_at).today), *ends, sought)
        every = list(dict.fromkeys((*found.fewest.paths, *found.strong.paths)))
        behind = {tie.id for path in every for step in path.steps for tie in step.ties}
        things = sorted({*ends, *(thing for path in every for thing in path.things)})
        return marked(drawn(self.reader.chart(Fresh(things)), behind), every)

    def finding(self, found: Finding) -> Drawn:
        """What a finding rests on: the assertions that it names, and nothing that it only supposes."""
        return self.assertions(found.evidence)

    def assertions(self, links: Sequence[str]) -> Drawn:
        """These assertions and what they tie together, as far as they may be seen."""
        ends = self.reader.ask(ends_of(links))
        return drawn(self.reader.chart(Fresh(ends)), frozenset(links))

    def bring_in(self, graph: Drawn, report: Report) -> Brought:
        """Enter what is new in a graph, resting on a report that says where it is from.

        Raises:
            AccessRefusedError: If this user may not enter records.
            InputError: If something in it cannot be entered; nothing is kept.
        """
        return bring_in(desk_of(self._house, self._viewer, self._reason), graph, report)

    def close(self) -> None:
        """Let go of the database; a local one is left running."""
        self._house.bolt.close()


def open_notebook(user: str, purpose: str, as_at: datetime | None = None) -> Notebook:
    """A notebook for somebody and a purpose, on the database that the environment names.

    Raises:
        AccessRefusedError: If there is no such user.
        DatabaseError: If the database cannot be reached or started.
    """
    return Notebook(furnish(Settings.from_environment(os.environ)), Sitting(user, purpose, as_at))
