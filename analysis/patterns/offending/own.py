"""The offences of one person as spots and windows, and the homes that were or may have been theirs at the time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.counted import told
from analysis.nominal.addresses import occupancies
from analysis.nominal.offending import offences
from analysis.patterns.cells import windows
from analysis.patterns.offending.places import Journey, Spot, distance_km
from analysis.patterns.series.places import in_country
from graph.partdates import Certainty
from graph.vocabulary import OffenceRole

if TYPE_CHECKING:
    from analysis.nominal.offending import OffenceView
    from graph.reading.results import Dossier
    from graph.reading.thing_page import ThingPage

_HOMES = frozenset({"home", "second", "approved premises"})


class Own(NamedTuple):
    """One person's offences.

    Attributes:
        views: Every offence that they have a part in, witnesses left out, the latest first.
        spots: Where, as far as a place in the country is on record.
        windows: When, in local days, as far as a time is on record; by offence.
        notes: What could not be used, in words.
    """

    views: tuple[OffenceView, ...]
    spots: tuple[Spot, ...]
    windows: dict[str, tuple[float, float]]
    notes: tuple[str, ...]


def own(page: ThingPage) -> Own:
    """Gather what a page says of a person's offences."""
    views = tuple(view for view in offences(page) if view.parts and view.parts[0].role != OffenceRole.WITNESS)
    found = {view.thing.id: _degrees(page, view) for view in views}
    spots = [Spot(one, *where) for one, where in found.items() if where]
    right = in_country(np.array([[spot.latitude, spot.longitude] for spot in spots]).reshape(-1, 2))
    usable = tuple(spot for spot, inside in zip(spots, right, strict=True) if inside)
    times = _windows(views)
    unusable = (
        (len(views) - len(spots), "no coordinates on record"),
        (len(spots) - len(usable), "coordinates outside the country, or swapped"),
        (len(views) - len(times), "no usable time, or one that ends before it starts"),
    )
    notes = told((number, "offence has", "offences have", what) for number, what in unusable)
    return Own(views, usable, times, notes)


def journeys(page: ThingPage, mine: Own) -> tuple[Journey, ...]:
    """From each home that was or may have been theirs on the day to the offence."""
    spots = {spot.offence: spot for spot in mine.spots}
    found = []
    for view in mine.views:
        day = view.begun.earliest
        for stay in occupancies(page.dossier, day) if day and view.thing.id in spots else ():
            where = _of_address(page.further.get(stay.other.id))
            if stay.now is Certainty.NO or stay.kind not in _HOMES or where is None:
                continue
            spot = spots[view.thing.id]
            km = distance_km(where, (spot.latitude, spot.longitude))
            evidence = tuple(each.record.id for each in stay.behind)
            found.append(Journey(view.thing.id, stay.other.id, km, stay.now is Certainty.CERTAIN, evidence))
    return tuple(found)


def homes(page: ThingPage, mine: Own) -> dict[str, tuple[float, float]]:
    """The homes of the time of the offences, by address, in degrees."""
    wanted = dict.fromkeys(journey.home for journey in journeys(page, mine))
    found = {home: _of_address(page.further.get(home)) for home in wanted}
    return {home: where for home, where in found.items() if where}


def _degrees(page: ThingPage, view: OffenceView) -> tuple[float, float] | None:
    values = view.record.record.values if view.record else {}
    up, across = values.get("latitude"), values.get("longitude")
    if isinstance(up, float) and isinstance(across, float):
        return up, across
    return next((where for place in view.places if (where := _of_address(page.further.get(place.id)))), None)


def _of_address(there: Dossier | None) -> tuple[float, float] | None:
    for record in there.of("Address") if there else ():
        up, across = record.values.get("latitude"), record.values.get("longitude")
        if isinstance(up, float) and isinstance(across, float):
            return up, across
    return None


def _windows(views: tuple[OffenceView, ...]) -> dict[str, tuple[float, float]]:
    texts = [
        [(view.record.record.text(name) if view.record else None) or "" for view in views]
        for name in ("from_at", "to_at")
    ]
    found = windows(*texts)
    each = zip(views, found.first, found.last, strict=True)
    return {view.thing.id: (float(a), float(b)) for view, a, b in each if np.isfinite(a + b)}
