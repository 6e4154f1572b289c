"""Who lives in a district: households with a managed person at their head first, then everybody around them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from ingest.invented import names
from ingest.invented.district import District, Household, Nominal
from ingest.invented.places import new_place

if TYPE_CHECKING:
    from ingest.invented.draw import Draw

_GENERATION = 27 * 365
_HOSTEL_SHARE = 0.10
_WITH_GROWN_CHILD = 42


class Kin(NamedTuple):
    """Somebody who joins a household: as what, of which sex, and born when."""

    tie: str
    sex: str
    born: date


def settle(district: District) -> None:
    """Fills the district up to its size with households, and writes every nominal."""
    draw = district.draw("people")
    for _ in range(district.size.managed - sum(person.is_managed for person in district.people)):
        _managed_household(district, draw)
    while len(district.people) < district.size.persons:
        _household(district, draw)


def _managed_household(district: District, draw: Draw) -> None:
    hostel = draw.chance(_HOSTEL_SHARE)
    household = Household(draw.pick(district.hostels) if hostel else new_place(district, draw))
    years = min(88.0, max(18.5, draw.near(44, 14)))
    kin = Kin("head", draw.weighted((("M", 0.96), ("F", 0.04))), district.today - timedelta(days=int(years * 365.25)))
    _join(district, draw, household, kin)
    household.members[0].is_managed = True
    district.households.append(household)
    if not hostel:
        _with_family(district, draw, household)


def _household(district: District, draw: Draw) -> None:
    household = Household(new_place(district, draw))
    born = district.today - timedelta(days=draw.between(19, 80) * 365 + draw.between(0, 364))
    _join(district, draw, household, Kin("head", draw.weighted((("M", 0.62), ("F", 0.38))), born))
    district.households.append(household)
    _with_family(district, draw, household)


def _with_family(district: District, draw: Draw, household: Household) -> None:
    head = household.members[0]
    if draw.chance(0.42):
        born = head.born + timedelta(days=int(draw.near(500, 1_600)))
        _join(district, draw, household, Kin("partner", "F" if head.sex == "M" else "M", born))
    if draw.chance(0.14):
        born = head.born - timedelta(days=_GENERATION + draw.between(-2_000, 2_000))
        _join(district, draw, household, Kin("parent", draw.pick("MF"), born))
    if head.age(district.today) > _WITH_GROWN_CHILD and draw.chance(0.2):
        born = head.born + timedelta(days=draw.between(20, 24) * 365)
        _join(district, draw, household, Kin("child", draw.pick("MF"), born))
    if draw.chance(0.08):
        born = district.today - timedelta(days=draw.between(19, 60) * 365)
        _join(district, draw, household, Kin("lodger", "M", born))


def _join(district: District, draw: Draw, household: Household, kin: Kin) -> None:
    if len(district.people) >= district.size.persons:
        return
    alone = draw.chance(0.003)
    person = Nominal(
        id=district.new_id("P"),
        surname=names.single_name(draw) if alone else _surname(draw, household, kin.tie),
        forenames="" if alone else names.forenames(draw, kin.sex),
        sex=kin.sex,
        # Nominals here are adults; a child is a pseudonym in a table of its own and never a nominal.
        born=min(kin.born, district.today - timedelta(days=18 * 366)),
        household=household,
        tie=kin.tie,
    )
    household.members.append(person)
    district.people.append(person)


def _surname(draw: Draw, household: Household, tie: str) -> str:
    own = {"partner": 0.5, "parent": 0.9, "child": 0.85}
    if household.members and draw.chance(own.get(tie, 0.0)):
        return household.members[0].surname
    return names.surname(draw)
