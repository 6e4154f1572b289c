"""What people use and belong to: vehicles, phones, accounts, devices, employers and clubs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.invented import names, numbers
from ingest.invented.intelligence import Mention, Statement

if TYPE_CHECKING:
    from ingest.invented.district import District, Nominal
    from ingest.invented.draw import Draw

_CARS = (
    ("Vauxhall", "Corsa"),
    ("Ford", "Fiesta"),
    ("Ford", "Transit"),
    ("Volkswagen", "Golf"),
    ("Peugeot", "208"),
    ("Nissan", "Qashqai"),
    ("Citroen", "Berlingo"),
    ("Skoda", "Octavia"),
)
_COLOURS = ("silver", "black", "white", "blue", "grey", "red", "dark green")
_PLATFORMS = ("Chatterbeck", "Fotoleaf", "Pigeonpost", "Gamewarren", "Marktstall")
_DEVICES = ("smartphone", "laptop", "tablet", "games console", "desktop computer")
_ORGANISATIONS = (
    ("{} Removals", "employer", "no"),
    ("{} Bakery", "employer", "no"),
    ("{} Rovers Junior Football", "club", "yes"),
    ("{} Model Railway Society", "club", "no"),
    ("{} Angling Club", "club", "not known"),
    ("{} Methodist Hall Fellowship", "faith", "yes"),
    ("{} Food Larder", "charity", "no"),
    ("{} Vale School", "school", "yes"),
    ("{} Lettings", "landlord", "no"),
    ("{} Fresh Produce Packing", "employer", "no"),
)
_ROLE = {
    "employer": "employee",
    "club": "member",
    "faith": "attends",
    "charity": "volunteer",
    "school": "parent",
    "landlord": "tenant",
}


def found(district: District) -> None:
    """The organisations of the district."""
    for town in district.towns:
        for pattern, kind, access in _ORGANISATIONS:
            key = district.new_id("N")
            name = pattern.format(town.name)
            district.organisations.append((key, name, kind))
            cells = {"organisation_id": key, "name": name, "kind": kind, "child_access": access}
            district.extract.add("organisations", cells)


def equip(district: District) -> None:
    """Gives people what they use, more of it on record where they are managed."""
    draw = district.draw("belongings")
    for person in district.people:
        if person.scripted:
            continue
        share = 1.0 if person.is_managed else 0.45
        if draw.chance(0.7 * share):
            use_phone(district, draw, person, new_phone(district))
        if draw.chance(0.45 * share):
            use_vehicle(district, draw, person, new_vehicle(district, draw))
        if draw.chance(0.4 * share):
            _use_account(district, draw, person)
        if draw.chance(0.5 * share):
            join(district, draw, person, draw.pick(district.organisations))
        if person.is_managed and draw.chance(0.6):
            _hold_device(district, draw, person)


def new_phone(district: District) -> tuple[str, str]:
    """A phone: its key and number; every fourth is a landline, so that a district does not run out."""
    key = district.new_id("F")
    count = int(key[4:])
    number = numbers.landline(200 + count // 4) if count % 4 == 0 else numbers.mobile(count - count // 4)
    district.extract.add("phones", {"phone_id": key, "number": number})
    return key, number


def use_phone(district: District, draw: Draw, person: Nominal, phone: tuple[str, str]) -> None:
    """Says that a person uses a phone."""
    key, number = phone
    person.things.append(("phone", key, number))
    statement = Statement(
        table="person_phones",
        cells={
            "person_id": person.id,
            "phone_id": key,
            "kind": draw.weighted((("user", 0.8), ("subscriber", 0.15), ("", 0.05))),
        },
        about=person,
        learned_on=draw.days_ago(10, 1_400),
        sentence=f"{person.words} can be reached on {number}.",
        mentions=(Mention("phone", key, "user"),),
    )
    district.log.state(statement)


def new_vehicle(district: District, draw: Draw) -> tuple[str, str]:
    """A vehicle: its key and mark; the make is not always known."""
    key = district.new_id("V")
    vrm = numbers.plate(int(key[1:4]) * 997 + int(key[4:]))
    cells = {"vehicle_id": key, "vrm": draw.weighted(((vrm, 0.9), (vrm.replace(" ", "").lower(), 0.1)))}
    if draw.chance(0.9):
        cells["make"], cells["model"] = draw.pick(_CARS)
    if draw.chance(0.85):
        cells["colour"] = draw.pick(_COLOURS)
    district.extract.add("vehicles", cells)
    return key, vrm


def use_vehicle(district: District, draw: Draw, person: Nominal, vehicle: tuple[str, str]) -> None:
    """Says that a person uses a vehicle."""
    key, vrm = vehicle
    person.things.append(("vehicle", key, vrm))
    kind = draw.weighted((("keeper", 0.5), ("driver", 0.4), ("passenger", 0.1)))
    statement = Statement(
        table="person_vehicles",
        cells={"person_id": person.id, "vehicle_id": key, "kind": kind},
        about=person,
        learned_on=draw.days_ago(10, 1_200),
        sentence=f"{person.words} was seen in vehicle {vrm} as {kind}.",
        mentions=(Mention("vehicle", key, kind),),
        reported=0.5,
    )
    district.log.state(statement)


def _use_account(district: District, draw: Draw, person: Nominal) -> None:
    key, handle, platform = district.new_id("C"), names.handle(draw), draw.pick(_PLATFORMS)
    district.extract.add("accounts", {"account_id": key, "platform": platform, "handle": handle})
    person.things.append(("account", key, f"{handle} on {platform}"))
    statement = Statement(
        table="person_accounts",
        cells={"person_id": person.id, "account_id": key, "kind": "user"},
        about=person,
        learned_on=draw.days_ago(10, 900),
        sentence=f"{person.words} uses the name {handle} on {platform}.",
        mentions=(Mention("account", key, "user"),),
        reported=0.55,
    )
    district.log.state(statement)


def join(district: District, draw: Draw, person: Nominal, organisation: tuple[str, str, str]) -> None:
    """Says that a person is with an organisation."""
    key, name, kind = organisation
    statement = Statement(
        table="person_organisations",
        cells={"person_id": person.id, "organisation_id": key, "role": _ROLE[kind]},
        about=person,
        learned_on=draw.days_ago(10, 1_500),
        sentence=f"{person.words} is with {name} ({_ROLE[kind]}).",
        mentions=(Mention("organisation", key, _ROLE[kind]),),
    )
    district.log.state(statement)


def _hold_device(district: District, draw: Draw, person: Nominal) -> None:
    kind = draw.pick(_DEVICES)
    statement = Statement(
        table="devices",
        cells={
            "device_id": district.new_id("D"),
            "person_id": person.id,
            "kind": kind,
            "examined_on": draw.days_ago(5, 500).isoformat() if draw.chance(0.75) else "",
            "permitted": draw.weighted((("yes", 0.9), ("no", 0.1))),
        },
        about=person,
        learned_on=draw.days_ago(20, 700),
        sentence=f"{person.words} has the use of a {kind}.",
        reported=0.3,
    )
    district.log.state(statement)
