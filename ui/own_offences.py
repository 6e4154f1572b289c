"""One person's offences as the Patterns page lays them out: when, where if a map can show it, and what says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.nominal.when import when_of
from analysis.patterns.offending.own import own
from analysis.patterns.offending.times import times
from ui.answers.statements import ThingAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from graph.reading.thing_page import ThingPage


class OwnOffence(NamedTuple):
    """One offence of somebody's.

    Attributes:
        when: Its time in words; where it is a window, its beginning.
        until: The end of that window in words; empty where there is none.
        on: Its first day; None where no day is recorded.
        place: Latitude and longitude; None where none is on record, or none in the country.
        window: From when to when it can have been, in local days; None where no usable time is recorded.
        records: What is recorded of it; empty where that may not be seen.
    """

    offence: ThingAnswer
    when: str
    until: str
    on: date | None
    place: tuple[float, float] | None
    window: tuple[float, float] | None
    records: tuple[str, ...]


def own_offences(page: ThingPage) -> tuple[OwnOffence, ...]:
    """Somebody's offences, the latest first."""
    mine = own(page)
    places = {spot.offence: (spot.latitude, spot.longitude) for spot in mine.spots}
    return tuple(
        OwnOffence(
            ThingAnswer.of(view.thing),
            when_of(view.record.record, "from_at").words if view.record else "no date recorded",
            view.ended.words if view.ended.is_dated else "",
            view.begun.earliest,
            places.get(view.thing.id),
            mine.windows.get(view.thing.id),
            (view.record.record.id,) if view.record else (),
        )
        for view in mine.views
    )


def week_of(offences: Iterable[OwnOffence]) -> Sequence[Sequence[float]]:
    """Days by hours: how many of some offences fall there, their windows shared out."""
    windows = [each.window for each in offences if each.window]
    first, last = (np.array([window[end] for window in windows]) for end in (0, 1))
    found: list[list[float]] = times(first, last).week.tolist()
    return found
