"""Who lives where and did before, who is whose kin, and which children are in the house (pseudonyms only)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ingest.invented.district import District, Household, Nominal, Place, Stay
from ingest.invented.intelligence import Mention, Statement
from ingest.invented.places import new_place

if TYPE_CHECKING:
    from ingest.invented.draw import Draw

_AGE_BANDS = ("0-4", "5-9", "10-13", "14-15", "16-17")
_KIN = {
    "partner": ("partner", "partner"),
    "parent": ("family", "parent of"),
    "child": ("family", "adult child of"),
    "lodger": ("household", "lodger"),
}


def house(district: District) -> None:
    """Homes now and before, kinship within households, and children."""
    draw = district.draw("households")
    for household in district.households:
        if any(person.scripted for person in household.members):
            continue
        moved_in = draw.days_ago(40, 2_500)
        for person in household.members:
            _live_at(district, draw, person, Stay(household.home, _use_of(household.home), moved_in, None))
            _earlier_homes(district, draw, person, moved_in)
        _kin(district, household, moved_in)
        _children(district, draw, household)


def _use_of(place: Place) -> str:
    return "approved_premises" if place.kind == "approved_premises" else "home"


def _live_at(district: District, draw: Draw, person: Nominal, stay: Stay) -> None:
    person.stays.append(stay)
    cells = {
        "person_id": person.id,
        "address_id": stay.place.id,
        "kind": stay.kind,
        "valid_from": _as_remembered(draw, stay.began),
        "valid_to": stay.ended.isoformat() if stay.ended else "",
    }
    if stay.ended is None and draw.chance(0.6):
        cells["confirmed_on"] = draw.later(stay.began, 20, 1_500).isoformat()
    lived = "lived" if stay.ended else "lives"
    statement = Statement(
        table="person_addresses",
        cells=cells,
        about=person,
        learned_on=draw.later(stay.began, 0, 60),
        sentence=f"{person.words} {lived} at {stay.place.words}.",
        mentions=(Mention("address", stay.place.id, "home"),),
        reported=0.25,
    )
    district.log.state(statement)


def _as_remembered(draw: Draw, day: date) -> str:
    shapes = ((day.isoformat(), 0.8), (day.isoformat()[:7], 0.12), (str(day.year), 0.05), (f"c. {day.year}", 0.03))
    return draw.weighted(shapes)


def _earlier_homes(district: District, draw: Draw, person: Nominal, moved_in: date) -> None:
    ended = moved_in
    for _ in range(draw.between(0, 4) if person.is_managed else draw.weighted(((0, 0.75), (1, 0.25)))):
        began = ended - timedelta(days=draw.between(90, 1_200))
        place = _earlier_place(district, draw)
        if all(stay.place is not place for stay in person.stays):
            _live_at(district, draw, person, Stay(place, _use_of(place), began, ended))
        ended = began - timedelta(days=draw.between(0, 60))


def _earlier_place(district: District, draw: Draw) -> Place:
    match draw.weighted((("hostel", 0.12), ("known", 0.18), ("new", 0.7))):
        case "hostel":
            return draw.pick(district.hostels)
        case "known":
            return draw.pick(district.households).home
        case _:
            return new_place(district, draw)


def _kin(district: District, household: Household, moved_in: date) -> None:
    head = household.members[0]
    for other in household.members[1:]:
        kind, role = _KIN.get(other.tie, ("household", ""))
        district.tied(head, other)
        statement = Statement(
            table="associations",
            cells={
                "person_id": other.id,
                "other_person_id": head.id,
                "kind": kind,
                "role": role,
                "valid_from": moved_in.isoformat(),
            },
            about=head,
            learned_on=moved_in,
            sentence=f"{other.words} is the {kind if kind != 'family' else role.split(' of')[0]} of {head.words}.",
            mentions=(Mention("person", other.id, kind),),
            reported=0.4,
        )
        district.log.state(statement)


def _children(district: District, draw: Draw, household: Household) -> None:
    head = household.members[0]
    with_partner = any(person.tie == "partner" for person in household.members)
    share = 0.32 if with_partner else 0.05
    if household.home in district.hostels or not draw.chance(share * (0.6 if head.is_managed else 1.0)):
        return
    for _ in range(draw.weighted(((1, 5.0), (2, 3.0), (3, 1.0)))):
        child = add_child(district, draw, household)
        household.children.append(child)
        for person in household.members:
            kind = "own" if person.tie == "partner" or not person.is_managed else draw.pick(("own", "household"))
            _tie_child(district, draw, person, child, kind=kind)


def add_child(district: District, draw: Draw, household: Household) -> str:
    """A child in a house: a pseudonym, an age band and no name."""
    child = district.new_id("K")
    cells = {
        "child_id": child,
        "age_band": draw.pick(_AGE_BANDS),
        "address_id": household.home.id,
        "looked_after": draw.weighted((("no", 0.9), ("yes", 0.04), ("not known", 0.06))),
        "status": draw.weighted((("", 0.7), ("child in need", 0.2), ("child protection plan", 0.1))),
    }
    district.extract.add("children", cells)
    return child


def _tie_child(district: District, draw: Draw, person: Nominal, child: str, *, kind: str) -> None:
    statement = Statement(
        table="child_links",
        cells={"child_id": child, "person_id": person.id, "kind": kind},
        about=person,
        learned_on=draw.days_ago(10, 900),
        sentence=f"A child lives in the household of {person.words}; details are held by Children's Services.",
        reported=0.3 if person.is_managed else 0.03,
        child=True,
    )
    district.log.state(statement)
