"""Series: offences by one hand that nobody is known for, and offences near by in time and place by another hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ingest.invented.answer_key import Case, Verdict
from ingest.invented.methods import BEHAVIOURS, Method, as_coded, drifted, habits
from ingest.invented.offending import Event, write_offence

if TYPE_CHECKING:
    from ingest.invented.district import District
    from ingest.invented.draw import Draw

_PER_SERIES = 50
"""One series for so many managed people."""
_RARE = 0.15


def plant(district: District) -> None:
    """Plants the series of the district, each with a near-miss beside it."""
    draw = district.draw("series")
    for number in range(max(1, district.size.managed // _PER_SERIES)):
        _series(district, draw, number)


def _series(district: District, draw: Draw, number: int) -> None:
    town = district.towns[number % len(district.towns)]
    base = (town.latitude + draw.near(0, 0.005), town.longitude + draw.near(0, 0.008))
    hand, on, offences = _marked(draw, habits(draw)), draw.days_ago(40, 200), []
    for _ in range(draw.between(4, 7)):
        offences.append(_offence(district, draw, hand, (on, base)))
        hand, on = drifted(draw, hand), on - timedelta(days=draw.between(6, 60))
    note = f"{len(offences)} offences by one hand that drifts; offender unknown"
    district.key.add(Case("series", "crime linkage", tuple(offences), Verdict.PLANTED, note))
    other = _offence(district, draw, habits(draw), (on + timedelta(days=20), base))
    note = "in the area and period of a series, by another hand"
    district.key.add(Case("series", "crime linkage", (offences[-1], other), Verdict.NEAR_MISS, note))


def _marked(draw: Draw, hand: Method) -> Method:
    # A hand is known by what is rare in it, so a series gets three habits that few others have.
    rare = [(dim, name) for dim, rates in BEHAVIOURS.items() for name, rate in rates if rate < _RARE]
    return hand | dict.fromkeys(draw.some(rare, 3), "present")


def _offence(district: District, draw: Draw, hand: Method, where: tuple[date, tuple[float, float]]) -> str:
    on, base = where
    event = Event(
        title=draw.pick(("Sexual assault", "Exposure")),
        category="sexual",
        on=on,
        latitude=base[0] + draw.near(0, 0.006),
        longitude=base[1] + draw.near(0, 0.009),
        method=as_coded(draw, hand),
        outcome="undetected",
        stranger=True,
    )
    return write_offence(district, draw, event)
